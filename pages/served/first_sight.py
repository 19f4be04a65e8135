"""What a map page shows before any script has run: its title, and the still of its day."""

import html
import re
from functools import cache
from pathlib import Path

import streamlit as st

import geodata
from geodata import cartography
from pages.common.maps import assets, still

HERE = Path(__file__).parent
STYLES = HERE.parent / "common" / "shell" / "styles"
#: The page's own sheets that say where title and map stand, and what Streamlit does around them.
SHEETS = (STYLES / "frame.css", STYLES / "plate.css", HERE / "first_sight.css")
#: What the page itself wears until Streamlit brings its sheets, for its bar of links is seen.
DRESS = (STYLES / "frame.css", STYLES / "bar.css")
#: The file of the title's type, by the beginning of its name.
TITLE_FACE = "atlas-serif-semibold."
_SPARE = re.compile(r"/\*.*?\*/|^\s*//.*?$|^\s+", re.DOTALL | re.MULTILINE)


def of(name: str, title: str, asked: dict[str, str]) -> tuple[str, str]:
    """Write the first sight of a page.

    Parameters
    ----------
    name, title : str
        The page's name, and its heading.
    asked : dict of str to str
        What its address asks for.

    Returns
    -------
    tuple of str
        HTML for the head and for the beginning of the body; both empty for a page without a still,
        and where the files do not allow it.
    """
    try:
        files, address = assets.at_hand(), still.of_link(name, asked)
        there = title and files and address
        return _written(title, address, files.page_prefix) if there else ("", "")
    except (geodata.DataError, OSError):
        return "", ""


def _written(title: str, address: str, prefix: str) -> tuple[str, str]:
    face = next(font.name for font in cartography.fonts() if font.name.startswith(TITLE_FACE))
    head = (
        f'<link rel="preload" as="image" href="{address}" fetchpriority="high">'
        f'<link rel="preload" as="font" type="font/woff2" href="{prefix}{face}" crossorigin>'
        f"<style>{_joined((HERE / 'first_file.css',))}html[data-atlas-first]{{{_joined(DRESS)}}}"
        f"{cartography.font_faces(prefix)}</style>"
    )
    title = html.escape(title)
    # In a tree of its own, which no look into the page meets, the names of the page's parts mean
    # the same to the same style sheets. A browser that knows no such trees shows nothing of it.
    body = (
        f'<div id="atlas-first" aria-hidden="true" inert data-title="{title}">'
        '<template shadowrootmode="closed">'
        f"<style>{_settings()}{_joined(SHEETS)}{still.style(address)}</style>"
        '<div class="stApp"><div data-testid="stMain"><div data-testid="stMainBlockContainer">'
        f'<h1>{title}</h1><div class="st-key-spread"><div data-testid="stHorizontalBlock">'
        '<div data-testid="stColumn"><div class="st-key-map-plate"></div></div>'
        '<div data-testid="stColumn"></div></div></div></div></div></div></template></div>'
        f"<script>{_joined((HERE / 'first_sight.js',))}</script>"
    )
    return head, body


@cache
def _settings() -> str:
    """What the settings say of colours and of the title's type."""
    colours = "".join(
        f"--{name}: light-dark({_setting(f'light.{option}')}, {_setting(f'dark.{option}')});"
        for name, option in (("paper", "backgroundColor"), ("ink", "textColor"))
    )
    size, weight = (_setting(f"heading{part}")[0] for part in ("FontSizes", "FontWeights"))
    return f".stApp{{{colours}--title:{weight} {size} {_setting('headingFont')};}}"


def _setting(name: str) -> str | list:
    """What the settings say of the look; a host may have left them out or replaced them."""
    found = st.get_option(f"theme.{name}")
    if not found:
        raise geodata.DataError(f".streamlit/config.toml says nothing of theme.{name}")
    return found


@cache
def _joined(files: tuple[Path, ...]) -> str:
    """Style sheets or scripts without remarks, empty lines and what stands before a line."""
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return _SPARE.sub("", _SPARE.sub("", text))
