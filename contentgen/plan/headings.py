"""Headlines of slides: a part's question, its heading, or a short sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from contentgen.model.deck import Text
from contentgen.model.outline import Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.chains import chain_to
from contentgen.plan.choice import Choice, Offer, Refusal, Seat, choose, recording
from contentgen.plan.claimed import claimed
from contentgen.plan.frames import frames
from contentgen.plan.limits import rules
from contentgen.plan.material import Material, short_enough
from contentgen.plan.subject import subject
from contentgen.plan.texts import headline, same_words
from contentgen.plan.voice import voice
from contentgen.plan.wording import named_term
from contentgen.text.case import sentence_case
from contentgen.text.language import language
from contentgen.text.locks import locks
from contentgen.text.tokens import fold
from contentgen.text.words import count, words

_FEW = 2


def part_headline(part: Part, stuff: Material) -> Text | None:
    """Return the part's question, else its heading, whichever no slide has yet; or None.

    A question made by template names what its part is about, where that is not what the post is
    about; "Is it safe?" is asked of a treatment only. A heading that rules its list stands as it
    is, on as many slides as there are lists below it.
    """
    if not part.heading:
        return None
    said = in_sentence_case(part.heading, stuff)
    made = _weighed(part, said, stuff)
    asked = said if made.won == 0 else made.winner.text
    own = same_words(asked, part.heading) and (asked == said or said.rstrip().endswith("?"))
    found = _fresh(asked, (part.ref,) if own else (part.ref, "editor"), stuff)
    if found is None and asked != said:
        found = _fresh(said, (part.ref,), stuff)
    if found is None and rules(part.heading, stuff.lang) and part.entries and stuff.fits(part.ref):
        return headline(said, (part.ref,), stuff.topic, stuff.lang)
    return found


def _weighed(part: Part, said: str, stuff: Material) -> Choice:
    """Choose between a part's heading, its question and the sentence that opens it."""
    asked = _asked(part, stuff)
    refused: list[Refusal] = []
    if not asked:
        refused.append(Refusal("form", "asks about something else than the heading does"))
    elif rules(part.heading, stuff.lang) and not _says_all(asked, part.heading, stuff):
        refused.append(Refusal("limit", "loses words that rule what stands below"))
    elif _key(asked) in stuff.headlines:
        refused.append(Refusal("form", "another slide is headed so"))
    offers = [Offer(asked or part.question, ("question",), form=True, refused=tuple(refused))]
    if part.points and recording() and not part.heading.rstrip().endswith("?"):
        body = Refusal("form", "stands in the slide's body, below its heading")
        offers.append(Offer(part.points[0].text, ("opening",), form=True, refused=(body,)))
    most = budget("words")
    seat = Seat("headline", most["brief"], most["opening"])
    if refused and said != part.heading:
        offers.append(Offer(said, ("case",), form=True))
    return choose(part.heading, tuple(o for o in offers if o.text), stuff.lang, seat, part.ref)


def _says_all(asked: str, heading: str, stuff: Material) -> bool:
    """Tell whether a question has every word of a heading that means something, and every "not"."""
    stop = language(stuff.lang).stop_words
    meant = {fold(word) for word in words(heading)} - stop
    meant |= {fold(w) for lock in locks(heading, stuff.lang) for w in words(lock.text)}
    return bool(asked) and meant <= {fold(word) for word in words(asked)}


def counted_headline(part: Part, shown: int, stuff: Material) -> Text | None:
    """Return the headline of a list, unless it counts entries that are not all shown."""
    named = claimed(part.heading, stuff.lang)
    if named and named == len(part.entries) != shown:
        return None
    return part_headline(part, stuff)


def _asked(part: Part, stuff: Material) -> str:
    """Return a part's question if it is about what the part is about, else an empty string."""
    said, lang = part.question, stuff.lang
    if not said or part.heading.rstrip().endswith("?"):
        return said
    if part.kind == "what" and _defines_narrower(part, stuff):
        return ""
    asked = {fold(word) for word in words(said)}
    own = {fold(word) for word in words(part.heading)}
    if (asked - own) & set(stuff.frames.list("headline.pronouns")):
        treats = subject(stuff.topic, voice(lang)).sort == "treatment"
        return said if treats else ""
    found = _narrower(lang).search(part.heading)
    if found is None:
        return said
    stop = language(lang).stop_words
    thing = {fold(word) for word in words(found["thing"])} - stop
    if thing & asked - stop or thing <= {fold(word) for word in words(stuff.topic)}:
        return said
    noun = fold(found["noun"])
    if not said.endswith("?") or fold(words(said)[-1]) != noun:
        return ""
    tail = in_sentence_case(f"x {found['tail']}", stuff)[2:]
    return f"{said[:-1]} {tail.rstrip('.:!')}?"


