"""Headings as the questions that a reader has.

The frames are in the language's data: ``understanding {x} => What {be} {x}?``. A frame says nothing
about health, and where the grammar is in doubt there is no question.
"""

from __future__ import annotations

import re
from functools import cache

from contentgen.model.outline import SectionKind
from contentgen.text.case import lowered, sentence_case
from contentgen.text.language import Language, language
from contentgen.text.tokens import Phrases, fold, phrases, tokens

_LONGEST_PHRASE = 7
_PHRASE = r"(?P<x>\S+(?: \S+){0,6})"
_REST = r"(?P<rest>\S.*)?"


def question(heading: str, kind: SectionKind, topic: str, lang: str) -> str:
    """Return the heading as a question, or an empty string if none can be made safely.

    A heading that is a question already is returned in sentence case. `topic` is the post's topic
    as `topic.topic` gives it; its words tell names from ordinary words.
    """
    data = language(lang)
    plain = " ".join(heading.split())
    if plain.endswith(("?", "？")):
        return sentence_case(plain, (f"… {topic}",), lang)
    if not plain or not data.known or kind in ("close", "sell") or _claims(plain, data):
        return ""
    bare = lowered(plain.rstrip(":. "), (f"… {topic}",), lang)
    made = _from_words(bare, kind, data) or _from_frames(bare, kind, data)
    made = made or _from_topic(bare, kind, topic, data)
    return made[:1].upper() + made[1:]


def _claims(heading: str, data: Language) -> bool:
    return bool(phrases(data, "questions.claims").find(tokens(heading)))


def _from_words(heading: str, kind: SectionKind, data: Language) -> str:
    """Return the fixed question of the first of the kind's words that the heading has."""
    toks = tokens(heading)
    if phrases(data, f"questions.{kind}_not").find(toks):
        return ""
    for frame in data.words(f"questions.{kind}_words"):
        words, _, asked = frame.partition(" => ")
        if "{" in words:
            made = _fill(heading, words, asked, data)
            if made:
                return made
        elif Phrases((words,)).find(toks):
            return asked
    return ""


def _from_frames(heading: str, kind: SectionKind, data: Language) -> str:
    if phrases(data, "questions.inverted").at(tokens(heading), 0) and len(heading.split()) > 2:
        return f"{data.words('questions.opening_mark')[0]}{heading}?"
    for frame in data.words(f"questions.{kind}"):
        pattern, _, asked = frame.partition(" => ")
        made = _fill(heading, pattern, asked, data)
        if made:
            return made
    return ""


def _from_topic(heading: str, kind: SectionKind, topic: str, data: Language) -> str:
    """Ask for the topic's first noun phrase where the heading is "Overview" or the like."""
    if kind != "what" or fold(heading) not in data.words("questions.what_topic") or not topic:
        return ""
    inner = data.words("topic.inner")
    words = topic.split()
    cut = next((n for n, word in enumerate(words) if word in inner and n), len(words))
    x = " ".join(words[:cut])
    frame = data.words("questions.topic_frame")
    return _agreed(x, "", frame[0], data) if frame and _is_phrase(x, data) else ""


def _fill(heading: str, pattern: str, asked: str, data: Language) -> str:
    said = fold(heading)
    if not all(part in said for part in _literal(pattern)):
        return ""
    match = _compiled(pattern).fullmatch(heading)
    if not match:
        return ""
    found = match.groupdict()
    x, rest = found.get("x") or "", found.get("rest") or ""
    if x and not _is_phrase(x, data):
        return ""
    return _agreed(x, rest, asked, data)


@cache
def _literal(pattern: str) -> tuple[str, ...]:
    """Return what a pattern has besides its slots: a look at these saves compiling most."""
    return tuple(fold(part).strip() for part in re.split(r"\{\w+\}", pattern))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    escaped = re.escape(pattern).replace(r"\ ", " ").replace(r"\{x\}", _PHRASE)
    escaped = escaped.replace(r" \{rest\}", f"(?: {_REST})?")
    return re.compile(escaped.replace(r"\'", "['’]").replace("'", "['’]"), re.IGNORECASE)


def _agreed(x: str, rest: str, asked: str, data: Language) -> str:
    number = 0 if _is_singular(x, data) else 1
    if ("{be}" in asked or "{do}" in asked) and not _stands_alone(x, data):
        return ""
    verbs = {name: data.words(f"questions.{name}")[number] for name in ("be", "do")}
    made = asked.format(x=x, rest=rest, **verbs)
    return re.sub(r"\s+(?=[?？])", "", re.sub(r"\s{2,}", " ", made))


def _is_phrase(x: str, data: Language) -> bool:
    """Tell whether the words can be one noun phrase."""
    words = fold(x).split()
    if len(words) > _LONGEST_PHRASE or re.search(r"[,:;()?!–—/&+]", x):
        return False
    return not any(data.has("questions.not_in_x", word) for word in words)


def _head(x: str, data: Language) -> str:
    """Return the noun that a verb agrees with: the word before the first preposition."""
    words = fold(x).split()
    links = (
        "of",
        "for",
        "in",
        "with",
        "after",
        "during",
        "at",
        "on",
        "de",
        "del",
        "para",
        "en",
        "con",
    )
    cut = next((n for n, word in enumerate(words) if n and word in links), len(words))
    first = data.has("questions.head_first", "yes")
    return words[0] if first and words and not _is_article(words[0], data) else words[cut - 1]


def _is_article(word: str, data: Language) -> bool:
    return data.has("questions.articles", word)


def _is_singular(x: str, data: Language) -> bool:
    if not x:
        return True
    words = fold(x).split()
    if data.has("questions.plural_articles", words[0]):
        return False
    head = _head(x, data)
    if data.has("questions.plural_words", head):
        return False
    singular = data.has("questions.singular_s", head) or head.endswith(
        data.words("questions.singular_ends")
    )
    return singular or not head.endswith("s")


def _stands_alone(x: str, data: Language) -> bool:
    """Tell whether the phrase needs no article: a plural, a mass noun, or one that has its own."""
    words = fold(x).split()
    if not words or data.has("questions.articles", words[0]) or not _is_singular(x, data):
        return True
    if words[0].endswith(("'s", "s'")):
        return True
    head = _head(x, data)
    ends = data.words("questions.mass_ends")
    return data.has("questions.mass", head) or (bool(ends) and head.endswith(ends))
