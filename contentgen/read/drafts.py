"""What the parsers of Markdown and HTML find, before pieces are numbered and sentences split."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from contentgen.model.article import BlockKind, Link

DraftKind = BlockKind | Literal["heading"]
LineOf = Callable[[int], int]

# ¹ in "pain¹" is a note's mark, ² in "m²" is not.
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_LOST_NOTE = re.compile(r"\[\^[^\]\s]{1,80}\]")
URL = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]'’]", re.IGNORECASE)
_SAFE_LINK = re.compile(r"(https?:|mailto:|tel:|[^:]*$|[^:]*[/?#])", re.IGNORECASE)


@dataclass(slots=True)
class Span:
    """A stretch of text on one line of the file; a line break is a span of its own (``\\n``)."""

    text: str
    line: int
    bold: bool = False
    cite: bool = False


@dataclass(slots=True)
class Picture:
    """A picture as it is named in the text. `first` tells that no words stand before it."""

    source: str
    alt: str
    line: int
    first: bool


@dataclass(slots=True)
class Prose:
    """The words of a paragraph, heading, or cell, and what was found among them."""

    line: int
    spans: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words, with white space folded."""
        return " ".join("".join(span.text for span in self.spans).split())


@dataclass(slots=True)
class Entry:
    """One item of a list, or one row of a table (then `cells` are set)."""

    line: int
    prose: list[Prose] = field(default_factory=list)
    cells: list[Prose] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """One block. `prose` of headings, paragraphs and quotes; `entries` of lists and tables."""

    kind: DraftKind
    line: int
    prose: list[Prose] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    header: tuple[str, ...] = ()
    level: int = 0
    start: int = 1
    pictures: list[Picture] = field(default_factory=list)


@dataclass(slots=True)
class _Mark:
    """A tag that is open, and the number of the first span in it."""

    tag: str
    span: int
    line: int
    url: str = ""


class ProseWriter:
    """Collect the words between tags. What a tag does is done when it closes.

    So a tag that never closes does nothing, and loses no words. Rows count from where the parser
    stands; `line_of` gives the file's line of a row.
    """

    def __init__(self, row: int, line_of: LineOf) -> None:
        self.prose = Prose(line_of(row))
        self._row = row
        self._line_of = line_of
        self._marks: list[_Mark] = []

    def text(self, text: str, row: int | None = None) -> None:
        """Add words; line feeds in them are rows."""
        self._row = self._row if row is None else row
        for n, part in enumerate(text.split("\n")):
            if n:
                self.breaks()
            if part:
                self.prose.spans.append(Span(part, self._line))

    @property
    def _line(self) -> int:
        return self._line_of(self._row)

    def breaks(self) -> None:
        """Go on to the next row."""
        self.prose.spans.append(Span("\n", self._line))
        self._row += 1

    def picture(self, source: str, alt: str) -> None:
        """Note a picture where the text stands."""
        first = not any(span.text.strip() for span in self.prose.spans)
        self.prose.pictures.append(
            Picture(source.strip(), " ".join(alt.split()), self._line, first)
        )

    def open(self, tag: str, url: str = "") -> None:
        """Open a tag: ``b``, ``s``, ``a``, ``sup``, ``sub``, ``cite``, ``script``…"""
        if tag == "br":
            self.prose.spans.append(Span("\n", self._line))
        self._marks.append(_Mark(tag, len(self.prose.spans), self._line, url))

    def close(self, tag: str) -> None:
        """Close the last open tag of that name, and do what it does to the words in it."""
        found = next(
            (n for n in reversed(range(len(self._marks))) if self._marks[n].tag == tag), None
        )
        if found is None:
            return
        mark = self._marks.pop(found)
        inside = self.prose.spans[mark.span :]
        words = "".join(span.text for span in inside)
        if tag == "b":
            for span in inside:
                span.bold = True
        elif tag == "cite":
            for span in inside:
                span.cite = True
        elif tag == "a":
            url = mark.url if _SAFE_LINK.match(mark.url) else ""
            self.prose.links.append(Link(" ".join(words.split()), url.strip(), mark.line))
        elif tag in ("s", "script"):
            del self.prose.spans[mark.span :]
        elif tag in ("sup", "sub") and words.strip():
            self._shift(tag, mark, words.strip())

    def _shift(self, tag: str, mark: _Mark, words: str) -> None:
        before = "".join(span.text for span in self.prose.spans[: mark.span])[-4:]
        # After a word or a full stop it is a note; after a digit or a unit, a power.
        power = re.search(r"\d$|(^|[^\w])(m|cm|mm|km|kg/m|ft|in)$", before)
        if tag == "sup" and not power and re.fullmatch(r"[\[(]?[\d,;–\- *†‡]+[\])]?", words):
            del self.prose.spans[mark.span :]
            return
        moved = words.translate(_RAISED if tag == "sup" else _LOWERED)
        known = set(_RAISED if tag == "sup" else _LOWERED)
        if all(ord(c) in known for c in words):
            self.prose.spans[mark.span :] = [Span(moved, mark.line)]

    def finish(self) -> Prose:
        """Return what was collected. Marks of footnotes that do not exist are left out."""
        for span in self.prose.spans:
            if "[^" in span.text:
                span.text = _LOST_NOTE.sub("", span.text)
        return self.prose


def words_in(prose: Sequence[Prose]) -> bool:
    """Tell whether there are any words."""
    return any(span.text.strip() for one in prose for span in one.spans)
