"""The words of a sentence on a slide: the post's own, or a shorter and plainer version of them.

Each function puts the versions that the rules make before one `choose`, which weighs those that
pass the gates. A version that loses a limit is not used, and what must be said word for word is
(urgent care, quotes, steps, myths, sentences that are mostly limits).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from contentgen.model.outline import Entry, Outline, Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.choice import (
    LIGHT,
    Choice,
    Offer,
    Refusal,
    Seat,
    choose,
    limits_lost,
    recording,
)
from contentgen.plan.modest import modest
from contentgen.plan.urgency import Urgency, urgency
from contentgen.plan.voice import voice
from contentgen.text import kinds, rewrite
from contentgen.text.language import language
from contentgen.text.locks import locks
from contentgen.text.words import count, words

# This leaves out what the sentences beside it say.
_BESIDE = "while, first half"
_VERBATIM = {
    "myth": "myths and facts are said word for word",
    "quote": "a quotation is said word for word",
    "story": "a story is told in its own words",
    "steps": "exercise steps are said word for word",
    "sell": "what is sold is named in its own words",
}
_LIMITS = ("hedge", "negation", "condition")
_MOST_LIMITS = 3
_QUOTED = re.compile(r"[\"“”«»\[\]]")
_WARNS = "a warning loses nothing but filler"
_BREATH = "a sentence of one breath loses nothing but filler"


def worded(
    text: str, lang: str, *, light: bool = False, leaned_on: bool = False, ref: str = ""
) -> str:
    """Return a sentence as a slide says it: with all its limits, in the version that reads best.

    A sentence of a breath loses nothing but filler; a longer one, as little as brings it there.
    `light` leaves nothing out; one that is `leaned_on` keeps its end.
    """
    return choice_of(text, lang, light=light, leaned_on=leaned_on, ref=ref).winner.text


def choice_of(
    text: str, lang: str, *, light: bool = False, leaned_on: bool = False, ref: str = ""
) -> Choice:
    """Return the choice that `worded` makes."""
    most = budget("words")
    whole = _WARNS if light else _BREATH if count(text) <= most["breath"] else ""
    fixed = fixed_because(text, lang)
    seat = Seat("sentence", most["breath"], most["body"], whole, fixed, leaned_on)
    made = offers(text, lang)
    if not (light or leaned_on or fixed):
        made = (*_unpromised(text, lang), *made)
    return choose(text, made, lang, seat, ref)


@lru_cache(maxsize=4096)
def _unpromised(text: str, lang: str) -> tuple[Offer, ...]:
    """Return the versions of a sentence without a result that it promises unhedged, or none.

    They come before those that keep the promise; what limited nothing but the promise is gone.
    """
    plain = modest(text, voice(lang))
    if plain == text:
        return ()
    cut = (Offer(plain), *(one for one in offers(plain, lang) if LIGHT.issuperset(one.rules)))
    return tuple(
        Offer(
            one.text,
            ("result clause", *one.rules),
            form=True,
            refused=tuple(limits_lost(plain, one.text, lang)) if one.rules else (),
        )
        for one in cut
    )


def worded_beside(text: str, lang: str, next_to: tuple[str, ...], *, light: bool = False) -> str:
    """Return a sentence without what the sentences beside it make needless; or as it is.

    The one before it must be among them. "However," goes, and of "While A, B." the second half
    where they warn of the same (unless `light`).
    """
    most, fixed = budget("words"), fixed_because(text, lang)
    spared = LIGHT if light else LIGHT | {_BESIDE}
    seat = Seat("warning", most["breath"], most["body"], _WARNS, fixed, spared=spared)
    return choose(text, offers(text, lang, next_to), lang, seat).winner.text


def offers(text: str, lang: str, next_to: tuple[str, ...] = ()) -> tuple[Offer, ...]:
    """Return the versions of a sentence that the rules make, the shortest first.

    None of one that must stay as it is, unless somebody wants to know what was refused.
    """
    return () if fixed_because(text, lang) and not recording() else _offers(text, lang, next_to)


@lru_cache(maxsize=8192)
def _offers(text: str, lang: str, next_to: tuple[str, ...]) -> tuple[Offer, ...]:
    made = rewrite.shorter(text, lang, next_to=next_to)
    return tuple(Offer(version.text, version.rules) for version in made)


@lru_cache(maxsize=8192)
def fixed_because(text: str, lang: str) -> str:
    """Return why a sentence may only be said in its own words, or an empty string."""
    if _QUOTED.search(text):
        return "somebody’s words are quoted in it"
    if urgency(text, lang) < Urgency.LATER:
        return "a warning that must not wait is said word for word"
    if sum(lock.kind in _LIMITS for lock in locks(text, lang)) > _MOST_LIMITS:
        return f"more than {_MOST_LIMITS} limits stand in it"
    return ""


def worded_outline(outline: Outline) -> Outline:
    """Return the outline with each sentence as a slide says it; references and limits stay."""
    return replace(outline, parts=tuple(_part(part, outline.lang) for part in outline.parts))


def _part(part: Part, lang: str) -> Part:
    if kept_because(part):
        return part
    entries = part.entries if part.ordered else tuple(_entry(e, lang) for e in part.entries)
    return replace(part, points=_points(part.points, lang), entries=entries)


def kept_because(part: Part) -> str:
    """Return why all of a part's sentences stay word for word, or an empty string."""
    return _VERBATIM.get(part.kind, "")


