"""CG125: too many hashtags on a video."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made
from contentgen.check.tags import hashtags


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield one hit for more hashtags than YouTube heeds, or than it shows with profit."""
    limit = limits()
    count = sum(len(hashtags(paragraph.text)) for paragraph in made.upload.description)
    count += max((len(hashtags(title.text)) for title in made.upload.titles), default=0)
    if count > limit["video_hashtags"]:
        what = f"with more than {limit['video_hashtags']} YouTube ignores all of them"
        yield rule.of_made("description", count=count, what=what)
    elif count > limit["video_hashtags_shown"]:
        hit = rule.of_made("description", count=count, what="three are shown")
        yield replace(hit, severity="warning")
