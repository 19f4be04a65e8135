"""How colours look: to every eye, in grey, and one against the other.

CIE L*a*b* is that of sRGB under D65. Dichromats' sight is simulated after two models where there
are two: Machado, Oliveira and Fernandes (2009) at severity 1 for all three kinds, and Brettel,
Vienot and Mollon (1997) for tritanopia, for which the first is held to be the weaker one.
"""

import math
from functools import cache

EYES = ("normal", "protanopia", "deuteranopia", "tritanopia", "tritanopia (Brettel)")

_MACHADO = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# Two half-planes of linear RGB and the normal of the plane between them.
_BRETTEL = (
    ((1.01277, 0.13548, -0.14826), (-0.01243, 0.86812, 0.14431), (0.07589, 0.80500, 0.11911)),
    ((0.93678, 0.18979, -0.12657), (0.06154, 0.81526, 0.12320), (-0.37562, 1.12767, 0.24796)),
)
_BETWEEN = (0.03901, -0.02788, -0.01113)


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of ``"#rrggbb"``, 0 to 255."""
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def linear(colour: str) -> list[float]:
    """Linear light of a colour, 0 to 1."""
    parts = [channel / 255 for channel in channels(colour)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def composite(under: str, over: str, opacity: float) -> str:
    """A colour laid over another that it lets through, as a browser mixes them."""
    parts = zip(channels(under), channels(over), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * opacity):02x}" for a, b in parts)


def _applied(matrix, rgb):
    mixed = (sum(m * c for m, c in zip(row, rgb, strict=True)) for row in matrix)
    return [min(1.0, max(0.0, part)) for part in mixed]


def seen(colour: str, eye: str) -> list[float]:
    """Linear RGB of a colour as an eye of :data:`EYES` sees it."""
    rgb = linear(colour)
    if eye == "normal":
        return rgb
    if eye in _MACHADO:
        return _applied(_MACHADO[eye], rgb)
    side = sum(n * c for n, c in zip(_BETWEEN, rgb, strict=True))
    return _applied(_BRETTEL[0 if side >= 0 else 1], rgb)


@cache
def lab(colour: str, eye: str = "normal") -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as an eye sees it."""
    matrix = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    rgb, f = seen(colour, eye), []
    for row, white in zip(matrix, (0.95047, 1.0, 1.08883), strict=True):
        t = sum(m * c for m, c in zip(row, rgb, strict=True)) / white
        f.append(t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29)
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def lightness(colour: str) -> float:
    """L* of a colour: all that is left of it in a photocopy."""
    return lab(colour)[0]


def ciede2000(one, other) -> float:
    """Difference of two CIE L*a*b* colours after Sharma, Wu and Dalal (2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    chroma7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * math.sqrt(chroma7 / (chroma7 + 25**7))
    c1, c2 = math.hypot(a1 * stretch, b1), math.hypot(a2 * stretch, b2)
    h1 = math.degrees(math.atan2(b1, a1 * stretch)) % 360
    h2 = math.degrees(math.atan2(b2, a2 * stretch)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    if turn == -180:
        turn = 180.0  # the standard leaves the sign open; its mean hue is that of h1 + 90
    mean = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    hue = math.radians(mean)
    chroma, light = (c1 + c2) / 2, ((l1 + l2) / 2 - 50) ** 2
    t = (
        1
        - 0.17 * math.cos(hue - math.pi / 6)
        + 0.24 * math.cos(2 * hue)
        + 0.32 * math.cos(3 * hue + math.radians(6))
        - 0.2 * math.cos(4 * hue - math.radians(63))
    )
    dl = (l2 - l1) / (1 + 0.015 * light / math.sqrt(20 + light))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * chroma * t)
    bend = math.radians(60 * math.exp(-(((mean - 275) / 25) ** 2)))
    cross = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7)) * math.sin(bend)
    return math.sqrt(max(0.0, dl**2 + dc**2 + dh**2 + cross * dc * dh))


@cache
def difference(one: str, other: str, eye: str = "normal") -> float:
    """CIEDE2000 of two colours as an eye sees them."""
    return ciede2000(lab(one, eye), lab(other, eye))


def least_difference(one: str, other: str) -> float:
    """CIEDE2000 of two colours to the eye that tells them apart worst."""
    return min(difference(one, other, eye) for eye in EYES)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
