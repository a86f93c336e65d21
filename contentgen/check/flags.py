"""The editor's flags: what no rule can settle, and a person should before publishing.

No flag does not mean that a post was checked: this is not a medical review.
"""

from __future__ import annotations

from contentgen.check.run import check_post
from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.finding import Finding
from contentgen.model.outline import Outline

_FLAGS = ("CG2", "CG309")


def flags(article: Article, outline: Outline, brand: Brand | None = None) -> tuple[Finding, ...]:
    """Return what a post claims without ground, in reading order, and its dead invitations.

    A practice's `brand` settles severities; without one the rules' own hold.
    """
    found = check_post(article, brand or Brand(), outline.topic).findings
    return tuple(finding for finding in found if finding.code.startswith(_FLAGS))
