"""Runs pages with one shipped file spoilt at a time: ``python damaged_files.py ROOT``.

A program of its own, because it works in a copy of the atlas that it may spoil. It reads cases
``[file, kind, page]`` from standard input and writes what each page showed to standard output,
both as JSON.
"""

import contextlib
import csv
import io
import itertools
import json
import sys
from pathlib import Path

import installed

GARBAGE = b"\xff\xfe\x00<b>garbage</b>\x9c" * 20
MARKUP = "<img src=x onerror=alert(1)></script><b class=planted>*_`[planted](javascript:alert(1))"
#: Columns that are words for the reader, not keys, dates or numbers.
WORDS = {"title", "text", "note", "name", "today_name", "paraphrase", "record", "what", "place",
         "counterparty", "commodity", "reason", "how_judged"}  # fmt: skip


def with_markup(content: bytes) -> bytes:
    """A table whose words all end in markup."""
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    for row, column in itertools.product(rows, WORDS & set(rows[0])):
        row[column] += MARKUP
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


KINDS = {
    "missing": lambda _content: None,
    "empty": lambda _content: b"",
    "truncated": lambda content: content[: len(content) // 2],
    "garbage": lambda content: content[: len(content) // 3] + GARBAGE,
    "markup": with_markup,
}


@contextlib.contextmanager
def spoilt(root: Path, name: str, kind: str):
    """Spoil a file, or all that a pattern names, for a while."""
    contents = {path: path.read_bytes() for path in root.glob(name)}
    for path, content in contents.items():
        made = KINDS[kind](content)
        if made is None:
            path.unlink()
        else:
            path.write_bytes(made)
    try:
        yield
    finally:
        for path, content in contents.items():
            path.write_bytes(content)


def main() -> None:
    """Go through the cases, those of one file and kind together."""
    root = Path(sys.argv[1])
    sys.path.insert(0, str(root))
    installed.look_once()
    from streamlit.testing.v1 import AppTest

    results = []
    for (name, kind), cases in itertools.groupby(json.load(sys.stdin), lambda case: case[:2]):
        with spoilt(root, name, kind):
            forget(name, kind)
            app = AppTest.from_file(str(root / "app.py"), default_timeout=180)
            for _, _, page in cases:
                app.switch_page(f"pages/{page}.py").run()
                results.append([name, kind, page, told(app)])
        forget(name, kind)
    json.dump(results, sys.stdout)


def told(app) -> dict:
    """What a reader sees of it."""
    return {
        "tracebacks": [exception.value for exception in app.exception],
        "titles": [title.value for title in app.title],
        "sentences": [part.value for part in (*app.warning, *app.error)],
        "markdown": [(part.value, part.allow_html) for part in app.markdown]
        + [(part.proto.body, True) for part in app.get("html")],
    }


def forget(name: str, kind: str) -> None:
    """Read anew what may be kept of a file; units only if they are spoilt: they take long."""
    import streamlit as st

    if not name.startswith(("geodata/layers", "geodata/tables", "geodata/cartography")):
        return
    slow = {"read_layer", "units", "_tree"}
    geometry = name.endswith("units.geojson")
    st.cache_data.clear()
    if kind in ("missing", "markup"):
        st.cache_resource.clear()  # the words of all days, which take long
    for known in caches():
        if geometry or known.__name__ not in slow:
            known.cache_clear()


def caches() -> list:
    """All functions of the atlas that keep what they gave, also those of its classes."""
    own = [m for name, m in list(sys.modules.items()) if name.startswith(("geodata", "pages"))]
    things = [thing for module in own for thing in vars(module).values()]
    things += [part for thing in things if isinstance(thing, type) for part in vars(thing).values()]
    return [thing for thing in things if hasattr(type(thing), "cache_clear")]


if __name__ == "__main__":
    main()
