"""CG217: somebody could be recognised."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post


def check_passage(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield patterns of patients' data, unless the post names an authorisation."""
    pattern = rule.pattern(post.lang, "cased")
    if pattern and not post.article.meta.release and passage.slot != "tags":
        for match in pattern.finditer(passage.text):
            yield rule.at(passage, match.start(), match.end())
