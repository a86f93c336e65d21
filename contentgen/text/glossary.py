"""Terms that a reader may not know, each with a plain gloss that a person may add.

A gloss is the editor's: it says what a thing is and claims nothing. Whether it is shown is decided
where it is shown.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from contentgen.model.article import Sentence
from contentgen.text.language import DATA
from contentgen.text.tokens import Phrases, Span, Token, fold, joins, tokens

Words = tuple[str, ...]
_NOTHING: Mapping[str, str] = MappingProxyType({})
# A bracket, dash or colon right after a term begins its meaning; a slash or digit does not.
_TELLS_AFTER = re.compile(r"\s*(?:\(\s*[^\W\d]|[—–]|--|:|=|, or )")
# "… the wrapping of muscle (fascia)": the term is the second name of what stands before it.
_TELLS_BEFORE = re.compile(r"(?:[^\W_]\s*\(|[“\"‘]|[^\W_]\s*[—–=]|, or )\s*$")


class Gloss(NamedTuple):
    """A term in its dictionary form, its gloss, and its characters [start, end) in the text."""

    term: str
    gloss: str
    span: Span


class Hard(NamedTuple):
    """A term of a post with its gloss, and where it is first used."""

    term: str
    gloss: str
    ref: str
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class _Glossary:
    """A language's terms by their folded words, plurals included, and what tells a meaning."""

    glosses: Mapping[Words, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    index: Phrases = field(default_factory=lambda: Phrases(()))
    masks: Mapping[str, Phrases] = field(default_factory=lambda: MappingProxyType({}))
    after: Phrases = field(default_factory=lambda: Phrases(()))
    before: frozenset[Words] = frozenset()


def terms_in(text: str, lang: str, own: Mapping[str, str] = _NOTHING) -> tuple[Gloss, ...]:
    """Return the first use of each known term that the text does not explain, in order of place.

    `own` is the practice's glossary: its glosses win, and an empty one keeps a term out. A term
    counts as explained where a bracket, dash, "called", "which means" or the like stands beside any
    use of it. Without data for the language only the practice's own terms are known.
    """
    known = _glossary(lang.replace("_", "-").split("-")[0].casefold(), tuple(own.items()))
    return tuple(gloss for gloss in _first_uses(text, known) if gloss.gloss)


def hard_words(
    sentences: Iterable[Sentence], lang: str, own: Mapping[str, str] = _NOTHING
) -> tuple[Hard, ...]:
    """Return the terms that a post uses and explains nowhere, with a gloss each, in order of place.

    Each stands once, at its first use.
    """
    known = _glossary(lang.replace("_", "-").split("-")[0].casefold(), tuple(own.items()))
    found: dict[str, Hard] = {}
    told: set[str] = set()
    for sentence in sentences:
        for name, _, explained in _uses(sentence.text, known):
            if explained:
                told.add(name)
            gloss = known.glosses[_words_of(name)][1]
            found.setdefault(name, Hard(name, gloss, sentence.ref, sentence.line))
    return tuple(hard for name, hard in found.items() if hard.gloss and name not in told)


def _first_uses(text: str, known: _Glossary) -> list[Gloss]:
    found: dict[str, Gloss] = {}
    told: set[str] = set()
    for name, span, explained in _uses(text, known):
        if explained:
            told.add(name)
        found.setdefault(name, Gloss(name, known.glosses[_words_of(name)][1], span))
    return [gloss for name, gloss in found.items() if name not in told]


def _uses(text: str, known: _Glossary) -> Iterator[tuple[str, Span, bool]]:
    """Return every use of a term: its name, its characters, and if it is explained right there."""
    toks = tokens(text)
    for i, j in known.index.find(toks):
        name = known.glosses[tuple(token.fold for token in toks[i:j])][0]
        mask = known.masks.get(name)
        if mask and any(a <= i < b for a, b in mask.find(toks)):
            continue
        yield name, (toks[i].start, toks[j - 1].end), _explained(text, toks, i, j, known)


def _explained(text: str, toks: Sequence[Token], i: int, j: int, known: _Glossary) -> bool:
    if _TELLS_AFTER.match(text, toks[j - 1].end) or _TELLS_BEFORE.search(text[: toks[i].start]):
        return True
    gap = toks[j - 1].gap
    if (joins(gap) or gap.strip() == ",") and known.after.at(toks, j):
        return True
    first = i - 1 if i and toks[i - 1].fold in ("a", "an", "the") else i
    if not first or not joins(toks[first - 1].gap):
        return False
    before = tuple(token.fold for token in toks[max(0, first - 2) : first])
    return any(before[n:] in known.before for n in range(len(before)))


@lru_cache(maxsize=1024)
def _words_of(term: str) -> Words:
    return tuple(token.fold for token in tokens(term))


@lru_cache(maxsize=16)
def _glossary(code: str, own: tuple[tuple[str, str], ...]) -> _Glossary:
    data = _data(code)
    plurals: Mapping[str, list[str]] = data.get("plurals", {})
    glosses: dict[Words, tuple[str, str]] = {}
    for term, gloss in (*data.get("terms", {}).items(), *own):
        for form in (*_plurals(term, plurals.get(fold(term), [])), term):
            if words := _words_of(form):
                glosses[words] = (term, gloss)
    tells = data.get("explains", {"after": [], "before": []})
    return _Glossary(
        MappingProxyType(glosses),
        Phrases(" ".join(words) for words in glosses),
        MappingProxyType({term: Phrases(words) for term, words in data.get("not", {}).items()}),
        Phrases(tells["after"]),
        frozenset(_words_of(phrase) for phrase in tells["before"]),
    )


def _plurals(term: str, irregular: Sequence[str]) -> tuple[str, ...]:
    """Return the plurals of a term: those of its data, else the regular one."""
    if irregular:
        return tuple(irregular)
    return (f"{term}es" if term.endswith(("s", "x", "ch", "sh")) else f"{term}s",)


@cache
def _data(code: str) -> Mapping[str, Any]:
    path = DATA / f"glossary.{code}.toml"
    if not code.isalpha() or not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))
