"""The small print at the end, in the language of the post."""

from __future__ import annotations

import re

from contentgen.model.brand import Brand
from contentgen.plan.voice import voice
from contentgen.text.typography import typeset

_EMERGENCY = re.compile(r"(?<!\d)\d{3}(?!\d)")


def disclaimer(brand: Brand, lang: str) -> tuple[str, tuple[str, ...]]:
    """Return the disclaimer for a post in a language, and its references.

    It is the practice's own if the post is in the practice's language, or if nothing is known of
    the post's. Otherwise it is the editor's, with the emergency number that the practice's names.
    A practice without a disclaimer has none in any language.
    """
    own = brand.disclaimer.strip()
    said = voice(lang)
    if not own or said.lang == voice(brand.lang).lang or not said.known:
        return typeset(own, lang), ("brand",)
    number = _EMERGENCY.search(own)
    parts = [said.say("disclaimer.text")]
    parts += [said.say("disclaimer.emergency", number=number[0])] if number else []
    return typeset(" ".join(filter(None, parts)), lang), ("editor", "brand")
