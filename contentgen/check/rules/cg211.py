"""CG211: a label or heading stronger than its text."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.asserted import denied
from contentgen.check.outcomes import Outcome, hedge_before, outcomes, stem, stems
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.locks import hedged

_LABELS = ("label", "lead", "heading")
_SHORT = 3


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield labels that state a result which their text only hedges."""
    body = post.body()
    for number, label in enumerate(body):
        if label.slot not in _LABELS or label.reported or label.text.endswith("?"):
            continue
        if hedged(label.text, post.lang) or rule.has(label, post.lang, "open"):
            continue
        text = _under(label, number, body)
        for outcome in outcomes(label.text, post.lang):
            if denied(label.tokens, outcome.token, post.lang) or _told(label, outcome, post, rule):
                continue
            if hedge := _hedge(text, outcome, post.lang):
                yield rule.at(label, hedge=hedge, noun=f'"{outcome.thing}"')
                break


def _under(label: Passage, number: int, body: tuple[Passage, ...]) -> list[Passage]:
    """Return the sentences of a label's piece, or the first ones under a heading."""
    if label.slot == "heading":
        under = [p for p in body[number + 1 :] if p.section == label.section]
        return [p for p in under if p.slot == "sentence"][:_SHORT]
    piece = label.ref.split(".")[0]
    return [p for p in body if p.ref.split(".")[0] == piece and p.slot == "sentence"]


def _told(label: Passage, outcome: Outcome, post: Post, rule: Rule) -> bool:
    """Tell whether the label tells the reader what to do: "Lower the load"."""
    return (
        outcome.token == 0
        and label.tokens[0].fold in rule.phrases(post.lang, "verbs")
        and bool(rule.phrases(post.lang, "steps").starts(label.tokens[1:]))
    )


def _hedge(text: list[Passage], said: Outcome, lang: str) -> str:
    """Return the hedge before such a result in the text, if no sentence states it without one.

    An opening "By improving …" tells the means, and is no result.
    """
    hedge = ""
    thing = stem(said.thing)
    for passage in text:
        found = [o for o in outcomes(passage.text, lang) if not _means(o, passage)]
        near = [o for o in found if o.kind == said.kind or thing in o.things]
        for outcome in near:
            limit = hedge_before(passage.text, outcome.start, lang)
            if not limit:
                return ""
            hedge = hedge or limit
        if not near and thing in stems(passage.text, lang):
            hedge = hedge or hedge_before(passage.text, len(passage.text), lang)
    return hedge


def _means(outcome: Outcome, passage: Passage) -> bool:
    return passage.tokens[outcome.token].fold.endswith("ing")
