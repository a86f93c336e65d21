"""CG101: too many or too few slides, in the app and for publishing tools."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield one hit for the profile that the number of slides breaks."""
    limit, count = limits(), len(made.deck.slides)
    by_post = "Set `carousel: max_slides`."
    if count > limit["slides_app"]:
        yield rule.of_made(
            count=count,
            who="Instagram takes",
            bound="most",
            limit=limit["slides_app"],
            what=by_post,
        )
    elif count > limit["slides_api"]:
        by_hand = f"Post it by hand in the app, or set {by_post[4:]}"
        hit = rule.of_made(
            count=count, who="publishing tools take", bound="most", limit=limit["slides_api"],
            what=by_hand,
        )  # fmt: skip
        yield replace(hit, severity="warning")
    elif count < limit["slides_least"]:
        what = "Add a slide to the storyboard."
        yield rule.of_made(
            count=count, who="a carousel has", bound="least", limit=limit["slides_least"], what=what
        )
