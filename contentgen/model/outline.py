"""What a post says, in order, with no platform in mind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SectionKind = Literal[
    "intro", "what", "how", "evidence", "safety", "benefits", "steps", "list",
    "myth", "story", "quote", "table", "advice", "close", "sell", "other",
]  # fmt: skip

LockKind = Literal[
    "hedge", "negation", "condition", "population", "attribution", "number", "purpose"
]


@dataclass(frozen=True, slots=True)
class Lock:
    """A word or phrase that limits a claim and must stay with it."""

    kind: LockKind
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """One whole sentence of the post, where it stands, and the locks in it.

    `first` tells that it opens its paragraph; `tied` that it leans on the sentence before it
    ("However, …", "These …") and must not be shown without it.
    """

    text: str
    ref: str
    line: int
    locks: tuple[Lock, ...] = ()
    first: bool = False
    tied: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list, table or myth-and-fact pair: its label (may be empty), its points."""

    label: str
    ref: str
    line: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the outline: what kind it is, its heading as written, and what it says.

    `ordered` entries are steps. `question` is the heading as a question, made by template (the
    editor's) or already one. `source` is who a quote is by.
    """

    kind: SectionKind
    heading: str
    ref: str
    line: int
    points: tuple[Point, ...] = ()
    entries: tuple[Entry, ...] = ()
    ordered: bool = False
    question: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A post's parts in order.

    `topic` is its most telling noun phrase ("dry needling for calf pain").
    """

    title: str
    topic: str
    lang: str
    parts: tuple[Part, ...]
    words: int

    def __hash__(self) -> int:
        """Hash without the parts: what is known of an outline is cached by it, and it is long."""
        return hash((self.title, self.topic, self.lang, self.words))
