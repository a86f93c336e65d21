"""CG301: hard to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Post
from contentgen.text.readability import grade

_HARD, _TOO_HARD = 8.0, 10.0  # school years
_HARD_ES, _TOO_HARD_ES = 60.0, 50.0  # Fernández-Huerta falls as texts get harder
_LEAST = 100  # words: less says nothing


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield one hit for a post above the eighth grade; above the tenth it is a warning."""
    said = [p.text for p in post.body() if p.slot in ("sentence", "quote")]
    found = grade(said, post.lang)
    if found is None or found.words < _LEAST:
        return
    years, ease = found.flesch_kincaid, found.fernandez_huerta
    if years is not None and years > _HARD:
        hit = rule.of_post(
            post, scale="grade", grade=f"{years:.0f} (Flesch-Kincaid)", target="6 to 8"
        )
        yield replace(hit, severity="warning") if years > _TOO_HARD else hit
    elif ease is not None and ease < _HARD_ES:
        hit = rule.of_post(post, scale="Fernández-Huerta", grade=f"{ease:.0f}", target="60 or more")
        yield replace(hit, severity="warning") if ease < _TOO_HARD_ES else hit
