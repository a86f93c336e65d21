"""Sentences of a post that are not for who watches or listens."""

from __future__ import annotations

import re

from contentgen.model.outline import SectionKind
from contentgen.plan.voice import Voice
from contentgen.text import kinds
from contentgen.text.locks import locks

_LIMITING = ("hedge", "condition", "negation", "population")


def unheard(text: str, kind: SectionKind, voice: Voice) -> str:
    """Return why a sentence is not for who watches, or an empty string.

    It lists what is to come, which the promise does for what the video holds; or it speaks to
    practitioners; or, in a conclusion, it only sums up what is good.
    """
    if not voice.known:
        return ""
    if kind == "intro" and _announces(text, voice):
        return "tells what the post holds; the promise tells what the video holds"
    limited = any(lock.kind in _LIMITING for lock in locks(text, voice.lang))
    if voice.hears("says.to_practitioners", text) and not limited:
        return "speaks to practitioners, not to who watches"
    sums_up = kind == "close" and voice.hears("says.sums_up", text)
    if sums_up and not kinds.advice(text, voice.lang):
        return "only sums up what is good, after the advice whom to ask"
    return ""


def _announces(text: str, voice: Voice) -> bool:
    """Tell whether a sentence lists what is to come: "…: what to check, and when to stop."."""
    clauses = "|".join(map(re.escape, voice.list("transition.opens.clause")))
    joint = re.escape(voice.note("numbers.and"))
    return bool(re.search(rf": (?:{clauses})\b[^:]*\b{joint} (?:{clauses})\b", text, re.I))


def to_others(line: str, voice: Voice) -> bool:
    """Tell whether a line speaks to practitioners; only one cut off from what limits it may."""
    return voice.hears("says.to_practitioners", line) and not any(
        lock.kind in ("hedge", "condition", "population") for lock in locks(line, voice.lang)
    )
