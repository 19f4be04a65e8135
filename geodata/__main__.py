"""``python -m geodata check | build | export``."""

import argparse
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments : list of str, optional
        Command line; by default the process's own.

    Returns
    -------
    int
        0 when all is well.
    """
    parser = argparse.ArgumentParser(prog="python -m geodata", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="integrity of the shipped files, areas, precision")
    build = commands.add_parser("build", help="make layers/ anew from inputs and control points")
    build.add_argument("--out", type=Path, help="folder to write to, instead of layers/")
    _export_options(commands.add_parser("export", help="write a day: its data, or its map"))
    chosen = parser.parse_args(arguments)
    return {"check": _check, "build": _build, "export": _export}[chosen.command](chosen)


def _check(_) -> int:
    from .check import report

    text, sound = report()
    print(text)
    return 0 if sound else 1


def _build(chosen) -> int:
    try:
        from .build import datapackage, pipeline
    except ModuleNotFoundError as error:
        print(f"{error}. Install geodata/build/requirements.txt first.", file=sys.stderr)
        return 1
    made = pipeline.build(chosen.out or pipeline.LAYERS)
    if chosen.out is None:
        datapackage.write()
    slivers = made.notes[(made.notes.how == "sliver") & (made.notes.area_km2 > 2)]
    print("Faces without a seed that went to a neighbour:")
    print(slivers.to_string(index=False))
    return 0


def _export_options(export: argparse.ArgumentParser) -> None:
    export.add_argument("date", help="day, for instance 1939-11-01")
    export.add_argument("file", type=Path, help=".pdf .svg .png .html .geojson .gpkg or .csv")
    export.add_argument("--bounds", help="of a map: west,south,east,north in degrees")
    export.add_argument("--view", default="held", help="held, claimed, recognised or agreed")
    export.add_argument(
        "--names", default="official", help="of towns: official, today, or a language such as pl"
    )
    export.add_argument("--title", default="Eastern Europe", help="set beside the date on paper")
    export.add_argument("--mono", action="store_true", help="on paper: hatching, no colours")
    export.add_argument("--today", action="store_true", help="in HTML: offer today's borders")
    export.add_argument("--past-lines", action="store_true", help="also lines no longer in force")


def _export(chosen) -> int:
    from .export import write_day
    from .printing import PressError

    settings = {
        key: getattr(chosen, key)
        for key in ("view", "title", "mono", "past_lines", "today", "names")
    }
    if chosen.bounds:
        settings["bounds"] = chosen.bounds.split(",")
    try:
        write_day(chosen.date, chosen.file, **settings)
    except (ValueError, OSError, RuntimeError, PressError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