def _entry(entry: Entry, lang: str) -> Entry:
    return replace(entry, points=_points(entry.points, lang))


def _points(points: Sequence[Point], lang: str) -> tuple[Point, ...]:
    """Word each sentence; one that is leaned on, or that warns, loses nothing."""
    made: list[Point] = []
    for number, point in enumerate(points):
        leaned_on = any(after.tied for after in points[number + 1 : number + 2])
        light = kinds.safety(point.text, lang)
        said = worded(point.text, lang, light=light, leaned_on=leaned_on, ref=point.ref)
        made.append(replace(point, text=said))
    return tuple(made)


def careful_label(label: str, text: str, lang: str) -> str:
    """Return a label's hedged form ("May speed up healing") where its text hedges it, or "".

    A short one; else the bare noun of the label ("Function" of "Improved function").
    """
    most = budget("words")["label"] - 1
    said = rewrite.hedged_label(label, text, lang, most)
    if not said or said.casefold() == label.casefold():
        return ""
    offer = Offer(said, ("hedged label",), form=True)
    return _formed(label, (offer,), lang, Seat("label", most, most))


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
    rest = found.text.removeprefix(opening)
    offer = _form(text, rest[:1].upper() + rest[1:], found, lang)
    return _formed(text, (offer,), lang, _form_seat("the aim", text, lang))


def questions_first(text: str, lang: str) -> str:
    """Return what to ask a clinician first, of a sentence on credentials, or an empty string.

    Two questions or more. They claim nothing, so no claim can lose its limit; each word of the
    limit is asked for.
    """
    found = rewrite.questions(text, lang)
    if len(found) < 2:
        return ""
    asked = " ".join(found)
    stop = language(lang).stop_words
    limits = {w.casefold() for lock in locks(text, lang) for w in words(lock.text)} - stop
    unasked = limits - {w.casefold() for w in words(asked)}
    gone = tuple(Refusal("limit", f"does not ask for “{word}”") for word in sorted(unasked))
    offer = Offer(asked, ("questions",), form=True, refused=gone)
    return _formed(text, (offer,), lang, _form_seat("questions to ask", text, lang))


def suits(text: str, lang: str) -> tuple[str, str]:
    """Return whether something suits the reader as a question, and whom to ask; or two ""."""
    found = rewrite.suitability(text, lang)
    if found is None:
        return "", ""
    offer = _form(text, found.text, found, lang)
    said = _formed(text, (offer,), lang, _form_seat("is it right for you", text, lang))
    asked, mark, answer = said.partition("? ")
    return (asked + mark.strip(), answer) if answer else ("", "")


def advised(text: str, lang: str) -> str:
    """Return advice as one gives it ("Seek treatment from …"), or as the post says it."""
    versions = (rewrite.Rewrite(text, ()), *rewrite.shorter(text, lang))
    found = ((rewrite.advice(version.text, lang), version.rules) for version in versions)
    made = [rewrite.Rewrite(one.text, (*rules, *one.rules)) for one, rules in found if one]
    offered = {one.text: _form(text, one.text, one, lang) for one in made}
    return _formed(text, tuple(offered.values()), lang, _form_seat("advice", text, lang)) or text


def _form(source: str, text: str, made: rewrite.Rewrite, lang: str) -> Offer:
    """Offer a version made for its slot; `made` has what the slot's term says, too."""
    gone = tuple(limits_lost(source, made.text, lang))
    return Offer(text, made.rules, form=True, refused=gone)


def _form_seat(slot: str, text: str, lang: str) -> Seat:
    most = budget("words")
    return Seat(slot, most["breath"], most["long_body"], fixed=fixed_because(text, lang))


def _formed(source: str, offered: tuple[Offer, ...], lang: str, seat: Seat) -> str:
    """Return a version made for its slot if one wins, else an empty string."""
    winner = choose(source, offered, lang, seat).winner
    return winner.text if winner.form and not winner.refused else ""
