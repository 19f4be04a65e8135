"""Picture every page and the map, to be looked at.

``python .ci/contact_sheet.py FOLDER [ADDRESS [PART]]``: with a PART of their names, such as
``phone-dark``, only such pictures are taken.

Writes single pictures and sheets of them into FOLDER: every page in three sizes, light and dark,
and the map on eight dates at three zooms. Without the ADDRESS of a running app it starts one.
Needs the tests' requirements and Chromium.
"""

import contextlib
import sys
from pathlib import Path

import stage

SIZES = {"laptop": (1366, 768), "desktop": (1920, 1080), "phone": (390, 844)}
SCHEMES = ("light", "dark")
DATES = (
    "1938-03-11", "1938-11-10", "1939-08-23", "1939-09-17",
    "1939-10-28", "1940-03-13", "1940-08-06", "1941-06-22",
)  # fmt: skip
ZOOMS = (0, 2, 4)  # presses of the zoom button
COLUMNS = 3
TILE = 640  # pixels across


def main(folder: Path, address: str | None = None, only: str = "") -> None:
    """Take all pictures whose names contain a text, and put them on sheets."""
    folder.mkdir(parents=True, exist_ok=True)
    running = contextlib.nullcontext(address) if address else stage.app()
    with running as base, stage.browser() as chromium:
        for size, (width, height) in SIZES.items():
            for scheme in SCHEMES:
                jobs = {f"{size}-{scheme}-{page}": f"/{page}" for page in pages()}
                jobs = {name: path for name, path in jobs.items() if only in name}
                if not jobs:
                    continue
                context = chromium.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,
                    reduced_motion="reduce",
                    has_touch=size == "phone",
                )
                take(context, base, jobs, folder)
                sheet(chromium, folder, f"sheet-{size}-{scheme}", list(jobs))
        if "map" in only or not only:
            maps(chromium, base, folder)


def pages() -> list[str]:
    """Addresses of all pages; Streamlit serves the first page at the root only."""
    found = sorted(path.stem for path in (stage.ROOT / "pages").glob("*.py"))
    return ["" if name == "overview" else name for name in found if name != "__init__"]


def take(context, base: str, jobs: dict[str, str], folder: Path) -> None:
    """Picture each address as a reader first sees it."""
    for name, path in jobs.items():
        page = context.new_page()
        page.goto(base + path)
        stage.settle(page)
        page.screenshot(path=folder / f"{name}.png")
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        if wide:
            print(f"{name}: wider than the window")
        page.close()
    context.close()


def maps(chromium, base: str, folder: Path) -> None:
    """Picture the map alone on each date at each zoom."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    for presses in ZOOMS:
        names = []
        for date in DATES:
            page = context.new_page()
            page.goto(f"{base}/?date={date}")
            stage.settle(page)
            frame = page.frame_locator(stage.MAP)
            for _ in range(presses):
                frame.get_by_role("button", name="Zoom in").click()
                page.wait_for_timeout(400)  # Leaflet's zoom tells a page outside it nothing
            names.append(f"map-{presses}-{date}")
            frame.locator(".ha-atlas").screenshot(path=folder / f"{names[-1]}.png")
            page.close()
        sheet(chromium, folder, f"sheet-map-{presses}", names)
    context.close()


def sheet(chromium, folder: Path, title: str, names: list[str]) -> None:
    """Lay pictures out side by side, each under its name."""
    tiles = "".join(
        f"<figure><figcaption>{name}</figcaption><img src='{name}.png'></figure>" for name in names
    )
    style = (
        f"body{{margin:8px;display:grid;gap:8px;grid-template-columns:repeat({COLUMNS},{TILE}px)}}"
        "figure{margin:0;font:14px sans-serif}img{width:100%;border:1px solid #999}"
    )
    path = folder / f"{title}.html"
    path.write_text(f"<meta charset=utf-8><style>{style}</style>{tiles}", encoding="utf-8")
    page = chromium.new_page(viewport={"width": COLUMNS * (TILE + 8) + 16, "height": 800})
    page.goto(path.as_uri())
    page.wait_for_load_state("load")
    page.screenshot(path=folder / f"{title}.png", full_page=True)
    page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:4])
