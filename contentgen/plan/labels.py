"""Read the labels that mark a myth, a fact, a question or an answer."""

from __future__ import annotations

import re
from functools import cache

from contentgen.plan.frames import frames

NAMES = ("myth", "fact", "q", "a")


def split_label(text: str, lang: str) -> tuple[str, str, str]:
    """Split ``Myth 2: Running …`` into its name, the label as written and the rest.

    The name is one of ``NAMES``; all three are empty if the text opens with no such label.
    """
    for name, pattern in _patterns(lang):
        found = pattern.match(text)
        if found:
            return name, found["label"], text[found.end() :].strip()
    return "", "", ""


@cache
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return a pattern for each name: a word, a number perhaps, then a colon or the end."""
    found: list[tuple[str, re.Pattern[str]]] = []
    for name in NAMES:
        words = "|".join(re.escape(word) for word in frames(lang).list(f"labels.{name}"))
        if words:
            end = r"(?:\s*[:：]\s*|\.(?=\s)\s*|\s+[\u2013\u2014-]\s+|\s*$)"
            pattern = rf"(?P<label>(?:{words})(?:\s*#?\d+)?){end}"
            found.append((name, re.compile(pattern, re.IGNORECASE)))
    return tuple(found)
