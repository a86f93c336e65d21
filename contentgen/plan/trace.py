"""Say where every line comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from contentgen.model.article import Article, Block, Section
from contentgen.model.deck import Deck, Slide
from contentgen.plan.told import told_in_parts

RowKind = Literal["post", "reworded", "editor", "brand", "frontmatter"]


_SENTENCE = re.compile(r"\.s\d+$")
_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"(?<!\w)\d+[.)]\s+(?=\w)")
_LABEL = re.compile(r"^\w+(?: \d+)?:\s+(?=\S)")
_APOSTROPHE = re.compile(r"['‘’]")


class Place(NamedTuple):
    """Where a reference points: its text as written, and its line in the post (0 if none)."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line that is published: where it shows, its words, and what they came from.

    `lines` are lines of the post in the order of `refs`, each once; `source` is the text there.
    `kind` is ``editor`` if the editor had a hand in the words, even with the post's words in them,
    and ``reworded`` if a rule made them of the post's.
    """

    surface: str
    text: str
    refs: tuple[str, ...]
    lines: tuple[int, ...]
    source: str
    kind: RowKind


def deck_rows(article: Article, deck: Deck) -> tuple[Row, ...]:
    """Return a row for every text of a deck in reading order (``slide 3 body``).

    The texts of a carousel told in parts say which: ``part 2 slide 3 body``. Empty cells have none.
    """
    known = places(article)
    return tuple(
        row(f"{where} {name}", text.plain, text.refs, known)
        for where, slide in _placed(article, deck)
        for name, text in slide.texts()
        if text.plain
    )


def _placed(article: Article, deck: Deck) -> Iterator[tuple[str, Slide]]:
    """Yield each slide with what it is called: by its part, if there are several, and number."""
    told = told_in_parts(deck, article)
    for part, one in enumerate(told, 1):
        for number, slide in enumerate(one.slides, 1):
            yield f"{f'part {part} ' if len(told) > 1 else ''}slide {number}", slide


def row(surface: str, text: str, refs: Iterable[str], known: Mapping[str, Place]) -> Row:
    """Return the row of one line, given the post's places (see `places`)."""
    refs = tuple(refs)
    found = [known[ref] for ref in refs if ref in known]
    kind = _kind(refs)
    if kind == "post" and not _is_verbatim(text, refs, known):
        kind = "reworded"
    return Row(
        surface=surface,
        text=text,
        refs=refs,
        lines=tuple(dict.fromkeys(place.line for place in found if place.line)),
        source=" ".join(place.text for place in found),
        kind=kind,
    )


def _kind(refs: tuple[str, ...]) -> RowKind:
    if "editor" in refs:
        return "editor"
    if any(ref[:1] == "p" and ref[1:2].isdigit() for ref in refs):
        return "post"
    return "brand" if "brand" in refs else "frontmatter"


def _is_verbatim(text: str, refs: tuple[str, ...], known: Mapping[str, Place]) -> bool:
    """Tell whether a line is the post's word for word: its sentences whole, and nothing else.

    It may have lost the label that opens it ("Myth 2:", "A:") and have been numbered.
    """
    said = folded(text)
    named = [ref for ref in refs if ref in known]
    told = [known[ref].text for ref in named if _SENTENCE.search(ref)]
    whole = [folded(_LABEL.sub("", one)) for one in told]
    source = folded(" ".join(known[ref].text for ref in named))
    bare = folded(" ".join(_LABEL.sub("", known[ref].text) for ref in named))
    return all(one in said for one in whole) and (said in source or said in bare)


def folded(text: str) -> str:
    """Return the words alone, which typesetting leaves as they are, each between spaces."""
    plain = _APOSTROPHE.sub("", _NUMBERED.sub("", text.casefold()))
    return "".join(f" {word} " for word in _WORD.findall(plain))


def places(article: Article) -> dict[str, Place]:
    """Return every reference of a post with its place: frontmatter, headings, leads, sentences."""
    known = dict(_frontmatter(article))
    for section in article.sections:
        known.update(_of_section(section))
    return known


def _frontmatter(article: Article) -> Iterator[tuple[str, Place]]:
    meta = article.meta
    texts = {
        "title": meta.title,
        "description": meta.description,
        "hook": meta.hook,
        "author": meta.author,
        "tags": ", ".join(meta.tags),
        "cta": " ".join(filter(None, (meta.cta.text, meta.cta.button))) if meta.cta else "",
    }
    for key, text in texts.items():
        if text:
            yield key, Place(text, meta.lines.get(key, 0))


def _of_section(section: Section) -> Iterator[tuple[str, Place]]:
    if section.heading:
        yield section.ref, Place(section.heading, section.line)
    for block in section.blocks:
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[tuple[str, Place]]:
    if block.lead:
        yield f"{block.ref}.lead", Place(block.lead, block.line)
    if block.source and block.kind == "quote":
        yield f"{block.ref}.source", Place(block.source, block.line)
    for number, head in enumerate(block.header, 1):
        yield f"{block.ref}.h{number}", Place(head, block.line)
    for sentence in block.sentences:
        yield sentence.ref, Place(sentence.text, sentence.line)
    for item in block.items:
        if item.cells:
            yield item.ref, Place("; ".join(item.cells), item.line)
        elif item.label:
            yield f"{item.ref}.label", Place(item.label, item.line)
        for number, cell in enumerate(item.cells, 1):
            yield f"{item.ref}.c{number}", Place(cell, item.line)
        for sentence in item.sentences:
            yield sentence.ref, Place(sentence.text, sentence.line)
