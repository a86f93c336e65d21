"""Results that a text speaks of: "faster recovery", "improves balance", "may ease pain"."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from contentgen.text.language import language
from contentgen.text.marks import read
from contentgen.text.tokens import Phrases, breaks, tokens

_DATA = Path(__file__).parent / "data" / "outcomes.toml"
_REACH = 5
_STEM = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result: its kind, the thing that changes, and the characters [start, end) that say so.

    `token` is the place of the word of change; `things` are the stems of all that follows it.
    """

    kind: str
    thing: str
    things: frozenset[str]
    token: int
    start: int
    end: int


@lru_cache(maxsize=4096)
def outcomes(text: str, lang: str) -> tuple[Outcome, ...]:
    """Return the results in order; a language without data has none."""
    toks, found = tokens(text), []
    code = lang.split("-")[0].casefold()
    stop = language(code).stop_words
    for kind, index in _kinds(code).items():
        for first, end in index.find(toks):
            names: list[int] = []
            place = end
            while place < min(end + _REACH, len(toks)) and not breaks(toks[place - 1].gap):
                if toks[place].fold not in stop:
                    names.append(place)
                elif names:
                    break
                place += 1
            if names:
                head = names[-1]
                things = stems(text[toks[end].start :], code)
                found.append(
                    Outcome(kind, toks[head].fold, things, first, toks[first].start, toks[head].end)
                )
    return tuple(sorted(found, key=lambda outcome: outcome.start))


def hedge_before(text: str, place: int, lang: str) -> str:
    """Return the last hedge before a place in the text, or an empty string."""
    marks = [m for m in read(text, language(lang)).marks if m.kind == "hedge" and m.end <= place]
    return text[marks[-1].start : marks[-1].end] if marks else ""


@lru_cache(maxsize=4096)
def stems(text: str, lang: str) -> frozenset[str]:
    """Return the stems of a text's telling words."""
    stop = language(lang).stop_words
    return frozenset(stem(t.fold) for t in tokens(text) if t.fold not in stop)


def stem(word: str) -> str:
    """Return the beginning that forms of one word share."""
    return word[:_STEM]


@cache
def _kinds(lang: str) -> dict[str, Phrases]:
    table = tomllib.loads(_DATA.read_text(encoding="utf-8")).get(lang, {})
    return {kind: Phrases(words) for kind, words in table.items()}
