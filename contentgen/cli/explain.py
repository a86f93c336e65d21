"""`contentgen explain`: why does slide 4 say that?"""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contentgen.cli import say
from contentgen.workspace import find_workspace

if TYPE_CHECKING:
    from contentgen.model.deck import Deck, Omission
    from contentgen.pipeline import Source
    from contentgen.plan.choice import Candidate, Choice, Record
    from contentgen.plan.explain import Explained, SlideStory

_FROM = {
    "post": "your words",
    "reworded": "your sentence in other words, by rule",
    "editor": "a template’s words, which say nothing about health",
    "framed": "your words in a template’s",
    "brand": "your practice’s words",
    "frontmatter": "your words, from the top of the post",
    "storyboard": "your words, from the storyboard",
}
_PARTS = {"fit": "fits", "plain": "plain", "complete": "says all", "close": "your own words"}
_WIDTH = 100
_SLOT = 16


@click.command(short_help="Say why a slide says what it says.")
@click.argument("post", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--slide", "number", type=click.IntRange(1), help="Only this slide.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@click.option("--theme", default="", help="Theme of the slides; see `contentgen themes`.")
@click.option(
    "--brand",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The practice's file.  [default: brand.toml]",
)
def explain(post: Path, number: int | None, as_json: bool, theme: str, brand: Path | None) -> None:
    """Say why each slide of POST says what it says.

    Each text is printed with the line of the post that it came from, every wording that was weighed
    and its score out of 100, and the wordings that were refused, and why. Then comes what the same
    part of the post also says and no slide shows.
    """
    from contentgen.options import Options
    from contentgen.pipeline import open_article

    options = Options(theme=theme, brand=brand, only=frozenset({"caption"}))
    source = open_article(post.resolve(), find_workspace(Path.cwd()), options)
    stories = _stories(source, options)
    if number is not None and number > len(stories):
        there = f"there are {say.counted(len(stories), 'slide')}."
        raise click.BadParameter(there, param_hint="--slide")
    shown = [story for story in stories if number in (None, story.number)]
    if as_json:
        data = {"post": source.article.path, "slides": [_slide_data(one) for one in shown]}
        say.line(json.dumps(data, ensure_ascii=False, indent=2))
        return
    width = shutil.get_terminal_size().columns if say.on_terminal() else _WIDTH
    page = _Page(post, source, min(width, _WIDTH))
    say.line(f"{source.article.meta.title}: {say.counted(len(stories), 'slide')}")
    for story, after in zip(shown, (*shown[1:], None), strict=True):
        goes_on = after is not None and after.left_out == story.left_out
        for text in page.slide(story, len(stories), goes_on=goes_on):
            say.line(text)


def _stories(source: Source, options: Any) -> tuple[SlideStory, ...]:
    """Plan a post as `contentgen build` does, and tell what was decided."""
    from contentgen.pipeline import make_package
    from contentgen.plan.choice import recorded
    from contentgen.plan.explain import explain as told
    from contentgen.plan.outline import make_outline

    with recorded() as record:
        made = make_package(source, options)
    planned = _unedited(source, record)
    outline = make_outline(source.article)
    return told(source.article, outline, made.deck, record, planned)


def _unedited(source: Source, record: Record) -> Deck | None:
    """Return what the post would become without its storyboard; None if it has none."""
    from contentgen.errors import ContentgenError
    from contentgen.model.deck import Deck
    from contentgen.plan.choice import recorded
    from contentgen.plan.deck import make_deck
    from contentgen.plan.outline import make_outline
    from contentgen.read.storyboard import find_storyboard

    article = source.article
    if find_storyboard(source.path, article.meta.slug) is None:
        return None
    with recorded() as again:
        try:
            planned = make_deck(article, make_outline(article), source.brand)
        except ContentgenError:  # too short a post: all of its slides are the person's own
            planned = Deck(article.meta.title, ())
    record.choices.extend(again.choices)
    return planned


class _Page:
    """Slides as lines for a person."""

    def __init__(self, post: Path, source: Source, width: int) -> None:
        self.post, self.source, self.width = post, source, width

    def place(self, line: int) -> str:
        """Return a line of the post as a place that terminals open."""
        return f"{say.link(self.post)}:{line}"

    def slide(self, story: SlideStory, of: int, *, goes_on: bool) -> Iterator[str]:
        """Yield a slide's lines; where its part `goes_on`, the next one says what it leaves out."""
        yield ""
        yield click.style(f"Slide {story.number} of {of}: {story.role}", bold=True)
        yield from self.wrapped(story.why, "  ", "  ")
        for text in story.texts:
            yield ""
            yield from self.text(text)
        if story.left_out and not goes_on:
            yield ""
            yield "  The same part also says, on no slide:"
            for one in story.left_out:
                yield from self.omission(one)

    def text(self, text: Explained) -> Iterator[str]:
        yield from self.wrapped(f"“{text.text}”", f"  {text.slot:<{_SLOT}}", " " * (_SLOT + 2))
        margin = " " * (_SLOT + 2)
        yield click.style(f"{margin}{self.origin(text)}", dim=True)
        if text.fixed:
            yield f"{margin}{text.fixed}"
        for choice in text.choices:
            if len(choice.candidates) > 1:
                yield from self.choice(choice, margin)
        if not text.choices and (text.origin in ("reworded", "storyboard") or _framed(text)):
            for source in text.sources:
                yield from self.wrapped(f"there: “{source.text}”", margin, margin + " " * 7)

    def origin(self, text: Explained) -> str:
        """Say whose words a text is, and where they stand."""
        said = _FROM["framed" if _framed(text) else text.origin]
        lines = dict.fromkeys(source.line for source in text.sources if source.line)
        found = [self.place(line) for line in lines]
        if text.origin == "brand" and self.source.brand_path:
            found = [say.link(self.source.brand_path)]
        if text.origin == "storyboard" and found:
            return f"{said}; first from {', '.join(found)}"
        return f"{said}: {', '.join(found)}" if found else said

    def choice(self, choice: Choice, margin: str) -> Iterator[str]:
        for candidate in _ranked(choice):
            won = candidate is choice.winner
            word = "chosen" if won else "refused" if candidate.refused else "also"
            color = "green" if won else "red" if candidate.refused else None
            score = f"{candidate.score.total:3.0f}"
            first, *rest = self.wrapped(
                f"{_named(candidate)}“{candidate.text}”", f"{margin}{word:<8}{score}  ",
                " " * (len(margin) + 13),
            )  # fmt: skip
            yield first.replace(word, click.style(word, fg=color), 1) if color else first
            yield from rest
            yield from self.because(candidate, " " * (len(margin) + 13), won=won)

    def because(self, candidate: Candidate, margin: str, *, won: bool) -> Iterator[str]:
        if candidate.refused and not won:
            reasons = "; ".join(refusal.said for refusal in candidate.refused)
            yield from self.wrapped(f"refused: {reasons}", margin, margin)
            return
        parts = zip(_PARTS.values(), candidate.score, strict=True)
        yield click.style(
            margin + ", ".join(f"{name} {100 * p:.0f}" for name, p in parts), dim=True
        )

    def omission(self, one: Omission) -> Iterator[str]:
        where = f"    {self.place(one.line)}" if one.line else "    "
        yield f"{where}  {one.reason}"
        yield from self.wrapped(f"“{one.text}”", " " * 6, " " * 6)

    def wrapped(self, text: str, first: str, rest: str) -> list[str]:
        return textwrap.wrap(
            text, self.width, initial_indent=first, subsequent_indent=rest,
            break_long_words=False, break_on_hyphens=False,
        ) or [first.rstrip()]  # fmt: skip


def _framed(text: Explained) -> bool:
    """Tell whether a template has the post's words in it."""
    return text.origin == "editor" and bool(text.sources)


def _ranked(choice: Choice) -> Sequence[Candidate]:
    """Return the winner, then what could have won, then what was refused, each the best first."""
    return sorted(
        choice.candidates,
        key=lambda one: (one is not choice.winner, bool(one.refused), -one.score.total),
    )


def _named(candidate: Candidate) -> str:
    from contentgen.plan.choice import rule_said

    if not candidate.rules:
        return "as you wrote it: "
    return ", ".join(dict.fromkeys(rule_said(rule) for rule in candidate.rules)) + ": "


def _slide_data(story: SlideStory) -> dict[str, Any]:
    return {
        "slide": story.number,
        "role": story.role,
        "why": story.why,
        "worth": story.worth,
        "texts": [_text_data(text) for text in story.texts],
        "left_out": [
            {"ref": one.ref, "line": one.line, "text": one.text, "reason": one.reason}
            for one in story.left_out
        ],
    }


def _text_data(text: Explained) -> dict[str, Any]:
    return {
        "slot": text.slot,
        "text": text.text,
        "origin": text.origin,
        "sources": [{"ref": s.ref, "line": s.line, "text": s.text} for s in text.sources],
        "choices": [_choice_data(choice) for choice in text.choices],
        "fixed": text.fixed,
    }


def _choice_data(choice: Choice) -> dict[str, Any]:
    return {
        "slot": choice.slot,
        "ref": choice.ref,
        "source": choice.source,
        "candidates": [
            {
                "text": one.text,
                "rules": list(one.rules),
                "chosen": one is choice.winner,
                "score": round(one.score.total, 1),
                "parts": {name: round(part, 3) for name, part in one.score._asdict().items()},
                "refused": [{"why": why, "said": said} for why, said in one.refused],
            }
            for one in choice.candidates
        ],
    }
