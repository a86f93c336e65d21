"""The editor's flags: what no rule can settle, and a person should before publishing.

No flag does not mean that a post was checked: this is not a medical review.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from contentgen.model.article import Article, Sentence
from contentgen.model.finding import Finding
from contentgen.model.outline import Outline
from contentgen.text import kinds
from contentgen.text.clash import clash

_DATA = Path(__file__).parent / "data" / "flags.toml"
_SOURCED = re.compile(r"\b(?:19|20)\d\d\b|https?://|\bdoi\b", re.IGNORECASE)


def flags(article: Article, outline: Outline) -> tuple[Finding, ...]:
    """Return a post's flags in reading order, one a sentence and kind.

    Words that clash, research that a reader cannot find, invitations without an address, and a
    topic with urgent signs of which the post says nothing. A language without data has only the
    first. Findings are warnings: they block nothing by themselves.
    """
    found = [
        Finding(code, "warning", message, hint, article.path, sentence.line)
        for sentence in article.sentences()
        for code, message, hint in _of_sentence(sentence, article, outline)
    ]
    return (*_missing_urgent_care(article, outline), *found)


def _of_sentence(
    sentence: Sentence, article: Article, outline: Outline
) -> Iterator[tuple[str, str, str]]:
    reason = clash(sentence.text, outline.topic, outline.lang)
    if reason:
        yield (
            "words-clash",
            f"this sentence {reason}.",
            "It was left out of everything that was made. Change the word, or take it out.",
        )
    linked = any(link.url and link.line == sentence.line for link in article.links)
    if linked or _SOURCED.search(sentence.text):
        return
    study = _first(sentence.text, outline.lang, "research", "words")
    if study and not _first(sentence.text, outline.lang, "research", "not"):
        yield (
            "no-source",
            f'"{study}" without an author, a year or a link that a reader could look up.',
            "Add the source and check the size of the claim, or leave the sentence out.",
        )
    pointer = _first(sentence.text, outline.lang, "link", "words")
    if pointer and kinds.sales(sentence.text, outline.lang):
        yield (
            "no-address",
            f'"{pointer}" leads nowhere: the post gives no address for it.',
            "Put the address into the post, or into cta: url.",
        )


def _missing_urgent_care(article: Article, outline: Outline) -> Iterator[Finding]:
    topic = _first(f"{article.meta.title} {outline.topic}", outline.lang, "urgent", "topics")
    if not topic:
        return
    said = any(
        _first(sentence.text, outline.lang, "urgent", "words") for sentence in article.sentences()
    )
    if not said:
        yield Finding(
            "no-urgent-care",
            "warning",
            f'the post is about "{topic}" and never says when not to wait.',
            "Add, in your own words, which signs need medical care the same day and which a call "
            "to the emergency number.",
            article.path,
            article.meta.lines.get("title", 1),
        )


def _first(text: str, lang: str, kind: str, name: str) -> str:
    """Return the first of a list's words that a text has, or an empty string."""
    pattern = _pattern(lang.split("-")[0].lower(), kind, name)
    found = pattern.search(text) if pattern else None
    return found.group().lower() if found else ""


@cache
def _pattern(lang: str, kind: str, name: str) -> re.Pattern[str] | None:
    words: Sequence[str] = _table().get(lang, {}).get(kind, {}).get(name, [])
    if not words:
        return None
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)


@cache
def _table() -> dict[str, dict[str, dict[str, list[str]]]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))
