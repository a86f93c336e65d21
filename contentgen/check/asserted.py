"""Whether a sentence claims what it says, or denies, asks or merely reports it."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from contentgen.check.grammar import Grammar
from contentgen.check.subject import Passage
from contentgen.text.tokens import Phrases, Token, breaks, fold, tokens

_DATA = Path(__file__).parent / "data" / "asserted.toml"
_REACH = 8
_BEHIND = 5
_HEAD = 5
_QUOTES = (("“", "”"), ("‘", "’"), ('"', '"'), ("«", "»"))


def asserted(passage: Passage, start: int, end: int, lang: str) -> bool:
    """Tell whether a passage claims the words [start, end) of its tokens.

    It does not if the post only reports the passage, denies the words, makes them a condition, asks
    an open question, or quotes the words as somebody else's. A question that tempts ("Ready for
    instant relief?") claims, and so does a condition that does ("If you want instant relief").
    """
    if passage.reported or asks(passage.text, lang):
        return False
    toks = passage.tokens
    return not (
        denied(toks, start, lang)
        or _denied_behind(toks, end, lang)
        or _supposed(toks, start, lang)
        or _quoted(passage.text, toks[start].start, toks[end - 1].end, lang)
    )


def denied(toks: Sequence[Token], place: int, lang: str) -> bool:
    """Tell whether the sentence says no to the token at `place`, before it.

    A no reaches to the end of its clause; one to a promise ("we cannot promise that …") reaches on
    to the end of the sentence, and one to a noun into what describes it ("nobody who …").
    """
    first = _clause(toks, place, lang)
    suffixes = tuple(_words(lang, "suffixes")) or ("\0",)
    masked = {
        i for span in _index(lang, "not_negations").find(toks[: place + 2]) for i in range(*span)
    }
    starts = _index(lang, "negations").starts(toks[:place]).keys()
    found = {*starts, *(i for i in range(place) if toks[i].fold.endswith(suffixes))} - masked
    if any(i >= first for i in found):
        return True
    return any(_promised(toks, i, place, lang) for i in found)


def _clause(toks: Sequence[Token], place: int, lang: str) -> int:
    """Return where the clause of a token begins, at most `_REACH` tokens before it."""
    first, stops, joints = place, _index(lang, "stops"), _index(lang, "joints")
    while first > max(0, place - _REACH):
        before = toks[first - 1]
        if breaks(before.gap) or before.fold in stops:
            break
        if before.fold in joints and not _describes(toks, first - 1, lang):
            break
        first -= 1
    return first


def _describes(toks: Sequence[Token], i: int, lang: str) -> bool:
    """Tell whether a "who" or "which" describes something that the sentence says is not."""
    heads = _index(lang, "heads")
    return any(toks[n].fold in heads for n in range(max(0, i - _HEAD), i))


def _promised(toks: Sequence[Token], no: int, place: int, lang: str) -> bool:
    """Tell whether the no at a token is one to a promise or belief that the place is told in."""
    verbs = _index(lang, "promises").starts(toks[no : no + _HEAD + 2])
    if not any(1 <= i <= _HEAD and no + i < place for i in verbs):
        return False
    between = toks[no:place]
    turns = _index(lang, "turns")
    return not any(t.fold in turns or any(c in ".;!?…" for c in t.gap) for t in between)


def _denied_behind(toks: Sequence[Token], end: int, lang: str) -> bool:
    """Tell whether the clause says no to the words right behind them, or to their subject."""
    starts = _index(lang, "after").starts(toks[end : end + _BEHIND + 4])
    bars = _index(lang, "bars")
    for i in starts:
        between = toks[end : end + i]
        if i == 0 and not breaks(toks[end - 1].gap):
            return True
        open_way = not any(breaks(t.gap) or t.fold in bars for t in toks[end - 1 : end + i])
        if i <= _BEHIND and open_way and between:
            return True
    return False


def _supposed(toks: Sequence[Token], place: int, lang: str) -> bool:
    """Tell whether the words stand in a condition: "if it cures", "whether it cures"."""
    first = place
    while first > 0 and not breaks(toks[first - 1].gap):
        first -= 1
    conditions = _index(lang, "conditions").starts(toks[first:place])
    if not conditions:
        return False
    return not _index(lang, "tempting").starts(toks[first + max(conditions) : place])


def asks(text: str, lang: str) -> bool:
    """Tell whether the text is a question that leaves its answer open."""
    if not text.rstrip("\"'”’»)*_ ").endswith("?"):
        return False
    toks = tokens(text)
    # What is asked is the last clause: "Sore today, is it …?"
    opens = [0, *(i for i in range(1, len(toks)) if breaks(toks[i - 1].gap))]
    return any(toks[i].fold in _index(lang, "asks") for i in opens) if toks else True


def is_myth(label: str) -> bool:
    """Tell whether a label stands over something that the post holds to be false."""
    words = fold(label.strip(" :*#").rstrip("0123456789 .#"))
    return any(words in _words(lang, "myths") for lang in _table())


def reports(passage: Passage, lang: str) -> bool:
    """Tell whether a sentence warns of what it says, or reports it as other people's."""
    toks = passage.tokens
    return bool(_index(lang, "reports").starts(toks) or _tells(lang).find(toks, _folds(toks)))


def retracts(passage: Passage, lang: str) -> bool:
    """Tell whether a sentence takes back the one before it: "That is a myth."."""
    toks = passage.tokens
    short = _index(lang, "retracts_short").at(toks, 0)
    whole = bool(short) and (short == len(toks) or breaks(toks[short - 1].gap))
    return whole or bool(_index(lang, "retracts").at(toks, 0))


def _quoted(text: str, start: int, end: int, lang: str) -> bool:
    """Tell whether the characters stand in quotation marks, with a word of speech outside them."""
    for opening, closing in _QUOTES:
        left = text.rfind(opening, 0, start)
        right = text.find(closing, end)
        if left < 0 or right < 0 or (opening != closing and closing in text[left:start]):
            continue
        if opening == closing and text.count(opening, 0, start) % 2 == 0:
            continue
        outside = tokens(f"{text[:left]} . {text[right + 1 :]}")
        if _index(lang, "speech").starts(outside) or denied(outside, len(outside), lang):
            return True
    return False


def _words(lang: str, name: str) -> tuple[str, ...]:
    return tuple(_table().get(lang.split("-")[0].casefold(), {}).get(name, ()))


def _folds(toks: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.fold for token in toks)


@cache
def _tells(lang: str) -> Grammar:
    return Grammar(_words(lang, "tells"), lang.split("-")[0].casefold())


@cache
def _index(lang: str, name: str) -> Phrases:
    return Phrases(_words(lang, name))


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))
