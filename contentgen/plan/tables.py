"""Turn a post's table into table slides: whole cells under their heads, never flattened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contentgen.model.article import Block, Item
from contentgen.model.deck import Slide, SlideItem, Text
from contentgen.model.outline import Part, Point
from contentgen.plan.budget import budget, by_columns, role_budget
from contentgen.plan.draft import slide
from contentgen.plan.governing import line_above
from contentgen.plan.headings import part_headline, topic_headline
from contentgen.plan.limits import rules
from contentgen.plan.lists import said
from contentgen.plan.material import Material, length, points_of
from contentgen.plan.riders import note_below, riders
from contentgen.plan.texts import headline, passage, plain
from contentgen.text.sentences import split
from contentgen.text.words import count

_NO_TEXT = Text((), ())
# A table that did not fit is told on more slides, then as a list.
_TRIES = 2


def table_slides(part: Part, stuff: Material) -> list[Slide]:
    """Return one or two slides for a part that is a table, or none if it is no table that fits.

    Rows are split evenly, the heads stand on both. What limits the rows stands above them.
    """
    block = table_of(part, stuff)
    if block is None or not _fits(block, part, stuff):
        return []
    refs = {ref for item in block.items for text in row_cells(item, stuff) for ref in text.refs}
    refs |= {point.ref for point in points_of(part)}
    spilled = stuff.spilled("table", refs)
    if spilled > _TRIES:
        return []
    with stuff.on("table", forgiving=True):
        return _slides(block, part, stuff, apart=spilled > 0, bare=spilled > 1)


def table_of(part: Part, stuff: Material) -> Block | None:
    """Return the table whose rows are the part's entries, or None."""
    refs = [entry.ref for entry in part.entries]
    for section in stuff.article.sections:
        for block in section.blocks:
            if block.kind == "table" and refs == [item.ref for item in block.items]:
                return block
    return None


def row_cells(item: Item, stuff: Material) -> tuple[Text, ...]:
    """Return a row's cells as texts; each refers to its place and to its sentences."""
    made: list[Text] = []
    taken = 0
    for number, cell in enumerate(item.cells, 1):
        refs = [f"{item.ref}.c{number}"]
        if number > 1:
            own = len(split(cell, stuff.lang))
            refs += [sentence.ref for sentence in item.sentences[taken : taken + own]]
            taken += own
        made.append(plain(cell, refs, stuff.lang) if cell else replace(_NO_TEXT, refs=tuple(refs)))
    return tuple(made)


def heads(block: Block, stuff: Material) -> tuple[Text, ...]:
    """Return the heads of a table's columns; one without words is empty."""
    return tuple(
        plain(head, (head_ref(block, n),), stuff.lang) if head else Text((), (head_ref(block, n),))
        for n, head in enumerate(block.header, 1)
    )


def head_ref(block: Block, number: int) -> str:
    """Return where a column's head stands: at the table's first row, by number."""
    return f"{block.ref}.h{number}"


def columns_of(block: Block) -> int:
    """Return how many columns a table has, by its widest row."""
    return max(len(block.header), *(len(item.cells) for item in block.items))


def _fits(block: Block, part: Part, stuff: Material) -> bool:
    limit = role_budget("table")
    columns = columns_of(block)
    if not 2 <= columns <= limit["columns"] or len(block.header) != columns:
        return False
    if not 2 <= len(block.items) <= limit["rows"] * limit["slides"]:
        return False
    rows = (block.header, *(item.cells for item in block.items))
    if not all(_is_short(cell, columns) for row in rows for cell in row):
        return False
    points = [point for entry in part.entries for point in entry.points]
    shown = not any(stuff.points_elsewhere(p) or stuff.clash(p) for p in points)
    return shown and not any(p.ref in stuff.used | stuff.held for p in points)


def _is_short(cell: str, columns: int) -> bool:
    longest = max((len(word) for word in cell.split()), default=0)
    few = count(cell) <= role_budget("table")["cell_words"]
    return few and longest <= by_columns("longest_word")[columns - 2]


