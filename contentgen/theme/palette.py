"""Colours as a theme and a practice give them, and whether text can be read on them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from contentgen.errors import Problem
from contentgen.theme.near import nearest

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")


def hex_color(value: str) -> str | None:
    """Return ``#RRGGBB`` for ``#rgb`` or ``#rrggbb``, None for anything else."""
    if not _HEX.fullmatch(value):
        return None
    digits = value[1:] if len(value) == 7 else "".join(digit * 2 for digit in value[1:])
    return f"#{digits.upper()}"


def luminance(color: str) -> float:
    """Return the relative luminance of ``#RRGGBB``, 0 to 1 (WCAG 2.2)."""
    channels = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#RRGGBB`` colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def contrast_problems(
    grounds: Mapping[str, Mapping[str, str]],
    names: Mapping[str, Mapping[str, str]],
    needs: Mapping[str, float],
    where: str,
) -> Iterator[Problem]:
    """Yield a problem for each colour of a ground that cannot be read on it.

    `needs` gives the least ratio by colour name, against the ground; ``"a on b"`` names both.
    `names` says which palette name a ground's colour was given as, for the message.
    """
    for pair, least in needs.items():
        ink, _, paper = pair.partition(" on ")
        paper = paper or "ground"
        if not any(ink in colors and paper in colors for colors in grounds.values()):
            hint = nearest(ink, {name for colors in grounds.values() for name in colors})
            yield Problem(where, f'[contrast] "{pair}": no ground has these colours.', hint)
        for ground, colors in grounds.items():
            if ink not in colors or paper not in colors:
                continue
            ratio = contrast(colors[ink], colors[paper])
            if ratio < least:
                message, hint = _too_close(
                    ground, names.get(ground, {}), colors, (ink, paper), ratio, least
                )
                yield Problem(where, message, hint)


def _too_close(
    ground: str,
    names: Mapping[str, str],
    colors: Mapping[str, str],
    pair: tuple[str, str],
    ratio: float,
    least: float,
) -> tuple[str, str]:
    """Say which pair is too close, and what to change."""
    ink, paper = (f"{names.get(part, part)} {colors[part]}" for part in pair)
    darker = luminance(colors[pair[0]]) < luminance(colors[pair[1]])
    change = "darker" if darker else "lighter"
    return (
        f'{pair[0]} on ground "{ground}" ({ink} on {paper}) has a contrast of {ratio:.2f}, '
        f"and needs {least:g}.",
        f"Make {names.get(pair[0], pair[0])} {change}, or {names.get(pair[1], pair[1])} "
        f"{'lighter' if darker else 'darker'}.",
    )
