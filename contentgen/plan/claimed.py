"""How many things a headline says there are ("Five myths …")."""

from __future__ import annotations

import re
from functools import cache

from contentgen.plan.frames import frames

_FIRST = 2
_MOST = 30


@cache
def _pattern(lang: str) -> re.Pattern[str] | None:
    numbers, nouns = frames(lang).list("counts.numbers"), frames(lang).list("counts.nouns")
    if not numbers or not nouns:
        return None
    number, noun = "|".join(numbers), "|".join(nouns)
    return re.compile(
        rf"(?<!\w)(?P<number>\d{{1,2}}|{number})(?:\s+[\w-]+){{0,2}}?\s+(?:{noun})(?!\w)",
        re.IGNORECASE,
    )


def claimed(text: str, lang: str) -> int:
    """Return how many things a text says there are ("Seven easy moves"), or 0."""
    pattern = _pattern(lang)
    found = pattern.search(text) if pattern else None
    if found is None:
        return 0
    said = found["number"].casefold()
    if said.isdigit():
        return int(said) if _FIRST <= int(said) <= _MOST else 0
    return frames(lang).list("counts.numbers").index(said) + _FIRST
