"""Where words of a post stand in its file: line and column, through markup and typography.

Only letters and digits are compared, so that quotation marks, emphasis, white space and line breaks
make no difference; addresses, tags, comments and entities are passed over.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import accumulate

_LINES = 60
_SKIPPED = re.compile(
    r"<!--.*?-->"
    r"|\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)"
    r"|\]\[[^\]]*\]"
    r"|</?[a-zA-Z][^<>]*>"
    r"|\{[:%#.][^{}]*\}"
    r"|&(?:#?\w+);",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a file: line and column of its first character, and of what follows its last.

    Both count from 1; a column counts characters. Column 0 means the whole line.
    """

    line: int
    column: int = 0
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class _Bare:
    """A text's letters and digits, and the place of each in the text."""

    text: str
    places: tuple[int, ...]


def spot(source: str, line: int, text: str, start: int, end: int) -> Spot:
    """Return where the characters [start, end) of a passage stand, which begins at or after `line`.

    If the passage is not found from that line on, its words alone are looked for; if they are not
    there either, the spot is the line.
    """
    starts = _starts(source)
    if not 0 < line < len(starts):
        return Spot(max(line, 0))
    bare, said = _bare(source), _letters(text)
    lead, wanted = _letters(text[:start]), _letters(text[start:end])
    first = bisect_left(bare.places, starts[line - 1])
    last = bisect_left(bare.places, starts[min(line - 1 + _LINES, len(starts) - 1)])
    at = bare.text.find(said, first, last) if said else -1
    found = at + len(lead) if at >= 0 else bare.text.find(wanted, first, last)
    if found < 0 or not wanted:
        return Spot(line)
    marks = _opening(text[start:end])
    left, right = bare.places[found], bare.places[found + len(wanted) - 1] + 1
    left -= len(marks) if source[:left].endswith(marks) else 0
    return Spot(*_line_column(starts, left), *_line_column(starts, right))


def _opening(text: str) -> str:
    """Return the marks before the first letter or digit: the ``#`` of a hashtag."""
    return text[: next((n for n, c in enumerate(text) if c.isalnum()), 0)]


@lru_cache(maxsize=4)
def _starts(source: str) -> tuple[int, ...]:
    """Return where each line begins, and where the last one ends."""
    return (0, *accumulate(len(line) for line in source.splitlines(keepends=True)))


def _line_column(starts: tuple[int, ...], place: int) -> tuple[int, int]:
    line = bisect_right(starts, place, 0, len(starts) - 1)
    return line, place - starts[line - 1] + 1


@lru_cache(maxsize=4)
def _bare(source: str) -> _Bare:
    letters: list[str] = []
    places: list[int] = []
    at = 0
    for match in (*_SKIPPED.finditer(source), None):
        stop = match.start() if match else len(source)
        for place in range(at, stop):
            for letter in _letter(source[place]):
                letters.append(letter)
                places.append(place)
        if match is None:
            break
        if match.group().startswith("&"):
            for letter in _letters(unescape(match.group())):
                letters.append(letter)
                places.append(match.start())
        at = match.end()
    return _Bare("".join(letters), tuple(places))


@lru_cache(maxsize=1024)
def _letter(sign: str) -> str:
    return _letters(sign)


def _letters(text: str) -> str:
    if text.isascii():
        return "".join(c for c in text.lower() if c.isalnum())
    return "".join(c for c in unicodedata.normalize("NFC", text).casefold() if c.isalnum())
