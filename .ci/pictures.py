"""Take README's pictures, and the one that shared links show, from the running app.

``python .ci/pictures.py``

Needs the tests' requirements and Chromium.
"""

import stage
from PIL import Image

PICTURES = {"partition": "partition_of_poland?date=1939-10-15"}
SIZE = {"width": 1366, "height": 768}
#: Shown where a link to the static site is shared; of the form that messengers cut pictures to.
SHARED = "partition_of_poland?date=1939-10-15&present=1"
SHARED_SIZE = {"width": 1200, "height": 630}


def main() -> None:
    """Take each picture."""
    with stage.app() as address, stage.browser() as chromium:
        page = chromium.new_page(viewport=SIZE)
        for name, place in PICTURES.items():
            page.goto(f"{address}/{place}")
            stage.settle(page)
            path = stage.ROOT / ".ci" / "pictures" / f"{name}.png"
            page.screenshot(path=path)
            # As many colours as a map of flat fills needs: a third of the weight.
            Image.open(path).convert("RGB").quantize(256).save(path, optimize=True)
        page.set_viewport_size(SHARED_SIZE)
        page.goto(f"{address}/{SHARED}")
        stage.settle(page)
        page.screenshot(path=stage.ROOT / "pages" / "served" / "preview.jpg", quality=80)


if __name__ == "__main__":
    main()
