"""CG206: proof without a source. One hit a sentence is enough to make a person look."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.asserted import asks
from contentgen.check.claim import claimed, masks, sourced
from contentgen.check.grammar import class_of
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post

_HEADS = ("title", "heading", "label", "lead")
_SLOTS = ("sentence", "quote", "title", "hook", "description", "cell", "slide")


def check_passage(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield the first word of proof, or of research, that has no source in its sentence."""
    if passage.slot in _HEADS and asks(f"{passage.text}?", post.lang):
        return  # "What studies found" opens what follows, and says nothing itself
    spans = [*claimed(passage, post, rule), *_studies(passage, post, rule)]
    if spans and not sourced(passage):
        yield rule.at(passage, *min(spans))


def _studies(passage: Passage, post: Post, rule: Rule) -> Iterator[tuple[int, int]]:
    """Yield words for research, denied or not: "no study has shown" needs its source as well."""
    toks = passage.tokens
    spans = rule.find(passage, post.lang, "studies")
    if not spans or passage.slot not in _SLOTS or passage.reported or asks(passage.text, post.lang):
        return
    health = class_of("health", post.lang)
    if health and not health.starts(toks):
        return
    masked = masks(passage, post, rule)
    for start, end in spans:
        if start not in masked:
            yield toks[start].start, toks[end - 1].end
