"""CG212: benefits without a limit or a risk."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.outcomes import outcomes
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Post
from contentgen.text.kinds import safety

_LEAST = 3


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield one hit if the post names benefits, and nothing that limits them."""
    body = post.body()
    praised = any(p.kind == "benefits" for p in body)
    if not praised and sum(bool(outcomes(p.text, post.lang)) for p in body) < _LEAST:
        return
    balanced = any(
        p.kind == "safety" or rule.has(p, post.lang, "limits") or safety(p.text, post.lang)
        for p in body
    )
    if not balanced:
        line = next((p.line for p in body if p.kind == "benefits"), 0)
        yield rule.of_post(post, line)
