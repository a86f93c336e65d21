"""A post too short for a carousel, or one that asks for one slide: its best sentences on one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contentgen.model.article import Article
from contentgen.model.deck import Deck, Slide, Text
from contentgen.model.finding import Finding
from contentgen.model.outline import Outline, Part, Point
from contentgen.plan.budget import budget, role_budget
from contentgen.plan.draft import slide
from contentgen.plan.headings import in_sentence_case
from contentgen.plan.material import Material, length, points_of
from contentgen.plan.texts import headline, passage
from contentgen.plan.urgency import Urgency, urgency
from contentgen.text import kinds
from contentgen.text.words import count

_CODE = "CG113"  # a short or long carousel
# What one slide of a long post may say without the limits that stand on the others.
_ALONE = ("what", "intro", "close", "other", "advice")


def usable_sentences(outline: Outline) -> int:
    """Return how many sentences and bare entries of a post a slide can hold."""
    parts = [part for part in outline.parts if part.kind != "sell"]
    usable = sum(
        count(point.text) <= budget("words")["long_body"]
        for part in parts
        for point in points_of(part)
    )
    return usable + sum(not entry.points for part in parts for entry in part.entries)


def is_single(article: Article, outline: Outline) -> bool:
    """Tell whether a post is too short for a carousel, or asks for one slide."""
    short = usable_sentences(outline) < budget("count")["fewest_sentences"]
    return short or article.meta.carousel.max_slides == 1


def single_slide(parts: Sequence[Part], stuff: Material, *, long: bool) -> Slide | None:
    """Return one slide of whole sentences under the post's hook or title; None if none can be.

    A warning is always among them, and all of a few sentences if they fit. Of a `long` post they
    are from a section that needs no other beside it.
    """
    stuff.used, stuff.held = set(), set()
    with stuff.on("statement"):
        told = [part for part in parts if _tells(part, long=long)]
        runs = [(part, run) for part in told for run in _runs(part, stuff)]
    if not runs:
        return None
    if long:
        _, best = min(runs, key=lambda one: _ALONE.index(one[0].kind))
    else:
        _, best = max(runs, key=lambda one: _rank(one[0], one[1], stuff))
    title, points = _headline(best, stuff)
    stuff.use(point.ref for point in best)
    body = passage(points, stuff.lang) if points else None
    return slide("statement", {"headline": title, "body": body})


def _tells(part: Part, *, long: bool) -> bool:
    return part.kind in _ALONE if long else part.kind != "sell"


def _runs(part: Part, stuff: Material) -> Iterator[tuple[Point, ...]]:
    """Yield the runs of neighbouring sentences that one slide holds, each as long as can be."""
    groups = (part.points, *(entry.points for entry in part.entries))
    for points in groups:
        for start in range(len(points)):
            run: tuple[Point, ...] = ()
            for point in points[start:]:
                usable = stuff.free(point) and stuff.whole(point)
                usable = usable and (stuff.footed(point, run) if run else not point.tied)
                if not usable or length((*run, point)) > role_budget("single")["words"]:
                    break
                run = (*run, point)
            if run and not run[-1].text.rstrip().endswith("?"):
                yield run


def _rank(part: Part, run: Sequence[Point], stuff: Material) -> tuple[bool, int, int]:
    """Rank a run of sentences: one that warns first, then the one that says most."""
    warns = part.kind == "safety" or any(
        urgency(p.text, stuff.lang) < Urgency.LATER or kinds.safety(p.text, stuff.lang) for p in run
    )
    return warns, len(run), -length(run)


def _headline(run: tuple[Point, ...], stuff: Material) -> tuple[Text | None, tuple[Point, ...]]:
    """Return the slide's headline and the sentences below it: the hook, a short one, the title."""
    meta, first = stuff.article.meta, run[0]
    if meta.hook and stuff.fits("hook"):
        return headline(meta.hook, ("hook",), stuff.topic, stuff.lang), run
    if len(run) > 1 and count(first.text) <= budget("words")["headline"]:
        return headline(first.text, (first.ref,), stuff.topic, stuff.lang), run[1:]
    fits = count(meta.title) <= budget("words")["cover"] and stuff.fits("title")
    if fits and "title" not in meta.guessed:
        title = in_sentence_case(meta.title, stuff)
        return headline(title, ("title",), stuff.topic, stuff.lang), run
    return None, run


def single_findings(article: Article, outline: Outline, deck: Deck) -> tuple[Finding, ...]:
    """Return what to know of a deck of one slide: why it is one, and that no video was made."""
    if len(deck.slides) != 1:
        return ()
    meta, post = article.meta, article.path
    usable = usable_sentences(outline)
    if meta.carousel.max_slides == 1 and usable >= budget("count")["fewest_sentences"]:
        line = meta.lines.get("carousel.max_slides", meta.lines.get("carousel", 1))
        message = "one slide was made, as `max_slides: 1` asks; it cannot hold the post's limits."
        hint = "Read the slide without the post, or ask for two slides or more."
        return (Finding(_CODE, "warning", message, hint, post, line, slide=1),)
    noun = "sentence" if usable == 1 else "sentences"
    line = next((sentence.line for sentence in article.sentences()), 1)
    fewest = budget("count")["fewest_sentences"]
    short = Finding(
        _CODE,
        "warning",
        f"too short for a carousel: {usable} {noun} that a slide can hold; one slide was made.",
        f"A carousel needs {fewest} sentences or more besides greetings and offers, of "
        f"{budget('words')['body']} words or fewer.",
        post,
        line,
        slide=1,
    )
    return (short, *_no_video(article, line))


def _no_video(article: Article, line: int) -> Iterator[Finding]:
    if says_enough(article):
        return
    words, least = article.words(), role_budget("single")["video_words"]
    yield Finding(
        _CODE,
        "warning",
        f"too short for a video: {words} words; no outline, titles or thumbnail were made.",
        f"A video needs {least} words or more.",
        article.path,
        line,
        surface="youtube",
    )


def says_enough(article: Article) -> bool:
    """Tell whether a post has words enough for a video."""
    return article.words() >= role_budget("single")["video_words"]
