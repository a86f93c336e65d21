"""A carousel told in parts: one row of slides, in which every cover opens the next part."""

from __future__ import annotations

from dataclasses import replace

from contentgen.model.article import Article
from contentgen.model.deck import Deck, Slide


def told_in_parts(deck: Deck, article: Article) -> tuple[Deck, ...]:
    """Return the deck of each part of a post's carousel: the deck itself unless it has several.

    A part starts at each cover if the post wishes for parts (`carousel: parts`); slides before
    the first cover belong to the first part.
    """
    if article.meta.carousel.parts < 2:
        return (deck,)
    found: list[list[Slide]] = []
    for slide in deck.slides:
        if not found or (slide.role == "cover" and any(s.role == "cover" for s in found[-1])):
            found.append([])
        found[-1].append(slide)
    return tuple(replace(deck, slides=tuple(slides)) for slides in found)
