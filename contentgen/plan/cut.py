"""Cut a post into chunks: by its headings, else by bold lead-ins, lists or paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contentgen.model.article import Article, Block, Section, Sentence
from contentgen.plan.labels import split_label
from contentgen.text import kinds

_LISTS = ("bullets", "steps", "table")
_PLAIN_CHILD = ("other", "list", "steps", "benefits")
_LONGEST_LABEL = 8
_LONGEST_CHILD = 120


@dataclass(frozen=True, slots=True)
class Chunk:
    """A heading, what stands below it, and the sub-sections that are entries of its list."""

    heading: str
    ref: str
    line: int
    blocks: tuple[Block, ...]
    children: tuple[Section, ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """Yield every sentence of the chunk in reading order, its children's included."""
        for block in (*self.blocks, *(b for child in self.children for b in child.blocks)):
            yield from block.sentences
            for item in block.items:
                yield from item.sentences

    def first_block(self) -> Block | None:
        """Return the first block that holds text, or None."""
        return next((b for b in self.blocks if b.kind not in ("image", "code")), None)


def cut(article: Article) -> tuple[Chunk, ...]:
    """Return the post's chunks in reading order, each with at least one block or child."""
    sections = article.sections
    if any(section.heading for section in sections):
        return tuple(_by_heading(sections, article.meta.title, article.meta.lang))
    blocks = tuple(block for section in sections for block in section.blocks)
    if any(block.lead for block in blocks):
        return tuple(_by_lead(blocks, article.meta.lang))
    if any(block.kind in _LISTS for block in blocks):
        return tuple(_by_list(blocks))
    return tuple(Chunk("", block.ref, block.line, (block,)) for block in blocks)


def _by_heading(sections: Sequence[Section], title: str, lang: str) -> Iterator[Chunk]:
    number = 0
    while number < len(sections):
        section = sections[number]
        children = _children(sections, number, lang)
        heading = "" if _same(section.heading, title) else section.heading
        if section.blocks or children:
            chunk = Chunk(heading, section.ref, section.line, section.blocks, children)
            yield from _by_lone_lead(chunk)
        number += 1 + len(children)


def _by_lone_lead(chunk: Chunk) -> Iterator[Chunk]:
    """Give the only bold lead-in of a section a chunk of its own, with the lists right below it."""
    led = [number for number, block in enumerate(chunk.blocks) if block.lead]
    if len(led) != 1 or chunk.children:
        yield chunk
        return
    start = end = led[0]
    while end + 1 < len(chunk.blocks) and chunk.blocks[end + 1].kind in _LISTS:
        end += 1
    before, lead, after = chunk.blocks[:start], chunk.blocks[start], chunk.blocks[end + 1 :]
    if before:
        yield Chunk(chunk.heading, chunk.ref, chunk.line, before)
    yield Chunk(lead.lead, f"{lead.ref}.lead", lead.line, chunk.blocks[start : end + 1])
    if after:
        yield Chunk("", after[0].ref, after[0].line, after)


def _same(heading: str, title: str) -> bool:
    return heading.casefold().strip() == title.casefold().strip()


def _children(sections: Sequence[Section], number: int, lang: str) -> tuple[Section, ...]:
    """Return the sub-sections of a section if they are entries of a list, else none.

    They are if there are two or more, each a few plain paragraphs under a short heading that
    names no kind of its own. The sections under a post's only first-level heading are not.
    """
    parent = sections[number]
    answer = _answer(sections, number, lang)
    if answer:
        return answer
    if not parent.heading or parent.level < 2:
        return ()
    under: list[Section] = []
    for section in sections[number + 1 :]:
        if section.level <= parent.level:
            break
        under.append(section)
    if len(under) < 2 or not all(_is_entry(s, under[0].level, lang) for s in under):
        return ()
    return tuple(under)


def _answer(sections: Sequence[Section], number: int, lang: str) -> tuple[Section, ...]:
    """Return the section headed ``Fact: …`` that answers this section's ``Myth: …``, else none."""
    after = sections[number + 1 : number + 2]
    if after and _answers(after[0].heading, sections[number].heading, lang):
        return tuple(after)
    return ()


def _answers(label: str, before: str, lang: str) -> bool:
    """Tell whether a label such as "Fact 2" answers the one before it ("Myth 2: …")."""
    wanted = {"myth": "fact", "q": "a"}.get(split_label(before, lang)[0])
    return wanted is not None and split_label(label, lang)[0] == wanted


def _is_entry(section: Section, level: int, lang: str) -> bool:
    if section.level != level or not section.blocks:
        return False
    if len(section.heading.split()) > _LONGEST_LABEL or section.heading.endswith("?"):
        return False
    if any(b.kind != "paragraph" or b.lead for b in section.blocks if b.kind != "image"):
        return False
    body = " ".join(s.text for block in section.blocks for s in block.sentences)
    if not body or len(body.split()) > _LONGEST_CHILD:
        return False
    return kinds.kind_of(section.heading, body, lang) in _PLAIN_CHILD


def _by_lead(blocks: Sequence[Block], lang: str) -> Iterator[Chunk]:
    """Start a chunk at each bold lead-in; the lead-in becomes its heading.

    A fact stays with its myth, an answer with its question.
    """
    heading, ref, line = "", "", 0
    held: list[Block] = []
    for block in blocks:
        if block.lead and held and not _answers(block.lead, heading, lang):
            yield Chunk(heading, ref, line, tuple(held))
            held = []
        if block.lead and not held:
            heading, ref, line = block.lead, f"{block.ref}.lead", block.line
        elif not held:
            heading, ref, line = heading if ref else "", ref or block.ref, line or block.line
        held.append(block)
    if held:
        yield Chunk(heading, ref, line, tuple(held))


def _by_list(blocks: Sequence[Block]) -> Iterator[Chunk]:
    """Let each list take the paragraph that leads into it; other paragraphs stand alone."""
    held: list[Block] = []
    for number, block in enumerate(blocks):
        following = blocks[number + 1].kind if number + 1 < len(blocks) else ""
        held.append(block)
        leads_in = block.kind == "paragraph" and following in _LISTS and _opens_list(block)
        if not leads_in:
            yield Chunk("", held[0].ref, held[0].line, tuple(held))
            held = []


def _opens_list(block: Block) -> bool:
    return bool(block.sentences) and block.sentences[-1].text.endswith(":")
