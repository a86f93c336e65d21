"""A veil between a photo and the words on it: as little as makes them readable, measured.

Contrast is WCAG 2.2's, 4.5 for text and 3 for large text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from contentgen.model.scene import Box, Picture

if TYPE_CHECKING:
    from PIL.Image import Image

SHARE = 0.99  # of the pixels under a text have the contrast
MARGIN = 1.04  # more contrast than asked for: JPEG changes pixels a little
AROUND = 40  # px of full veil above and below the words
FADE = 240  # px over which it fades out
_BITS = 5  # of each channel that are looked at: hundreds of colours in place of ten thousands
_STEPS = 50

Color = tuple[int, int, int]


def scrim_opacity(image: Image, ink: str, scrim: str, ratio: float) -> float:
    """Return the least opacity, 0 to 1, at which a scrim makes text of `ink` readable on `image`.

    Readable is a contrast of `ratio` with all but one in a hundred of the image's RGB pixels. If
    the scrim alone does not have that contrast, it is 1.
    """
    grounds = _colors(image)
    total = sum(count for count, _, _ in grounds)
    veil_color, text = _rgb(scrim), luminance(_rgb(ink))
    low, high = 0, _STEPS
    while low < high:
        middle = (low + high) // 2
        bad = 0
        for count, darkest, lightest in grounds:
            ends = (_over(darkest, veil_color, middle), _over(lightest, veil_color, middle))
            if min(_contrast(text, luminance(end)) for end in ends) < ratio * MARGIN:
                bad += count
        if bad > (1 - SHARE) * total:
            low = middle + 1
        else:
            high = middle
    return low / _STEPS


def veil(image: Image, corner: tuple[int, int], op: Picture) -> Image:
    """Return a picture that stands at `corner`, veiled where the words on it stand.

    The veil runs across the whole picture, fading out above and below the words.
    """
    from PIL import Image

    column = [0] * image.height
    for words in op.words:
        box = _within(words.box, corner, image.size)
        if box is None:
            continue
        opacity = scrim_opacity(image.crop(box), words.color, op.scrim, words.ratio)
        _deepen(column, box[1] - AROUND, box[3] + AROUND, opacity)
    if not any(column):
        return image
    mask = Image.frombytes("L", (1, image.height), bytes(column)).resize(image.size)
    veiled = image.copy()
    veiled.paste(_rgb(op.scrim), (0, 0, *image.size), mask)
    return veiled


def _within(
    box: Box, corner: tuple[int, int], size: tuple[int, int]
) -> tuple[int, int, int, int] | None:
    left, top = max(0, int(box.left) - corner[0]), max(0, int(box.top) - corner[1])
    right = min(size[0], int(box.right) + 1 - corner[0])
    bottom = min(size[1], int(box.bottom) + 1 - corner[1])
    return (left, top, right, bottom) if right > left and bottom > top else None


def _deepen(column: list[int], first: int, last: int, opacity: float) -> None:
    """Make a column of veil at least `opacity` deep from row `first` to `last`."""
    for row in range(max(0, first - FADE), min(len(column), last + FADE)):
        away = max(first - row, row - last, 0) / FADE
        smooth = 1 - away * away * (3 - 2 * away)
        column[row] = max(column[row], round(255 * opacity * smooth))


def _colors(image: Image) -> list[tuple[int, Color, Color]]:
    """Return each group of like colours: how many pixels, its darkest and lightest corner."""
    rest = (1 << (8 - _BITS)) - 1
    table = [level & ~rest for level in range(256)] * 3
    found: Sequence[tuple[int, Color]] = (
        image.point(table).getcolors(1 << (3 * _BITS)) or []  # type: ignore[assignment]
    )
    return [(n, (r, g, b), (r | rest, g | rest, b | rest)) for n, (r, g, b) in found]


def _over(under: Color, veil_color: Color, step: int) -> tuple[float, ...]:
    return tuple(
        (a * (_STEPS - step) + b * step) / _STEPS for a, b in zip(under, veil_color, strict=True)
    )


def _rgb(color: str) -> Color:
    return (int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16))


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def luminance(color: Sequence[float]) -> float:
    """Return a colour's relative luminance, 0 to 1, from channels of 0 to 255."""
    red, green, blue = (
        c / 3294.6 if c <= 10.314 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in color
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
