"""Numbers with what makes them mean something: units, ranges, "up to", "three times a week"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from types import MappingProxyType

from contentgen.text.language import Language
from contentgen.text.tokens import Span, Token, breaks, phrases, tokens

_CURRENCY = "$€£"
_RANGE = ("-", "–", "—", "‑", "/", ":", "x", "×")


def numbers(text: str, toks: Sequence[Token], data: Language) -> tuple[Span, ...]:
    """Return the character spans of the numbers, in order.

    Digits always count. A number written as a word counts before a unit, after "up to", "at least"
    and the like, or in "one in four"; "one technique" does not.
    """
    named = phrases(data, "locks.number_phrases").starts(toks)
    others = {i for span in phrases(data, "locks.not_numbers").find(toks) for i in range(*span)}
    written = phrases(data, "locks.number_words").starts(toks)
    digits = {i for i, token in enumerate(toks) if token.fold[0].isdigit()}
    found: list[Span] = []
    free = 0
    for i in sorted({*named, *written, *digits} - others):
        if i < free:
            continue
        end, measured = (named[i], True) if i in named else _quantity(toks, i, data, i in digits)
        if measured or _bounded(toks, i, data):
            first = _before(toks, i, data, found[-1][1] if found else 0)
            end = _after(toks, end, data)
            found.append(_characters(text, toks, first, i, end))
            free = end
    return tuple(found)


def canonical(number: str, data: Language) -> str:
    """Return a number's span in a form that is equal for equal amounts ("two weeks", "2 wk")."""
    values, units = _values(data), _units(data)
    percent = " %" if "%" in number else ""
    sign = "".join(mark for mark in _CURRENCY if mark in number)
    toks = tokens(number)
    words: list[str] = []
    for n, token in enumerate(toks):
        word = values.get(token.fold, token.fold)
        words.append(units.get(word, word))
        if (
            n + 1 < len(toks)
            and token.gap.strip() in ("-", "–", "—", "‑")
            and toks[n + 1].fold[0].isdigit()
        ):
            words.append("to")
        elif n + 1 < len(toks) and token.gap.strip() == "/" and toks[n + 1].fold[0].isalpha():
            words.append(units.get("per", "per"))
    if percent and words[-1] == units.get("percent", "percent"):
        percent = ""
    return sign + " ".join(words) + (f" {units.get('percent', 'percent')}" if percent else "")


def _quantity(toks: Sequence[Token], i: int, data: Language, digits: bool) -> tuple[int, bool]:
    """Return where the amount that starts at token `i` ends, and if it is a measure."""
    end = i + 1
    while end < len(toks) and _goes_on(toks, end, data):
        end += 1 if _is_amount(toks[end], data) else 2
    measured = digits or any(toks[n].fold[0].isdigit() for n in range(i, end))
    if "%" in toks[end - 1].gap[:2] or "°" in toks[end - 1].gap[:2]:
        return end, True
    if end < len(toks) and _close(toks[end - 1].gap) and data.has("locks.units", toks[end].fold):
        return _rate(toks, end + 1, data), True
    if end + 1 < len(toks) and _close(toks[end - 1].gap) and _is_share(toks, end, data):
        return _rate(toks, end, data), True
    return end, measured


def _is_amount(token: Token, data: Language) -> bool:
    return token.fold[0].isdigit() or token.fold in phrases(data, "locks.number_words")


def _goes_on(toks: Sequence[Token], end: int, data: Language) -> bool:
    """Tell whether the amount goes on at `end`: with a further part, or a range."""
    gap = toks[end - 1].gap
    if _is_amount(toks[end], data):
        return not gap.strip() or gap.strip() in _RANGE or gap.strip() in ("%–", "%-", "% –", "° –")
    linked = data.has("locks.number_links", toks[end].fold) and gap.strip() in ("", "%")
    return (
        linked
        and end + 1 < len(toks)
        and not toks[end].gap.strip()
        and _is_amount(toks[end + 1], data)
    )


def _close(gap: str) -> bool:
    return gap.strip() in ("", "-", "‑", "–")


def _is_share(toks: Sequence[Token], end: int, data: Language) -> bool:
    """Tell whether "in four", "out of ten" or "of 12" follows."""
    place = end
    while place < len(toks) and data.has("locks.share_words", toks[place].fold):
        place += 1
    return end < place < len(toks) and _is_amount(toks[place], data)


def _rate(toks: Sequence[Token], end: int, data: Language) -> int:
    """Return where "a week", "per day", "of 12", "out of 10" after an amount ends, or `end`."""
    slashed = end < len(toks) and toks[end - 1].gap.strip() == "/"
    if slashed and data.has("locks.units", toks[end].fold):
        return _rate(toks, end + 1, data)
    place = end
    while (
        place < len(toks)
        and _close(toks[place - 1].gap)
        and data.has("locks.number_per", toks[place].fold)
    ):
        place += 1
    if place == len(toks) or breaks(toks[place - 1].gap):
        return end
    unit = data.has("locks.units", toks[place].fold)
    if place == end:
        return (
            end + 1
            if data.has("locks.number_phrases", toks[end].fold) and _close(toks[end - 1].gap)
            else end
        )
    if _is_amount(toks[place], data) and not unit:
        stop, _ = _quantity(toks, place, data, toks[place].fold[0].isdigit())
        return stop
    return _rate(toks, place + 1, data) if unit else end


def _before(toks: Sequence[Token], i: int, data: Language, first_char: int) -> int:
    """Return where the amount at `i` starts once "up to", "at least" and the like are taken in."""
    index = phrases(data, "locks.number_before")
    for start in range(max(0, i - 4), i):
        if (
            toks[start].start >= first_char
            and index.at(toks, start) == i
            and not breaks(toks[i - 1].gap)
        ):
            return _before(toks, start, data, first_char)
    return i


def _bounded(toks: Sequence[Token], i: int, data: Language) -> bool:
    """Tell whether "at least", "no more than" or the like stands before the amount."""
    index = phrases(data, "locks.number_bounds")
    starts = range(max(0, i - 4), i)
    return any(index.at(toks, start) == i and not breaks(toks[i - 1].gap) for start in starts)


def _after(toks: Sequence[Token], end: int, data: Language) -> int:
    """Return where the amount ends once "or less", "and older" and the like are taken in."""
    joined = end < len(toks) and toks[end - 1].gap.strip() in ("", "%")
    return (phrases(data, "locks.number_after").at(toks, end) if joined else 0) or end


def _characters(text: str, toks: Sequence[Token], first: int, i: int, end: int) -> Span:
    start, stop = toks[first].start, toks[end - 1].end
    if first == i and start and text[start - 1] in _CURRENCY:
        start -= 1
    tail = toks[end - 1].gap
    for mark in ("%", " %", "\u00a0%", "\u202f%", "°", " °", "\u00a0°"):
        if tail.startswith(mark):
            return start, stop + len(mark)
    return start, stop


@cache
def _values(data: Language) -> MappingProxyType[str, str]:
    words, values = data.words("locks.number_words"), data.words("locks.number_values")
    return MappingProxyType(dict(zip(words, values, strict=True)))


@cache
def _units(data: Language) -> MappingProxyType[str, str]:
    groups = [line.split() for line in data.words("keeps.units_same")]
    return MappingProxyType({word: group[0] for group in groups for word in group})
