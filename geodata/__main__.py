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
    export = commands.add_parser("export", help="write the state of a day")
    export.add_argument("date", help="day, for instance 1939-11-01")
    export.add_argument("file", type=Path, help=".geojson, .gpkg or .html (map with time control)")
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


def _export(chosen) -> int:
    from .export import write_day

    try:
        write_day(chosen.date, chosen.file)
    except (ValueError, OSError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
