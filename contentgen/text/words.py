"""Words as a reader counts them."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[.,'’/\-‐‑][^\W_]+)*", re.UNICODE)


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """Return the words in order: letters and digits with inner marks (``it's``, ``2.5``)."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=8192)
def count(text: str) -> int:
    """Return how many words there are; a dash or bullet standing alone is none."""
    return len(_WORD.findall(text))
