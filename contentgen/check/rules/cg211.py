"""CG211: a label stronger than its text."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.outcomes import Outcome, hedge_before, outcomes
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.locks import hedged

_LABELS = ("label", "lead")


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield labels that state a result which their text only hedges."""
    body = post.body()
    for label in (passage for passage in body if passage.slot in _LABELS):
        if hedged(label.text, post.lang) or label.text.endswith("?"):
            continue
        piece = label.ref.split(".")[0]
        text = [p for p in body if p.ref.split(".")[0] == piece and p.slot == "sentence"]
        for outcome in outcomes(label.text, post.lang):
            hedge = next((h for p in text if (h := _hedge(p, outcome.kind, post.lang))), "")
            if hedge:
                yield rule.at(label, hedge=hedge, noun=f'"{outcome.thing}"')
                break


def _hedge(passage: Passage, kind: str, lang: str) -> str:
    """Return the hedge before a result of this kind, if every such result has one.

    An opening "By improving …" tells the means, and is no result.
    """
    found = [o for o in outcomes(passage.text, lang) if o.kind == kind and not _means(o, passage)]
    hedges = [hedge_before(passage.text, outcome.start, lang) for outcome in found]
    return hedges[0] if hedges and all(hedges) else ""


def _means(outcome: Outcome, passage: Passage) -> bool:
    return passage.tokens[outcome.token].fold.endswith("ing")
