"""Sentences that a person wrote onto slides, and that the post does not have."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.subject import Made, Passage, Post
from contentgen.text.sentences import split


def added(made: Made, post: Post) -> Iterator[tuple[int, Passage]]:
    """Yield what an edited deck says besides the post, with its slide's number."""
    if not made.edited:
        return
    known = " ".join(_letters(passage.text) for passage in post.passages)
    for number, slide in enumerate(made.deck.slides, 1):
        for _, text in slide.texts():
            for sentence in split(text.plain, post.lang):
                if "editor" not in text.refs and _letters(sentence) not in known:
                    yield number, Passage(sentence, "", 0, "slide")


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