def _defines_narrower(part: Part, stuff: Material) -> bool:
    """Tell whether a part defines one kind of what the post is about ("A tension headache")."""
    about = words(stuff.topic)
    first = [fold(word) for word in words(part.points[0].text)[:4]] if part.points else []
    stem = fold(about[0])[:6] if len(about) == 1 else ""
    at = next((n for n, word in enumerate(first) if stem and word.startswith(stem)), 0)
    return at > 0 and first[at - 1] not in language(stuff.lang).stop_words


@cache
def _narrower(lang: str) -> re.Pattern[str]:
    """Return a pattern for "Benefits of loading": a noun, and the thing that it is of."""
    links = "|".join(map(re.escape, frames(lang).list("headline.links"))) or "(?!)"
    return re.compile(rf"(?P<noun>[\w-]+)\s+(?P<tail>(?:{links})\s+(?P<thing>.+))$", re.IGNORECASE)


def sentence_headline(part: Part, stuff: Material, start: int = 0) -> tuple[Text, int] | None:
    """Return the part's first short free sentence as a headline, and its number; or None.

    Sentences before `start` are passed over. The introduction is not headed from its middle. The
    sentence is used then.
    """
    most_of = budget("words")
    end = start + 1 if part.kind == "intro" else len(part.points)
    for number, point in enumerate(part.points[:end]):
        if number < start:
            continue
        most = most_of["headline" if number else "opening"]
        if not _stands_alone(point, number, part, stuff) or not short_enough((point,), most):
            continue
        found = _fresh(point.text, (point.ref,), stuff)
        if found:
            stuff.use((point.ref,))
            return found, number
    return None


def _stands_alone(point: Point, number: int, part: Part, stuff: Material) -> bool:
    if stuff.hollow(point):
        return False
    return not point.tied and bool(chain_to(number, part.points, stuff, under_heading=False))


def topic_headline(stuff: Material) -> Text | None:
    """Return what the post is about as a headline, if no slide has it yet.

    Where that is a word or two, a short title says more: what it names is what it heads.
    """
    title = stuff.article.meta.title
    if count(stuff.topic) <= _FEW and _FEW < count(title) <= budget("words")["headline"]:
        said = in_sentence_case(title, stuff)
        return headline(said, ("title",), stuff.topic, stuff.lang) if stuff.fits("title") else None
    if not stuff.topic:
        return None
    return _fresh(stuff.topic[0].upper() + stuff.topic[1:], ("title", "editor"), stuff)


def term_headline(chain: Sequence[Point], stuff: Material) -> Text | None:
    """Return the term that a slide's sentences explain and go on about; or None.

    Not what the post is about: that is explained under a heading of its own.
    """
    said = stuff.places[chain[0].ref].text
    term = named_term(said, stuff.lang)
    if not term or term.casefold() in stuff.topic.casefold():
        return None
    last = term.casefold().split()[-1]
    goes_on = any(last in point.text.casefold().split() for point in chain[1:])
    if not goes_on and not said.casefold().startswith(term.casefold()):
        return None
    return _fresh(term, (chain[0].ref,), stuff)


def in_sentence_case(heading: str, stuff: Material) -> str:
    """Return a heading in sentence case, judged by the words of the post's body."""
    return sentence_case(heading, stuff.body, stuff.lang)


def _fresh(text: str, refs: tuple[str, ...], stuff: Material) -> Text | None:
    key = _key(text)
    if not key or key in stuff.headlines or not all(stuff.fits(ref) for ref in refs):
        return None
    stuff.headlines.add(key)
    return headline(text, refs, stuff.topic, stuff.lang)


def _key(text: str) -> str:
    return text.casefold().strip(" .?!")
