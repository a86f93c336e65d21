"""Words that a passage claims: what most rules about claims are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.check.asserted import asserted
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.tokens import Span, Token

_REACH = 12
_BEHIND = 4
_SOURCED = re.compile(
    r"\b(?:19|20)\d\d\b|https?://|\bdoi\b|\bpmid\b|\[\d{1,3}\]|et al\b|[\w.,)”\"][¹²³⁴-⁹]+",
    re.IGNORECASE,
)


def claims(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield a rule's `words`, `grammar` and `patterns` where the passage claims them.

    `unless` and `not_grammar` cover words that mean something else ("cured meat"), `soft` words
    before them in their clause, or `after_soft` words behind them, make them no absolute ("usually
    harmless"). What a passage denies, asks or reports is not claimed (see `asserted`).
    """
    for start, end in claimed(passage, post, rule):
        yield rule.at(passage, start, end)


def claimed(passage: Passage, post: Post, rule: Rule) -> Iterator[Span]:
    """Yield the character spans of what a rule looks for that the passage claims, in order."""
    toks, lang = passage.tokens, post.lang
    masked: set[int] | None = None
    taken: set[int] = set()
    for start, end in _spans(passage, post, rule):
        if masked is None:
            masked = masks(passage, post, rule)
        if taken.isdisjoint(range(start, end)) and masked.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            if not _softened(passage, start, end, lang, rule) and asserted(
                passage, start, end, lang
            ):
                yield toks[start].start, toks[end - 1].end


def _spans(passage: Passage, post: Post, rule: Rule) -> Iterator[Span]:
    """Yield the token spans of a rule's words, then of its grammars and patterns."""
    lang = post.lang
    yield from rule.find(passage, lang, "words")
    yield from rule.parse(passage, lang)
    pattern = rule.pattern(lang, "patterns")
    for match in pattern.finditer(passage.text) if pattern else ():
        inside = [
            i
            for i, t in enumerate(passage.tokens)
            if t.end > match.start() and t.start < match.end()
        ]
        if inside:
            yield inside[0], inside[-1] + 1


def _softened(passage: Passage, start: int, end: int, lang: str, rule: Rule) -> bool:
    """Tell whether a word before the tokens, or behind them, makes them no absolute."""
    toks = passage.tokens
    first = start
    while first > max(0, start - _REACH) and not _parts(toks[first - 1]):
        first -= 1
    soft = rule.phrases(lang, "soft")
    if any(first <= i < start for i in soft.starts(toks[:start])):
        return True
    after = rule.phrases(lang, "after_soft").starts(toks[end : end + _BEHIND + 3])
    return any(i < _BEHIND for i in after)


def _parts(token: Token) -> bool:
    """Tell whether what a word opens has nothing to do with what stands before it."""
    return any(mark in ".;:!?—–" for mark in token.gap) or token.fold == "but"


def masks(passage: Passage, post: Post, rule: Rule) -> set[int]:
    """Return the tokens inside the phrases of a rule's `unless`."""
    found = [
        *rule.find(passage, post.lang, "unless"),
        *rule.parse(passage, post.lang, "not_grammar"),
    ]
    return {i for span in found for i in range(*span)}


def sourced(passage: Passage) -> bool:
    """Tell whether a passage says where a reader could look its claim up."""
    return passage.linked or bool(_SOURCED.search(passage.text))
