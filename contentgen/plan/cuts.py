"""What may be left out of a video to fit its length, and in which order."""

from __future__ import annotations

from contentgen.model.outline import SectionKind
from contentgen.plan.beats import Beat
from contentgen.plan.mainstay import kept_refs, mainstays
from contentgen.plan.take import Take
from contentgen.plan.units import NEEDED, Unit
from contentgen.text import kinds

EXTRAS: list[Unit] = []  # stands for slots and demonstrations
LAST: tuple[SectionKind, ...] = ("steps",)
_WHOLE: tuple[SectionKind, ...] = ("other", "story", "quote", "table", "list", "close")
_BESIDE: tuple[SectionKind, ...] = ("intro", "what")  # these pay first for what a post is about


def cuts(of: Take, whole: bool) -> list[list[Unit]]:
    """Return what may be left out, in order.

    If `whole`, nothing of what the post is about, and for that no warning either.
    """
    never = kept_refs(of) if whole else frozenset()
    if never:
        beside = {u.refs for cut in _beside(of) for u in cut}
        warns = {u.refs for beat in of.beats for u in beat.units if _warns(of, u)}
        never |= warns - beside
    found = [cut if cut is EXTRAS else [u for u in cut if u.refs not in never] for cut in _all(of)]
    return [cut for cut in found if cut or cut is EXTRAS]


def _all(of: Take) -> list[list[Unit]]:
    """Return what may be left out, in order; an empty cut stands for slots and demonstrations.

    Benefits go first, one by one; then the extras; then whole parts, the least needed first, so
    that a part which stays keeps its thread; then single sentences from the ends of what is left;
    then a routine; last, single warnings and advice of parts that are gone. How a story ends is
    not left out.
    """
    benefits = [beat for beat in of.beats if beat.kind == "benefits"]
    entries = [u for beat in benefits for u in reversed(beat.units) if u.said[0].entry]
    cuts: list[list[Unit]] = [[unit] for unit in entries]
    cuts += [[u for u in beat.units if not u.fixed] for beat in benefits]
    cuts.append(EXTRAS)
    cuts += _beside(of) if mainstays(of) else []
    parts = [beat for beat in of.beats if beat.kind in _WHOLE]
    if parts and parts[-1] is of.beats[-1] and parts[-1].narrated:
        parts.pop()
    parts.reverse()
    for beat in sorted(parts, key=_need):
        cuts.append([unit for unit in beat.units if not (unit.fixed or _warns(of, unit))])
    held = (*_WHOLE, *LAST, "benefits", *(_BESIDE if mainstays(of) else ()))
    rest = [u for b in of.beats if b.kind not in held for u in b.units[1:]]
    rest.reverse()
    cuts += [[u] for u in sorted(rest, key=lambda u: u.worth) if not u.fixed]
    cuts += [[u for u in b.units if not u.fixed] for b in of.beats if b.kind in LAST]
    kept = [u for beat in parts for u in beat.units if not u.fixed and _warns(of, u)]
    cuts += [[unit] for unit in sorted(kept, key=lambda u: u.worth)]
    return cuts


def _beside(of: Take) -> list[list[Unit]]:
    """Return what pays first for what a post is about: paragraphs of the opening, last ones first.

    The first line of each part stays, a definition's first paragraph, and what warns.
    """
    found: dict[tuple[SectionKind, int], list[Unit]] = {}
    for beat in of.beats:
        for unit in beat.units[1:] if beat.kind in _BESIDE else ():
            if beat.kind == "what" and unit.said[0].line == beat.units[0].said[0].line:
                continue
            leans = of.voice.hears("says.leaning", unit.text)
            if not unit.fixed and (leans or not _warns(of, unit)):
                found.setdefault((beat.kind, unit.said[0].line), []).append(unit)
    return list(reversed(found.values()))


def _warns(of: Take, unit: Unit) -> bool:
    """Tell whether a unit warns or says when to be seen, and can be said below its title alone."""
    first, text = unit.said[0], unit.text
    grave = kinds.safety(text, of.lang) or of.voice.hears("says.seek", text)
    leans = first.tied or first.fragment or of.voice.hears("says.pointing", first.text)
    return grave and not leans


def _need(beat: Beat) -> float:
    """Return how much a part is needed: warnings and advice first, then its kind and its end."""
    grave = any(unit.fixed for unit in beat.units)
    plain = max(unit.worth % NEEDED for unit in beat.units)
    return plain + (NEEDED if grave else 0)
