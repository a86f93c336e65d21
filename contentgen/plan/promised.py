"""What the author's words on the cover promise is worth more than what they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contentgen.model.deck import Slide
from contentgen.model.outline import Part
from contentgen.plan.draft import Draft
from contentgen.plan.material import Material
from contentgen.text.language import language
from contentgen.text.tokens import fold
from contentgen.text.words import words

_MORE = 16.0


def as_promised(
    drafts: Sequence[Draft], cover: Slide, parts: Sequence[Part], stuff: Material
) -> list[Draft]:
    """Return the drafts, those of a part whose heading the cover names worth more.

    A cover in the editor's words promises only what there is.
    """
    own = [text.plain for name, text in cover.slots.items() if name != "label"]
    told = _meant(" ".join(own), stuff.lang)
    about = _meant(stuff.topic, stuff.lang)
    named = {
        number
        for number, part in enumerate(parts)
        if (meant := _meant(part.heading, stuff.lang) - about) and meant <= told
    }
    return [
        replace(draft, worth=draft.worth + _of(draft.place[0], named, parts, stuff))
        for draft in drafts
    ]


def _of(number: int, named: set[int], parts: Sequence[Part], stuff: Material) -> float:
    """Return what to add to the worth of a part; behind a hook, its opening is worth less."""
    if number in named:
        return _MORE
    return -_MORE if parts[number].kind == "intro" and stuff.article.meta.hook else 0.0


def _meant(text: str, lang: str) -> set[str]:
    """Return the words that mean something, those of "week-by-week" one by one."""
    stop = language(lang).stop_words
    return {fold(word) for word in words(text.replace("-", " "))} - stop
