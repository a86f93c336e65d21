"""CG232: a testimonial, where none is allowed (Australia)."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule, all_rules
from contentgen.check.rules import cg213
from contentgen.check.subject import Passage, Post


def check_passage(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield what CG213 looks for, whether the post names an authorisation or not."""
    for hit in cg213.stories(passage, post, all_rules()["CG213"]):
        yield rule.at(passage, hit.start, hit.end)


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield patients' quotations."""
    for hit in cg213.quotations(post, all_rules()["CG213"]):
        if hit.passage:
            yield rule.at(hit.passage, hit.start, hit.end)
