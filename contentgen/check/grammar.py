"""Small grammars over words: ``@will *2 heal/recover``, matched on a passage's tokens.

A line is a row of elements. Words, `@classes` of data/classes.toml and their alternatives (`/`)
stand for themselves; `word+` stands for a verb in all its forms, `word~` for a noun in both, `_`
joins the words of a phrase. `*3` passes over up to three words of the same clause that neither deny
nor hedge, `**8` over up to eight words and any punctuation; `,` over punctuation alone, if there is
any, `;` only if there is. `^` is the beginning of the passage, `|` that of a clause, `$` the end of
a clause, `#` a number, `>` where a sentence may tell the reader what to do; `?` makes an element
optional and `!` forbids it here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from contentgen.check.inflect import forms
from contentgen.text.tokens import Phrases, Span, Token, breaks, words_of

_CLASSES = Path(__file__).parent / "data" / "classes.toml"
_NEGATED = "n't"
_ALWAYS = ""

Kind = Literal["words", "not", "gap", "leap", "open", "start", "clause", "told", "break", "end"]
_SIGNS: dict[str, Kind] = {
    "^": "start",
    "|": "clause",
    ">": "told",
    "$": "end",
    ",": "open",
    ";": "break",
}


class _Element(NamedTuple):
    """One element: what it is, its phrases, how many words it may pass, whether it may be absent.

    `number` and `or_end` tell that a number, or the end of the clause, will do as well.
    """

    kind: Kind
    words: Phrases | None = None
    firsts: frozenset[str] = frozenset()
    most: int = 0
    optional: bool = False
    number: bool = False
    or_end: bool = False


class _Line(NamedTuple):
    """A row of elements, and the words that it needs beside the one that it is indexed by."""

    elements: tuple[_Element, ...]
    needs: tuple[frozenset[str], ...]


class Grammar:
    """Lines of one list, indexed by the rarest word that each needs."""

    __slots__ = ("_by_need", "_leads", "_modals", "_numbers", "_refused")

    def __init__(self, lines: Iterable[str], lang: str) -> None:
        self._leads = frozenset(words_in("leads", lang))
        self._modals = frozenset(words_in("modals", lang))
        self._refused = frozenset(words_in("refused", lang))
        self._numbers = frozenset(words_in("numbers", lang))
        self._by_need: dict[str, list[_Line]] = {}
        for text in lines:
            elements = tuple(_element(part, lang) for part in text.split())
            needs = sorted((e.firsts for e in elements if _needed(e)), key=len)
            line = _Line(elements, tuple(needs[1:]))
            for word in needs[0] if needs else (_ALWAYS,):
                self._by_need.setdefault(word, []).append(line)

    def find(self, toks: Sequence[Token], folds: frozenset[str]) -> tuple[Span, ...]:
        """Return the spans that a line matches, in order and without overlap, the longest first.

        `folds` are the folded words of `toks`.
        """
        if not self._by_need:
            return ()
        found: set[Span] = set()
        for key in (*(self._by_need.keys() & folds), _ALWAYS):
            for line in self._by_need.get(key, ()):
                for firsts in line.needs:
                    if firsts.isdisjoint(folds):
                        break
                else:
                    found.update(self._spans(line.elements, toks))
        return _apart(found)

    def _spans(self, line: tuple[_Element, ...], toks: Sequence[Token]) -> Iterable[Span]:
        lead = next((e for e in line if e.kind not in ("start", "clause", "told")), line[-1])
        places: Iterable[int] = range(len(toks))
        if line[0].kind == "start":
            places = (0,)
        elif _needed(lead):
            places = (i for i, token in enumerate(toks) if token.fold in lead.firsts)
        for i in places:
            end = self._match(line, 0, toks, i, fresh=True)
            if end > i:
                yield i, end

    def _match(
        self, line: tuple[_Element, ...], k: int, toks: Sequence[Token], i: int, *, fresh: bool
    ) -> int:
        """Return where the elements from `k` on end, matched from token `i` on, or -1.

        `fresh` tells that punctuation before the token makes no difference.
        """
        if k == len(line):
            return i
        element = line[k]
        if element.kind in ("gap", "leap"):
            return self._pass(line, k, toks, i, fresh=fresh)
        for end, loose in self._ends(element, toks, i, fresh=fresh):
            found = self._match(line, k + 1, toks, end, fresh=loose)
            if found >= 0:
                return found
        if element.optional:
            return self._match(line, k + 1, toks, i, fresh=fresh)
        return -1

    def _ends(
        self, element: _Element, toks: Sequence[Token], i: int, *, fresh: bool
    ) -> Iterable[tuple[int, bool]]:
        near = fresh or not i or i >= len(toks) or not breaks(toks[i - 1].gap)
        opens = i == 0 or breaks(toks[i - 1].gap)
        match element.kind:
            case "open":
                return ((i, True),)
            case "break":
                return ((i, True),) if i and opens else ()
            case "start":
                return ((i, True),) if i == 0 else ()
            case "clause":
                return ((i, True),) if opens else ()
            case "end":
                return ((i, fresh),) if i == len(toks) or opens else ()
            case "told":
                return ((i, True),) if opens or self._told(toks, i) else ()
            case "not":
                assert element.words is not None
                there = near and element.words.at(toks, i)
                return () if there else ((i, fresh),)
            case _:
                assert element.words is not None
                end = element.words.at(toks, i) if near else 0
                if not end and element.number and near and i < len(toks):
                    end = (i + 1) * self._is_number(toks[i])
                if end:
                    return ((end, False),)
                return ((i, fresh),) if element.or_end and (opens or i == len(toks)) else ()

    def _pass(
        self, line: tuple[_Element, ...], k: int, toks: Sequence[Token], i: int, *, fresh: bool
    ) -> int:
        leap = line[k].kind == "leap"
        for n in range(line[k].most + 1):
            found = self._match(line, k + 1, toks, i + n, fresh=fresh or leap)
            if found >= 0:
                return found
            if i + n >= len(toks):
                return -1
            if leap:
                continue
            if (not fresh or n) and i + n and breaks(toks[i + n - 1].gap):
                return -1
            if self._refuses(toks[i + n]):
                return -1
        return -1

    def _refuses(self, token: Token) -> bool:
        return token.fold in self._refused or token.fold.endswith(_NEGATED)

    def _told(self, toks: Sequence[Token], i: int) -> bool:
        """Tell whether what stands before a verb lets it tell the reader what to do."""
        before = toks[i - 1].fold
        if before in self._modals and i > 1:
            return before == "to" or toks[i - 2].fold == "you"
        return before in self._leads

    def _is_number(self, token: Token) -> bool:
        return token.fold[0].isdigit() or token.fold in self._numbers


def _apart(found: Iterable[Span]) -> tuple[Span, ...]:
    free, kept = 0, []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= free:
            kept.append((start, end))
            free = end
    return tuple(kept)


@cache
def _element(part: str, lang: str) -> _Element:
    optional = len(part) > 1 and part.endswith("?")
    part = part.removesuffix("?") if optional else part
    if part in _SIGNS:
        return _Element(_SIGNS[part], optional=optional)
    if part.startswith("*"):
        leap = part.startswith("**")
        return _Element("leap" if leap else "gap", most=int(part.lstrip("*")))
    kind: Kind = "not" if part.startswith("!") else "words"
    names = part.lstrip("!").split("/")
    phrases = tuple(one for name in names if name not in "#$" for one in _phrases(name, lang))
    firsts = frozenset(words_of(phrase)[0] for phrase in phrases)
    number, or_end = "#" in names, "$" in names
    return _Element(kind, Phrases(phrases), firsts, optional=optional, number=number, or_end=or_end)


def _needed(element: _Element) -> bool:
    """Tell whether one of an element's words must stand in what its line matches."""
    free = element.optional or element.number or element.or_end
    return element.kind == "words" and not free


def _phrases(name: str, lang: str) -> tuple[str, ...]:
    if name.startswith("@"):
        return words_in(name[1:], lang)
    return forms(name.replace("_", " "))


@cache
def words_in(name: str, lang: str) -> tuple[str, ...]:
    """Return the phrases of a class in all their forms; a class may name others (`@body`).

    Raises:
        KeyError: the language has classes, but none of this name.
    """
    classes = _classes().get(lang)
    if classes is None:
        return ()
    return tuple(one for entry in classes[name] for one in _phrases(entry, lang))


@cache
def class_of(name: str, lang: str) -> Phrases | None:
    """Return a class as an index, None if the language has no classes."""
    words = words_in(name, lang)
    return Phrases(words) if words else None


@cache
def _classes() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_CLASSES.read_text(encoding="utf-8"))
