"""Plan the slide of one figure: the sentence whose number is its news, whole, below that number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from contentgen.model.deck import Slide
from contentgen.model.outline import Part, Point
from contentgen.plan.budget import role_budget, role_words
from contentgen.plan.draft import slide
from contentgen.plan.headings import part_headline
from contentgen.plan.material import Material, short_enough
from contentgen.plan.texts import passage, plain
from contentgen.plan.urgency import Urgency, urgency
from contentgen.text import kinds
from contentgen.text.words import count

_KINDS = ("evidence", "other", "what")
_SOURCED = ("attribution", "population")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[%$€£°]")


@dataclass(frozen=True, slots=True)
class Figure:
    """A sentence with one figure that is its news, its part's number, and what it is worth.

    `opens` tells that it is the first of a part under a heading, which it answers.
    """

    point: Point
    text: str
    part: int
    worth: float
    opens: bool


def best_figure(parts: Sequence[Part], stuff: Material) -> Figure | None:
    """Return the figure of a post that a slide should show large, or None. One deck shows one."""
    with stuff.on("number"):
        found = [
            figure
            for number, part in enumerate(parts)
            if _may_count(part, stuff) and not part.entries
            for at in range(len(part.points))
            if (figure := _figure(part, at, number, stuff)) is not None
        ]
    return max(found, key=lambda one: (one.worth, -one.part)) if found else None


def _may_count(part: Part, stuff: Material) -> bool:
    """Tell whether a part may have a figure for its news ("How long does it take?")."""
    asked = part.heading.casefold().startswith(tuple(role_words("asks_figure", stuff.lang)) or "\0")
    return part.kind in _KINDS or (part.kind == "how" and asked and not part.ordered)


def figure_slide(figure: Figure, part: Part, stuff: Material) -> Slide:
    """Return the slide of a figure, with what follows it if it answers its part's heading."""
    label = part_headline(part, stuff) if figure.opens else None
    points = _body(figure, part, stuff) if figure.opens else (figure.point,)
    refs = (figure.point.ref,)
    stuff.use(point.ref for point in points)
    return slide(
        "number",
        {
            "label": plain(label.plain, label.refs, stuff.lang) if label else None,
            "headline": plain(figure.text, refs, stuff.lang),
            "body": passage(points, stuff.lang),
        },
    )


def _body(figure: Figure, part: Part, stuff: Material) -> tuple[Point, ...]:
    """Return the figure's sentence with those right behind it that there is room for."""
    points: tuple[Point, ...] = (figure.point,)
    for point in part.points[1:]:
        usable = stuff.free(point) and stuff.whole(point) and not point.text.endswith("?")
        usable = usable and stuff.before(point.ref) == points[-1].ref
        if not usable or not short_enough((*points, point), role_budget("number")["words"]):
            break
        points = (*points, point)
    return points


def _figure(part: Part, at: int, number: int, stuff: Material) -> Figure | None:
    point = part.points[at]
    after = part.points[at + 1 : at + 2]
    if ".s" not in point.ref or point.tied:
        return None
    if any(one.tied or _leans(one.text, stuff.lang) for one in after):
        return None
    if not stuff.free(point) or not stuff.whole(point) or point.text.rstrip().endswith("?"):
        return None
    if not short_enough((point,), role_budget("number")["words"]):
        return None
    if kinds.safety(point.text, stuff.lang) or urgency(point.text, stuff.lang) < Urgency.LATER:
        return None
    text = figure_in(point, stuff.lang)
    if not text:
        return None
    sourced = sum(lock.kind in _SOURCED for lock in point.locks)
    worth = 2.0 * (part.kind == "evidence") + sourced + 2.0 * _is_share(text, stuff.lang)
    opens = at == 0 and bool(part.heading) and part.kind != "evidence"
    return Figure(point, text, number, worth, opens)


