"""Say why each slide says what it says: where its words are from, what else was weighed, and why.

Made of what planning recorded (see `choice.recorded`), never of a second plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from contentgen.model.article import Article
from contentgen.model.deck import Deck, Omission, Slide, Text
from contentgen.model.outline import Outline, Part
from contentgen.plan.budget import budget
from contentgen.plan.careless import with_refused
from contentgen.plan.choice import Choice, Record
from contentgen.plan.material import points_of
from contentgen.plan.trace import Place, places, row
from contentgen.plan.wording import kept_because

Origin = Literal["post", "reworded", "editor", "brand", "frontmatter", "storyboard"]


@dataclass(frozen=True, slots=True)
class Source:
    """A place that words came from: its reference, its line in the post (0 if none), its text."""

    ref: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A text of a slide: its slot, where it came from, and the choices that made its words.

    `fixed` says why its words were not up for choice, and may be empty.
    """

    slot: str
    text: str
    origin: Origin
    sources: tuple[Source, ...]
    choices: tuple[Choice, ...] = ()
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class SlideStory:
    """A slide, why it is there at its place, its texts, and what of its part is on no slide.

    `worth` is what it was weighed with against other slides, None for one that is always there.
    """

    number: int
    role: str
    why: str
    worth: float | None
    texts: tuple[Explained, ...]
    left_out: tuple[Omission, ...] = ()


def explain(
    article: Article, outline: Outline, deck: Deck, record: Record, planned: Deck | None = None
) -> tuple[SlideStory, ...]:
    """Return the story of every slide.

    `planned` is what the post would have become where a person edited the deck into another: texts
    that are not in it are the person's own.
    """
    known = places(article)
    own = None if planned is None else _texts(planned)
    shown = {ref for slide in deck.slides for _, text in slide.texts() for ref in text.refs}
    omitted = [one for one in (planned or deck).left_out if one.ref not in shown]
    stories: list[SlideStory] = []
    for number, slide in enumerate(deck.slides, 1):
        part = _part(slide, outline)
        worth = _worth(slide, record)
        texts = tuple(
            replace(text, fixed=_fixed(text, outline))
            for text in _explained(slide, known, record, own, outline.lang)
        )
        why = _why(slide, part, worth, article, edited=own is not None)
        if len(deck.slides) == 1 and own is None:
            why = "The only slide: the post is too short for a carousel."
        left = tuple(one for one in omitted if part is not None and one.ref in _refs_of(part))
        stories.append(SlideStory(number, slide.role, why, worth, texts, left))
    return tuple(stories)


def _texts(deck: Deck) -> set[tuple[str, tuple[str, ...]]]:
    return {(_folded(text.plain), text.refs) for slide in deck.slides for _, text in slide.texts()}


def _folded(text: str) -> str:
    return " ".join(text.split())


def _explained(
    slide: Slide,
    known: Mapping[str, Place],
    record: Record,
    own: set[tuple[str, tuple[str, ...]]] | None,
    lang: str,
) -> Iterator[Explained]:
    for name, text in slide.texts():
        found = row(name, text.plain, text.refs, known)
        sources = tuple(Source(r, known[r].line, known[r].text) for r in text.refs if r in known)
        edited = own is not None and (_folded(text.plain), text.refs) not in own
        if edited or text.refs == ("storyboard",):
            yield Explained(name, text.plain, "storyboard", sources)
            continue
        choices = tuple(_choices(text, sources, record, lang))
        yield Explained(name, text.plain, found.kind, sources, choices)


def _fixed(text: Explained, outline: Outline) -> str:
    """Return why a text's part is told word for word, or an empty string."""
    said = {source.ref for source in text.sources}
    if text.origin != "post" or not any(".s" in ref for ref in said):
        return ""
    parts = (part for part in outline.parts if said & _refs_of(part))
    return next((kept_because(part) for part in parts), "")


def _choices(text: Text, sources: Sequence[Source], record: Record, lang: str) -> Iterator[Choice]:
    """Yield the choice behind each sentence of a text, with what was refused."""
    said = _plain(text.plain)
    for source in sources:
        about = [one for one in record.choices if one.source == source.text]
        told = [one for one in about if _tells(one, said)]
        if told:
            yield with_refused(max(told, key=lambda one: len(one.winner.text)), lang)


def _tells(choice: Choice, said: str) -> bool:
    """Tell whether a choice made a text, or a text and the one beside it ("Is it …? Ask …")."""
    won = _plain(choice.winner.text)
    return won in said or (choice.winner.form and said in won)


def _plain(text: str) -> str:
    """Return a text without what typesetting does to it."""
    marks = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})
    return " ".join(text.translate(marks).replace("\u00ad", "").split())


def _part(slide: Slide, outline: Outline) -> Part | None:
    """Return the part of the post that most of a slide's words are from."""
    refs = [ref for _, text in slide.texts() for ref in text.refs]
    if slide.role in ("cover", "recap"):
        return None
    held = [(sum(ref in _refs_of(part) for ref in refs), part) for part in outline.parts]
    best = max(held, key=lambda one: one[0], default=(0, None))
    return best[1] if best[0] else None


def _refs_of(part: Part) -> frozenset[str]:
    entries = {e.ref for e in part.entries} | {f"{e.ref}.label" for e in part.entries}
    return frozenset({part.ref, *entries, *(point.ref for point in points_of(part))})


def _worth(slide: Slide, record: Record) -> float | None:
    """Return what planning weighed a slide with, the last time it did."""
    wanted = _words(slide)
    found = (worth for one, worth in reversed(record.worth) if _words(one) == wanted)
    return next(found, None)


def _words(slide: Slide) -> tuple[tuple[str, str], ...]:
    return tuple((name, _folded(text.plain)) for name, text in slide.texts())


_ALWAYS = {
    "cover": "The first slide: your hook, else your title, and what the reader will get.",
    "safety": "Safety is always in. What may wait least comes first.",
    "recap": "The card to save, second to last, where three slides or more come before it.",
    "cta": "The last slide: whom to see, and one thing to do.",
}


def _why(
    slide: Slide, part: Part | None, worth: float | None, article: Article, *, edited: bool
) -> str:
    if edited:
        return "It is in your storyboard."
    if slide.role in _ALWAYS:
        return _ALWAYS[slide.role]
    most = article.meta.carousel.max_slides or budget("count")["slides"]
    where = _where(part)
    weighed = f" Worth {worth:.0f}; of more than {most} slides the one worth least goes first." if (
        worth is not None
    ) else ""  # fmt: skip
    return f"{where}{weighed}"


def _where(part: Part | None) -> str:
    if part is None:
        return "It stands in the post’s order."
    named = f"“{part.heading}”" if part.heading else "a part without a heading"
    return f"From {named} (line {part.line}, kind: {part.kind}), in the post’s order."
