"""What a sheet explains: only what is on its map.

The rules are those of ``cartography/js/legend.js``.
"""

from dataclasses import dataclass, replace

from ..cartography.paint import Paint, fill_of, holder, style
from ..cartography.paint import precision_step as step_of
from ..words import the
from . import svg
from .lettering import ITALIC, SANS, wrapped
from .paint import PIXEL, Stroke, border_stroke, on_paper, paint_of
from .plate import Plate, fill, pattern
from .scene import Scene
from .town_labels import base_sign

EXAMPLES = 3  # patches of one status
SIZES = (2.75, 2.5, 2.25, 2.0)  # mm of type, the first that fits
LEADING = 1.22
PATCH = (5.2, 3.0)  # mm
GAP = 1.5
#: What the looks of the land show, by view.
NOTES = {
    "held": "who held the land",
    "claimed": "whose land a law, decree or treaty called it",
    "recognised": "whose land it was in the eyes of other states",
    "agreed": "how Germany and the Soviet Union had shared the land out in secret",
}


@dataclass(frozen=True)
class Entry:
    """One line of a legend.

    Attributes
    ----------
    text : str
        What it says.
    paints : tuple of Paint
        Patches before it.
    stroke : Stroke or None
        A line before it.
    base : bool
        The sign of a base before it.
    note : bool
        A sentence without a sign.
    mono : bool
        In black and white.
    """

    text: str
    paints: tuple[Paint, ...] = ()
    stroke: Stroke | None = None
    base: bool = False
    note: bool = False
    mono: bool = False


def entries(wanted: Scene, plate: Plate) -> list[Entry]:
    """What there is to explain.

    Parameters
    ----------
    wanted : Scene
        What the map shows.
    plate : Plate
        The drawn map.

    Returns
    -------
    list of Entry
        Powers, footings, lines, bases, borders, precisions.
    """
    shown = "Greys and hatching" if wanted.mono else "Colours"
    told = [Entry(f"{shown} show {NOTES[wanted.view]}.", note=True)]
    if wanted.view == "agreed":
        told += _spheres(plate)
    elif wanted.mono:
        told += _hatched(wanted, plate)
    else:
        told += _holders(wanted, plate)
    told += _lines(plate)
    if plate.bases:
        told.append(Entry(_base_text(plate.bases), base=True, mono=wanted.mono))
    for kind in ("state", "internal"):
        if kind in plate.kinds:
            label = style()["borders"][kind]["label"]
            told.append(Entry(label, stroke=border_stroke(kind, None, wanted.mono)))
    return told + _precisions(plate)


def _lines(plate: Plate) -> list[Entry]:
    """Lines by name; fronts that have moved on are told together."""
    told, fronts = [], None
    for row, stroke in plate.lines:
        if row.past and row.kind == "front":
            fronts = fronts or Entry("earlier fronts", stroke=replace(stroke, dash=None))
            continue
        text = (row.label or row.name) + (" (no longer in force)" if row.past else "")
        told.append(Entry(text, stroke=replace(stroke, dash=None)))
    return [*told, fronts] if fronts else told


def _precisions(plate: Plate) -> list[Entry]:
    met = [step_of(km) for km in plate.precision]
    steps = [step for step in style()["precision"] if step in met]
    if not any(step["dash"] for step in steps):
        return []
    ink = style()["labels"]["ink"]
    return [
        Entry(
            step["label"],
            stroke=Stroke(
                ink,
                0.35,
                step["dash"] and " ".join(str(float(d) * PIXEL) for d in step["dash"].split()),
            ),
        )
        for step in steps
    ]


def _holders(wanted: Scene, plate: Plate) -> list[Entry]:
    """Powers by their colours, then what the stripes say of a footing."""
    powers: dict[str, float] = {}
    fills: dict[str, list[Paint]] = {}
    footings: dict[str, dict[Paint, float]] = {}
    for row, area, paint in plate.seen:
        owners = [row.sovereign, row.controller] if paint.pattern else [holder(row, wanted.view)]
        for power in owners:
            name = power if power in style()["powers"] else "other states"
            powers[name] = powers.get(name, 0) + area
            own = Paint(fill_of(power))
            if own not in fills.setdefault(name, []):
                fills[name].append(own)
        if paint.pattern:
            book = footings.setdefault(row.status, {})
            book[paint] = book.get(paint, 0) + area
    order = sorted(powers, key=lambda name: (name == "other states", -powers[name]))
    told = [Entry(name, tuple(fills[name][:EXAMPLES])) for name in order]
    if footings:
        note = "Stripes: the holder\u2019s colour laid over the owner\u2019s."
        told.append(Entry(note, note=True))
    for status, book in sorted(footings.items(), key=lambda item: -sum(item[1].values())):
        paints = sorted(book, key=lambda paint: -book[paint])[:EXAMPLES]
        told.append(Entry(style()["statuses"][status]["label"], tuple(paints)))
    return told


