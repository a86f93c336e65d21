"""A sentence that promises no more than it hedges."""

from __future__ import annotations

from functools import lru_cache

from contentgen.plan.voice import Voice
from contentgen.text import kinds, rewrite
from contentgen.text.locks import locks

_RESULT = "result clause"
_SOURCED = ("attribution", "purpose")


@lru_cache(maxsize=1024)
def modest(source: str, voice: Voice) -> str:
    """Return a sentence without the result that it promises unhedged: "…, providing relief."

    What limits that result alone ("localized") goes with it. Any other sentence stays as it is.
    """
    held = locks(source, voice.lang)
    main, comma, result = source.rpartition(", ")
    if not comma or kinds.safety(source, voice.lang) or any(k.kind in _SOURCED for k in held):
        return source
    inside = [k.text for k in held if k.kind == "hedge" and k.text in result]
    if len(inside) < len([k for k in held if k.kind in ("hedge", "condition", "negation")]):
        return source
    plain = " ".join(word for word in result.split() if word not in inside)
    found = rewrite.shorter(f"{main}, {plain}", voice.lang)
    return next((one.text for one in found if one.rules == (_RESULT,)), source)
