"""What a rule looks at: a post as passages, the words made of it, the files written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.deck import Deck
from contentgen.model.outline import SectionKind
from contentgen.model.script import Caption, Script, Short, Upload
from contentgen.text.tokens import Token, tokens

Slot = Literal[
    "title", "description", "hook", "cta", "tags", "heading", "lead", "label", "sentence", "quote",
    "cell", "header", "alt", "slide",
]  # fmt: skip
_BODY = frozenset({"heading", "lead", "label", "sentence", "quote", "cell", "header", "alt"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, heading, label or line of the frontmatter, as the author wrote it.

    `line` is where it begins in the post. `section` counts headings from 0 and `kind` is what the
    section is about. `linked` tells that a link with an address stands in it, `reported` that the
    post only reports it, as a myth or as what people say, and does not say it itself.
    """

    text: str
    ref: str
    line: int
    slot: Slot = "sentence"
    section: int = 0
    kind: SectionKind = "other"
    linked: bool = False
    reported: bool = False

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words in order."""
        return tokens(self.text)

    @property
    def in_body(self) -> bool:
        """Whether it stands in the body, rather than in the frontmatter or on a slide only."""
        return self.slot in _BODY


@dataclass(frozen=True, slots=True)
class Post:
    """A post, read: its passages in reading order, its topic, the practice that it is for.

    `lang` is the language's code without its region, in lower case. `clinical` tells that it speaks
    of health or care at all.
    """

    article: Article
    topic: str
    brand: Brand
    passages: tuple[Passage, ...]
    lang: str
    clinical: bool = True

    @property
    def title_line(self) -> int:
        """The line that a finding about the whole post points to."""
        return self.article.meta.lines.get("title", 1)

    def body(self) -> tuple[Passage, ...]:
        """Return the passages of the body."""
        return tuple(passage for passage in self.passages if passage.in_body)


@dataclass(frozen=True, slots=True)
class Made:
    """The words made of a post. `edited` tells that a person wrote the slides.

    `lang` is the post's language; `parts` are the package's parts that were asked for (`carousel`,
    `caption`, `youtube`). `lines` gives the post's line of each reference.
    """

    deck: Deck
    script: Script
    short: Short
    upload: Upload
    caption: Caption
    lang: str = "en"
    edited: bool = False
    parts: frozenset[str] = frozenset({"carousel", "caption", "youtube"})
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Files:
    """The files written, by their path in the package."""

    data: Mapping[str, bytes]
