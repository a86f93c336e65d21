"""Which ground each slide of a deck stands on."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence

from contentgen.errors import ContentgenError
from contentgen.theme.near import nearest


def cover_ground(cycle: Mapping[str, tuple[str, ...]], wish: str, title: str) -> str:
    """Return the cover's ground: the post's wish, else one of the theme's for covers, by the title.

    So that the posts of a practice do not all look alike in its grid, and one post always does.
    """
    covers = cycle.get("cover", ())
    if wish or not covers:
        return wish
    return covers[int(hashlib.sha256(title.encode()).hexdigest()[:8], 16) % len(covers)]


def assign_grounds(
    roles: Sequence[str],
    cycle: Mapping[str, tuple[str, ...]],
    first: str,
    valid: Collection[str],
) -> tuple[str, ...]:
    """Return a ground for each slide, never the same twice in a row where the theme has a choice.

    A role with grounds of its own in `cycle` takes the first of them that differs from the slide
    before; the others go through ``default`` in order, stepping over what the slide before has and
    what a role fixes for the slide after. `first` (may be empty) is the cover's; ContentgenError
    if it is not among `valid`.
    """
    if first and first not in valid:
        raise ContentgenError(
            f'there is no ground "{first}" for the cover.', "carousel.ground", nearest(first, valid)
        )
    fixed = [cycle.get(role, ()) for role in roles]
    if first and fixed:
        fixed[0] = (first,)
    default = cycle["default"]
    turn = default.index(first) + 1 if first in default else 0
    chosen: list[str] = []
    for n, own in enumerate(fixed):
        before = chosen[-1] if chosen else ""
        ground = next((name for name in own if name != before), "")
        if not ground:
            after = fixed[n + 1][0] if n + 1 < len(fixed) and fixed[n + 1] else ""
            ground, turn = _next(default, turn, before, after)
        chosen.append(ground)
    return tuple(chosen)


def _next(default: Sequence[str], turn: int, before: str, after: str) -> tuple[str, int]:
    """Return the next ground of the cycle that differs from its neighbours, and the turn after."""
    for avoid in ({before, after}, {before}):
        for step in range(len(default)):
            name = default[(turn + step) % len(default)]
            if name not in avoid:
                return name, turn + step + 1
    return default[turn % len(default)], turn + 1
