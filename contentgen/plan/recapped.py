"""The recap of a video: the best whole lines, each with its limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contentgen.model.script import Line, Segment
from contentgen.plan import spoken
from contentgen.plan.beats import Beat, units_of
from contentgen.plan.segments import said, say, segment
from contentgen.plan.standing import advice_units, safety_units, stands, urgent, weight
from contentgen.plan.take import Take
from contentgen.plan.units import Unit
from contentgen.plan.voice import number
from contentgen.text.words import count

_FACTS = 2


def recap(of: Take, found: Sequence[Beat]) -> Segment | None:
    """Return the best whole sentence of each sort of part, with its limits.

    None if no sentence is fit for it, or if the video is too short to need one.
    """
    first = {id(beat.units[0]) for beat in found if beat.kind in ("what", "how")}
    about = units_of(found, "what", "how", "steps", "list", "other")
    about = [u for u in about if id(u) in first or u.has("purpose")]
    grave = _gravest(of, found)
    best = [
        *_softest(of, about, limited=False),
        *_facts(of, found),
        *(_softest(of, _sourced(of, found)) or _softest(of, units_of(found, "benefits"))),
        *grave,
        *(_suiting(of, found) or _advised(of, found)),
    ]
    best = _within(best)
    if not best or len(found) < number("chapters.fewest"):
        return None
    lead = of.voice.say("recap.lead" if len(best) > 1 else "recap.one")
    lines = say(of, lead, "editor")
    for unit in best:
        lines += said(of, unit)
    lines += say(of, of.voice.say("recap.more"), "editor") if _more(of, found, best) else []
    shown = spoken.together(of, best)
    most = number("video.screen_words")
    lines += [Line("screen", u.text, u.refs) for u in shown if count(u.text) <= most]
    return segment(of, "recap", of.voice.note("segments.recap"), lines)


def _sourced(of: Take, found: Sequence[Beat]) -> list[Unit]:
    """Return the findings of the video that a viewer could look up: not what "many studies" say."""
    units = units_of(found, "evidence")
    return [unit for unit in units if not of.voice.hears("says.unnamed", unit.text)]


def _facts(of: Take, found: Sequence[Beat]) -> list[Unit]:
    """Return the shortest facts that were set against myths, in the order of the video."""
    most = number("video.screen_words")
    told = [
        Unit((one,), "myth")
        for unit in units_of(found, "myth")
        for one in unit.said[1:]
        if one.label and one.locks and not (one.tied or one.fragment) and count(one.text) <= most
        if not any(of.voice.hears(f"says.{name}", one.text) for name in ("leaning", "pointing"))
    ]
    short = sorted(told, key=lambda unit: count(unit.text))[:_FACTS]
    return [unit for unit in told if unit in short]


def _more(of: Take, found: Sequence[Beat], best: Sequence[Unit]) -> bool:
    """Tell whether the video names urgent signs that the recap, which names some, does not."""
    told = {ref for beat in found for unit in beat.units for ref in unit.refs}
    said_here = {ref for unit in best for ref in unit.refs}
    signs = {ref for unit in safety_units(of) if urgent(of, unit) for ref in unit.refs} & told
    return bool(signs & said_here) and not signs <= said_here


def _softest(of: Take, units: Sequence[Unit], limited: bool = True) -> list[Unit]:
    """Return the line that limits itself best, in a list; if `limited`, none that does not.

    A sentence that another leans on, or that opens an entry, is not taken out of its place.
    """
    limits = ("hedge", "purpose", "condition", "attribution", "population")
    fit = [
        unit
        for unit in units
        if len(unit.said) == 1
        and not unit.said[0].entry
        and stands(of, unit)
        and (unit.limits() & set(limits) or not limited)
        and count(unit.text) <= number("video.recap_words")
    ]
    if not fit:
        return []
    return [max(fit, key=_softness)]


def _gravest(of: Take, found: Sequence[Beat]) -> list[Unit]:
    """Return the weightiest warning of the video, whole with what adds to it, in a list."""
    told = {ref for beat in found for unit in beat.units for ref in unit.refs}
    units = [u for u in safety_units(of) if set(u.refs) <= told and u.kind != "myth"]
    short, most = number("video.recap_short"), number("video.recap_warning")
    whole = [u for u in units if not u.said[0].fragment and count(u.text) <= most]
    fit = [u for u in whole if count(u.text) <= short]
    fit += [
        replace(unit, said=(one,))
        for unit in units
        for one in unit.said
        if unit not in fit and unit.said[0].entry and not (one.fragment or one.tied)
        if of.voice.hears("says.urgent", one.text)
    ]
    fit = fit or whole

    def need(unit: Unit) -> float:
        return weight(of, unit) + 4 * of.voice.hears("says.emergency", unit.text)

    return [max(fit, key=need)] if fit else []


def _within(units: Sequence[Unit]) -> list[Unit]:
    """Return the units that make a short recap: the last ones give way, each is said once."""
    kept: list[Unit] = []
    for unit in units:
        told = {ref for other in kept for ref in other.refs}
        length = sum(count(other.text) for other in (*kept, unit))
        if not told & set(unit.refs) and (not kept or length <= number("video.recap_all")):
            kept.append(unit)
    return kept


def _suiting(of: Take, found: Sequence[Beat]) -> list[Unit]:
    """Return the line that asks whether it is suitable, and whom to ask, in a list.

    None if the part just before the recap has said it.
    """
    asked = [u for u in units_of(found, "close", "advice") if spoken.suits(of, u)][:1]
    return [unit for unit in asked if unit not in found[-1].units]


def _advised(of: Take, found: Sequence[Beat]) -> list[Unit]:
    """Return the plainest advice on whom to see that the video gives, in a list."""
    told = {ref for beat in found for unit in beat.units for ref in unit.refs}
    return [u for u in advice_units(of) if set(u.refs) <= told and not u.said[0].entry][:1]


def _softness(unit: Unit) -> float:
    kinds = {lock.kind for lock in unit.locks}
    weigh = {"purpose": 3.0, "condition": 2.0, "hedge": 2.0, "attribution": 1.0, "population": 1.0}
    if unit.kind == "evidence":  # who was studied, and who says so, before "if"
        weigh |= {"condition": 0.0, "attribution": 2.0, "population": 2.0}
    return sum(weigh.get(kind, 0.0) for kind in kinds) - max(0, count(unit.text) - 16) / 6
