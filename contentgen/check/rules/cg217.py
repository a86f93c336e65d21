"""CG217: somebody could be recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.check.grammar import class_of
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.tokens import Span


def check_passage(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield patterns of patients' data, unless the post names an authorisation."""
    if post.article.meta.release or passage.slot == "tags":
        return
    for name in ("cased", "personal"):
        pattern = rule.pattern(post.lang, name)
        if not pattern or (name == "personal" and not _of_a_patient(passage, post, rule)):
            continue
        for match in pattern.finditer(passage.text):
            yield rule.at(passage, match.start(), match.end())
            return
    placed = rule.pattern(post.lang, "cased_places")
    if placed and (span := _placed(passage, post.lang, placed)):
        yield rule.at(passage, *span)


def _of_a_patient(passage: Passage, post: Post, rule: Rule) -> bool:
    """Tell whether a sentence with a number, an address or a date speaks of somebody treated."""
    if rule.has(passage, post.lang, "ours"):
        return False
    named = rule.pattern(post.lang, "cased_names")
    return (
        rule.has(passage, post.lang, "people")
        or any(_names(passage, post.lang))
        or bool(named and named.search(passage.text))
    )


def _names(passage: Passage, lang: str) -> Iterator[int]:
    """Yield the places of the tokens that are first names."""
    names = class_of("first_names", lang)
    for i, token in enumerate(passage.tokens if names else ()):
        if token.fold.removesuffix("'s") in (names or ()) and passage.text[token.start].isupper():
            yield i + 1


def _placed(passage: Passage, lang: str, pattern: re.Pattern[str]) -> Span | None:
    """Return the characters of a first name followed by who or where its bearer is."""
    for place in _names(passage, lang):
        token = passage.tokens[place - 1]
        if match := pattern.match(passage.text, token.end):
            return token.start, match.end()
    return None


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield quotations whose speaker is named with an age or a place."""
    pattern = rule.pattern(post.lang, "cased_speakers")
    if not pattern or post.article.meta.release:
        return
    for section in post.article.sections:
        for block in section.blocks:
            if block.kind == "quote" and (match := pattern.search(block.source)):
                yield rule.of_post(post, block.line, words=match.group())
