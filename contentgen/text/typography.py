"""Quotes, dashes and spaces as a typesetter would have them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from contentgen.text.language import Language, language
from contentgen.text.tokens import fold

_NO_BREAK = "\u00a0"
_QUOTES = ("“", "”", "‘", "’")
# Stands for a stretch that must not change while the rest is set.
_KEPT = "\ue000"
# Addresses, handles and tags.
_PROTECTED = re.compile(
    _KEPT
    + r"|(?:https?://|www\.)[^\s\"'“”‘’<>]+"
    + r"|(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]+(?:\.[\w\-]+)+"
    + r"|(?<![\w&])[@#]\w[\w.\-]*"
    + r"|\b[a-z\d\-]+(?:\.[a-z\d\-]+)*\.(?:com|org|net|edu|gov|io|co|es|uk|health|clinic)\b"
    + r"(?:/[^\s\"'“”‘’<>]*)?",
    re.IGNORECASE,
)
# No address is without one of these.
_PROTECTING = re.compile(rf"[@#{_KEPT}]|://|\.\S")
_MARKS = re.compile(r"[\"'“”]")
_DASHES = re.compile(r"(?<!-)-{2,3}(?!-)")
_SPACED_HYPHEN = re.compile(r"(?<= )-(?= )")
_AMOUNT = r"(?<![\w.,/:\-–])"
# 2-3 and 2020-2024, but no part of 2024-12-17 or 555-1234.
_RANGE = re.compile(
    rf"({_AMOUNT}\d[\d.,]*%?)-(?=\d)(?!\d{{4}}(?!\d))(?!\d[\d.,]*-\d)"
    rf"|({_AMOUNT}\d{{4}})-(?=\d{{4}}(?![\d\-]))"
)
_OPENS_AFTER = frozenset(" \u00a0\u202f\t\n([{—–-/“‘«¿¡\"'")
_CLOSES_BEFORE = frozenset(".,;:!?)]}…—–»")


@lru_cache(maxsize=8192)
def typeset(text: str, lang: str) -> str:
    """Return the text with typographic quotes, apostrophes, dashes and no-break spaces.

    Changes no letter or digit, makes no ellipsis, and leaves addresses, handles, tags and the marks
    of feet and inches alone. Setting twice is the same as setting once.
    """
    data = language(lang)
    if not _PROTECTING.search(text):
        return _set(text, data)
    stretches = iter(_PROTECTED.findall(text))
    return re.sub(_KEPT, lambda _: next(stretches), _set(_PROTECTED.sub(_KEPT, text), data))


def _set(text: str, data: Language) -> str:
    """Return a text without addresses, set."""
    if "-" in text:
        dashed = _SPACED_HYPHEN.sub("–", _DASHES.sub("—", text))
        text = _RANGE.sub(lambda match: f"{match[1] or match[2]}–", dashed)
    return _spaces(data).sub(_NO_BREAK, _quoted(text, data) if _MARKS.search(text) else text)


@cache
def _spaces(data: Language) -> re.Pattern[str]:
    """Return the pattern of the spaces that no line may break at."""
    units = sorted((*data.words("typography.units"), "%", "°"), key=len, reverse=True)
    before_unit = rf"(?<=\d )(?=(?:{'|'.join(map(re.escape, units))})(?!\w))"
    titles = [rf"(?<=\b{re.escape(title)} )" for title in data.words("typography.titles")]
    after_title = rf"|(?:{'|'.join(titles)})(?=\w)" if titles else ""
    # The space comes first, so that the search runs from space to space.
    return re.compile(f" (?:{before_unit}{after_title})")


def _quoted(text: str, data: Language) -> str:
    marks = data.words("typography.quotes") or _QUOTES
    out = list(text)
    depth = 0
    for match in _MARKS.finditer(text):
        i, char = match.start(), match.group()
        before = out[i - 1] if i else ""
        if char == '"':
            out[i] = _double(before, text[i + 1 : i + 2], depth, marks)
        elif char == "'":
            out[i] = _single(text, i, before, text[i + 1 : i + 2], marks, data)
        depth = max(0, depth + (out[i] == marks[0]) - (out[i] == marks[1]))
    return "".join(out)


def _double(before: str, after: str, depth: int, marks: tuple[str, ...]) -> str:
    if depth and (not after or after.isspace() or after in _CLOSES_BEFORE):
        return marks[1]
    if not depth and before.isdigit():
        return '"'
    return marks[0] if not before or before in _OPENS_AFTER else marks[1]


def _single(
    text: str, i: int, before: str, after: str, marks: tuple[str, ...], data: Language
) -> str:
    if before.isdigit() and not after.isalpha():
        return "'"
    if before and before not in _OPENS_AFTER:
        return marks[3]
    if not after or after.isspace():
        return "'"
    word = re.match(r"\w*", text[i + 1 : i + 12])
    elided = after.isdigit() or (word and data.has("typography.elisions", fold(word.group())))
    closes = re.search(r"\S['’](?!\w)", text[i + 1 : i + 400])
    return marks[2] if closes and not elided else marks[3]
