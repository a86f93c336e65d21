"""Slips of the keyboard in a post's body that can be corrected without touching what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,})")
_KEPT = re.compile(
    r"^\s*(?:[-*+]|\d+[.)]|>|#+)\s+(?:\[[ xX]\]\s+)?|`[^`]*`|<!--.*?-->|</?[a-zA-Z][^<>]*>|<https?://[^>]*>|\]\([^)]*\)|https?://\S+|\{[%{].*?[%}]\}"
)
_SLIPS = (
    (
        re.compile(r"(?<=[^\W\d]) -{1,2} (?=\w)|(?<=\d) -{1,2} (?=[^\W\d])"),
        " – ",
        "A hyphen in place of a dash",
    ),
    (re.compile(r"(?<=[^\W\d_])--(?=[^\W\d_])"), "—", "Two hyphens in place of a dash"),
    (re.compile(r"(?<=\S) {2,}(?=\S)"), " ", "Two spaces"),
    (re.compile(r"(?<=\w) (?=[,;!?](?:\s|$)|\.(?:\s|$))"), "", "A space before a mark"),
    (re.compile(r",,"), ",", "Two commas"),
)


class Slip(NamedTuple):
    """One slip: its line and column (from 1), its characters, what to put there, what it is."""

    line: int
    column: int
    text: str
    better: str
    name: str


def slips(source: str) -> Iterator[Slip]:
    """Yield the slips of a post's body in order; frontmatter, code, tables and addresses are left.

    Columns are those of the file as it is, so that slips can be corrected from the last on.
    """
    for number, line in body_lines(source):
        kept = [match.span() for match in _KEPT.finditer(line)]
        found = [
            Slip(number, match.start() + 1, match.group(), better, name)
            for pattern, better, name in _SLIPS
            for match in pattern.finditer(line)
            if not any(start < match.end() and match.start() < end for start, end in kept)
        ]
        free = 0
        for slip in sorted(found, key=lambda slip: slip.column):
            if slip.column > free:
                yield slip
                free = slip.column + max(1, len(slip.text)) - 1


def body_lines(source: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of running text with their numbers: no frontmatter, code or table rows."""
    lines = source.splitlines()
    first = _after_frontmatter(lines)
    fence = ""
    for number, line in enumerate(lines[first:], first + 1):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
        elif mark:
            fence = mark[1]
        elif not line.lstrip().startswith("|") and not line.startswith(("    ", "\t")):
            yield number, line


def _after_frontmatter(lines: list[str]) -> int:
    if not lines or lines[0].strip("\ufeff ") not in ("---", "+++"):
        return 0
    mark = lines[0].strip("\ufeff ")
    return next((n for n, line in enumerate(lines[1:], 2) if line.rstrip() == mark), 0)
