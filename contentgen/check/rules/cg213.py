"""CG213: a patient's story or picture without an authorisation."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.claim import claims
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post


def check_passage(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield words for patients' stories; a post that names an authorisation has none."""
    if not post.article.meta.release:
        yield from claims(passage, post, rule)


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield quotations in the first person by somebody who is not of the practice."""
    if post.article.meta.release:
        return
    staff = {post.brand.therapist, post.brand.name, post.article.meta.author} - {""}
    for section in post.article.sections:
        for block in section.blocks:
            if block.kind != "quote" or any(name in block.source for name in staff):
                continue
            said = [p for p in post.passages if p.ref.split(".")[0] == block.ref]
            found = [p for p in said if rule.has(p, post.lang, "first")]
            if found:
                yield rule.at(found[0])
