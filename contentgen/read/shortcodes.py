"""Lines that are instructions to a blog program, not words of the post."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from contentgen.errors import Problem
from contentgen.read.wordlists import words

_HIDDEN = re.compile(r" {0,3}<(?:!--|(script|style)\b)", re.IGNORECASE)
# The pattern goes over a line once for each of its marks.
_LONGEST = 2000
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def drop_shortcodes(
    body: str, where: str, line_of: Callable[[int], int]
) -> tuple[str, list[Problem]]:
    """Empty the lines that hold nothing but a shortcode (Hugo, Jekyll, WordPress), with a warning.

    ``{{< youtube id >}}``, ``{% include x %}``, ``[gallery ids=1]``, ``{: .class}`` go; such marks
    amid words stay as they are. Scripts, styles and comments that start a line go silently. The
    number of lines stays the same.
    """
    lines = body.split("\n")
    _empty_hidden(lines)
    warnings: list[Problem] = []
    fence = ""
    for n, line in enumerate(lines):
        if mark := _FENCE.match(line):
            fence = "" if fence and line.strip().startswith(fence) else fence or mark.group(1)
        shape = line.strip()
        if fence or shape[:1] not in ("{", "[") or len(shape) > _LONGEST:
            continue
        if not _pattern().fullmatch(shape):
            continue
        lines[n] = ""
        message = f"“{shape[:60]}” is an instruction to a blog program and was left out."
        warnings.append(Problem(f"{where}:{line_of(n)}", message, severity="warning"))
    return "\n".join(lines), warnings


def _empty_hidden(lines: list[str]) -> None:
    """Empty what a page does not show: to Markdown, a blank line in it would end it."""
    fence = ""
    closing: re.Pattern[str] | None = None
    start = 0
    for n, line in enumerate(lines):
        if closing is None:
            if mark := _FENCE.match(line):
                fence = "" if fence and line.strip().startswith(fence) else fence or mark.group(1)
            found = None if fence else _HIDDEN.match(line)
            if found is None:
                continue
            name = found.group(1)
            closing, start = re.compile(rf"</{name}\s*>" if name else "-->", re.IGNORECASE), n
        if end := closing.search(line):
            lines[start:n] = [""] * (n - start)
            lines[n] = line[end.end() :]
            closing = None


@cache
def _pattern() -> re.Pattern[str]:
    square = "|".join(re.escape(name) for name in sorted(words("shortcodes", "square")))
    return re.compile(
        r"\{\{[<%](?:(?![>%]\}\}).)*[>%]\}\}(?:.*\{\{[<%]\s*/.*[>%]\}\})?"
        r"|\{%(?:(?!%\}).)*%\}"
        r"|\{:[^{}]*\}"
        rf"|\[\[?/?(?:{square})\b[^\]]*\]\]?(?:.*\[/(?:{square})\])?",
        re.IGNORECASE,
    )
