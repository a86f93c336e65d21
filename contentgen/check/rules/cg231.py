"""CG231: a picture of a model (California), as far as its alt text tells."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.tokens import tokens


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield each picture of a person that neither its alt text nor its caption calls a model."""
    said = rule.phrases("en", "said")
    for section in post.article.sections:
        for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=True):
            if block.kind != "image" or not _shows_somebody(block.alt, rule):
                continue
            caption = following.sentences[:1] if following else ()
            texts = (block.alt, *(s.text for s in (*block.sentences, *caption)))
            if not any(said.starts(tokens(text)) for text in texts):
                yield rule.of_post(post, block.line)


def _shows_somebody(alt: str, rule: Rule) -> bool:
    if rule.has(Passage(alt, "alt", 0), "en", "drawn"):
        return False
    toks = tokens(alt)
    doing = any(t.fold in rule.phrases("en", "doing") for t in toks)
    return doing or bool(rule.phrases("en", "people").starts(toks))
