"""``python -m pages.site FOLDER`` writes the atlas as a static site."""

import argparse
import sys
from pathlib import Path

import geodata

from .charts import NoDrawingError
from .export import write


def main() -> int:
    """Write the site.

    Returns
    -------
    int
        0 when all is well.
    """
    parser = argparse.ArgumentParser(prog="python -m pages.site", description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write; made if it is not there")
    parser.add_argument(
        "--address", default="", help="where it will stand on the web; shared links have a picture"
    )
    asked = parser.parse_args()
    folder = asked.folder
    try:
        count = write(folder, asked.address)
    except (geodata.DataError, NoDrawingError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    print(f"{count} pages, {size:.1f} MB.")
    print(f"Open {folder / 'index.html'}, or put the folder on any web server.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
