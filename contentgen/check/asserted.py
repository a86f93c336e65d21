"""Whether a sentence claims what it says, or denies, asks or merely reports it."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from contentgen.check.subject import Passage
from contentgen.text.tokens import Phrases, Token, breaks, fold, tokens

_DATA = Path(__file__).parent / "data" / "asserted.toml"
_REACH = 8
_AFTER = 2
_QUOTES = (("“", "”"), ("‘", "’"), ('"', '"'), ("«", "»"))


def asserted(passage: Passage, start: int, end: int, lang: str) -> bool:
    """Tell whether a passage claims the words [start, end) of its tokens.

    It does not if the post only reports the passage, says no in the same clause before the words
    or right behind them, asks an open question, or quotes the words as somebody else's. A question
    that tempts ("Ready for instant relief?") claims.
    """
    if passage.reported or asks(passage.text, lang):
        return False
    toks = passage.tokens
    return not (
        denied(toks, start, lang)
        or _index(lang, "after").starts(toks[end : end + _AFTER + 4]).keys() & set(range(_AFTER))
        or _quoted(passage.text, toks[start].start, toks[end - 1].end, lang)
    )


def denied(toks: Sequence[Token], place: int, lang: str) -> bool:
    """Tell whether the clause says no before the token at `place`."""
    first = place
    stops = _index(lang, "stops")
    while first > max(0, place - _REACH):
        before = toks[first - 1]
        if breaks(before.gap) or before.fold in stops:
            break
        first -= 1
    clause = toks[first:place]
    suffixes = tuple(_words(lang, "suffixes")) or ("\0",)
    masked = {
        i
        for span in _index(lang, "not_negations").find(toks[first : place + 2])
        for i in range(*span)
    }
    starts = _index(lang, "negations").starts(clause).keys()
    found = {*starts, *(i for i, t in enumerate(clause) if t.fold.endswith(suffixes))}
    return bool(found - masked)


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
    return bool(_index(lang, "reports").starts(passage.tokens))


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


@cache
def _index(lang: str, name: str) -> Phrases:
    return Phrases(_words(lang, name))


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))
