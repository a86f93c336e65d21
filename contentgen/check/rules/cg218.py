"""CG218: rare complications without a name."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.asserted import asks, asserted
from contentgen.check.claim import claimed
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.tokens import Span

_SLOTS = ("sentence", "quote", "cell", "label", "lead")


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield sentences that call harms rare, where neither they nor the next one name any."""
    body = [p for p in post.body() if p.slot in _SLOTS]
    for passage, after in zip(body, [*body[1:], None], strict=True):
        if passage.reported or asks(passage.text, post.lang) or passage.text.endswith("?"):
            continue
        span = _found(passage, post, rule)
        if not span:
            continue
        near = [passage, *([after] if after and after.section == passage.section else [])]
        if not any(rule.has(p, post.lang, "names") for p in near):
            yield rule.at(passage, *span)


def _found(passage: Passage, post: Post, rule: Rule) -> Span | None:
    """Return the harm and the word that calls it rare."""
    if span := next(claimed(passage, post, rule), None):
        return span
    # In a section about risks the harm may have a plainer name.
    risky = passage.kind == "safety" or _headed(passage, post, rule)
    name = "plain_harms" if risky else "harms"
    harms = rule.find(passage, post.lang, name)
    rare = rule.find(passage, post.lang, "rare") if harms else ()
    toks = passage.tokens
    if not rare or rule.parse(passage, post.lang, "not_grammar"):
        return None
    start, end = min(harms[0][0], rare[0][0]), max(harms[-1][1], rare[0][1])
    if not asserted(passage, start, end, post.lang):
        return None
    return toks[start].start, toks[end - 1].end


def _headed(passage: Passage, post: Post, rule: Rule) -> bool:
    heads = [p for p in post.passages if p.section == passage.section and p.slot == "heading"]
    return any(rule.has(p, post.lang, "headings") for p in heads)
