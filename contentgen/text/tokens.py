"""Text as words with their places, and lists of phrases to look up in it.

Looking words up in dictionaries keeps the time linear in the text and independent of how long a
language's lists are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from contentgen.text.language import Language

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_][^\W_]*(?:['’‘ʼ‑-][^\W_]+)*")
_FOLDS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-"})
_CLAUSE_BREAKS = frozenset(',;:.!?…()[]—"“”«»。！？，')

_FOLD = attrgetter("fold")

Span = tuple[int, int]


class Token(NamedTuple):
    """A word or number: its place, its folded form, and what stands between it and the next one."""

    start: int
    end: int
    fold: str
    gap: str


class Tokens(tuple[Token, ...]):
    """The words of a text in order; `folds` are all of their folded forms."""

    folds: frozenset[str]

    def __new__(cls, found: Iterable[Token] = ()) -> Tokens:
        """Return the words with their folded forms."""
        made = super().__new__(cls, found)
        made.folds = frozenset(map(_FOLD, made))
        return made


def fold(text: str) -> str:
    """Return the text in lower case with straight apostrophes and plain hyphens."""
    lower = text.casefold()
    # Most words have neither, and looking is quicker than translating.
    return lower if lower.isascii() else lower.translate(_FOLDS)


@lru_cache(maxsize=4096)
def tokens(text: str) -> Tokens:
    """Return the words and numbers of the text in order."""
    places = [match.span() for match in _TOKEN.finditer(text)]
    if not places:
        return Tokens()
    ends = [start for start, _ in places[1:]] + [len(text)]
    folded = fold(text)
    if len(folded) == len(text):  # a few letters fold to two: then each word is folded alone
        return Tokens(
            Token(start, end, folded[start:end], text[end:following])
            for (start, end), following in zip(places, ends, strict=True)
        )
    return Tokens(
        Token(start, end, fold(text[start:end]), text[end:following])
        for (start, end), following in zip(places, ends, strict=True)
    )


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the folded words of a phrase; quickly if it is nothing but ASCII letters."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())
    return tuple(token.fold for token in tokens.__wrapped__(phrase))


def joins(gap: str) -> bool:
    """Tell whether words with this between them can belong to one phrase."""
    return not gap.strip() or gap.strip() in "-‑/&"


def breaks(gap: str) -> bool:
    """Tell whether a clause ends at this gap: punctuation, or a dash with space around it."""
    return any(mark in _CLAUSE_BREAKS for mark in gap) or gap in (" – ", " - ", " -- ", "--")


def ends_sentence(gap: str) -> bool:
    """Tell whether a sentence ends at this gap."""
    return any(mark in ".!?。！？" for mark in gap)


class Phrases:
    """A list of phrases, indexed by first word when it is first asked."""

    __slots__ = ("_by_first", "_firsts", "_listed")

    def __init__(self, phrases: Iterable[str]) -> None:
        self._listed = tuple(phrases)
        self._firsts = frozenset[str]()
        self._by_first: dict[str, tuple[tuple[str, ...], ...]] | None = None

    def _index(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        if self._by_first is None:
            groups: dict[str, set[tuple[str, ...]]] = {}
            for words in map(words_of, self._listed):
                if words:
                    groups.setdefault(words[0], set()).add(words)
            self._by_first = {
                first: tuple(sorted(group, key=lambda words: (-len(words), words)))
                for first, group in groups.items()
            }
            # With most lists no word of a text opens a phrase, which is told at once.
            self._firsts = frozenset(groups)
        return self._by_first

    def __contains__(self, word: str) -> bool:
        return (word,) in self._index().get(word, ())

    def at(self, toks: Sequence[Token], i: int) -> int:
        """Return where the longest phrase that starts at token `i` ends, or 0 if none does."""
        if i >= len(toks):
            return 0
        known = self._by_first or self._index()
        for words in known.get(toks[i].fold, ()):
            end = i + len(words)
            if len(words) == 1:
                return end
            # Most phrases part from the text at their second word.
            if end > len(toks) or toks[i + 1].fold != words[1]:
                continue
            if all(
                toks[i + n].fold == word and joins(toks[i + n - 1].gap)
                for n, word in enumerate(words[1:], 1)
            ):
                return end
        return 0

    def starts(self, toks: Sequence[Token]) -> dict[int, int]:
        """Return where the longest phrase ends, for each token that starts one."""
        known = self._by_first or self._index()
        if isinstance(toks, Tokens) and self._firsts.isdisjoint(toks.folds):
            return {}
        places = [i for i, token in enumerate(toks) if token.fold in known]
        ends = ((i, self.at(toks, i)) for i in places)
        return {i: end for i, end in ends if end}

    def find(self, toks: Sequence[Token]) -> tuple[Span, ...]:
        """Return the token spans of all phrases, longest first at each place, without overlap."""
        found: list[Span] = []
        free = 0
        known = self._by_first or self._index()
        if isinstance(toks, Tokens) and self._firsts.isdisjoint(toks.folds):
            return ()
        for i, token in enumerate(toks):
            if i >= free and token.fold in known and (end := self.at(toks, i)):
                found.append((i, end))
                free = end
        return tuple(found)


@cache
def phrases(data: Language, *names: str) -> Phrases:
    """Return the lists of a language with these dotted names, as one index."""
    return Phrases(phrase for name in names for phrase in data.words(name))
