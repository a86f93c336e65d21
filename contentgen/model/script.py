"""A video as planned: timed segments and everything that YouTube asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contentgen.model.outline import SectionKind

SegmentKind = Literal["hook", "promise", "intro", "chapter", "recap", "cta", "end"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a script: its words and the references that they came from.

    `kind` is ``say`` (spoken), ``you`` (a slot that only the therapist can fill; `text` is the
    prompt), ``screen`` (on-screen text), ``broll``, ``demo``, ``transition`` (spoken).
    `seconds` is how long it takes: words at the pace, or a named pause, demo or slot.
    """

    kind: Literal["say", "you", "screen", "broll", "demo", "transition"]
    text: str
    refs: tuple[str, ...]
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A timed stretch of a video. `start` and `seconds` in seconds; `part` is what it is about."""

    kind: SegmentKind
    title: str
    purpose: str
    start: float
    seconds: float
    lines: tuple[Line, ...]
    part: SectionKind = "other"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One line of YouTube's chapter list."""

    seconds: int
    title: str


@dataclass(frozen=True, slots=True)
class Script:
    """The filming outline. `wpm` is the pace that the seconds were counted with."""

    title: str
    wpm: int
    segments: tuple[Segment, ...]
    chapters: tuple[Chapter, ...]

    @property
    def seconds(self) -> float:
        """The length of the whole video in seconds."""
        return sum(segment.seconds for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Short:
    """A vertical video of 45 to 60 seconds: segments of one or a few lines each."""

    title: str
    segments: tuple[Segment, ...]

    @property
    def seconds(self) -> float:
        """The length of the short in seconds."""
        return sum(segment.seconds for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a caption or description with its references."""

    text: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Upload:
    """What the YouTube upload form asks for."""

    titles: tuple[Paragraph, ...]
    description: tuple[Paragraph, ...]
    tags: tuple[str, ...]
    pinned_comment: Paragraph
    thumbnail: Paragraph


@dataclass(frozen=True, slots=True)
class Caption:
    """An Instagram caption. The first paragraph is the hook; `hashtags` carry their ``#``."""

    paragraphs: tuple[Paragraph, ...]
    hashtags: tuple[str, ...]

    @property
    def text(self) -> str:
        """The caption as it is pasted."""
        body = "\n\n".join(paragraph.text for paragraph in self.paragraphs)
        return f"{body}\n\n{' '.join(self.hashtags)}" if self.hashtags else body
