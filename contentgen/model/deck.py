"""A carousel as planned: roles and words, nothing about pixels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Role = Literal[
    "cover", "statement", "definition", "list", "steps", "compare", "evidence", "number", "quote",
    "myth", "table", "image", "safety", "recap", "cta",
]  # fmt: skip
ROLES: tuple[Role, ...] = (
    "cover", "statement", "definition", "list", "steps", "compare", "evidence", "number", "quote",
    "myth", "table", "image", "safety", "recap", "cta",
)  # fmt: skip

RunStyle = Literal["", "accent", "b", "i"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    style: RunStyle = ""


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one slot and the references that they came from (see `article`)."""

    runs: tuple[Run, ...]
    refs: tuple[str, ...]

    @property
    def plain(self) -> str:
        """The words without their styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class SlideItem:
    """One entry of a slide's list: a short `term` and a `detail`, or the `cells` of a row."""

    term: Text | None = None
    detail: Text | None = None
    cells: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide of a deck.

    `slots` hold its texts by name (`label`, `headline`, `body`, `detail`, `note`, `button`);
    which of them a role may use is in docs/architecture.md. `columns` head the cells of its items.
    `start` numbers the first item. `art` names a drawing for this slide, `image` is the path of a
    photo as the post gives it. `alt` says all the slide's words for people who do not see them.
    """

    role: Role
    slots: Mapping[str, Text] = field(default_factory=lambda: MappingProxyType({}))
    items: tuple[SlideItem, ...] = ()
    start: int = 1
    art: str = ""
    alt: str = ""
    columns: tuple[Text, ...] = ()
    image: str = ""

    def texts(self) -> tuple[tuple[str, Text], ...]:
        """Return every text with its name in reading order: slots, ``item 1 term`` and so on.

        Columns are ``column 1``, cells ``item 1 cell 2``. A note stands below the items, the call
        to action's button comes last.
        """
        last = ("note", "button")
        head = [(name, text) for name, text in self.slots.items() if name not in last]
        head += [(f"column {n}", text) for n, text in enumerate(self.columns, 1)]
        items = [
            (f"item {self.start + n} {part}", text)
            for n, item in enumerate(self.items)
            for part, text in (
                ("term", item.term),
                ("detail", item.detail),
                *((f"cell {m}", cell) for m, cell in enumerate(item.cells, 1)),
            )
            if text is not None
        ]
        tail = [(name, self.slots[name]) for name in last if name in self.slots]
        return tuple(head + items + tail)


@dataclass(frozen=True, slots=True)
class Omission:
    """Something of the post that did not find a place, and why."""

    ref: str
    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Deck:
    """The slides of one post. `left_out` lists what did not fit; `art` is the post's drawing."""

    title: str
    slides: tuple[Slide, ...]
    art: str = ""
    ground: str = ""
    left_out: tuple[Omission, ...] = ()


@dataclass(frozen=True, slots=True)
class Storyboard:
    """A deck that a person edited, read back from a ``storyboard.yaml`` beside the article.

    `digests` holds, for each body reference, the digest of its sentence when the storyboard was
    written (see `text.digest`), so that a slide whose source has changed since can be reported.
    """

    post: str
    deck: Deck
    digests: Mapping[str, str]
    path: str
