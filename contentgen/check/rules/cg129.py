"""CG129: a wordy thumbnail."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made
from contentgen.text.words import count as words_in


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield one hit for a thumbnail with more words than read well."""
    count, limit = words_in(made.upload.thumbnail.text), limits()["thumbnail_words"]
    if count > limit:
        yield rule.of_made("thumbnail", count=count, limit=limit)
