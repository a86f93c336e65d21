"""CG209: a comparison with surgery or medicine, without a source."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.asserted import asks, denied
from contentgen.check.claim import claimed, sourced
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.tokens import Span

_REACH = 6


def check_passage(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield the comparison: its linking word, what it compares with, and words of praise."""
    if sourced(passage):
        return
    span = _linked(passage, post, rule) or next(claimed(passage, post, rule), None)
    if span:
        yield rule.at(passage, *span)


def _linked(passage: Passage, post: Post, rule: Rule) -> Span | None:
    toks, lang = passage.tokens, post.lang
    others = [start for start, _ in rule.find(passage, lang, "others")]
    links = rule.find(passage, lang, "links") if others else ()
    if not links or passage.reported or asks(passage.text, lang):
        return None
    masked = {i for span in rule.parse(passage, lang, "not_grammar") for i in range(*span)}
    praise = rule.find(passage, lang, "praise")
    for start, end in links:
        other = next((place for place in others if end <= place < end + _REACH), None)
        if other is None or start in masked or denied(toks, start, lang):
            continue
        if any(not denied(toks, place, lang) for place, _ in praise):
            first = min(start, *(p for p, _ in praise if start - 3 <= p), other)
            # An adjective takes its noun along: "surgical interventions".
            last = other + (toks[other].fold.endswith("al") and other + 1 < len(toks))
            return toks[first].start, toks[last].end
    return None
