"""The faces in which the sheet is set, and how wide a text is in them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

from .. import cartography
from ..files import data_error

#: Families for programs that do not read the fonts an SVG brings along. The serif ones are as
#: wide as ours to 2 %, the sans ones 8 % wider.
STAND_INS = {
    "serif": "'Times New Roman', 'Liberation Serif', 'Nimbus Roman', serif",
    "sans": "Arial, 'Liberation Sans', sans-serif",
}
FONTS = Path(cartography.__file__).parent / "fonts"


@dataclass(frozen=True)
class Face:
    """A face.

    Attributes
    ----------
    file : str
        Name of its TrueType file.
    family, style, weight : str
        What SVG calls it.
    """

    file: str
    family: str
    style: str = "normal"
    weight: str = "400"

    def attributes(self) -> dict[str, str]:
        """Attributes of a text in this face.

        Returns
        -------
        dict of str to str
            For :func:`geodata.printing.svg.tag`; other families stand in where ours is not.
        """
        stand_in = STAND_INS["serif" if "Serif" in self.family else "sans"]
        plain = {"font_family": f"'{self.family}', {stand_in}"}
        if self.style != "normal":
            plain["font_style"] = self.style
        if self.weight != "400":
            plain["font_weight"] = self.weight
        return plain


SERIF = Face("atlas-serif-regular.ttf", "Atlas Serif")
ITALIC = Face("atlas-serif-italic.ttf", "Atlas Serif", style="italic")
BOLD = Face("atlas-serif-semibold.ttf", "Atlas Serif", weight="600")
SANS = Face("atlas-sans-regular.ttf", "Atlas Sans")
SANS_BOLD = Face("atlas-sans-semibold.ttf", "Atlas Sans", weight="600")
FACES = (SERIF, ITALIC, BOLD, SANS, SANS_BOLD)
_UNITS = 1000  # size at which widths are measured


@cache
def _font(file: str) -> ImageFont.FreeTypeFont:
    try:
        return ImageFont.truetype(str(FONTS / file), _UNITS, layout_engine=ImageFont.Layout.BASIC)
    except OSError as error:
        raise data_error(FONTS / file, f"the font is missing or damaged: {error}") from error


@cache
def width(text: str, face: Face, spacing: float = 0.0) -> float:
    """Width of a text.

    Parameters
    ----------
    text : str
        One line.
    face : Face
        Its face.
    spacing : float
        Space after each letter but the last, in em.

    Returns
    -------
    float
        In em: times the size, it is in the size's unit.

    Raises
    ------
    DataError
        When the font is missing or damaged.
    """
    return _font(face.file).getlength(text) / _UNITS + spacing * max(0, len(text) - 1)


def wrapped(text: str, face: Face, size: float, room: float) -> list[str]:
    """A text broken into lines.

    Parameters
    ----------
    text : str
        The text.
    face : Face
        Its face.
    size, room : float
        Size of type and width of the column, in one unit.

    Returns
    -------
    list of str
        Lines that fit, but for single words that are wider than the column.
    """
    lines: list[list[str]] = []
    used, space = 0.0, width(" ", face) * size
    for word in text.split():
        wide = width(word, face) * size
        if lines and used + space + wide <= room:
            lines[-1].append(word)
            used += space + wide
        else:
            lines.append([word])
            used = wide
    return [" ".join(line) for line in lines]
