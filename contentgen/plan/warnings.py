"""Sentences that warn: which they are, what they must stand beside, and those in other parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contentgen.model.outline import Part, Point
from contentgen.plan.answers import limited
from contentgen.plan.budget import budget, role_words
from contentgen.plan.chains import careful, chain_to
from contentgen.plan.governing import governing
from contentgen.plan.limits import adds, rules, stays_together, takes_back
from contentgen.plan.material import Material, length, points_of, short_enough
from contentgen.plan.riders import riders
from contentgen.plan.urgency import Urgency, most_urgent, urgency
from contentgen.text import kinds
from contentgen.text.language import language
from contentgen.text.words import count, words

Run = tuple[Point, ...]
_SAME = 0.6
_FRAGMENT = 5
_POINTS = 14
_QUIET = ("sell", "quote", "safety")


def warns(point: Point, stuff: Material) -> bool:
    """Tell whether a sentence warns of harm with a limit in it, or sends the reader to somebody."""
    told = tuple(f"{opener} " for opener in stuff.frames.list("warning.told"))
    if point.text.rstrip().endswith("?") or point.text.casefold().startswith(told):
        return False
    if point.text.casefold().startswith(tuple(stuff.frames.list("warning.titles")) or "\0"):
        return False
    harm = _harms(point.text, stuff) and bool(point.locks)
    return harm or stuff.sends(point) or urgency(point.text, stuff.lang) < Urgency.LATER


def _harms(text: str, stuff: Material) -> bool:
    """Tell whether a sentence is about harm, not only about what is never so ("never played")."""
    if not kinds.safety(text, stuff.lang):
        return False
    never = stuff.frames.list("warning.mere")
    rest = " ".join(word for word in text.split() if word.casefold().strip(".,;:!") not in never)
    return rest == text or text.casefold().startswith(never) or kinds.safety(rest, stuff.lang)


def runs_of(points: Sequence[Point], stuff: Material) -> list[Run]:
    """Return a part's sentences as runs that must stay together, up to what cannot be shown."""
    runs: list[list[Point]] = []
    for point in points:
        before = stuff.before(point.ref)
        leans = bool(before) and (point.tied or _adds(point, stuff))
        if leans and runs and runs[-1] and runs[-1][-1].ref == before:
            runs[-1].append(point)
        elif leans and point.tied:
            runs.append([])
        else:
            runs.append([point])
    return [shown for run in runs if (shown := _usable(run, stuff))]


def _adds(point: Point, stuff: Material) -> bool:
    """Tell whether a sentence adds to the one before it ("if you also …", "Get help now.")."""
    return adds(point.text, stuff.lang) or count(point.text) <= _FRAGMENT


def _usable(run: Sequence[Point], stuff: Material) -> Run:
    """Return a run up to the first sentence that cannot be shown."""
    chain: list[Point] = []
    for point in run:
        fits = short_enough((point,), budget("words")["long_body"])
        fits = fits and short_enough((*chain, point), budget("words")["safety"])
        if not fits or not stuff.free(point) or not stuff.whole(point):
            break
        chain.append(point)
    return tuple(chain)


def held_back(
    parts: Sequence[Part], shown: Sequence[str], stuff: Material, *, least: Urgency
) -> list[Run]:
    """Return warnings from parts that are not about safety, for a slide of their own.

    They are of urgency `least` or more, and say nothing that a `shown` text says already. A part
    keeps at least one sentence to itself, and a part that asks some readers to wait keeps its own.
    """
    found: list[Run] = []
    for part in parts:
        if part.kind in _QUIET or (part.kind == "advice" and part.heading):
            continue
        enough = min(least, Urgency.SOON) if part.kind == "myth" else least
        if _keeps_its_own(part, stuff):
            enough = Urgency.SAME_DAY
        for points in _texts(part):
            found += _warnings(part, points, stuff, enough)
        found += _urgent_entries(part, stuff)
    fresh = [run for run in found if not _is_said(run, shown, stuff)]
    return _within(fresh, stuff)


def _keeps_its_own(part: Part, stuff: Material) -> bool:
    """Tell whether what limits a part's advice stands with that advice, or neither does."""
    if stays_together(part, stuff.lang) or riders(part, stuff):
        return True
    asked = part.heading.rstrip().endswith("?") and not part.entries
    if asked and short_enough(part.points, budget("words")["body"]):
        return True  # a short answer is told with all its limits, and worth more for them
    answers = part.entries[1].points if part.kind == "myth" and len(part.entries) == 2 else ()
    return bool(answers) and limited(answers, stuff)


