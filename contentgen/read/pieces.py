"""Drafts → sections: pieces are numbered, labels cut off, sentences split and given their lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from contentgen.errors import ContentgenError, Problem
from contentgen.model.article import Block, BlockKind, Item, Link, Section, Sentence
from contentgen.read.drafts import URL, Draft, Entry, Picture, Prose
from contentgen.read.labels import (
    Folded,
    fold,
    heading_of,
    label_of,
    lead_of,
    opens_bold,
    source_of,
)
from contentgen.read.pictures import find_picture
from contentgen.text.sentences import split

# So many paragraphs with bold openings make it the way in which a post is divided.
HABIT = 3
# Some 3,000 words. Rules that look at pairs of words need minutes for more.
MAX_SENTENCE = 20_000
_TASK = re.compile(r"\[([ xX])\]\s+")


@dataclass(slots=True)
class _Open:
    """A section that is being filled."""

    heading: str
    ref: str
    line: int
    level: int
    blocks: list[Block] = field(default_factory=list)

    def close(self) -> Section:
        # Text before the first heading has no piece of its own to refer to: its first block's.
        ref = self.ref or next((block.ref for block in self.blocks if block.ref), "")
        return Section(self.heading, ref, self.line, self.level, tuple(self.blocks))


@dataclass(slots=True)
class Sorter:
    """Number the pieces of a body in reading order and sort them into sections."""

    lang: str
    where: str
    folder: Path
    root: Path
    links: list[Link] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sections: list[_Open] = field(default_factory=list)
    count: int = 0
    habit: bool = False

    def sort(self, drafts: Iterable[Draft]) -> tuple[Section, ...]:
        """Return the sections. `links` and `problems` are filled on the way."""
        found = list(drafts)
        opened = (one.kind == "paragraph" and opens_bold(one.prose[0]) for one in found)
        self.habit = sum(opened) >= HABIT
        for draft in found:
            self._take(draft)
        return tuple(section.close() for section in self.sections)

    def _take(self, draft: Draft) -> None:
        if draft.kind == "heading":
            self._section(self._fold(draft.prose[0]).text, draft.line, draft.level)
        elif draft.kind == "paragraph":
            self._paragraph(draft)
        elif draft.kind in ("bullets", "steps", "table"):
            self._entries(draft, draft.kind)
        elif draft.kind == "quote":
            self._quote(draft)
        elif draft.kind == "image":
            self._image(draft.pictures[0])
        else:
            self._put(Block("code", "", draft.line))

    def _next(self) -> str:
        self.count += 1
        return f"p{self.count}"

    def _section(self, heading: str, line: int, level: int) -> None:
        self.sections.append(_Open(heading, self._next(), line, level))

    def _put(self, block: Block) -> None:
        if not self.sections:
            self.sections.append(_Open("", "", block.line, 0))
        self.sections[-1].blocks.append(block)

    def _fold(self, prose: Prose) -> Folded:
        """Fold prose, and note its links: the author's, and bare addresses."""
        text = fold(prose)
        self.links += prose.links
        named = {link.url for link in prose.links}
        for found in URL.finditer(text.text) if "://" in text.text else ():
            if found.group() not in named:
                self.links.append(Link(found.group(), found.group(), text.line(found.start())))
        return text

    def _paragraph(self, draft: Draft) -> None:
        text = self._fold(draft.prose[0])
        line = text.marks[0][1]
        if heading := heading_of(text):
            self._section(heading, line, 7)
            return
        ref = self._next()
        lead, rest = lead_of(text, self.habit)
        self._put(Block("paragraph", ref, line, self._sentences(ref, [rest]), lead=lead))

    def _quote(self, draft: Draft) -> None:
        ref = self._next()
        source = source_of(draft.prose)
        texts = [self._fold(prose) for prose in draft.prose]
        self._put(Block("quote", ref, draft.line, self._sentences(ref, texts), source=source))

    def _entries(self, draft: Draft, kind: BlockKind) -> None:
        make = self._row if kind == "table" else self._item
        items = tuple(item for entry in draft.entries if (item := make(entry)))
        if items:
            ref, start = items[0].ref, draft.start
            self._put(Block(kind, ref, draft.line, items=items, header=draft.header, start=start))

    def _item(self, entry: Entry) -> Item | None:
        texts = [text for prose in entry.prose if (text := self._fold(prose)).text]
        if not texts:
            return None
        checked = None
        if task := _TASK.match(texts[0].text):
            checked = task.group(1) != " "
            texts[0] = texts[0].behind(task.end())
        line = texts[0].marks[0][1]
        if len(texts) > 1 and (heading := heading_of(texts[0])):
            label, texts = heading, texts[1:]
        else:
            label, texts[0] = label_of(texts[0])
        ref = self._next()
        return Item(ref, line, self._sentences(ref, texts), label, checked=checked)

    def _row(self, entry: Entry) -> Item | None:
        texts = [self._fold(prose) for prose in entry.cells]
        cells = tuple(text.text for text in texts)
        if not any(cells):
            return None
        ref = self._next()
        return Item(ref, entry.line, self._sentences(ref, texts[1:]), cells[0], cells)

    def _image(self, picture: Picture) -> None:
        ref = self._next()
        place = f"{self.where}:{picture.line}"
        if not picture.source:
            return
        source, problem = find_picture(picture.source, self.folder, self.root, place)
        if problem:
            # In the body a picture is left out, whatever is wrong: the words do not depend on it.
            self.problems.append(Problem(place, problem.message, problem.hint, "warning"))
            return
        self._put(Block("image", ref, picture.line, source=source, alt=picture.alt))

    def _sentences(self, ref: str, texts: Iterable[Folded]) -> tuple[Sentence, ...]:
        found: list[Sentence] = []
        for text in texts:
            at = 0
            for sentence in split(text.text, self.lang):
                if len(sentence) > MAX_SENTENCE:
                    self._endless(sentence, text.line(at))
                at = max(text.text.find(sentence, at), at)
                found.append(Sentence(f"{ref}.s{len(found) + 1}", sentence, text.line(at)))
                at += len(sentence)
        return tuple(found)

    def _endless(self, sentence: str, line: int) -> NoReturn:
        message = f"A sentence of {len(sentence):,} characters begins here."
        hint = "Put full stops into it, or take it out."
        raise ContentgenError(message, f"{self.where}:{line}", hint)
