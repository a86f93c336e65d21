"""CG232: a testimonial, where none is allowed (Australia)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contentgen.check.rule import Hit, Rule, all_rules
from contentgen.check.rules import cg213
from contentgen.check.subject import Post


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield what CG213 would find if the post named no authorisation; without one CG213 says it."""
    meta = post.article.meta
    if not meta.release:
        return
    bare = replace(post, article=replace(post.article, meta=replace(meta, release="")))
    stories = all_rules()["CG213"]
    for passage in bare.passages:
        for hit in cg213.check_passage(passage, bare, stories):
            yield rule.at(passage, hit.start, hit.end)
    for hit in cg213.check_post(bare, stories):
        if hit.passage:
            yield rule.at(hit.passage, hit.start, hit.end)
