"""Answer a myth or a question with all that limits the answer, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contentgen.model.outline import Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.limits import limits_advice, opens
from contentgen.plan.material import Material, short_enough
from contentgen.plan.riders import glued

Answer = tuple[Point, ...]


def answer(points: Sequence[Point], said: Sequence[Point], stuff: Material) -> Answer:
    """Return what a slide shows of an answer: all of it, else its beginning and all its limits.

    A limit that stands on another slide already need not be said again. Empty if a limit would be
    lost; the post's sentences are then dropped whole.
    """
    found = next((one for one in _ranked(points) if _shows(one, points, said, stuff)), ())
    if not found:
        stuff.dropped |= {point.ref for point in points}
    return found


def limited(points: Sequence[Point], stuff: Material) -> bool:
    """Tell whether an answer can be shown with its limits, so that it keeps them to itself."""
    return any(_is_safe(one, points, stuff) for one in _ranked(points))


def _ranked(points: Sequence[Point]) -> Iterator[Answer]:
    """Yield what a slide may show of an answer, the best first: short ones, then longer ones."""
    short, long = budget("words")["body"], budget("words")["answer"]
    beginnings = [tuple(points[:end]) for end in range(len(points), 0, -1)]
    for most in (short, long):
        yield from (one for one in beginnings if short_enough(one, most))


def _is_safe(shown: Answer, points: Sequence[Point], stuff: Material) -> bool:
    rest = [point for point in points if point not in shown and point.ref not in stuff.used]
    return not any(limits_advice(point.text, stuff.lang) for point in rest)


def _shows(shown: Answer, points: Sequence[Point], said: Sequence[Point], stuff: Material) -> bool:
    free = all(stuff.free(point) and not stuff.points_elsewhere(point) for point in shown)
    if not free:
        return False
    footed = all(stuff.footed(point, (*said, *shown[:n])) for n, point in enumerate(shown))
    return footed and _is_safe(shown, points, stuff)


def with_limits(part: Part, chain: Answer, stuff: Material) -> Answer:
    """Return what a part says in sentences where `chain` alone would leave out a limit; or none.

    That is all of it if it fits on a slide, else the run from the chain to the last limit that
    fits; none if neither can be shown, or if nothing is lost.
    """
    if part.kind in ("what", "story", "quote", "intro", "evidence", "close") or not chain:
        return ()
    spilled = stuff.spilled("list", {point.ref for point in part.points})
    if spilled > 1:
        return ()
    fresh = [p for p in _section(part, stuff) if p.ref not in stuff.used | stuff.held]
    rest = [p for p in fresh if p not in chain and (not stuff.sends(p) or _depends(p))]
    lost = [p for p in rest if _limits(p.text, stuff.lang)]
    if part.kind == "how" and part.question:
        # Half of how something works explains nothing; its aim may stand alone.
        fresh = [p for p in fresh if p in chain or not _aims(p)]
        lost = lost or [p for p in rest if p in fresh]
    if not lost:
        return ()
    start = next((n for n, p in enumerate(fresh) if p in chain), 0)
    ends = [n + 1 for n, p in enumerate(fresh) if p in lost and n >= start]
    for told in (tuple(fresh), *(tuple(fresh[start:end]) for end in reversed(ends))):
        if short_enough(told, budget("words")["limited"]) and _is_told(told, stuff):
            return told
    return ()


def _section(part: Part, stuff: Material) -> Answer:
    """Return a part's sentences up to one that is a heading of its own ("When to rest.")."""
    titles = tuple(stuff.frames.list("warning.titles")) or ("\0",)
    heads = (n for n, p in enumerate(part.points) if p.text.casefold().startswith(titles))
    return part.points[: next(heads, len(part.points))]


def _limits(text: str, lang: str) -> bool:
    if limits_advice(text, lang):
        return True
    return opens("rides.first", text, lang) or opens("rides.never", text, lang)


def _depends(point: Point) -> bool:
    return any(lock.kind == "condition" for lock in point.locks)


def _aims(point: Point) -> bool:
    return any(lock.kind == "purpose" for lock in point.locks)


def _is_told(told: Answer, stuff: Material) -> bool:
    with stuff.on("list", forgiving=True):
        usable = all(stuff.free(p) and stuff.whole(p) for p in told)
    usable = usable and not any(p.text.rstrip().endswith(("?", ":")) for p in told)
    words = budget("words")
    few = len(told) <= budget("count")["safety_texts"]
    brief = all(short_enough((p,), words["body"]) for p in told)
    brief = brief and all(short_enough(group, words["long_body"]) for group in glued(told, stuff))
    footed = all(stuff.footed(p, told[:n]) for n, p in enumerate(told))
    return usable and few and brief and footed
