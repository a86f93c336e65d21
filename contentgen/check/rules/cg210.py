"""CG210: a hedge lost between sections.

"Rest may speed up recovery" in the body, "for a faster recovery" in the conclusion: the same kind
of result, of the same thing, once hedged and once not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contentgen.check.asserted import asks, denied
from contentgen.check.outcomes import Outcome, hedge_before, outcomes, stem, stems
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.language import language
from contentgen.text.marks import read

_AIMS = frozenset({"for", "to", "of", "para", "de"})
_FREE = frozenset({"hedge", "attribution", "purpose", "condition"})


@dataclass(frozen=True, slots=True)
class _Hedged:
    """A hedged result: its kind, the stems of what it may be of, its hedge and place."""

    kind: str
    things: frozenset[str]
    hedge: str
    line: int
    section: int


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield results that are stated in one section and hedged in another."""
    hedged = _hedged(post)
    for passage in post.passages if hedged else ():
        if passage.slot in ("label", "lead", "tags", "cta") or not _plain(passage, post):
            continue
        for outcome in outcomes(passage.text, post.lang):
            found = _same(outcome, passage, hedged)
            if (
                found
                and not _aim(passage, outcome)
                and not denied(passage.tokens, outcome.token, post.lang)
            ):
                yield rule.at(
                    passage, outcome.start, outcome.end, line=found.line, hedge=found.hedge
                )


def _hedged(post: Post) -> tuple[_Hedged, ...]:
    found = []
    label: Passage | None = None
    for passage in post.body():
        if passage.slot in ("label", "lead"):
            label = passage
            continue
        if label and label.ref.split(".")[0] != passage.ref.split(".")[0]:
            label = None
        if passage.reported or passage.text.endswith("?"):
            continue
        named = stems(label.text, post.lang) if label else frozenset()
        for outcome in outcomes(passage.text, post.lang):
            hedge = hedge_before(passage.text, outcome.start, post.lang)
            if hedge:
                found.append(
                    _Hedged(
                        outcome.kind, outcome.things | named, hedge, passage.line, passage.section
                    )
                )
    return tuple(found)


def _plain(passage: Passage, post: Post) -> bool:
    """Tell whether nothing in a passage limits what it says."""
    if passage.reported or asks(passage.text, post.lang):
        return False
    return not any(m.kind in _FREE for m in read(passage.text, language(post.lang)).marks)


def _aim(passage: Passage, outcome: Outcome) -> bool:
    """Tell whether a result is only wished for: "for restoring function", "to ease pain"."""
    before = passage.tokens[outcome.token - 1].fold if outcome.token else ""
    return before in _AIMS


def _same(outcome: Outcome, passage: Passage, hedged: Sequence[_Hedged]) -> _Hedged | None:
    """Return the hedged twin of a result, if the post has one in another section."""
    section = passage.section if passage.in_body else -1
    for one in hedged:
        if (
            one.kind == outcome.kind
            and one.section != section
            and stem(outcome.thing) in one.things
        ):
            return one
    return None
