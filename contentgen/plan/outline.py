"""Turn a post into an outline: its parts in order, what kind each is, and what each says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from contentgen.model.article import Article, Block, Item, Section, Sentence
from contentgen.model.outline import Entry, Outline, Part, Point, SectionKind
from contentgen.plan.cut import Chunk, cut
from contentgen.plan.frames import frames
from contentgen.plan.limits import rules
from contentgen.plan.myths import myth_parts
from contentgen.text import kinds
from contentgen.text.locks import locks
from contentgen.text.questions import question
from contentgen.text.ties import tied
from contentgen.text.topic import topic

_MAY_WARN: tuple[SectionKind, ...] = ("other", "advice", "list", "close", "sell")
_LISTS = ("bullets", "steps", "table")
_STOPS = (".", "!", "?")
_UNTOUCHED: tuple[SectionKind, ...] = ("sell", "quote")
_SHAPED: tuple[SectionKind, ...] = ("other", "intro", "close")


def make_outline(article: Article) -> Outline:
    """Return what the post says as parts in reading order.

    Sentences about the article itself and sales sentences are kept out of the points of every
    part but those of kind ``sell``, of quotations and of numbered steps. A part holds at least
    one point or entry.
    """
    lang = article.meta.lang
    about = topic(
        article.meta.title,
        tuple(section.heading for section in article.sections if section.heading),
        tuple(sentence.text for sentence in article.sentences()),
        lang,
    )
    chunks = cut(article)
    of_myths = kinds.kind_of(article.meta.title, "", lang) == "myth"
    parts = [
        part
        for number, chunk in enumerate(chunks)
        for part in _parts(chunk, _kind(chunk, lang, (number, len(chunks))), about, lang, of_myths)
    ]
    return Outline(
        title=article.meta.title,
        topic=about,
        lang=lang,
        parts=tuple(parts),
        words=article.words(),
    )


def _parts(chunk: Chunk, kind: SectionKind, about: str, lang: str, of_myths: bool) -> list[Part]:
    """Return the parts of one chunk: its myths if it is made of them, else text, lists, quotes."""
    myths = myth_parts(chunk, kind, lang, lambda block: _points(block, kind, lang), of_myths)
    if myths is not None:
        return [_asking(_urgent_answer(part, lang), about, lang) for part in myths]
    parts = [_part(chunk, group, kind, lang) for group in _groups(chunk.blocks)]
    if chunk.children:
        parts = [_with_children(chunk, parts, kind, lang)]
    filled = [part for part in parts if part.points or part.entries]
    return [_asking(part, about, lang) for part in filled]


def _urgent_answer(part: Part, lang: str) -> Part:
    """Return a question about an emergency with its answer as a part about safety."""
    if part.kind != "myth" or len(part.entries) != 2:
        return part
    asked, answer = part.entries
    question_of = asked.points[0]
    said = (question_of.text, *(point.text for point in answer.points))
    urgent = sum(_is_urgent(text, lang) for text in said)
    urgent += bool(urgent) and frames(lang).has("warning.asking", question_of.text)
    if not question_of.text.endswith("?") or urgent < 2:
        return part
    return Part("safety", question_of.text, question_of.ref, part.line, points=answer.points)


def _is_urgent(text: str, lang: str) -> bool:
    words = frames(lang)
    return words.has("warning.emergency", text) or words.has("warning.urgent", text)


def _asking(part: Part, about: str, lang: str) -> Part:
    if not part.heading:
        return part
    return replace(part, question=question(part.heading, part.kind, about, lang))


def _kind(chunk: Chunk, lang: str, place: tuple[int, int]) -> SectionKind:
    """Name the chunk's kind; text before the first heading is the introduction."""
    number, count = place
    body = " ".join(sentence.text for sentence in chunk.sentences())
    kind = kinds.kind_of(chunk.heading, body, lang)
    if number == 0 and not chunk.heading:
        return "intro"
    if kind in _MAY_WARN:
        kind = _warning(chunk, kind, lang)
    if kind == "intro" and not chunk.heading:
        return "other"
    if kind == "close" and not chunk.heading and number < count - 1:
        return "other"
    return kind


def _warning(chunk: Chunk, kind: SectionKind, lang: str) -> SectionKind:
    """Name a section that says what must not wait ``safety``; one that warns does not only sell."""
    said = [sentence.text for sentence in chunk.sentences()]
    urgent = [text for text in (chunk.heading, *said) if _is_urgent(text, lang)]
    if chunk.heading and (len(urgent) > 1 or any(text.endswith(":") for text in urgent)):
        return "safety"
    asks = frames(lang).has("warning.asking", chunk.heading)
    if chunk.heading and urgent and (kind == "sell" or asks):
        return "safety"
    return "other" if kind == "sell" and any(kinds.safety(text, lang) for text in said) else kind


