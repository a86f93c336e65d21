"""List what a deck leaves out, sentence by sentence, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from contentgen.model.article import Article, Sentence
from contentgen.model.deck import Omission, Slide
from contentgen.model.outline import Outline, Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.caution import held_back
from contentgen.plan.limits import may_differ, of_whole_post, rides, says
from contentgen.plan.material import Material, points_of, short_enough
from contentgen.plan.repeats import repeats
from contentgen.plan.urgency import Urgency, urgency
from contentgen.text import kinds
from contentgen.text.words import count

_LOSSES = ("a warning", "a limit")
_KEPT_OUT = ("talks about the article itself", "sells a service", "not part of the text")


def skipped(part: Part, article: Article) -> bool:
    """Tell whether the post asks for a part to be left out, by its heading or its kind."""
    wishes = {wish.casefold().strip() for wish in article.meta.carousel.skip}
    return bool(wishes & {part.heading.casefold().strip(), part.kind} - {""})


def omissions(
    article: Article, outline: Outline, stuff: Material, slides: Iterable[Slide]
) -> tuple[Omission, ...]:
    """Return every sentence and bare label of the post that no slide shows.

    What warns comes first, then what limits (for whom, how much, when not), then the rest; each in
    reading order. Their reasons say so.
    """
    shown = {ref for slide in slides for _, text in slide.texts() for ref in text.refs}
    points = {point.ref: (point, part) for part in outline.parts for point in points_of(part)}
    left = [
        Omission(
            sentence.ref, sentence.line, sentence.text, _reason(sentence, points, stuff, shown)
        )
        for sentence in article.sentences()
        if sentence.ref not in shown and not _in_row(sentence.ref, shown)
    ]
    ranked = sorted(left, key=lambda one: _rank(one, stuff))
    named = [replace(one, reason=_named(one, stuff)) for one in ranked]
    return (*_title(article), *named, *_labels(outline, shown, stuff))


def _rank(one: Omission, stuff: Material) -> int:
    """Say how much is lost with a sentence: 0 for a warning, 1 for a limit, 2 for any other."""
    text, lang = one.text, stuff.lang
    told_off = one.reason in _KEPT_OUT or one.reason in held_back(stuff.outline).values()
    if told_off or text.rstrip().endswith("?"):
        return 2
    if urgency(text, lang) < Urgency.LATER or kinds.safety(text, lang):
        return 0
    screening = says("screening.sentences", text, lang)
    if screening or of_whole_post(text, lang) or may_differ(text, lang):
        return 0
    return 1 if rides(text, lang) or kinds.advice(text, lang) else 2


def _named(one: Omission, stuff: Material) -> str:
    """Return the reason, behind what kind of loss it is."""
    rank = _rank(one, stuff)
    return one.reason if rank == 2 else f"{_LOSSES[rank]}: {one.reason}"


def _in_row(ref: str, shown: set[str]) -> bool:
    """Tell whether a table cell's sentence is shown with its whole row."""
    return ref.split(".")[0] in shown and ".s" in ref


def _title(article: Article) -> Iterator[Omission]:
    most = budget("words")["cover"]
    if not article.meta.hook and count(article.meta.title) > most:
        line = article.meta.lines.get("title", 0)
        reason = f"too long for a cover ({count(article.meta.title)} words)"
        yield Omission("title", line, article.meta.title, reason)


def _reason(
    sentence: Sentence,
    points: Mapping[str, tuple[Point, Part]],
    stuff: Material,
    shown: set[str],
) -> str:
    if any(ref == sentence.ref for _, ref in stuff.unfit):
        return "does not fit on a slide"
    row = sentence.ref.split(".")[0]  # a table's row is one point
    if sentence.ref not in points and row not in points:
        return _kept_out(sentence.text, stuff.lang)
    point, part = points.get(sentence.ref) or points[row]
    if stuff.clash(point):
        return stuff.clash(point)
    if part.kind == "sell":
        return "sells a service"
    if skipped(part, stuff.article):
        return "skipped, as the post asks"
    again = next((twin for twin in repeats(stuff.outline).get(point.ref, ()) if twin in shown), "")
    if again:
        return f"line {stuff.places[again].line} says it already"
    if not short_enough((point,), budget("words")["body"]):
        return f"too long for a slide ({count(sentence.text)} words)"
    if stuff.points_elsewhere(point):
        return "points at something that a slide does not show"
    if point.ref in stuff.dropped:
        return (
            "shown only together with the rest of its list or part, and there was no room for that"
        )
    if point.tied:
        return "leans on a sentence that no slide has room for beside it"
    return "no room"


def _kept_out(text: str, lang: str) -> str:
    if kinds.about_article(text, lang):
        return "talks about the article itself"
    return "sells a service" if kinds.sales(text, lang) else "not part of the text"


def _labels(outline: Outline, shown: set[str], stuff: Material) -> Iterator[Omission]:
    """Yield list entries that consist of a label alone and are on no slide."""
    for part in outline.parts:
        for entry in part.entries:
            ref = stuff.label_ref(entry)
            if entry.label and not entry.points and ref not in shown:
                yield Omission(ref, entry.line, entry.label, "no room")
