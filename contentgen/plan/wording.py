"""The words of a sentence on a slide: the post's own, or a shorter and plainer version of them.

One gate for all of the deck: a version that loses a limit is not used, and what must be said word
for word is (urgent care, quotes, steps, myths, sentences that are mostly limits).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from contentgen.model.outline import Entry, Outline, Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.urgency import Urgency, urgency
from contentgen.text import kinds, rewrite
from contentgen.text.language import language
from contentgen.text.locks import keeps, locks
from contentgen.text.words import count, words

# These leave nothing out but openings and filler.
_LIGHT = frozenset({"summary", "additive", "filler", "plain words", "reported", "leaning"})
# This leaves out what the sentences beside it say.
_BESIDE = _LIGHT | {"while, first half"}
_VERBATIM = ("myth", "quote", "story", "steps", "sell")
_LIMITS = ("hedge", "negation", "condition")
_MOST_LIMITS = 3
_QUOTED = re.compile(r"[\"“”«»\[\]]")


@lru_cache(maxsize=4096)
def worded(text: str, lang: str, *, light: bool = False, leaned_on: bool = False) -> str:
    """Return a sentence as a slide says it: never longer, with all its limits; or as it is.

    A sentence of a breath loses nothing but filler; a longer one, as little as brings it there.
    `light` leaves nothing out; one that is `leaned_on` keeps its end.
    """
    most = budget("words")["breath"]
    found = _versions(text, lang, ())
    if light or count(text) <= most:
        found = [version for version in found if _LIGHT.issuperset(version.rules)]
    if leaned_on:
        end = text.split()[-1]
        found = [v for v in found if _LIGHT.issuperset(v.rules) or v.text.endswith(end)]
    brief = [version for version in found if count(version.text) <= most]
    chosen = brief[-1:] or found[:1]
    return chosen[0].text if chosen else text


def worded_beside(text: str, lang: str, next_to: tuple[str, ...], *, light: bool = False) -> str:
    """Return a sentence without what the sentences beside it make needless; or as it is.

    The one before it must be among them. "However," goes, and of "While A, B." the second half
    where they warn of the same (unless `light`).
    """
    allowed = _LIGHT if light else _BESIDE
    found = [v for v in _versions(text, lang, next_to) if allowed.issuperset(v.rules)]
    return found[0].text if found else text


def _versions(text: str, lang: str, next_to: tuple[str, ...]) -> list[rewrite.Rewrite]:
    """Return the versions of a sentence that keep its limits, the shortest first."""
    if not _may_change(text, lang):
        return []
    return [
        version
        for version in rewrite.shorter(text, lang, next_to=next_to)
        if keeps(text, version.text, lang) and version.text.endswith((".", "!", "?"))
    ]


def _may_change(text: str, lang: str) -> bool:
    """Tell whether a sentence may be said in other words than its own."""
    if _QUOTED.search(text) or urgency(text, lang) < Urgency.LATER:
        return False
    return sum(lock.kind in _LIMITS for lock in locks(text, lang)) <= _MOST_LIMITS


def worded_outline(outline: Outline) -> Outline:
    """Return the outline with each sentence as a slide says it; references and limits stay."""
    return replace(outline, parts=tuple(_part(part, outline.lang) for part in outline.parts))


def _part(part: Part, lang: str) -> Part:
    if part.kind in _VERBATIM:
        return part
    entries = part.entries if part.ordered else tuple(_entry(e, lang) for e in part.entries)
    return replace(part, points=_points(part.points, lang), entries=entries)


def _entry(entry: Entry, lang: str) -> Entry:
    return replace(entry, points=_points(entry.points, lang))


def _points(points: Sequence[Point], lang: str) -> tuple[Point, ...]:
    """Word each sentence; one that is leaned on, or that warns, loses nothing."""
    made: list[Point] = []
    for number, point in enumerate(points):
        leaned_on = any(after.tied for after in points[number + 1 : number + 2])
        light = kinds.safety(point.text, lang)
        said = worded(point.text, lang, light=light, leaned_on=leaned_on)
        made.append(replace(point, text=said))
    return tuple(made)


def careful_label(label: str, text: str, lang: str) -> str:
    """Return a label's hedged form ("May speed up healing") where its text hedges it, or "".

    Only a short one that says more than a word of the label itself.
    """
    said = rewrite.hedged_label(label, text, lang)
    fresh = {word.casefold() for word in said.split()} - {w.casefold() for w in label.split()}
    return said if fresh and count(said) <= budget("words")["label"] - 1 else ""


def named_term(text: str, lang: str) -> str:
    """Return the term that a sentence explains ("…, called a knot—a tight spot …"), or ""."""
    found = rewrite.definition(text, lang)
    return found[0] if found else ""


def the_aim(text: str, term: str, lang: str) -> str:
    """Return what a treatment aims at, to stand behind a term that says so, or an empty string."""
    found = rewrite.aim(text, lang)
    opening = f"{term}: "
    if found is None or not term or not found.text.startswith(opening):
        return ""
    if not _may_change(text, lang) or not keeps(text, found.text, lang):
        return ""
    rest = found.text.removeprefix(opening)
    return rest[:1].upper() + rest[1:]


def questions_first(text: str, lang: str) -> str:
    """Return what to ask a clinician first, of a sentence on credentials, or an empty string.

    Two questions or more. They claim nothing, so no claim can lose its limit; each word of the
    limit is asked for.
    """
    found = rewrite.questions(text, lang)
    asked = " ".join(found)
    if len(found) < 2 or not _may_change(text, lang):
        return ""
    stop = language(lang).stop_words
    limits = {w.casefold() for lock in locks(text, lang) for w in words(lock.text)} - stop
    return asked if limits <= {w.casefold() for w in words(asked)} else ""


def suits(text: str, lang: str) -> tuple[str, str]:
    """Return whether something suits the reader as a question, and whom to ask; or two ""."""
    found = rewrite.suitability(text, lang)
    if found is None or not _may_change(text, lang) or not keeps(text, found.text, lang):
        return "", ""
    asked, mark, answer = found.text.partition("? ")
    return (asked + mark.strip(), answer) if answer else ("", "")


def advised(text: str, lang: str) -> str:
    """Return advice as one gives it ("Seek treatment from …"), or as the post says it."""
    found = rewrite.advice(text, lang)
    if found is None or not _may_change(text, lang) or not keeps(text, found.text, lang):
        return text
    return found.text
