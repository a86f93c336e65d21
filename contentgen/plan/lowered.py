"""A title as it stands inside a sentence."""

from __future__ import annotations

from functools import lru_cache

from contentgen.model.article import Article
from contentgen.plan.once import once
from contentgen.text.words import words


def lowered_title(article: Article, title: str) -> str:
    """Return a title as it stands inside a sentence; a name keeps its capital."""
    start = 1 if title.startswith("¿") else 0
    first = next(iter(words(title)), "")
    name = first[1:] != first[1:].lower() or first in ("I", "I’m", "I’ll")
    if name or _capital_inside(first, article):
        return title
    return title[:start] + title[start : start + 1].lower() + title[start + 1 :]


def _capital_inside(word: str, article: Article) -> bool:
    """Tell whether the body shows a word with a capital inside a sentence, and never without."""
    inside = _inside(article)
    return word in inside and word.lower() not in inside


@once
@lru_cache(maxsize=4)
def _inside(article: Article) -> frozenset[str]:
    """Return the words that a post shows anywhere but at the start of a sentence."""
    return frozenset(w for sentence in article.sentences() for w in words(sentence.text)[1:])
