"""CG213: a patient's story or picture without an authorisation."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.claim import claimed
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post


def check_passage(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield words for patients' stories; a post that names an authorisation has none."""
    if not post.article.meta.release:
        yield from stories(passage, post, rule)


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield quotations in the first person by somebody who is not of the practice."""
    if not post.article.meta.release:
        yield from quotations(post, rule)


def stories(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield the first words of a passage that tell of a patient."""
    for start, end in claimed(passage, post, rule):
        yield rule.at(passage, start, end)
        return


def quotations(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield quotations that patients seem to have said."""
    staff = {post.brand.therapist, post.brand.name, post.article.meta.author} - {""}
    for section in post.article.sections:
        for block in section.blocks:
            if block.kind != "quote" or any(name in block.source for name in staff):
                continue
            said = [p for p in post.passages if p.ref.split(".")[0] == block.ref]
            source = Passage(block.source, block.ref, block.line)
            if rule.has(source, post.lang, "authors"):
                continue
            patient = rule.has(source, post.lang, "patients")
            found = said if patient else [p for p in said if rule.has(p, post.lang, "first")]
            if found:
                yield rule.at(found[0])
