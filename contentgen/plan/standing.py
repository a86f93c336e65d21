"""Choose sentences that stand on their own, for pieces too short for the whole post."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from operator import itemgetter

from contentgen.model.outline import SectionKind
from contentgen.plan.beats import Beat
from contentgen.plan.take import Take
from contentgen.plan.units import Said, Unit, seeks
from contentgen.plan.voice import number
from contentgen.text import kinds
from contentgen.text.words import count

_MOST_OPTIONS = 12
_OPENING = 4
_AGAINST: tuple[SectionKind, ...] = ("benefits", "table", "story", "quote")


def stands(of: Take, unit: Unit) -> bool:
    """Tell whether a unit can be shown away from what stands around it in the post.

    It opens its paragraph and does not begin by pointing back, or it is a full statement without
    any word that could point to something said before it. A warning that names an emergency only
    must not begin by pointing back.
    """
    first = unit.said[0]
    if first.tied or first.fragment or unit.text.endswith((":", "?")):
        return False
    if first.label or (first.opens and first.text.endswith("?")):
        return True
    if urgent(of, unit):
        if not first.text.endswith(":") and of.voice.hears("says.pointing", first.text):
            return False
        telling = count(unit.text) >= number("caption.warning")
        return telling and not of.voice.hears("says.leaning", " ".join(first.text.split()[:2]))
    if not first.text.endswith(":") and of.voice.hears("says.pointing", first.text):
        return False
    if first.first:
        return not of.voice.hears("says.leaning", " ".join(first.text.split()[:_OPENING]))
    telling = count(unit.text) >= number("caption.telling")
    return telling and not of.voice.hears("says.leaning", unit.text)


@lru_cache(maxsize=2)
def safety_units(of: Take) -> tuple[Unit, ...]:
    """Return what the post says of harm and caution, in reading order.

    That is its safety parts and every urgent sign; without any, each sentence about harm. A
    warning that adds to the one before it ("Call 911 if you also …") comes joined to it.
    """
    joined = [(unit, beat.kind) for beat in of.beats for unit in _joined(of, beat)]
    every = [unit for unit, _ in joined]
    told = [u for u, kind in joined if "safety" in (u.kind, kind)]
    told = [u for u in told if not _only_advice(of, u)] or told
    known = {id(unit) for unit in told}  # a long post has thousands, too many to compare
    units = [u for u in every if id(u) in known or urgent(of, u) or excludes(of, u)]
    if units:
        return tuple(u for u in units if stands(of, u)) or tuple(units[:1])
    against = (*_AGAINST, "myth")
    loose = [u for u in every if u.kind not in against and kinds.safety(u.text, of.lang)]
    return tuple(u for u in loose if stands(of, u))


def caveats(of: Take) -> list[Unit]:
    """Return what a story says of its own limits ("Yours may need more time"), as one unit."""
    if not any(beat.narrated or beat.kind == "story" for beat in of.beats):
        return []
    units = [unit for beat in of.beats for unit in beat.units]
    told = [unit for unit in units if of.voice.hears("says.caveat", unit.text)]
    if not told or told[0].said[0].tied:
        return []
    first = units.index(told[0])
    run = [unit for unit, near in zip(told, units[first:], strict=False) if unit is near]
    return [replace(run[0], said=tuple(said for unit in run for said in unit.said), fixed=True)]


def joined_units(of: Take, *kinds: SectionKind) -> list[Unit]:
    """Return the units of the parts of these kinds, what adds to one joined to it."""
    return [unit for beat in of.beats if beat.kind in kinds for unit in _joined(of, beat)]


def _joined(of: Take, beat: Beat) -> list[Unit]:
    """Return a part's units, each warning that adds to another joined to it."""
    found: list[Unit] = []
    for unit in beat.units:
        listed = urgent(of, unit) or beat.kind in ("safety", "advice")
        adds = listed and _adds(of, unit)
        while adds and found and not (unit.said[0].entry or found[-1].said[0].entry):
            adds = _adds(of, found[-1])
            unit = _both(found.pop(), unit)
        if found and urgent(of, found[-1]) and _explains(of, unit):
            unit = _both(found.pop(), unit)
        listed_in = next((u for u in reversed(found) if _same_signs(of, u, unit)), None)
        if listed_in is not None:
            found[found.index(listed_in)] = _both(listed_in, unit)
            continue
        found.append(unit)
    return found


def _explains(of: Take, unit: Unit) -> bool:
    """Tell whether a few words, in the paragraph of a warning, say why or when in doubt."""
    said = unit.said[0]
    brief = len(unit.said) == 1 and count(said.text) <= number("caption.explains")
    return brief and not said.first and not said.entry and not urgent(of, unit)


def _same_signs(of: Take, signs: Unit, unit: Unit) -> bool:
    """Tell whether a sentence takes back the signs of its paragraph: "They do not always …"."""
    said = unit.said[0]
    near = said.line == signs.said[0].line and not (said.first or said.entry)
    brief = len(unit.said) == 1 and near and urgent(of, signs) and not urgent(of, unit)
    return brief and of.voice.hears("says.not_always", said.text)


def _adds(of: Take, unit: Unit) -> bool:
    return of.voice.hears("says.adding", unit.said[0].text)


def _both(first: Unit, second: Unit) -> Unit:
    return replace(first, said=first.said + second.said, fixed=first.fixed or second.fixed)


