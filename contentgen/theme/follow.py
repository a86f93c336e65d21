"""A theme's palette made from one colour of the practice.

Every colour keeps its luminance, so that what could be read can be read: only hue and chroma move.
``[brand]`` of ``theme.toml`` says how: names in `follow` take the practice's hue, those in `accent`
keep their own unless the two are too near to be told apart, and all others take a breath of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from contentgen.errors import ContentgenError
from contentgen.theme.near import nearest
from contentgen.theme.oklch import Oklch, at_luminance, oklch
from contentgen.theme.palette import luminance
from contentgen.theme.toml import Table, check_keys, listed, section

GREY = 0.02  # of chroma: less has no hue to speak of
DULL, VIVID = 0.45, 1.25  # of a colour's own chroma: how dull or vivid the practice's makes it
SPREAD = 40.0  # degrees that a colour may stand beside the practice's, as it does beside the key
APART = 45.0  # degrees that tell an accent from the practice's hue
VIVID_FROM = 0.12  # of chroma
CARRIES = 0.6  # of the key's chroma: a colour so vivid carries the theme
NEAR, DARKER = 0.12, 0.2  # of lightness: what is so near to the practice's colour becomes that
# Darkened yellow is olive, and looks sick; painters darken it towards amber.
YELLOW, REACH, TURN = 104.0, 30.0, 38.0
BRIGHT = 0.55  # luminance from which yellow is yellow


@dataclass(frozen=True, slots=True)
class Following:
    """How a palette follows the practice's colour; see the module."""

    key: str = ""
    follow: tuple[str, ...] = ()
    accent: tuple[str, ...] = ()


def read_following(table: Table, palette: Mapping[str, str], where: str) -> Following:
    """Return what ``[brand]`` of a theme says. Raises ContentgenError for names it does not have.

    A theme without that table follows with all that has any colour.
    """
    own = section(table, "brand", where)
    check_keys(own, ("key", "follow", "accent"), "[brand] ", where)
    vivid = {name: oklch(color).c for name, color in palette.items()}
    key = str(own.get("key") or max(vivid, key=lambda name: vivid[name], default=""))
    default = [name for name, chroma in vivid.items() if chroma > GREY]
    follow = listed(own.get("follow", default), "[brand] follow", where)
    accent = listed(own.get("accent", []), "[brand] accent", where)
    for name in (key, *follow, *accent):
        if palette and name not in palette:
            message = f'[brand] "{name}": the palette has no such colour.'
            raise ContentgenError(message, where, nearest(str(name), palette))
    return Following(key, tuple(follow), tuple(accent))


def followed(
    palette: Mapping[str, str],
    color: str,
    following: Following,
    can_be_read: Callable[[Mapping[str, str]], bool],
) -> dict[str, str]:
    """Return a palette for a practice's colour (``#RRGGBB``).

    The colour itself takes the place of the one nearest to it in lightness, if `can_be_read` says
    that everything still can be. One that looks like an accent of the theme takes its place, and
    the rest stays.
    """
    brand, key = oklch(color), oklch(palette[following.key])
    accent = _accent_of(palette, brand, following)
    if accent and can_be_read({**palette, accent: color}):
        return {**palette, accent: color}
    made = {name: _moved(name, value, brand, key, following) for name, value in palette.items()}
    trials = ({**made, role: color} for role in _roles_of(palette, brand, following))
    return next((trial for trial in trials if can_be_read(trial)), made)


def _accent_of(palette: Mapping[str, str], brand: Oklch, following: Following) -> str:
    """Return the name of a vivid accent that the practice's colour is hardly told from."""
    for name in following.accent:
        own = oklch(palette[name])
        alike = abs(own.l - brand.l) < NEAR and abs(_turn(own.h, brand.h)) < APART
        if alike and min(own.c, brand.c) >= VIVID_FROM:
            return name
    return ""


def _roles_of(palette: Mapping[str, str], brand: Oklch, following: Following) -> list[str]:
    """Return the names of the colours that the practice's can stand for, the nearest first."""
    light = {name: oklch(palette[name]).l for name in following.follow}
    near = [
        name
        for name, own in light.items()
        if brand.l - own < NEAR and (own - brand.l < DARKER or own == min(light.values()))
    ]
    return sorted(near, key=lambda name: abs(light[name] - brand.l))


def _moved(name: str, value: str, brand: Oklch, key: Oklch, following: Following) -> str:
    own, bright = oklch(value), luminance(value)
    if name in following.accent:
        if brand.c < GREY or abs(_turn(own.h, brand.h)) >= APART:
            return value
        return at_luminance(bright, own.c, _warmer(key.h + _turn(own.h, brand.h) / 3, bright))
    if brand.c < GREY and own.c >= CARRIES * key.c:
        return value  # a grey has no hue to give: it leaves the theme what carries it
    tint = min(1.0, brand.c / GREY)
    if name not in following.follow:
        return at_luminance(bright, own.c * tint, brand.h) if own.c > 1e-3 else value
    share = max(min(VIVID, brand.c / key.c if key.c else 1.0), DULL * tint)
    beside = max(-SPREAD, min(SPREAD, _turn(own.h, key.h)))
    return at_luminance(bright, own.c * share, _warmer(brand.h + beside, bright))


def _warmer(hue: float, bright: float) -> float:
    """Return a hue that looks clean at a luminance: dark yellows turn to amber."""
    near = max(0.0, 1 - abs(_turn(hue, YELLOW)) / REACH)
    dark = max(0.0, 1 - bright / BRIGHT)
    return (hue - TURN * min(1.0, 1.6 * near) * min(1.0, 1.6 * dark)) % 360


def _turn(hue: float, origin: float) -> float:
    """Return the shortest way from one hue to another, -180 to 180 degrees."""
    return (hue - origin + 180) % 360 - 180
