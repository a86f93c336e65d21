"""How little a warning may wait: an emergency, care on the same day, a visit soon, or neither."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

from contentgen.plan.frames import frames
from contentgen.text import kinds
from contentgen.text.locks import locks


class Urgency(IntEnum):
    """How little a warning may wait, the most urgent first."""

    EMERGENCY = 0
    SAME_DAY = 1
    SOON = 2
    LATER = 3


@lru_cache(maxsize=8192)
def urgency(text: str, lang: str) -> Urgency:
    """Return how little a sentence's warning may wait; one that tells a story is no warning."""
    words = frames(lang)
    told = tuple(f"{opener} " for opener in words.list("warning.told"))
    if text.rstrip().endswith("?") or text.casefold().startswith(told):
        return Urgency.LATER
    if words.has("instructs.first", text):  # "If none of the urgent signs apply": no warning
        return Urgency.LATER
    if words.has("warning.emergency", text):
        return Urgency.EMERGENCY
    if words.has("warning.urgent", text):
        return Urgency.SAME_DAY
    if words.has("warning.soon", text) or _asks_first(text, lang):
        return Urgency.SOON
    return Urgency.LATER


def most_urgent(texts: Iterable[str], lang: str) -> Urgency:
    """Return the urgency of the text that may wait least."""
    return min((urgency(text, lang) for text in texts), default=Urgency.LATER)


def _asks_first(text: str, lang: str) -> bool:
    """Tell whether a sentence sends some people to somebody ("Ask a doctor first if you …")."""
    if not kinds.advice(text, lang) or frames(lang).has("closing.not_sends", text):
        return False
    openers = set(frames(lang).list("warning.openers"))
    conditions = (lock.text for lock in locks(text, lang) if lock.kind == "condition")
    return any(openers & set(said.casefold().split()) for said in conditions)
