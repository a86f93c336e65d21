"""CG209: a comparison with surgery or medicine, without a source."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.asserted import asks, denied
from contentgen.check.claim import sourced
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post

_REACH = 6


def check_passage(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield the comparison: its linking word, what it compares with, and words of praise."""
    toks, lang = passage.tokens, post.lang
    others = [start for start, _ in rule.find(passage, lang, "others")]
    links = rule.find(passage, lang, "links") if others else ()
    if not links or passage.reported or sourced(passage) or asks(passage.text, lang):
        return
    praise = rule.find(passage, lang, "praise")
    for start, end in links:
        other = next((place for place in others if end <= place < end + _REACH), None)
        if other is None or denied(toks, start, lang):
            continue
        if any(not denied(toks, place, lang) for place, _ in praise):
            first = min(start, *(p for p, _ in praise if start - 3 <= p), other)
            # An adjective takes its noun along: "surgical interventions".
            last = other + (toks[other].fold.endswith("al") and other + 1 < len(toks))
            yield rule.at(passage, toks[first].start, toks[last].end)
            return
