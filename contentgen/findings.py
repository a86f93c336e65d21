"""Everything that a person should look at in one package, found in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from contentgen.check import drawn
from contentgen.check.run import Checked, check_package
from contentgen.check.subject import Files, Made
from contentgen.errors import Problem
from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Storyboard
from contentgen.model.finding import Finding
from contentgen.plan.trace import Row, places
from contentgen.words import Words

_MOST_SHOWN = 4


def find(
    article: Article,
    brand: Brand,
    topic: str,
    deck: Deck,
    words: Words,
    files: Mapping[str, bytes],
    rows: Iterable[Row],
    *,
    storyboard: Storyboard | None = None,
    problems: tuple[Problem, ...] = (),
    seen: Iterable[Finding] = (),
) -> Checked:
    """Check a post and all that was made of it, `seen` (by the drawing) included.

    `rows` tell where each line of the post surfaced.
    """
    post, known = article.path, places(article)
    if storyboard:
        edited: Iterable[Finding] = drawn.of_storyboard(storyboard, known, post)
    else:
        edited = drawn.of_cover(article.meta, deck.slides[0], post)
    made = Made(
        deck,
        words.script,
        words.short,
        words.upload,
        words.caption,
        lang=article.meta.lang.split("-")[0].casefold(),
        edited=storyboard is not None,
        lines={ref: place.line for ref, place in known.items()},
    )
    return check_package(
        article,
        brand,
        topic,
        made=made,
        files=Files(files),
        found=(*seen, *drawn.from_problems(problems, post), *edited),
        shown=_shown(rows),
    )


def _shown(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """Return where each reference surfaced: ``slide 6``, ``outline 2:35``; a few of them."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        words = row.surface.split(" ")
        told = 4 if words[0] == "part" else 2 if words[0] in ("slide", "outline", "short") else 1
        place = " ".join(words[:told])
        for ref in row.refs:
            found.setdefault(ref, {})[place] = None
    return {ref: tuple(places)[:_MOST_SHOWN] for ref, places in found.items()}
