"""CG218: rare complications without a name."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Post


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield sentences that call harms rare, where neither they nor the next one name any."""
    lang = post.lang
    body = [p for p in post.body() if p.slot in ("sentence", "quote", "cell")]
    for passage, following in zip(body, [*body[1:], None], strict=True):
        harms = rule.find(passage, lang, "harms")
        rare = rule.find(passage, lang, "rare") if harms else ()
        if not rare or passage.reported or passage.text.endswith("?"):
            continue
        near = [
            passage,
            *([following] if following and following.section == passage.section else []),
        ]
        if not any(rule.has(p, lang, "names") for p in near):
            start = min(harms[0][0], rare[0][0])
            end = max(harms[-1][1], rare[0][1])
            toks = passage.tokens
            yield rule.at(passage, toks[start].start, toks[end - 1].end)
