"""Choose the sentences of a part that a slide shows: whole, with what they lean on, best first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contentgen.model.outline import Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.material import Material, length, short_enough
from contentgen.text import kinds
from contentgen.text.words import count, words

Chain = tuple[Point, ...]
_LONGEST_CHAIN = 3
_BRIEF = 16
_OPENING = 3
_NAMED_SOURCE = 6
_AIMING = ("what", "how", "benefits")
_CAREFUL = ("hedge", "negation", "condition")


def best_chain(
    part: Part,
    stuff: Material,
    *,
    under_heading: bool = True,
    start: int = 0,
    opening: bool = False,
) -> Chain:
    """Return the best one or few neighbouring sentences of a part for a slide's body, or none.

    A sentence that leans on the one before comes with it; one that leans on the heading only
    `under_heading`. `start` passes over the part's first sentences. It begins with the
    very first one where it must be the `opening`, if that can be shown.
    """
    most = budget("words")["body"]
    found = [
        (_worth(chain, number, part, stuff), -number, chain)
        for number, chain in _chains(part.points, stuff, most, under_heading, start)
    ]
    first = part.points[:1]
    opens = [one for one in found if one[2][:1] == first]
    if opening and first and stuff.free(first[0]) and stuff.whole(first[0]):
        found = opens
    if not found:
        return ()
    _, end, chain = max(found, key=lambda one: one[:2])
    return _extended(chain, -end, part, stuff)


def chain_to(number: int, points: Sequence[Point], stuff: Material, under_heading: bool) -> Chain:
    """Return a sentence with those before it that it leans on, or none if one is out of reach."""
    chain: list[Point] = []
    for at in range(number, max(number - _LONGEST_CHAIN, -1), -1):
        point = points[at]
        if not stuff.free(point) or not stuff.whole(point):
            return ()
        chain.insert(0, point)
        before = stuff.before(point.ref)
        if not point.tied and not _goes_on_from_hollow(points, at, stuff):
            return tuple(chain)
        if not before:
            return tuple(chain) if under_heading else ()
        if at == 0 or points[at - 1].ref != before:
            return ()
    return ()


def _goes_on_from_hollow(points: Sequence[Point], number: int, stuff: Material) -> bool:
    """Tell whether a sentence opens on "it", which the hollow sentence before it names."""
    if number == 0 or not stuff.hollow(points[number - 1]):
        return False
    opening = {word.casefold() for word in words(points[number].text)[:_OPENING]}
    follows = stuff.before(points[number].ref) == points[number - 1].ref
    return follows and bool(opening & set(stuff.frames.list("headline.pronouns")))


def _chains(
    points: Sequence[Point], stuff: Material, most: int, under_heading: bool, start: int
) -> Iterator[tuple[int, Chain]]:
    """Yield each usable chain of a part with the number of its last sentence."""
    for number in range(start, len(points)):
        chain = chain_to(number, points, stuff, under_heading)
        told = any(not stuff.hollow(point) for point in chain)
        if told and short_enough(chain, most):
            yield number, chain


def _worth(chain: Chain, number: int, part: Part, stuff: Material) -> float:
    """Say how well a chain stands for its part: early, short, on the topic, of the part's kind."""
    first = chain[0]
    text = " ".join(point.text for point in chain)
    worth = 4.0 - min(number, 8) * 0.5
    worth += 1.5 if first.first else 0.0
    worth += 1.0 if stuff.topic and stuff.topic.casefold() in text.casefold() else 0.0
    worth -= max(0, length(chain) - 24) / 6
    worth -= 3.0 if text.endswith("?") and part.kind != "intro" else 0.0
    worth -= 4.0 if taken_back(number, part.points, stuff) else 0.0
    return worth + _of_kind(chain, text, part, stuff)


def _of_kind(chain: Chain, text: str, part: Part, stuff: Material) -> float:
    held = {lock.kind for point in chain for lock in point.locks}
    if part.kind == "what" and text.casefold().startswith(stuff.topic.casefold() or "\0"):
        return 2.0
    if part.kind == "evidence" and held & {"attribution", "number", "population"}:
        return 3.0
    if part.kind in ("advice", "close") and kinds.advice(text, stuff.lang):
        return 3.0
    if part.kind in ("how", "what") and "purpose" in held:
        return -1.5
    return 0.0


def taken_back(number: int, points: Sequence[Point], stuff: Material) -> bool:
    """Tell whether the sentence after this one limits it ("However, …")."""
    after = following(number, points, stuff)
    return after is not None and after.tied and stuff.turns(after)


def following(number: int, points: Sequence[Point], stuff: Material) -> Point | None:
    """Return the sentence right after a part's sentence, or None."""
    if number + 1 >= len(points):
        return None
    after = points[number + 1]
    return after if stuff.before(after.ref) == points[number].ref else None


def _extended(chain: Chain, number: int, part: Part, stuff: Material) -> Chain:
    """Add the next sentence where the two stay short and it is not wanted elsewhere."""
    points = part.points
    after = following(number, points, stuff)
    asks = _asks(chain[-1])
    brief = length(chain) < _BRIEF and len(chain) < _LONGEST_CHAIN
    ends = number + 2 == len(points)
    if after is None or after.first or not (len(chain) == 1 or asks or brief or ends):
        return chain
    if not stuff.free(after) or not stuff.whole(after):
        return chain
    most = budget("words")["body" if after.tied or (ends and careful(after)) else "pair"]
    if not short_enough((*chain, after), most):
        return chain
    wanted = part.kind in _AIMING and any(lock.kind == "purpose" for lock in after.locks)
    wanted = wanted or stuff.sends(after)
    if wanted and not after.tied:
        return chain
    if taken_back(number + 1, points, stuff):
        return chain
    return _extended((*chain, after), number + 1, part, stuff)


def _asks(point: Point) -> bool:
    return point.text.rstrip().endswith("?")


def careful(point: Point) -> bool:
    """Tell whether a sentence hedges, negates or sets a condition."""
    return any(lock.kind in _CAREFUL for lock in point.locks)


def named_source(point: Point) -> bool:
    """Tell whether a sentence says more about its source than "studies show"."""
    return any(
        lock.kind == "attribution" and count(lock.text) >= _NAMED_SOURCE for lock in point.locks
    )