@lru_cache(maxsize=2)
def advice_units(of: Take) -> tuple[Unit, ...]:
    """Return what the post says of whom to ask or see, the plainest first.

    A sentence that sends its reader to a named professional is plainer than one that only speaks
    of advice, and no other is taken if the post has such a one.
    """
    found = [
        (beat.kind not in ("advice", "safety"), not _when(of, unit), count(unit.text), unit)
        for beat in of.beats
        if beat.kind not in _AGAINST
        for unit in beat.units
        if stands(of, unit) and not urgent(of, unit) and not unit.said[0].text.endswith("?")
        if kinds.advice(unit.text, of.lang)
    ]
    ranked = [unit for *_, unit in sorted(found, key=lambda item: item[:3])]
    plain = [unit for unit in ranked if _sends(of, unit)]
    return tuple(plain if of.voice.known else ranked)


def _when(of: Take, unit: Unit) -> bool:
    """Tell whether advice says whom it is for; advice on a treatment is for all who want it."""
    return of.subject.sort == "treatment" or unit.has("condition", "population")


def _sends(of: Take, unit: Unit) -> bool:
    """Tell whether a sentence tells its reader which professional to see, or when to come.

    One that only says whom to ask "how much weight" means nothing away from its exercise.
    """
    return any(
        seeks(said.text, of.voice)
        and not of.voice.hears("says.how_much", said.text)
        and (of.voice.hears("says.professionals", said.text) or _conditional(said))
        for said in unit.said
    )


def _conditional(said: Said) -> bool:
    return any(lock.kind == "condition" for lock in said.locks)


def answers(beat: Beat) -> Unit | None:
    """Return the post's own question at the head of a part with its first answer, as one unit.

    None if the heading is no question of the post, or if the answer would lean on more.
    """
    if not beat.asked or "editor" in beat.refs or not beat.units:
        return None
    said = list(beat.units[0].said)
    if said[0].refs[0] in beat.refs:
        return beat.units[0]
    for unit in beat.units[1:3]:
        if sum(count(line.text) for line in said) < number("caption.answer"):
            said += unit.said
    leans = said[-1].text.endswith(":") or any(line.fragment for line in said)
    asked = Said(beat.title, beat.refs, beat.parts[0].line, opens=True)
    return None if leans else Unit((asked, *said), beat.kind)


def questions(of: Take) -> list[tuple[str, tuple[str, ...]]]:
    """Return the post's own short questions among its headings, with references."""
    asked = [beat for beat in of.beats if beat.asked and "editor" not in beat.refs]
    fit = [b for b in asked if 2 < count(b.title) <= number("caption.question")]
    fit = [b for b in fit if not of.voice.hears("says.pointing", b.title)]
    plain = [b for b in fit if not of.voice.hears("says.sequence", b.title.split()[0].rstrip(","))]
    return [(beat.title, beat.refs) for beat in plain]


def weight(of: Take, unit: Unit) -> float:
    """Return how much a safety unit matters: urgent signs and conditions first, then brevity."""
    weighed = 4.0 * urgent(of, unit) + 2.0 * kinds.safety(unit.text, of.lang)
    weighed += 5.0 * excludes(of, unit)
    weighed += 3.0 * unit.has("condition") + 1.0 * unit.has("hedge", "negation")
    return max(0.5, weighed + 1 - count(unit.text) / 30)


def excludes(of: Take, unit: Unit) -> bool:
    """Tell whether a unit is a list of who should not, below the line that rules it."""
    first = unit.said[0]
    ruled = first.text.endswith(":") and any(said.entry for said in unit.said)
    return ruled and of.voice.hears("says.ruling", first.text)


def gravest(
    of: Take,
    units: Sequence[Unit],
    room: float,
    size: Callable[[Unit], float],
    calm: float = 0.0,
    apart: bool = False,
) -> list[Unit]:
    """Return the safety units that fit: all that can be of urgent ones first, then by weight.

    Those that name an emergency or care on the same day come first, in reading order. `calm` is
    the room for all of them beyond which no other is added; for the others alone if `apart`.
    """
    pressing = [unit for unit in units if urgent(of, unit)]
    known = {id(unit) for unit in pressing}
    rest = [unit for unit in units if id(unit) not in known]

    def need(unit: Unit) -> float:
        named = 4 * of.voice.hears("says.emergency", unit.text)
        called = 6 * of.voice.hears("says.call", unit.text)
        return weight(of, unit) + named + called + len(unit.said)

    first = fitting(pressing, room, size, need, most=6)
    taken = sum(map(size, first))
    left = min(room - taken, (calm or room) - (0 if apart else taken))
    return first + fitting(rest, left, size, lambda u: weight(of, u))


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
    options = sorted(((worth(unit), unit) for unit in units), key=itemgetter(0), reverse=True)
    worths, tried = zip(*options[:_MOST_OPTIONS], strict=True) if options else ((), ())
    sizes = tuple(map(size, tried))
    best: tuple[float, float, tuple[Unit, ...]] = (0.0, 0.0, ())
    for many in range(1, min(most, len(tried)) + 1):
        groups = (combinations(of_each, many) for of_each in (sizes, worths, tried))
        for taken_each, worth_each, group in zip(*groups, strict=True):
            taken = sum(taken_each)
            if taken <= room and (sum(worth_each), -taken) > best[:2]:
                best = (sum(worth_each), -taken, group)
    return [unit for unit in units if unit in best[2]]


def _only_advice(of: Take, unit: Unit) -> bool:
    return kinds.advice(unit.text, of.lang) and not kinds.safety(unit.text, of.lang)


def urgent(of: Take, unit: Unit) -> bool:
    """Tell whether a unit names an emergency or care without delay."""
    return of.voice.hears("says.urgent", unit.text)
