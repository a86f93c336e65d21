"""OKLCH: lightness, chroma and hue as the eye sees them, to and from ``#RRGGBB``.

Source of the matrices: Björn Ottosson, "A perceptual color space for image processing" (2020).
"""

from __future__ import annotations

import math
from typing import NamedTuple

from contentgen.theme.palette import luminance

_STEPS = 16  # of halving: below what eight bits can hold


class Oklch(NamedTuple):
    """A colour: `l` from 0 (black) to 1 (white), `c` from 0 (grey), `h` in degrees."""

    l: float  # noqa: E741  its name in every text on the subject
    c: float
    h: float


def oklch(color: str) -> Oklch:
    """Return ``#RRGGBB`` in OKLCH."""
    r, g, b = (_linear(int(color[n : n + 2], 16) / 255) for n in (1, 3, 5))
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    light = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Oklch(light, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def hex_of(color: Oklch) -> str:
    """Return a colour as ``#RRGGBB``; what a screen cannot show loses chroma, and nothing else."""
    if not _shown(_rgb(color)):
        low, high = 0.0, color.c
        for _ in range(_STEPS):
            middle = (low + high) / 2
            if _shown(_rgb(color._replace(c=middle))):
                low = middle
            else:
                high = middle
        color = color._replace(c=low)
    channels = (round(255 * _curved(min(1.0, max(0.0, value)))) for value in _rgb(color))
    return "#{:02X}{:02X}{:02X}".format(*channels)


def at_luminance(wanted: float, chroma: float, hue: float) -> str:
    """Return the ``#RRGGBB`` of a hue that is as bright (WCAG luminance) as `wanted`, 0 to 1.

    Its chroma is `chroma`, or as much of it as a screen shows at that brightness.
    """
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if luminance(hex_of(Oklch(middle, chroma, hue))) < wanted:
            low = middle
        else:
            high = middle
    return hex_of(Oklch((low + high) / 2, chroma, hue))


def _rgb(color: Oklch) -> tuple[float, float, float]:
    a = color.c * math.cos(math.radians(color.h))
    b = color.c * math.sin(math.radians(color.h))
    long = (color.l + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (color.l - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (color.l - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _shown(rgb: tuple[float, float, float]) -> bool:
    return all(-1e-4 <= value <= 1.0001 for value in rgb)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _curved(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)
