"""CG215: the disclaimer lacks an element."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.tokens import tokens

_ELEMENTS = ("education", "advice")


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield the elements that the practice's disclaimer does not have, in either language."""
    said = tokens(post.brand.disclaimer)
    for element in _ELEMENTS:
        lists = [rule.phrases(lang, element) for lang in rule.words]
        line = Passage(post.brand.disclaimer, "brand", 0)
        denied = element == "advice" and rule.parse(line, "en")
        if not denied and not any(index.starts(said) for index in lists):
            yield rule.of_post(post, element=rule.words["en"][f"{element}_name"][0])
