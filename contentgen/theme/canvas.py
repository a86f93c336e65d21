"""The sizes of slides: what the platforms show whole, from ``sizes.toml``, and a theme's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from contentgen.errors import ContentgenError
from contentgen.model.scene import Box
from contentgen.theme.near import nearest
from contentgen.theme.toml import Table, listed, number, section

LEAST = 30.0  # px; no rung that a size adds goes below it
STEP = 0.93  # from one added rung to the next
ALL = "all"

_OWN = ("width", "height", "top", "bottom", "safe", "rungs", "vars", "more")


@dataclass(frozen=True, slots=True)
class Canvas:
    """A size of slide in px. Words are composed from `top` to `bottom` and stay inside `safe`."""

    size: str
    width: int
    height: int
    top: int
    bottom: int
    safe: Box


@cache
def known_sizes() -> Mapping[str, Mapping[str, Any]]:
    """Return the sizes that every theme can have, as tables by name."""
    return tomllib.loads((Path(__file__).parent / "sizes.toml").read_text(encoding="utf-8"))


def read_canvas(table: Table, size: str, where: str) -> Canvas:
    """Return a theme's size by name; what the theme does not say of it, the program knows.

    Raises ContentgenError if the theme does not have it.
    """
    sizes = section(table, "sizes", where)
    if size not in sizes:
        raise ContentgenError(f'the theme has no size "{size}".', where, nearest(size, sizes))
    entry = {**known_sizes().get(size, {}), **section(sizes, size, where, "sizes.")}
    for key in ("width", "height"):
        if not isinstance(entry.get(key), int) or entry[key] <= 0:
            raise ContentgenError(f'[sizes."{size}"] needs {key} in whole px.', where)
    width, height = entry["width"], entry["height"]
    place = f'[sizes."{size}"]'
    top = number(entry.get("top", 0), f"{place} top", where)
    bottom = number(entry.get("bottom", height), f"{place} bottom", where)
    safe = listed(entry.get("safe", [0, top, width, bottom]), f"{place} safe", where)
    if not 0 <= top < bottom <= height or len(safe) != 4:
        message = f"{place} top and bottom must lie on the slide, safe be four numbers."
        raise ContentgenError(message, where)
    box = Box(*(number(edge, f"{place} safe", where) for edge in safe))
    return Canvas(size, width, height, int(top), int(bottom), box)


def own_vars(table: Table, size: str, where: str) -> dict[str, Any]:
    """Return what a theme sets at one size besides what every size has."""
    entry = section(section(table, "sizes", where), size, where, "sizes.")
    loose = {key: value for key, value in entry.items() if key not in _OWN}
    return {**section(entry, "vars", where), **loose}


def rung_tables(table: Table, size: str, where: str) -> dict[str, Any]:
    """Return the theme's rungs at a size, in TOML's terms.

    ``more = 0.8`` adds smaller rungs to each role, down to 0.8 of its last one.
    """
    entry = section(section(table, "sizes", where), size, where, "sizes.")
    place = f'[sizes."{size}"]'
    rungs = {**section(table, "rungs", where), **section(entry, "rungs", where)}
    more = number(entry.get("more", 1), f"{place} more", where)
    return {role: _longer(steps, more) for role, steps in rungs.items()}


def _longer(steps: object, more: float) -> object:
    if more >= 1 or not isinstance(steps, list) or not steps or not isinstance(steps[-1], dict):
        return steps
    added: list[dict[str, Any]] = []
    share = STEP
    while share > more - 0.01:
        added.append({style: _smaller(size, share) for style, size in steps[-1].items()})
        share *= STEP
    return [*steps, *added]


def _smaller(size: object, share: float) -> object:
    if isinstance(size, bool) or not isinstance(size, int | float):
        return size  # the check of rungs will say so
    return min(size, max(LEAST, round(size * share)))