def _spheres(plate: Plate) -> list[Entry]:
    """The two parties, and what they had shared out."""
    found: dict[str, Paint] = {}
    rules = style()["agreed"]
    for row, _, paint in plate.seen:
        own = row.controller if row.sovereign == row.controller else None
        power = row.sphere or own
        if power not in rules["powers"]:
            found.setdefault(rules["none"], paint)
            continue
        rule = rules[row.sphere_kind] if row.sphere else rules["own"]
        adjective = style()["powers"][power]["adjective"]
        label = rule.replace("{adjective}", adjective).replace("{power}", power)
        found.setdefault(label, paint)
    # The two parties first, what is not theirs last.
    order = sorted(
        found, key=lambda label: (label == rules["none"], label not in rules["powers"], label)
    )
    return [Entry(label, (found[label],)) for label in order]


def _hatched(wanted: Scene, plate: Plate) -> list[Entry]:
    """In black and white: each power's hatching, dense on its own land and open elsewhere."""
    found: dict[tuple[str, bool], tuple[float, Paint]] = {}
    known = on_paper()["powers"]
    for row, area, _ in plate.seen:
        power = holder(row, wanted.view)
        own = wanted.view != "held" or row.controller == row.sovereign
        name = power if power in known else "other states"
        paint = paint_of(row, wanted.view, mono=True)
        size, _ = found.get((name, own), (0, paint))
        found[name, own] = (size + area, paint)
    weight: dict[str, float] = {}
    for (name, _), (size, _) in found.items():
        weight[name] = weight.get(name, 0) + size
    order = sorted(found, key=lambda key: (key[0] == "other states", -weight[key[0]], not key[1]))
    return [
        Entry(name if own else f"held by {the(name)}, not its own", (found[name, own][1],))
        for name, own in order
    ]


def _base_text(bases: list[dict]) -> str:
    caps = {base["country"]: int(base["garrison_cap"]) for base in bases if base["garrison_cap"]}
    told = ", ".join(f"{country} {men:,}" for country, men in caps.items())
    label = style()["base"]["label"]
    return f"{label} (men at most: {told})" if told else label


def columns(told: list[Entry], room: float, size: float) -> list[tuple[Entry, list[str], float]]:
    """Entries with their lines of type and their height.

    Parameters
    ----------
    told : list of Entry
        What is explained.
    room, size : float
        Width of a column and size of type, mm.

    Returns
    -------
    list of tuple
        Entry, lines, height in mm.
    """
    out = []
    for entry in told:
        face = ITALIC if entry.note else SANS
        lines = wrapped(entry.text, face, size, room - _indent(entry))
        out.append((entry, lines, max(PATCH[1], len(lines) * size * LEADING) + 0.33 * size))
    return out


def _indent(entry: Entry) -> float:
    return 0.0 if entry.note else max(1, len(entry.paints)) * (PATCH[0] + 0.6) + GAP


def write(item: tuple[Entry, list[str], float], x: float, y: float, size: float) -> tuple[str, str]:
    """One entry of a legend.

    Parameters
    ----------
    item : tuple
        From :func:`columns`.
    x, y : float
        Its upper left corner on the sheet, mm.
    size : float
        Size of type, mm.

    Returns
    -------
    tuple of str
        SVG, and SVG for ``<defs>``.
    """
    entry, lines, _ = item
    middle = y + size * LEADING / 2
    drawn, definitions = "", ""
    edge = style()["borders"]["coast"]["stroke"]
    for number, paint in enumerate(entry.paints):
        left = x + number * (PATCH[0] + 0.6)
        box = {"x": left, "y": middle - PATCH[1] / 2, "width": PATCH[0], "height": PATCH[1]}
        drawn += svg.tag("rect", **box, fill=fill(paint), stroke=edge, stroke_width=0.13)
        definitions += pattern(paint)
    if entry.stroke:
        line = {"x1": x, "y1": middle, "x2": x + PATCH[0], "y2": middle}
        drawn += svg.tag("line", **line, **entry.stroke.attributes())
    if entry.base:
        drawn += base_sign(x + PATCH[0] / 2, middle, entry.mono)
    face = ITALIC if entry.note else SANS
    for number, line in enumerate(lines):
        drawn += svg.tag(
            "text",
            svg.words(line),
            x=round(x + _indent(entry), 2),
            y=round(middle + 0.35 * size + number * size * LEADING, 2),
            font_size=size,
            fill=style()["labels"]["ink"],
            **face.attributes(),
        )
    return drawn, definitions
