"""Words that a passage claims: what most rules about claims are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.check.asserted import asks, asserted, denied
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.tokens import Span

_SOURCED = re.compile(
    r"\b(?:19|20)\d\d\b|https?://|\bdoi\b|\bpmid\b|\[\d{1,3}\]|et al\b|[\w.,)”\"][¹²³⁴-⁹]+",
    re.IGNORECASE,
)


def claims(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield a rule's `words` and `patterns` where the passage claims them.

    `unless` holds longer phrases in which the words mean something else ("cure" in "cured meat"),
    `soft` words that make it no absolute right before it ("usually harmless").
    What a passage denies, asks or reports is not claimed (see `asserted`).
    """
    for start, end in claimed(passage, post, rule):
        yield rule.at(passage, start, end)


def claimed(passage: Passage, post: Post, rule: Rule, name: str = "words") -> Iterator[Span]:
    """Yield the character spans of a list's phrases, and patterns, that the passage claims."""
    toks, lang = passage.tokens, post.lang
    spans = rule.find(passage, lang, name)
    if spans:
        masked = masks(passage, post, rule)
        masked |= {end for _, end in rule.find(passage, lang, "soft")}
        for start, end in spans:
            if start not in masked and asserted(passage, start, end, lang):
                yield toks[start].start, toks[end - 1].end
    pattern = rule.pattern(lang, "patterns") if name == "words" else None
    if pattern and not passage.reported:
        for match in pattern.finditer(passage.text):
            place = next((i for i, t in enumerate(toks) if t.end > match.start()), len(toks))
            if not denied(toks, place, lang) and not asks(passage.text, lang):
                yield match.span()


def masks(passage: Passage, post: Post, rule: Rule) -> set[int]:
    """Return the tokens inside the phrases of a rule's `unless`."""
    found = rule.find(passage, post.lang, "unless")
    return {i for span in found for i in range(*span)}


def sourced(passage: Passage) -> bool:
    """Tell whether a passage says where a reader could look its claim up."""
    return passage.linked or bool(_SOURCED.search(passage.text))
