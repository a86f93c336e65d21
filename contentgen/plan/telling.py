"""Choose what a short is about, beside its warnings."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from contentgen.model.outline import SectionKind
from contentgen.plan import spoken
from contentgen.plan.beats import Beat
from contentgen.plan.mainstay import mainstays, scope
from contentgen.plan.standing import answers, fitting, safety_units, stands
from contentgen.plan.take import Take
from contentgen.plan.units import Said, Unit, place
from contentgen.plan.voice import number
from contentgen.text.words import count

TOLD: dict[SectionKind, float] = {
    "what": 10, "how": 9, "steps": 6, "myth": 8, "list": 5, "evidence": 5, "other": 3, "intro": 3,
}  # fmt: skip
_OPENS: dict[SectionKind, float] = {"what": 12, "how": 6}
_TURN = 3.0
_AIM = 6
_THIN = ("other", "list", "steps")


class Tale(NamedTuple):
    """A unit that a short can tell, its seconds, and whether it opens its part."""

    unit: Unit
    seconds: float
    opens: bool


def core(of: Take, used: set[str]) -> float:
    """Return the seconds to keep for what the short is about, beside its warnings."""
    grave = safety_units(of)
    told = [tale for tale in _left(of, used) if tale.unit not in grave]
    best = max(
        told, key=lambda t: TOLD.get(t.unit.kind, 3.0) + _OPENS.get(t.unit.kind, 0.0), default=None
    )
    small = best is not None and best.seconds <= number("short.core")
    return best.seconds if best and small else min((tale.seconds for tale in told), default=0.0)


def middle(of: Take, used: set[str], room: float) -> list[Unit]:
    """Return the sentences between hook and safety: the most telling that fit, in order."""
    told = _left(of, used)
    sizes = {id(tale.unit): tale.seconds for tale in told}
    first = {id(tale.unit) for tale in told if tale.opens}

    def worth(unit: Unit) -> float:
        limits = _AIM * unit.has("purpose") + unit.has("hedge", "condition")
        opens = _OPENS.get(unit.kind, 4.0) if id(unit) in first else 0.0
        return TOLD.get(unit.kind, 3.0) + opens + limits - _TURN

    return _once(fitting([tale.unit for tale in told], room, lambda u: sizes[id(u)], worth))


def with_parts(of: Take, told: list[Unit], used: set[str], room: float, least: float) -> list[Unit]:
    """Return what a short tells, with whole short parts where it would be too short, in order."""
    taken = spoken.length(of, spoken.together(of, told))
    if taken >= least or room <= taken:
        return told
    barred = used | {ref for unit in told for ref in unit.refs}
    more = parts_whole(of, barred, room - taken)
    return sorted([*told, *more], key=lambda unit: place(unit.refs[-1]))


def parts_whole(of: Take, used: set[str], room: float) -> list[Unit]:
    """Return whole short parts below their titles that fit, for a post with nothing more telling.

    A part is told with all that limits it, below the line that says for whom the post is. Of steps
    in several parts the first are told. Tables, warnings and parts that sell are none of them.
    """
    scope = [
        u
        for b in of.beats
        for u in b.units
        if of.voice.hears("says.scope", u.text) and (u is b.units[0] or not u.said[0].tied)
    ]
    scope = [unit for unit in scope if not used & set(unit.refs)]
    room -= spoken.length(of, scope)
    used = used | {ref for unit in scope for ref in unit.refs}
    grave = {ref for unit in safety_units(of) for ref in unit.refs}
    told: list[Tale] = []
    for beat in of.beats:
        unit = _whole(beat)
        barred = used | grave | ({"editor"} if beat.table else set())
        if beat.kind in TOLD and unit and not barred.intersection(unit.refs):
            told.append(Tale(unit, spoken.length(of, [unit]), True))
    sizes = {id(tale.unit): tale.seconds for tale in told}
    units = [tale.unit for tale in told]
    found = fitting(units, room, lambda u: sizes[id(u)], lambda u: TOLD.get(u.kind, 3.0) + 2)
    skipped = [n for n, u in enumerate(units) if u.kind == "steps" and u not in found]
    last = min(skipped, default=len(units))
    found = [u for u in found if u.kind != "steps" or units.index(u) < last]
    return [*scope, *found] if found else []


def _whole(beat: Beat) -> Unit | None:
    said = tuple(one for unit in beat.units for one in unit.said)
    if said[0].tied or said[0].text.endswith("?"):
        return None
    if beat.narrated or "editor" in beat.refs or beat.kind in ("intro", "myth"):
        return Unit(said, beat.kind)
    title = beat.title if beat.title[-1] in ".?!" else f"{beat.title}."
    line = Said(title, beat.refs, beat.parts[0].line, opens=True, fragment=True)
    return Unit((line, *said), beat.kind)


def _left(of: Take, used: set[str]) -> list[Tale]:
    return [tale for tale in _telling(of) if not used.intersection(tale.unit.refs)]


@lru_cache(maxsize=2)
def _telling(of: Take) -> tuple[Tale, ...]:
    found: list[Tale] = []
    for beat in of.beats:
        tips = beat.kind in ("other", "list") and bool(mainstays(of) and scope(of))
        if beat.kind not in TOLD or tips:
            continue
        for unit in (*filter(None, [answers(beat)]), *_steps_or_aim(of, beat)):
            fit = stands(of, unit) and _fits(of, beat, unit)
            fit = fit and not of.voice.hears("says.everyone", unit.text)
            fit = fit and not any(set(unit.refs) == set(other.unit.refs) for other in found)
            if fit and count(unit.text) >= number("caption.telling") and _tells(unit, beat.kind):
                opens = unit is beat.units[0]
                unit = _with_bans(of, beat, unit)
                size = spoken.length(of, spoken.together(of, [unit]))
                found.append(Tale(unit, size, opens))
    return tuple(found)


def _with_bans(of: Take, beat: Beat, unit: Unit) -> Unit:
    """Return how something is done with what its part forbids: "Do not try it at home …"."""
    if beat.kind not in ("how", "steps"):
        return unit
    bans = [u for u in beat.units if not set(u.refs) & set(unit.refs)]
    bans = [u for u in bans if u.text.casefold().startswith(of.voice.list("says.forbids"))]
    return replace(unit, said=(*unit.said, *(said for ban in bans for said in ban.said)))


def _fits(of: Take, beat: Beat, unit: Unit) -> bool:
    """Tell whether a line of these parts says something away from the lines around it.

    An opening is its first line; a definition opens its part or names the topic; how it usually
    goes is told in steps or by its aim; a finding names whom it is about.
    """
    first = unit is beat.units[0]
    if beat.kind == "intro":
        return first or _names(of, unit) or any(one.narrated for one in of.beats)
    if beat.kind == "what":
        return first or _names(of, unit)
    if beat.kind == "evidence":
        return unit.has("population") or unit.has("hedge")
    return beat.kind != "how" or len(unit.said) > 1 or unit.has("purpose")


def _steps_or_aim(of: Take, beat: Beat) -> list[Unit]:
    """Return a part's units; of a treatment told in steps, all of them at once or its aim."""
    told = spoken.whole(of, beat)
    if told is beat:
        return list(beat.units)
    return [told.units[0], *(unit for unit in beat.units if unit.has("purpose"))]


def _names(of: Take, unit: Unit) -> bool:
    return bool(of.subject.head) and of.subject.head.casefold() in unit.text.casefold()


def _tells(unit: Unit, kind: SectionKind) -> bool:
    """Tell whether a unit says something away from its part: an answer, an aim, a first line."""
    answer = unit.said[0].opens and unit.said[0].text.endswith("?")
    return answer or kind not in _THIN or unit.has("purpose")


def _once(units: list[Unit]) -> list[Unit]:
    """Return the units without those that another one says already."""
    return [u for u in units if not any(set(u.refs) < set(v.refs) for v in units)]
