"""Take README's pictures from the running app: ``python .ci/pictures.py``.

Needs the tests' requirements and Chromium.
"""

import stage

PICTURES = {"partition": "partition_of_poland?date=1939-10-15"}
SIZE = {"width": 1366, "height": 768}


def main() -> None:
    """Take each picture."""
    with stage.app() as address, stage.browser() as chromium:
        page = chromium.new_page(viewport=SIZE)
        for name, place in PICTURES.items():
            page.goto(f"{address}/{place}")
            stage.settle(page)
            page.screenshot(path=stage.ROOT / ".ci" / "pictures" / f"{name}.png")


if __name__ == "__main__":
    main()