def figure_in(point: Point, lang: str) -> str:
    """Return the one figure of a sentence with its hedge, as written, if it is news; or "".

    It is the only share ("up to 80 %", "about 1 in 10") or, in a sentence with no other number, a
    time that something takes ("6 to 8 weeks"). A negation, age, dose, date or set is no news; the
    year of a source is no number.
    """
    if any(lock.kind == "negation" for lock in point.locks):
        return ""
    spans = [_hedged(*_cut(*span, point.text, lang), point) for span in _numbers(point)]
    shares = [span for span in spans if _is_share(point.text[span[0] : span[1]], lang)]
    spans = shares or spans
    if len(spans) != 1 or _tells(point.text, lang):
        return ""
    start, end = spans[0]
    said = point.text[start:end]
    told = _parts(said)
    alone = not any(said in lock.text for lock in point.locks if lock.kind == "population")
    alone = alone and not _is_part(point.text, start, end, lang)
    if not alone or count(said) > role_budget("number")["figure_words"]:
        return ""
    if set(told) & role_words("not_news", lang) or _leans(point.text, lang):
        return ""
    takes = set(_parts(point.text)) & role_words("span_verbs", lang)
    span = bool(told) and told[-1] in role_words("spans", lang) and bool(takes)
    fraction = bool(set(told[-1:]) & role_words("fractions", lang))
    fraction = fraction and bool(set(_parts(point.text[end:])[:1]) & role_words("of", lang))
    return said if span or fraction or _is_share(said, lang) else ""


def _numbers(point: Point) -> list[tuple[int, int]]:
    """Return where the figures of a sentence stand; "9 out of 10" is one, a source's year none."""
    spans: list[tuple[int, int]] = []
    seen: list[tuple[int, int]] = []
    at = 0
    for lock in point.locks:
        if lock.kind != "number":
            continue
        start = point.text.index(lock.text, at)
        at = start + len(lock.text)
        seen.append((start, at))
        if _YEAR.match(lock.text):
            continue
        if spans and point.text[spans[-1][1] : start].strip() == "out of":
            spans[-1] = (spans[-1][0], at)
        else:
            spans.append((start, at))
    digits = [n for n in re.finditer(r"\d+", point.text) if not _YEAR.match(n[0])]
    inside = [n for n in digits if any(a <= n.start() < b for a, b in seen)]
    return spans if len(inside) == len(digits) else []


def _cut(start: int, end: int, text: str, lang: str) -> tuple[int, int]:
    """Return a share without the words behind its mark ("30 percent in adults")."""
    said = text[start:end].casefold()
    for mark in role_words("share_marks", lang):
        at = said.rfind(mark)
        if at > 0:
            return start, start + at + len(mark)
    return start, end


def _hedged(start: int, end: int, point: Point) -> tuple[int, int]:
    """Return where a number with the hedge that stands right before it or around it stands."""
    for lock in point.locks:
        if lock.kind != "hedge":
            continue
        for found in re.finditer(re.escape(lock.text), point.text):
            touches = found.end() <= start and not point.text[found.end() : start].strip()
            inside = found.start() < end and found.end() > start
            if touches or inside:
                start, end = min(start, found.start()), max(end, found.end())
    return start, end


def _tells(text: str, lang: str) -> bool:
    """Tell whether a sentence is about one person."""
    return bool(set(_parts(text.replace("’", "'"))) & role_words("told", lang))


def _leans(text: str, lang: str) -> bool:
    """Tell whether a sentence speaks of something by pointing back at it ("in that trial")."""
    told = _parts(text)
    after, pointing = role_words("points_after", lang), role_words("pointing", lang)
    return any(a in after and b in pointing for a, b in pairwise(told))


def _is_part(text: str, start: int, end: int, lang: str) -> bool:
    """Tell whether the words beside a figure make it part of another amount ("as long as …")."""
    before, after = _parts(text[:start])[-1:], _parts(text[end:])[:1]
    return bool(
        set(before) & role_words("part_before", lang) or set(after) & role_words("part_after", lang)
    )


def _parts(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _is_share(text: str, lang: str) -> bool:
    told = text.casefold()
    marks = "|".join(re.escape(word) for word in role_words("share_words", lang))
    if marks and re.search(rf"(?<![^\W\d])(?:{marks})(?!\w)", told):
        return True
    after = "|".join(re.escape(word) for word in role_words("share_after", lang))
    return bool(after) and re.search(rf"\w+ (?:{after}) (?:every )?\w+(?: \w+)?$", told) is not None
