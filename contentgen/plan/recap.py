"""Plan the slide worth saving: the best whole sentence behind each of a few terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from contentgen.model.deck import Slide, SlideItem, Text
from contentgen.model.outline import Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.chains import Chain, careful, following, named_source
from contentgen.plan.cover import treatment_like
from contentgen.plan.draft import slide
from contentgen.plan.limits import takes_back
from contentgen.plan.material import Material, length, short_enough
from contentgen.plan.texts import framed, plain
from contentgen.plan.wording import questions_first, the_aim
from contentgen.text import kinds
from contentgen.text.words import count, words

_SHOWN = ("what", "aim", "evidence", "safety", "ask_first", "ask", "remember")
_WANTED = ("safety", "aim", "ask_first", "ask", "what", "evidence", "remember")
_MAY_REPEAT = ("safety",)
_FEWEST = 2
_WEAK = ("remember",)
_SHORT_WORD = 3
_LONGEST = 35


def recap(parts: Sequence[Part], before: Slide | None, stuff: Material) -> Slide | None:
    """Return two to four whole sentences worth saving, or None if the post has too few.

    Sentences that no slide has shown are preferred; only a side effect may be said again, and the
    definition where there is no card without it, and not if they stand on the slide `before`. One
    sentence at least is new.
    """
    stands = {ref for _, text in before.texts() for ref in text.refs} if before else set[str]()
    with stuff.on("recap"):
        chosen = _chosen(parts, stands, stuff, _MAY_REPEAT)
        if len(chosen) < _FEWEST:
            chosen = _chosen(parts, stands, stuff, (*_MAY_REPEAT, "what"))
    title = stuff.frames.phrase(f"recap.{_shape(parts, stuff)}")
    fresh = any(
        point.ref not in stuff.used
        for name, chain in chosen.items()
        for point in chain
        if name not in _WEAK
    )
    if len(chosen) < _FEWEST or not title or not fresh:
        return None
    return _slide(title, chosen, stuff)


def _chosen(
    parts: Sequence[Part], stands: set[str], stuff: Material, again: Sequence[str]
) -> dict[str, Chain]:
    most = budget("words")
    chosen: dict[str, Chain] = {}
    for name in _WANTED:
        if name == "ask" and "ask_first" in chosen:
            continue
        taken = tuple(point for chain in chosen.values() for point in chain)
        said = sum(count(_said(one, chain, stuff)) for one, chain in chosen.items())
        room = min(most["recap_row"], most["recap"] - said)
        chain = _row(name, parts, stuff, taken, room, stands, repeats=name in again)
        if chain and len(chosen) < budget("count")["recap"]:
            chosen[name] = chain
    return chosen


def _slide(title: str, chosen: Mapping[str, Chain], stuff: Material) -> Slide:
    items = [
        SlideItem(_term(name, stuff), _detail(name, chosen[name], stuff))
        for name in _SHOWN
        if name in chosen
    ]
    return slide("recap", {"headline": framed(title, stuff.lang)}, items)


def _shape(parts: Sequence[Part], stuff: Material) -> str:
    if treatment_like(parts, stuff):
        return "treatment"
    found = {part.kind for part in parts}
    return "steps" if "steps" in found else "myth" if "myth" in found else "other"


def _term(name: str, stuff: Material) -> Text | None:
    phrase = stuff.frames.phrase(f"terms.{name}")
    return framed(phrase, stuff.lang) if phrase else None


def _detail(name: str, chain: Chain, stuff: Material) -> Text:
    return plain(_said(name, chain, stuff), tuple(point.ref for point in chain), stuff.lang)


def _said(name: str, chain: Chain, stuff: Material) -> str:
    """Return what stands behind a term: an aim and questions without what the term says."""
    made = ""
    if len(chain) == 1 and name in ("aim", "ask_first"):
        said = stuff.places[chain[0].ref].text
        term = stuff.frames.phrase("terms.aim")
        aim = name == "aim"
        made = the_aim(said, term, stuff.lang) if aim else questions_first(said, stuff.lang)
    return made or " ".join(point.text for point in chain)


def _row(
    name: str,
    parts: Sequence[Part],
    stuff: Material,
    taken: Sequence[Point],
    most: int,
    stands: set[str],
    *,
    repeats: bool,
) -> Chain:
    """Return what stands behind a term: the first not shown yet, else the shortest again.

    Again only if it `repeats`.
    """
    again: list[Chain] = []
    for chain in _candidates(name, parts, stuff):
        usable = count(_said(name, chain, stuff)) <= most and short_enough(chain, _LONGEST)
        usable = usable and not any(point in taken for point in chain)
        if name == "ask_first" and usable:
            return chain
        usable = usable and not any(point.ref in stands for point in chain)
        if not usable or not all(stuff.whole(point) for point in chain):
            continue
        if all(stuff.free(point) for point in chain):
            return chain
        shown = all(point.ref in stuff.used and stuff.fits(point.ref) for point in chain)
        if repeats and shown:
            again.append(chain)
    return min(again, key=length, default=())


def _candidates(name: str, parts: Sequence[Part], stuff: Material) -> Iterator[Chain]:
    """Yield what could stand behind a recap's term, each sentence with what takes it back."""
    for part in parts:
        if part.kind in ("sell", "quote", "story"):
            continue
        for number, point in enumerate(part.points):
            chain = _with_limits(number, part.points, stuff)
            if not point.tied and _suits(name, part, chain, stuff):
                yield chain


def _with_limits(number: int, points: Sequence[Point], stuff: Material) -> Chain:
    """Return a sentence with what takes it back; a warning may stand without its reassurance."""
    chain = [points[number]]
    if kinds.safety(chain[0].text, stuff.lang):
        return tuple(chain)
    after = following(number, points, stuff)
    while after is not None and after.tied and stuff.turns(after):
        chain.append(after)
        number += 1
        after = following(number, points, stuff)
    return tuple(chain)


def _suits(name: str, part: Part, chain: Chain, stuff: Material) -> bool:
    """Tell whether sentences can stand behind a term; a definition is what opens its section."""
    point = chain[0]
    held = {lock.kind for lock in point.locks}
    if name == "what":
        opens = point == part.points[0] and not point.text.endswith("?")
        return part.kind == "what" and opens and _on_heading(part.heading, point.text)
    if name == "ask_first":
        asks = questions_first(stuff.places[point.ref].text, stuff.lang)
        return len(chain) == 1 and point.ref in stuff.used and bool(asks)
    if name == "aim":
        return part.kind in ("what", "how", "benefits") and "purpose" in held
    if name == "evidence":
        limited = any(takes_back(p.text, stuff.lang) for p in part.points if p not in chain)
        return part.kind == "evidence" and named_source(point) and not limited
    advises = stuff.sends(point) and stuff.frames.has("closing.suits", point.text)
    if name == "safety":
        harm = any(kinds.safety(one.text, stuff.lang) for one in chain) and careful(point)
        adds = stuff.frames.has("warning.adding", point.text)
        return part.kind == "safety" and harm and not advises and not adds
    return advises if name == "ask" else advises and part.kind in ("close", "advice")


def _on_heading(heading: str, text: str) -> bool:
    """Tell whether a sentence is about the thing that its heading names."""
    named = {word.casefold() for word in words(heading) if len(word) > _SHORT_WORD}
    return bool(named & {word.casefold() for word in words(text)})
