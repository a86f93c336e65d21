"""List what a deck leaves out, sentence by sentence, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from contentgen.model.article import Article, Sentence
from contentgen.model.deck import Omission, Slide
from contentgen.model.outline import Outline, Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.material import Material, points_of, short_enough
from contentgen.text import kinds
from contentgen.text.words import count


def skipped(part: Part, article: Article) -> bool:
    """Tell whether the post asks for a part to be left out, by its heading or its kind."""
    wishes = {wish.casefold().strip() for wish in article.meta.carousel.skip}
    return bool(wishes & {part.heading.casefold().strip(), part.kind} - {""})


def omissions(
    article: Article, outline: Outline, stuff: Material, slides: Iterable[Slide]
) -> tuple[Omission, ...]:
    """Return every sentence and bare label of the post that no slide shows, in reading order."""
    shown = {ref for slide in slides for _, text in slide.texts() for ref in text.refs}
    points = {point.ref: (point, part) for part in outline.parts for point in points_of(part)}
    left = [
        Omission(sentence.ref, sentence.line, sentence.text, _reason(sentence, points, stuff))
        for sentence in article.sentences()
        if sentence.ref not in shown and not _in_row(sentence.ref, shown)
    ]
    title = _title(article)
    return (*title, *left, *_labels(outline, shown, stuff))


def _in_row(ref: str, shown: set[str]) -> bool:
    """Tell whether a table cell's sentence is shown with its whole row."""
    return ref.split(".")[0] in shown and ".s" in ref


def _title(article: Article) -> Iterator[Omission]:
    most = budget("words")["cover"]
    if not article.meta.hook and count(article.meta.title) > most:
        line = article.meta.lines.get("title", 0)
        reason = f"too long for a cover ({count(article.meta.title)} words)"
        yield Omission("title", line, article.meta.title, reason)


def _reason(sentence: Sentence, points: Mapping[str, tuple[Point, Part]], stuff: Material) -> str:
    if any(ref == sentence.ref for _, ref in stuff.unfit):
        return "does not fit on a slide"
    if sentence.ref not in points:
        return _kept_out(sentence.text, stuff.lang)
    point, part = points[sentence.ref]
    if stuff.clash(point):
        return stuff.clash(point)
    if part.kind == "sell":
        return "sells a service"
    if skipped(part, stuff.article):
        return "skipped, as the post asks"
    if not short_enough((point,), budget("words")["body"]):
        return f"too long for a slide ({count(sentence.text)} words)"
    if stuff.points_elsewhere(point):
        return "points at something that a slide does not show"
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
