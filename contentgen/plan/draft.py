"""A slide on trial: what it shows, where it belongs, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from contentgen.model.deck import Role, Slide, SlideItem, Text
from contentgen.plan.alt import with_alt
from contentgen.plan.budget import budget
from contentgen.text.words import count


@dataclass(frozen=True, slots=True)
class Draft:
    """A slide that may still be dropped. `place` orders drafts, `worth` says what to drop first.

    `bare` marks a statement without a headline.
    """

    slide: Slide
    place: tuple[int, int]
    worth: float

    @property
    def bare(self) -> bool:
        """Whether this is a statement without a headline."""
        return self.slide.role == "statement" and "headline" not in self.slide.slots

    @property
    def lonely(self) -> bool:
        """Whether this is a statement of one short sentence."""
        words = sum(count(text.plain) for _, text in self.slide.texts())
        return self.slide.role == "statement" and words <= budget("words")["tiny"]

    def refs(self) -> frozenset[str]:
        """Return every reference on the slide."""
        return frozenset(ref for _, text in self.slide.texts() for ref in text.refs)


def slide(
    role: Role,
    slots: Mapping[str, Text | None],
    items: Iterable[SlideItem] = (),
    start: int = 1,
    columns: Iterable[Text] = (),
) -> Slide:
    """Return a slide of the slots that hold a text, with its words for people who don't see it."""
    held = {name: text for name, text in slots.items() if text is not None}
    made = Slide(role, MappingProxyType(held), tuple(items), start, columns=tuple(columns))
    return with_alt(made)