def _urgent_entries(part: Part, stuff: Material) -> Iterator[Run]:
    """Yield what must not wait among the entries of a list that no line governs."""
    if part.ordered or part.kind in ("myth", "table") or _ruled(part, stuff):
        return
    for entry in part.entries:
        for number, point in enumerate(entry.points):
            if not entry.label and urgency(point.text, stuff.lang) <= Urgency.SAME_DAY:
                yield from filter(
                    None, [chain_to(number, entry.points, stuff, under_heading=False)]
                )


def _ruled(part: Part, stuff: Material) -> bool:
    """Tell whether a line or a heading says what the entries of a list mean."""
    return rules(part.heading, stuff.lang) or governing(part, stuff) is not None


def _texts(part: Part) -> Iterator[Sequence[Point]]:
    """Yield the runs of text of a part: its sentences, and the answers of its myths."""
    yield part.points
    if part.kind == "myth":
        yield from (entry.points for entry in part.entries[1:])


def _warnings(
    part: Part, points: Sequence[Point], stuff: Material, least: Urgency
) -> Iterator[Run]:
    for number, point in enumerate(points):
        only = number == 0 and len(points) < 3 and bool(part.heading or part.entries)
        if only or not warns(point, stuff) or urgency(point.text, stuff.lang) > least:
            continue
        if _stays(number, points, part, stuff):
            continue
        chain = chain_to(number, points, stuff, under_heading=False)
        if chain and short_enough(chain, budget("words")["long_body"]):
            yield chain


def _stays(number: int, points: Sequence[Point], part: Part, stuff: Material) -> bool:
    """Tell whether a warning means something else away from its place; what is urgent does not.

    It holds for a stage ("Week 3 to 6."), is somebody's own story, points back ("Do not take it
    off"), or is limited by what follows.
    """
    point = points[number]
    if urgency(point.text, stuff.lang) < Urgency.LATER:
        return False
    after = points[number + 1 : number + 2]
    turned = any(p.tied and takes_back(p.text, stuff.lang) for p in after)
    limited = turned and all(stuff.before(p.ref) == point.ref for p in after)
    said = [word.casefold() for word in words(point.text)]
    told = bool(said) and said[0] in stuff.frames.list("story.told")
    brief = len(said) <= _POINTS and bool(set(said) & set(stuff.frames.list("headline.pronouns")))
    return limited or told or brief or _is_stage(part, stuff)


def _is_stage(part: Part, stuff: Material) -> bool:
    """Tell whether a part speaks of a stage: its heading or its first words name a time."""
    opening = part.points[0] if part.points else None
    led = opening is not None and length((opening,)) <= _FRAGMENT
    numbered = led and any(lock.kind == "number" for lock in opening.locks) if opening else False
    named = {word.casefold() for word in words(part.heading)} & role_words("spans", stuff.lang)
    return numbered or bool(named) or any(letter.isdigit() for letter in part.heading)


def _is_said(run: Run, shown: Sequence[str], stuff: Material) -> bool:
    """Tell whether most of what a run says is said in one of some texts."""
    here = _content(" ".join(point.text for point in run), stuff)
    return any(len(here & _content(text, stuff)) >= _SAME * len(here) for text in shown)


def _content(text: str, stuff: Material) -> set[str]:
    stop = language(stuff.lang).stop_words
    return {folded for word in words(text) if (folded := word.casefold()) not in stop}


def left_over(parts: Sequence[Part], stuff: Material) -> list[Run]:
    """Return the first warnings of any part that no slide has shown, lists included."""
    found: list[Run] = []
    for part in parts:
        if part.kind == "sell" or stays_together(part, stuff.lang):
            continue
        several = part.points if _ruled(part, stuff) else points_of(part)
        for number, point in enumerate(several):
            if _stays(number, several, part, stuff):
                continue
            usable = stuff.free(point) and stuff.whole(point) and not point.tied
            usable = usable and point.ref not in stuff.dropped
            if usable and warns(point, stuff) and short_enough((point,), budget("words")["body"]):
                found.append((point,))
    return _within(found, stuff)


def careful_first(runs: Sequence[Run], stuff: Material) -> list[Run]:
    """Sort runs: what must not wait first, then what has a limit in it."""
    return sorted(
        runs,
        key=lambda run: (most_urgent((p.text for p in run), stuff.lang), not careful(run[-1])),
    )


def _within(runs: Sequence[Run], stuff: Material) -> list[Run]:
    """Keep what a slide holds, the most urgent first."""
    kept: list[Run] = []
    for run in careful_first(runs, stuff):
        so_far = [point for one in kept for point in one]
        if any(point in so_far for point in run) or len(so_far) + len(run) > 4:
            continue
        if length((*so_far, *run)) <= budget("words")["safety"]:
            kept.append(run)
    return kept
