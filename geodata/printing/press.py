"""From a page to a file: SVG, PNG at 300 dots an inch, tagged PDF.

Typst sets the PDF and the PNG. It is loaded only when it is asked for.
"""

import base64
import datetime as dt
import io
import tempfile
from functools import cache
from pathlib import Path

from .lettering import FACES, FONTS
from .sheet import Sheet

DPI = 300


class PressError(RuntimeError):
    """A file cannot be made because a library is missing; the message says which."""


@cache
def _fonts():
    """Our own fonts and no others, so that a sheet is the same on every machine."""
    return _typst().Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def _typst():
    try:
        import typst
    except ImportError as error:
        raise PressError(
            "PDF and PNG files need the package typst, which is not installed here; "
            "install it with: pip install -r requirements.txt. SVG works without it."
        ) from error
    return typst


def typeset(source: str, files: dict[str, bytes], kind: str, ppi: float = DPI) -> bytes:
    """Set a document.

    Parameters
    ----------
    source : str
        Typst markup.
    files : dict of str to bytes
        Files that it names.
    kind : str
        ``"pdf"`` (tagged, PDF/UA-1) or ``"png"`` (one page).
    ppi : float
        Dots an inch of a PNG.

    Returns
    -------
    bytes
        The file; the same input gives the same bytes.

    Raises
    ------
    PressError
        When Typst is not installed.
    """
    typst = _typst()
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        main = Path(folder) / "main.typ"
        main.write_text(source, encoding="utf-8")
        options = {"pdf_standards": ["ua-1"], "timestamp": _stamp()} if kind == "pdf" else {}
        if kind == "png":
            options = {"ppi": ppi}
        made = typst.Compiler(main, root=folder, font_paths=_fonts()).compile(
            format=kind, **options
        )
    return made[0] if isinstance(made, list) else made


def _stamp() -> dt.datetime:
    """The day on which it is printed, without the time, so that a day's files are the same."""
    return dt.datetime.combine(dt.datetime.now(dt.UTC).date(), dt.time(), dt.UTC)


def quoted(text: str) -> str:
    """A text as a Typst string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _source(sheet: Sheet) -> str:
    return (
        f'#set document(title: {quoted(sheet.title)}, author: "The Pact Atlas", '
        f"description: {quoted(sheet.alt)})\n"
        f"#set page(width: {sheet.width:g}mm, height: {sheet.height:g}mm, margin: 0mm)\n"
        '#set text(lang: "en", region: "GB", font: ("Atlas Serif", "Atlas Sans"))\n'
        f'#image("map.svg", width: 100%, alt: {quoted(sheet.alt)})\n'
    )


def as_pdf(sheet: Sheet) -> bytes:
    """A page as a PDF with its fonts, its text as text, and a description."""
    return typeset(_source(sheet), {"map.svg": sheet.svg.encode()}, "pdf")


def as_png(sheet: Sheet) -> bytes:
    """A page as a PNG of 300 dots an inch that says its size and what it is."""
    from PIL import Image, PngImagePlugin

    raw = typeset(_source(sheet), {"map.svg": sheet.svg.encode()}, "png")
    told = PngImagePlugin.PngInfo()
    told.add_itxt("Title", sheet.title)
    told.add_itxt("Description", sheet.alt)
    told.add_itxt("Source", "The Pact Atlas")
    out = io.BytesIO()
    with Image.open(io.BytesIO(raw)) as picture:
        picture.convert("RGB").save(out, "PNG", dpi=(DPI, DPI), pnginfo=told)
    return out.getvalue()


def as_svg(sheet: Sheet) -> bytes:
    """A page as an SVG that brings its fonts along; names are text."""
    faces = "".join(
        f"@font-face{{font-family:'{face.family}';font-style:{face.style};"
        f"font-weight:{face.weight};src:url(data:font/{_kind(file)};base64,"
        f"{base64.b64encode(file.read_bytes()).decode()})}}"
        for face in FACES
        if (file := _smallest(face.file)).exists()
    )
    return sheet.svg.replace("<defs>", f"<defs><style>{faces}</style>", 1).encode()


def _smallest(name: str) -> Path:
    web = (FONTS / name).with_suffix(".woff2")
    return web if web.exists() else FONTS / name


def _kind(file: Path) -> str:
    return "woff2" if file.suffix == ".woff2" else "ttf"
