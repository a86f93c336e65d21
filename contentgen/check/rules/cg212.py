"""CG212: benefits without a limit or a risk."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.asserted import asks
from contentgen.check.outcomes import outcomes
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.kinds import advice, safety

_LEAST = 3
_SAID = ("sentence", "quote", "cell", "label", "lead", "heading")


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield one hit if the post names benefits, and nothing that limits them."""
    body = post.body()
    headed = next((p for p in body if p.kind == "benefits"), None)
    headed = headed or next((p for p in body if _promises(p, post, rule)), None)
    good = [p for p in body if p.slot in _SAID and _benefit(p, post, rule)]
    if len({p.ref.split(".")[0] + p.text for p in good}) < (1 if headed else _LEAST):
        return
    if not any(_limits(p, post, rule) for p in body):
        yield rule.of_post(post, headed.line if headed else 0)


def _promises(passage: Passage, post: Post, rule: Rule) -> bool:
    """Tell whether a heading opens a list of benefits: "Why squeeze putty?"."""
    return passage.slot == "heading" and bool(
        rule.phrases(post.lang, "headings").at(passage.tokens, 0)
    )


def _benefit(passage: Passage, post: Post, rule: Rule) -> bool:
    if passage.reported or asks(passage.text, post.lang):
        return False
    return bool(outcomes(passage.text, post.lang) or rule.parse(passage, post.lang))


def _limits(passage: Passage, post: Post, rule: Rule) -> bool:
    return (
        passage.kind == "safety"
        or rule.has(passage, post.lang, "limits")
        or bool(rule.parse(passage, post.lang, "limiting"))
        or safety(passage.text, post.lang)
        or advice(passage.text, post.lang)
    )