def _slides(block: Block, part: Part, stuff: Material, *, apart: bool, bare: bool) -> list[Slide]:
    above = line_above(part, stuff)
    if above == ():
        return []
    rows = [_row(item, columns_of(block), stuff) for item in block.items]
    note = None if bare else note_below(part, stuff)
    if not _split(rows, (note,), apart=apart):
        note = None
    body = said(above, stuff) if above else None if bare else _beside(part, note, stuff)
    groups = _split(rows, (body, note), apart=apart)
    if not groups and not above:
        body = None
        groups = _split(rows, (note,), apart=apart)
    if not groups:
        return []
    title = part_headline(part, stuff)
    if title is None and rules(part.heading, stuff.lang):
        return []
    if title is None and above and len(above) == 1 and _heads(above[0].text):
        title, body = (
            headline(above[0].text, (above[0].ref,), stuff.topic, stuff.lang),
            None,
        )
    title = title or topic_headline(stuff)
    made: list[Slide] = []
    start = 1
    for group in groups:
        last = note if group is groups[-1] else None
        slots = {"headline": title, "body": body, "note": last}
        one = slide("table", slots, group, start, heads(block, stuff))
        made.append(one)
        start += len(group)
    for text in (text for one in made for _, text in one.texts()):
        stuff.use(text.refs)
    return made


def _heads(text: str) -> bool:
    return count(text) <= budget("words")["headline"]


def _row(item: Item, columns: int, stuff: Material) -> SlideItem:
    cells = row_cells(item, stuff)
    more = (f"{item.ref}.c{n}" for n in range(len(cells) + 1, columns + 1))
    return SlideItem(cells=(*cells, *(Text((), (ref,)) for ref in more)))


def _split(
    rows: Sequence[SlideItem], beside: Sequence[Text | None], *, apart: bool
) -> list[list[SlideItem]]:
    """Return the rows of each slide: as few slides as hold them, evenly filled; none if none do.

    Each has the texts `beside` them above or below.
    """
    limit = role_budget("table")
    words, lines = limit["words"], limit["lines"]
    for text in (text for text in beside if text is not None):
        words -= count(text.plain)
        lines -= 1 + len(text.plain) // limit["full_line"]
    for number in range(2 if apart and len(rows) > 3 else 1, limit["slides"] + 1):
        larger = -(-len(rows) // number)
        groups = [list(rows[at : at + larger]) for at in range(0, len(rows), larger)]
        fits = all(_words(group) <= words and _lines(group) <= lines for group in groups)
        if larger <= limit["rows"] and fits:
            return groups
    return []


def _lines(rows: Sequence[SlideItem]) -> int:
    """Return about how many lines some rows take at the smallest size."""
    most = by_columns("line_characters")[len(rows[0].cells) - 2]
    return sum(max(-(-len(cell.plain) // most) for cell in row.cells) for row in rows)


def _words(rows: Sequence[SlideItem]) -> int:
    return sum(count(cell.plain) for row in rows for cell in row.cells)


def _beside(part: Part, note: Text | None, stuff: Material) -> Text | None:
    """Return the sentences that ride with a table, if they fit; else the one right above it.

    Those of the `note` stand below it.
    """
    apart = stuff.used | set(note.refs if note else ())
    chosen = [point for point in riders(part, stuff) if point.ref not in apart]
    footed = all(stuff.footed(point, chosen[:n]) for n, point in enumerate(chosen))
    if not footed or length(chosen) > budget("words")["riders"]:
        return None
    if not all(_usable(point, stuff) for point in chosen):
        return None
    if not chosen:
        above = stuff.sentence_before(part.entries[0])
        ref = above.ref if above else ""
        chosen = [p for p in part.points if p.ref == ref and _usable(p, stuff) and not p.tied]
        chosen = chosen if length(chosen) <= budget("words")["short_lead_in"] else []
    return passage(chosen, stuff.lang) if chosen else None


def _usable(point: Point, stuff: Material) -> bool:
    return stuff.free(point) and stuff.whole(point) and not point.text.endswith("?")