def _groups(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """Split blocks so that a group has one kind of list, and each quote stands alone.

    A second list starts a group of its own, and takes the paragraph right above it along.
    """
    groups: list[list[Block]] = [[]]
    for block in blocks:
        if block.kind in ("image", "code"):
            continue
        here = [b.kind for b in groups[-1] if b.kind in _LISTS]
        if block.kind == "quote":
            groups += [[block], []]
        elif block.kind in _LISTS and here:
            groups.append([*_opening(groups[-1]), block])
        else:
            groups[-1].append(block)
    return [tuple(group) for group in groups if group]


def _opening(group: list[Block]) -> list[Block]:
    """Take the last paragraph off a group that goes on after its list, if there is one."""
    return [group.pop()] if group[-1].kind == "paragraph" and not group[-1].lead else []


def _part(chunk: Chunk, blocks: tuple[Block, ...], kind: SectionKind, lang: str) -> Part:
    """Return one part; the chunk's first group of blocks carries its heading.

    Further lists do, too, if the heading rules them ("Avoid if").
    """
    opening = blocks[0] is chunk.first_block()
    opening = opening or (blocks[0].kind in _LISTS and rules(chunk.heading, lang))
    heading = chunk.heading if opening else ""
    ref, line = (chunk.ref, chunk.line) if opening else (blocks[0].ref, blocks[0].line)
    if blocks[0].kind == "quote":
        points = _points(blocks[0], "quote", lang)
        return Part("quote", heading, ref, line, points, source=blocks[0].source)
    points = tuple(
        point
        for block in blocks
        if block.kind == "paragraph"
        for point in _points(block, kind, lang)
    )
    lists = [block for block in blocks if block.kind in _LISTS]
    entries = tuple(_entries(lists, kind, lang))
    entries += _led(chunk, blocks, kind, lang)
    led = {ref for entry in entries for ref in (point.ref for point in entry.points)}
    points = tuple(point for point in points if point.ref not in led)
    return Part(
        kind=_shaped(kind, lists, bool(entries)),
        heading=heading,
        ref=ref,
        line=line,
        points=points,
        entries=entries,
        ordered=any(block.kind == "steps" for block in lists),
    )


def _shaped(kind: SectionKind, lists: Sequence[Block], listed: bool) -> SectionKind:
    """Let the shape of the text name a part that its words do not name."""
    if kind not in _SHAPED or not listed:
        return kind
    shapes = {block.kind for block in lists}
    if "table" in shapes:
        return "table"
    return "steps" if "steps" in shapes else "list"


def _points(block: Block | Item, kind: SectionKind, lang: str) -> tuple[Point, ...]:
    return tuple(
        point_of(sentence, lang, first=number == 0)
        for number, sentence in enumerate(block.sentences)
        if kind in _UNTOUCHED or not _beside_the_point(sentence, lang)
    )


def point_of(sentence: Sentence, lang: str, first: bool = False) -> Point:
    """Return a sentence with what limits it and what it leans on."""
    return Point(
        text=sentence.text,
        ref=sentence.ref,
        line=sentence.line,
        locks=locks(sentence.text, lang),
        first=first,
        tied=tied(sentence.text, lang),
    )


def _beside_the_point(sentence: Sentence, lang: str) -> bool:
    return kinds.about_article(sentence.text, lang) or kinds.sales(sentence.text, lang)


def _entries(lists: Iterable[Block], kind: SectionKind, lang: str) -> Iterable[Entry]:
    """Yield the entries of lists; a step, like a quotation, keeps all of its sentences."""
    for block in lists:
        for item in block.items:
            points = (
                _row(item, block.header, lang)
                if block.kind == "table"
                else _points(item, "quote" if block.kind == "steps" else kind, lang)
            )
            if item.label or points:
                yield Entry(label=item.label, ref=item.ref, line=item.line, points=points)


def _row(item: Item, header: tuple[str, ...], lang: str) -> tuple[Point, ...]:
    """Say a table's row: one cell as it is, several as one point behind their columns' names.

    A sentence right after the label goes without the name, unless the name limits it ("may look
    like this").
    """
    names = (*header[1:], *("" for _ in item.cells))
    pairs = [pair for pair in zip(names, item.cells[1:], strict=False) if pair[1]]
    if len(pairs) < 2:
        return tuple(point_of(sentence, lang) for sentence in item.sentences)
    said = ""
    for name, cell in pairs:
        bare = not name or (not said and cell.endswith(_STOPS) and not locks(name, lang))
        joint = "" if not said else " " if said.endswith(_STOPS) else "; "
        said += joint + (cell if bare else f"{name}: {cell}")
    return (point_of(Sentence(item.ref, said, item.line), lang, first=True),)


def _led(chunk: Chunk, blocks: Sequence[Block], kind: SectionKind, lang: str) -> tuple[Entry, ...]:
    """Return paragraphs with a bold lead-in as entries, where the lead-in is not the heading."""
    return tuple(
        Entry(block.lead, block.ref, block.line, _points(block, kind, lang))
        for block in blocks
        if block.kind == "paragraph" and block.lead and f"{block.ref}.lead" != chunk.ref
    )


def _with_children(chunk: Chunk, parts: list[Part], kind: SectionKind, lang: str) -> Part:
    """Return a section whose sub-sections are a list, with one entry for each of them."""
    entries = tuple(
        Entry(
            label=child.heading,
            ref=child.ref,
            line=child.line,
            points=tuple(p for block in child.blocks for p in _points(block, kind, lang)),
        )
        for child in chunk.children
    )
    if not parts:
        parts = [Part(kind, chunk.heading, chunk.ref, chunk.line)]
    shaped: SectionKind = "list" if kind in _SHAPED else kind
    return replace(parts[0], kind=shaped, entries=entries, ordered=_numbered(chunk.children))


def _numbered(children: Sequence[Section]) -> bool:
    return all(any(c.isdigit() for c in child.heading) for child in children)
