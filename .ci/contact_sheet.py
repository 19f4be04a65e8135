"""Picture every page and the map, to be looked at.

``python .ci/contact_sheet.py FOLDER [ADDRESS [PART]]``: with a PART of their names, such as
``phone-dark``, only such pictures are taken.

Writes single pictures and sheets of them into FOLDER: every page in three sizes, light and dark,
what a page becomes when a reader acts, the whole length of every page, and the map on eight dates
at three zooms. Without the ADDRESS of a running app it starts one.
Needs the tests' requirements and Chromium.
"""

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

import stage
from playwright.sync_api import Browser, Page, TimeoutError

SIZES = {"laptop": (1366, 768), "desktop": (1920, 1080), "phone": (390, 844)}
SCHEMES = ("light", "dark")
BRIEF = "desktop"  # has room for all; states and whole lengths are taken where room is short
DATES = (
    "1938-03-11", "1938-11-10", "1939-08-23", "1939-09-17",
    "1939-10-28", "1940-03-13", "1940-08-06", "1941-06-22",
)  # fmt: skip
ZOOMS = (0, 2, 4)  # presses of the zoom button
COLUMNS = 3
TILE = 640  # pixels across
#: What Streamlit scrolls inside the page becomes part of it, so that one picture holds it.
UNROLLED = (
    ":has([data-testid=stMain]), [data-testid=stMain] { position: static !important;"
    " height: auto !important; min-height: 0 !important; overflow: visible !important }"
    " [data-testid=stHeader] { position: absolute !important }"
)


def answer(page: Page) -> None:
    """Give the first answer of a quiz."""
    page.get_by_role("radiogroup", name="Your answer").locator("label").first.click()
    page.get_by_role("button", name="Answer").click()
    page.get_by_role("button", name="Next question").wait_for()


def click_event(page: Page) -> None:
    """Follow an event of the text beside the map."""
    page.locator(".day-text a").first.click()
    page.wait_for_timeout(1500)  # the map's ring is drawn when the move has come to rest


def open_legend(page: Page) -> None:
    """Open the legend where it is folded."""
    page.frame_locator(stage.MAP).first.locator(".ha-legend-title").click()


def open_table(page: Page) -> None:
    """Open the table of the day."""
    page.frame_locator(stage.MAP).first.get_by_role("button", name="Table").click()


def open_takeaway(page: Page) -> None:
    """Open what a reader can take away."""
    page.get_by_text("Take away", exact=True).click()
    page.get_by_role("button", name="Make the file").wait_for()


#: States of pages: address, and what a reader does there.
STATES: dict[str, tuple[str, Callable[[Page], None] | None]] = {
    "presenting": ("baltic_1940?present=1", None),
    "pinned": ("partition_of_poland?at=24.03,49.84", None),
    "event": ("partition_of_poland", click_event),
    "agreed": ("spheres_1939?date=1939-09-28&view=agreed", None),
    "legend": ("who_ruled", open_legend),
    "table": ("winter_war", open_table),
    "takeaway": ("winter_war", open_takeaway),
    "quiz-answered": ("quiz?seed=7a&level=medium&n=5", answer),
    "town": ("who_ruled?place=lwow", None),
    "station-3": ("tour?station=3", None),
    "two-dates": ("compare?date=1939-08-23&view=agreed&date2=1941-06-22", None),
    "bad-date": ("baltic_1940?date=1950-01-01", None),
    "nowhere": ("no_such_page", None),
}


def main(folder: Path, address: str | None = None, only: str = "") -> None:
    """Take all pictures whose names contain a text, and put them on sheets."""
    folder.mkdir(parents=True, exist_ok=True)
    running = contextlib.nullcontext(address) if address else stage.app()
    with running as base, stage.browser() as chromium:
        for size in SIZES:
            taken = take(chromium, base, size, folder, only)
            for title, names in taken.items():
                sheet(chromium, folder, f"sheet-{size}-{title}", names)
        if not only or "map" in only:
            maps(chromium, base, folder)


def jobs(size: str) -> dict[str, tuple[str, Callable[[Page], None] | None]]:
    """All pages and their states; Streamlit serves the first page at the root only."""
    found = sorted(path.stem for path in (stage.ROOT / "pages").glob("*.py"))
    names = [name for name in found if name != "__init__"]
    pages = {name: ("" if name == "overview" else name, None) for name in names}
    return pages if size == BRIEF else pages | STATES


def take(browser: Browser, base: str, size: str, folder: Path, only: str) -> dict[str, list[str]]:
    """Picture each page once in each scheme and once in its whole length; the names by sheet."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
        has_touch=size == "phone",
    )
    taken: dict[str, list[str]] = {}
    looks = SCHEMES if size == BRIEF else (*SCHEMES, "whole")
    for name, (path, act) in jobs(size).items():
        wanted = [look for look in looks if only in f"{size}-{look}-{name}"]
        if not wanted:
            continue
        page = context.new_page()
        page.goto(f"{base}/{path}")
        try:
            stage.settle(page)
            if act:
                act(page)
        except TimeoutError as error:
            print(f"{size} {name}: {error}")  # the picture shows what there was instead
        for look in wanted:
            picture(page, look, folder / f"{size}-{look}-{name}.png")
            if look != "whole":  # of very unlike lengths; they are looked at one by one
                taken.setdefault(look, []).append(f"{size}-{look}-{name}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            print(f"{size} {name}: wider than the window")
        page.close()
    context.close()
    return taken


def picture(page: Page, look: str, path: Path) -> None:
    """Take a picture of what is in sight in a scheme, or of the whole page in the light one."""
    page.emulate_media(color_scheme="dark" if look == "dark" else "light")
    if look == "whole":
        page.add_style_tag(content=UNROLLED)
    for frame in page.locator(stage.MAP).all():  # maps follow the page a moment later
        theme = "dark" if look == "dark" else "light"
        frame.content_frame.locator(f".ha-atlas[data-theme={theme}]").wait_for(state="attached")
    page.wait_for_timeout(400)  # Streamlit's change of theme tells a page outside it nothing
    page.screenshot(path=path, full_page=look == "whole")


def maps(browser: Browser, base: str, folder: Path) -> None:
    """Picture the map alone on each date at each zoom."""
    page = browser.new_page(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    page.goto(f"{base}/?date={DATES[0]}")
    stage.settle(page)
    frame = page.frame_locator(stage.MAP)
    pressed = 0
    for presses in ZOOMS:
        for _ in range(presses - pressed):
            frame.get_by_role("button", name="Zoom in").click()
            page.wait_for_timeout(400)  # as above, of Leaflet's zoom
        pressed = presses
        names = []
        for date in DATES:
            page.get_by_label("Go to date").fill(date)
            page.get_by_role("button", name="Go", exact=True).click()
            frame.locator(f":root[data-date='{date}']").wait_for()
            page.wait_for_timeout(400)  # names settle when the date has come to rest
            names.append(f"map-{presses}-{date}")
            frame.locator(".ha-atlas").screenshot(path=folder / f"{names[-1]}.png")
        sheet(browser, folder, f"sheet-map-{presses}", names)
    page.close()


def sheet(browser: Browser, folder: Path, title: str, names: list[str]) -> None:
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
    page = browser.new_page(viewport={"width": COLUMNS * (TILE + 8) + 16, "height": 800})
    page.goto(path.as_uri())
    page.wait_for_load_state("load")
    page.screenshot(path=folder / f"{title}.png", full_page=True)
    page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:4])
