"""What a post is once it has been read: typed frontmatter, sections, blocks, sentences.

References name the place of every piece of text, and stay stable while the text above does:

* ``title``, ``description``, ``hook``, ``cta`` and so on: that frontmatter key
* ``p6``: the sixth piece of the body. Every heading, paragraph, list item, table row, quote and
  picture is one piece, counted from 1 in reading order
* ``p6.s2``: the second sentence of that piece. A list item's bold or colon label is ``p6.label``,
  a paragraph's bold lead-in ``p6.lead``, a table cell ``p6.c3``
* ``brand``: a line of ``brand.toml``
* ``editor``: a template's words, which say nothing about health
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

BlockKind = Literal["paragraph", "bullets", "steps", "quote", "table", "image", "code"]

_EMPTY: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as the author wrote it: markup removed, white space folded, nothing else."""

    ref: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the body: its visible text and its address (empty if the author gave none)."""

    text: str
    url: str
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list, or one row of a table.

    `label` is the text before a colon or the bold opening (``- **Targeted relief:** It …``),
    without the colon; it may be empty. A table row has `cells` (the first also in `label`) and
    `sentences` made of the rest.
    """

    ref: str
    line: int
    sentences: tuple[Sentence, ...] = ()
    label: str = ""
    cells: tuple[str, ...] = ()
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a section.

    `sentences` hold the text of a paragraph, quote or code block; `items` the entries of
    bullets, steps and tables (whose header row is `header`). `lead` is a paragraph's bold
    lead-in without its colon (not among the sentences; a lead-in that is itself part of the first
    sentence is not a lead). `source` is who a quote is by or an image's path, `alt` its text.
    """

    kind: BlockKind
    ref: str
    line: int
    sentences: tuple[Sentence, ...] = ()
    items: tuple[Item, ...] = ()
    header: tuple[str, ...] = ()
    lead: str = ""
    source: str = ""
    alt: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (empty for text before the first one) and the blocks below it."""

    heading: str
    ref: str
    line: int
    level: int
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class CallToAction:
    """What the reader is asked to do: a button's words, a sentence above it, an address.

    `ref` is ``cta`` if the post gives it, ``brand`` if the practice does.
    """

    button: str
    text: str = ""
    url: str = ""
    ref: str = "brand"


@dataclass(frozen=True, slots=True)
class CarouselOptions:
    """The post's wishes for its carousel. `skip` names headings or roles to leave out.

    `parts` is in how many carousels the post is told (0 means one).
    """

    theme: str = ""
    size: str = ""
    max_slides: int = 0
    skip: tuple[str, ...] = ()
    ground: str = ""
    parts: int = 0


@dataclass(frozen=True, slots=True)
class VideoOptions:
    """The post's wishes for its video: length in minutes, pace in words a minute; 0 means unset."""

    minutes: float = 0.0
    wpm: int = 0


@dataclass(frozen=True, slots=True)
class Meta:
    """A post's frontmatter, typed. `guessed` names the fields that were inferred, not written.

    `release` names the signed authorisation for a patient's story or picture, where there is one.

    `lines` gives the file's line for each key that was written. `extra` keeps unknown keys.
    """

    title: str
    slug: str
    date: dt.date | None = None
    description: str = ""
    tags: tuple[str, ...] = ()
    author: str = ""
    image: str = ""
    lang: str = "en"
    draft: bool = False
    art: str = ""
    hook: str = ""
    cta: CallToAction | None = None
    carousel: CarouselOptions = CarouselOptions()
    video: VideoOptions = VideoOptions()
    release: str = ""
    extra: Mapping[str, object] = field(default_factory=lambda: _EMPTY)
    guessed: frozenset[str] = frozenset()
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Article:
    """A post, read. `path` is the file as the user names it (for messages), `source` its text."""

    path: str
    meta: Meta
    sections: tuple[Section, ...]
    links: tuple[Link, ...] = ()
    source: str = ""

    def __hash__(self) -> int:
        """Hash by its place and length: what is known of a post is cached by it."""
        return hash((self.path, len(self.source)))

    def sentences(self) -> tuple[Sentence, ...]:
        """Return every sentence of the body in reading order, list items' and quotes' included."""
        return tuple(
            sentence
            for section in self.sections
            for block in section.blocks
            for sentence in (*block.sentences, *(s for i in block.items for s in i.sentences))
        )

    def words(self) -> int:
        """Return the number of words in the body's sentences."""
        return sum(len(sentence.text.split()) for sentence in self.sentences())
