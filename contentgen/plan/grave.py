"""The warnings of a short, chosen before all else."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.model.script import Line
from contentgen.plan import spoken
from contentgen.plan.segments import say
from contentgen.plan.standing import caveats, excludes, gravest, safety_units, urgent
from contentgen.plan.take import Take
from contentgen.plan.units import Unit
from contentgen.plan.voice import number
from contentgen.text.words import count


def warnings(of: Take, room: float, core: float) -> tuple[list[Unit], list[Line]]:
    """Return the safety units of the short, and a line that says so if some urgent ones are not in.

    What a story says of itself ("yours may differ") is one of them.
    """
    caveat = [unit for unit in caveats(of) if seconds_of(of, [unit]) <= room / 2]
    kept = room - seconds_of(of, caveat)
    units, whole = _safety(of, kept - core), _safety(of, kept)
    if seconds_of(of, units) > kept - core or not _emergencies(of, whole) <= _emergencies(
        of, units
    ):
        units, core = whole, 0.0
    kind = _left(of, units)
    if kind == "more" and _left(of, whole) != "more" and seconds_of(of, whole) <= kept:
        units, kind = whole, _left(of, whole)  # a definition gives way to a whole list of signs
    if not kind:
        return [*units, *caveat], []
    more = say(of, of.voice.say(f"short.{kind}"), "editor")
    shorter = _safety(of, kept - core - length_of(more))
    fits = seconds_of(of, shorter) + length_of(more) <= kept
    fits = fits and _emergencies(of, units) <= _emergencies(of, shorter)
    return ([*shorter, *caveat], more) if fits else ([*units, *caveat], [])


def _emergencies(of: Take, units: Sequence[Unit]) -> set[str]:
    """Return the references of units that name an emergency: none gives way to anything else."""
    named = [unit for unit in units if of.voice.hears("says.emergency", unit.text)]
    return {ref for unit in named for ref in unit.refs}


def _left(of: Take, units: Sequence[Unit]) -> str:
    """Return which pointer to the full video is needed: to urgent signs, or to who should not."""
    told = {ref for unit in units for ref in unit.refs}
    left = [unit for unit in safety_units(of) if not told.issuperset(unit.refs)]
    if any(urgent(of, unit) for unit in left):
        return "more"
    return "more_who" if any(excludes(of, unit) for unit in left) else ""


def _safety(of: Take, room: float) -> list[Unit]:
    """Return the safety units that matter most and fit, urgent ones first; else the shortest."""
    units = safety_units(of)
    for calm in (number("short.safety"), room):
        found = gravest(of, units, room, lambda u: seconds_of(of, [u]), calm)
        if found:
            return found
    return [min(units, key=lambda u: count(u.text))] if units else []


def seconds_of(of: Take, units: Sequence[Unit]) -> float:
    """Return the seconds that units take when they are said next to one another."""
    return spoken.length(of, spoken.together(of, units))


def length_of(lines: Sequence[Line]) -> float:
    """Return the seconds of some lines."""
    return sum(line.seconds for line in lines)
