"""Choose sentences that stand on their own, for pieces too short for the whole post."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from contentgen.model.outline import SectionKind
from contentgen.plan.beats import Unit
from contentgen.plan.take import Take
from contentgen.plan.voice import number
from contentgen.text import kinds
from contentgen.text.words import count

_MOST_OPTIONS = 12
_OPENING = 4
_AGAINST: tuple[SectionKind, ...] = ("benefits", "table", "story", "quote")


def stands(of: Take, unit: Unit) -> bool:
    """Tell whether a unit can be shown away from what stands around it in the post.

    It opens its paragraph and does not begin by pointing back, or it is a full statement without
    any word that could point to something said before it.
    """
    first = unit.said[0]
    if first.tied or first.fragment or unit.text.endswith((":", "?")):
        return False
    if first.label:
        return True
    if not first.text.endswith(":") and of.voice.hears("says.pointing", first.text):
        return False
    if first.first:
        return not of.voice.hears("says.leaning", " ".join(first.text.split()[:_OPENING]))
    telling = count(unit.text) >= number("caption.telling")
    return telling and not of.voice.hears("says.leaning", unit.text)


def safety_units(of: Take) -> list[Unit]:
    """Return what the post says of harm and caution, in reading order.

    That is its safety parts and every urgent sign; without any, each sentence about harm.
    """
    every = [u for beat in of.beats for u in beat.units]
    told = [u for u in every if u.kind == "safety"]
    told = [u for u in told if not _only_advice(of, u)] or told
    units = [u for u in every if u in told or _urgent(of, u)]
    if units:
        return [u for u in units if stands(of, u)] or units[:1]
    loose = [u for u in every if u.kind not in _AGAINST and kinds.safety(u.text, of.lang)]
    return [u for u in loose if stands(of, u)]


def advice_units(of: Take) -> list[Unit]:
    """Return what the post says of whom to ask or see, the plainest first."""
    order: tuple[SectionKind, ...] = ("advice", "safety", "close")
    found = [
        (order.index(beat.kind), not kinds.advice(unit.text, of.lang), count(unit.text), unit)
        for beat in of.beats
        if beat.kind in order
        for unit in beat.units
        if stands(of, unit) and (beat.kind == "advice" or kinds.advice(unit.text, of.lang))
    ]
    return [unit for *_, unit in sorted(found, key=lambda item: item[:3])]


def weight(of: Take, unit: Unit) -> float:
    """Return how much a safety unit matters: urgent signs and conditions first, then brevity."""
    weighed = 4.0 * _urgent(of, unit) + 2.0 * kinds.safety(unit.text, of.lang)
    weighed += 3.0 * unit.has("condition") + 1.0 * unit.has("hedge", "negation")
    return max(0.5, weighed + 1 - count(unit.text) / 30)


def gravest(
    of: Take, units: Sequence[Unit], room: float, size: Callable[[Unit], float]
) -> list[Unit]:
    """Return the safety units that fit in the room: emergencies first, then by weight."""
    calls = [unit for unit in units if of.voice.hears("says.emergency", unit.text)]
    rest = [unit for unit in units if unit not in calls]
    found = fitting(calls, room, size, lambda u: weight(of, u) + len(u.said))
    left = room - sum(map(size, found))
    found += fitting(rest, left, size, lambda u: weight(of, u))
    return [unit for unit in units if unit in found]


def fitting(
    units: Sequence[Unit],
    room: float,
    size: Callable[[Unit], float],
    worth: Callable[[Unit], float],
    most: int = 4,
) -> list[Unit]:
    """Return the most worth of whole units that fit in the room, in their own order; maybe none.

    `size` and `room` share a unit: seconds or characters. The 12 worthiest are tried.
    """
    options = sorted(units, key=worth, reverse=True)[:_MOST_OPTIONS]
    best: tuple[float, float, tuple[Unit, ...]] = (0.0, 0.0, ())
    for many in range(1, min(most, len(options)) + 1):
        for group in combinations(options, many):
            taken = sum(map(size, group))
            value = sum(map(worth, group))
            if taken <= room and (value, -taken) > best[:2]:
                best = (value, -taken, group)
    return [unit for unit in units if unit in best[2]]


def _only_advice(of: Take, unit: Unit) -> bool:
    return kinds.advice(unit.text, of.lang) and not kinds.safety(unit.text, of.lang)


def _urgent(of: Take, unit: Unit) -> bool:
    return of.voice.hears("says.urgent", unit.text)
