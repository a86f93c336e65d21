"""CG404: alt text that says little."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made, Passage, Post
from contentgen.text.tokens import fold, tokens

_FILE = re.compile(
    r"^[\w.-]+\.(?:jpe?g|png|webp|gif|heic)$|^(?:IMG|DSC|PXL)[_-]?\d+", re.IGNORECASE
)


def check_passage(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield the alt text of a picture of the post that says nothing."""
    if passage.slot == "alt" and (what := _wrong(passage.text, post.lang, rule)):
        yield rule.at(passage, what=f"the alt text “{passage.text}” {what}.")


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield pictures of the post without an alt text."""
    for section in post.article.sections:
        for block in section.blocks:
            if block.kind == "image" and not block.alt.strip():
                yield rule.of_post(post, block.line, what="a picture without an alt text.")


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield slides whose alt text opens with "image of" or is no more than a number."""
    for number, slide in enumerate(made.deck.slides, 1):
        if slide.alt.strip() and (what := _wrong(slide.alt, made.lang, rule)):
            yield rule.of_made("alt text", number, what=f"the alt text of slide {number} {what}.")


def _wrong(alt: str, lang: str, rule: Rule) -> str:
    text = fold(alt.strip(" .")).rstrip("0123456789 ")
    if _FILE.match(alt.strip()):
        return "is a file's name"
    if not text or text in rule.words.get(lang, {}).get("nothing", ()):
        return "says nothing"
    if rule.phrases(lang, "opens").at(tokens(alt), 0):
        return "begins with what a screen reader says anyway"
    return ""
