"""Plan comparisons: two sides next to each other, in the post's words, no word of rank added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from contentgen.model.article import Block
from contentgen.model.deck import Slide, SlideItem, Text
from contentgen.model.outline import Entry, Part, Point
from contentgen.plan.budget import budget, role_budget, role_words
from contentgen.plan.contrast import contrasted
from contentgen.plan.draft import slide
from contentgen.plan.governing import line_above
from contentgen.plan.headings import part_headline, topic_headline
from contentgen.plan.limits import rules
from contentgen.plan.lists import said
from contentgen.plan.material import Material, length, short_enough
from contentgen.plan.rows import Row, entry_rows
from contentgen.plan.tables import heads, row_cells, table_of
from contentgen.plan.texts import headline, passage, plain
from contentgen.plan.urgency import Urgency, urgency
from contentgen.plan.wording import careful_label
from contentgen.text import kinds
from contentgen.text.case import sentence_case
from contentgen.text.words import count, words


@dataclass(frozen=True, slots=True)
class _Sides:
    """What a comparison shows: the names of its sides, and the rows of cells below them."""

    names: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


def compare_slide(part: Part, stuff: Material) -> Slide | None:
    """Return a part's two entries, or its table of two sides, as a comparison; or None."""
    if len(part.entries) < 2 or part.ordered:
        return None
    refs = {ref for entry in part.entries for ref in (entry.ref, *(p.ref for p in entry.points))}
    refs |= {f"{entry.ref}.c{n}" for entry in part.entries for n in (1, 2)}
    if stuff.spilled("compare", refs):
        return None
    with stuff.on("compare"):
        block = table_of(part, stuff)
        sides = _of_entries(part, stuff) if block is None else _of_table(block, part, stuff)
        return _shown(sides, part, stuff) if sides else None


def _shown(sides: _Sides, part: Part, stuff: Material) -> Slide | None:
    above = line_above(part, stuff)
    if above == ():
        return None
    title = part_headline(part, stuff)
    if title is None and rules(part.heading, stuff.lang):
        return None
    title = title or topic_headline(stuff)
    body = said(above, stuff) if above else None
    items = [SlideItem(cells=row) for row in sides.rows]
    made = slide("compare", {"headline": title, "body": body}, items, columns=sides.names)
    for _, text in made.texts():
        stuff.use(text.refs)
    return made


def _of_table(block: Block, part: Part, stuff: Material) -> _Sides | None:
    """Return a table of two columns whose heads name two sides, not the rows and what they hold."""
    limit = role_budget("compare")
    if len(block.header) != 2 or not 1 < len(block.items) <= limit["rows"]:
        return None
    points = [point for entry in part.entries for point in entry.points]
    if any(stuff.clash(p) or stuff.points_elsewhere(p) or not stuff.free(p) for p in points):
        return None
    if not all(_names_side(head, stuff) for head in block.header):
        return None
    rows = [item.cells for item in block.items]
    if any(len(row) != 2 or not all(row) for row in rows):
        return None
    if max(count(cell) for row in rows for cell in row) > limit["cell_words"]:
        return None
    sizes = [sum(count(row[n]) for row in rows) for n in (0, 1)]
    alike = max(sizes) <= limit["alike"] * min(sizes) and max(sizes) <= limit["side_words"]
    labels = min(sizes) < 2 * len(block.items) and not _is_pair(block.header, stuff)
    if labels or not alike:
        return None
    return _Sides(heads(block, stuff), tuple(row_cells(item, stuff) for item in block.items))


def _names_side(head: str, stuff: Material) -> bool:
    """Tell whether a column's head can name a side: a few words, none that only labels rows."""
    said = [word.casefold() for word in words(head)]
    if not said or len(said) > role_budget("compare")["column_words"] or head.endswith("?"):
        return False
    if said[0] in role_words("label_openers", stuff.lang):
        return False
    return not {said[0], said[-1]} & role_words("label_heads", stuff.lang)


def _of_entries(part: Part, stuff: Material) -> _Sides | None:
    """Return two entries whose labels are sides of one question ("Heat" and "Ice")."""
    if len(part.entries) != 2 or not _are_sides(part.entries, part.heading, stuff):
        return None
    for whole in (True, False):
        rows = entry_rows(part, stuff, whole=whole)
        if len(rows) == 2 and all(_is_side(row, stuff) for row in rows):
            names = tuple(_name(row, stuff) for row in rows)
            return _Sides(names, tuple(_cells(rows, stuff)))
    return None


def _are_sides(entries: Sequence[Entry], heading: str, stuff: Material) -> bool:
    labels = [entry.label.strip(" .:") for entry in entries]
    most = role_budget("compare")["column_words"]
    if not all(label and count(label) <= most and label[-1] not in "?!" for label in labels):
        return False
    return _is_pair(labels, stuff) or _set_against(
        labels, (heading, stuff.article.meta.title), stuff
    )


def _is_pair(labels: Sequence[str], stuff: Material) -> bool:
    pair = " / ".join(label.casefold().replace("’", "'") for label in labels)
    return pair in role_words("pairs", stuff.lang)


def _set_against(labels: Sequence[str], titles: Sequence[str], stuff: Material) -> bool:
    """Tell whether a heading sets two labels against each other ("Sprain or strain?")."""
    versus = role_words("versus", stuff.lang)
    for title in titles:
        told = {word.casefold() for word in words(title)}
        named = all({w.casefold() for w in words(label)} <= told for label in labels)
        if named and told & versus:
            return True
    return False


def _is_side(row: Row, stuff: Material) -> bool:
    text = " ".join(point.text for point in row.points)
    return (
        bool(row.label and row.points)
        and all(stuff.whole(point) for point in row.points)
        and length(row.points) <= role_budget("compare")["side_words"]
        and not careful_label(row.label, text, stuff.lang)
        and not any(urgency(point.text, stuff.lang) < Urgency.LATER for point in row.points)
    )


def _name(row: Row, stuff: Material) -> Text:
    label = sentence_case(row.label, stuff.body, stuff.lang).rstrip(" .:")
    return plain(label, (row.ref,), stuff.lang)


def _cells(rows: Sequence[Row], stuff: Material) -> Iterator[tuple[Text, ...]]:
    """Yield the cells of two sides: sentence beside sentence if both have as many, else as one."""
    limit = role_budget("compare")
    counts = {len(row.points) for row in rows}
    short = all(short_enough((p,), limit["cell_words"]) for row in rows for p in row.points)
    if len(counts) == 1 and counts.pop() <= limit["rows"] and short:
        for pair in zip(*(row.points for row in rows), strict=True):
            yield tuple(passage((point,), stuff.lang) for point in pair)
    else:
        yield tuple(passage(row.points, stuff.lang) for row in rows)


def unlike_slide(part: Part, stuff: Material) -> Slide | None:
    """Return the part's "Unlike X, which is P, Y does Q." as a comparison of X and Y, or None.

    Both sides are whole sentences that keep every limit; "Y is not X" heads them.
    """
    if part.entries or part.kind in ("safety", "sell", "quote", "myth", "story"):
        return None
    with stuff.on("compare"):
        for number, point in enumerate(part.points):
            after = part.points[number + 1 : number + 2]
            limited = any(stuff.turns(one) or kinds.safety(one.text, stuff.lang) for one in after)
            if not point.tied and not limited and _can_split(point, stuff):
                made = _set_apart(point, stuff)
                if made:
                    return made
    return None


def _can_split(point: Point, stuff: Material) -> bool:
    quiet = urgency(point.text, stuff.lang) >= Urgency.LATER and not kinds.safety(
        point.text, stuff.lang
    )
    return quiet and ".s" in point.ref and stuff.free(point) and stuff.whole(point)


def _set_apart(point: Point, stuff: Material) -> Slide | None:
    found = contrasted(stuff.places[point.ref].text, stuff.lang)
    if found is None:
        return None
    refs, limit = (point.ref,), role_budget("compare")
    if any(count(cell) > limit["cell_words"] for cell in found.cells):
        return None
    if any(count(name) > limit["column_words"] for name in found.names):
        return None
    if count(found.apart) > budget("words")["headline"]:
        return None
    key = found.apart.casefold().strip(" .?!")
    if key in stuff.headlines:
        return None
    stuff.headlines.add(key)
    stuff.use(refs)
    names = [plain(name, refs, stuff.lang) for name in found.names]
    cells = tuple(plain(cell, refs, stuff.lang) for cell in found.cells)
    title = headline(found.apart, refs, stuff.topic, stuff.lang)
    return slide("compare", {"headline": title}, [SlideItem(cells=cells)], columns=names)


def paired(parts: Sequence[Part], stuff: Material) -> tuple[Part, ...]:
    """Return the parts with two neighbours that are sides of one question as one part's entries."""
    made: list[Part] = []
    for part in parts:
        before = made[-1] if made else None
        if before is not None and _face_each_other(before, part, stuff):
            entries = (_entry(before), _entry(part))
            made[-1] = replace(
                before, kind="list", heading="", question="", points=(), entries=entries
            )
        else:
            made.append(part)
    return tuple(made)


def _face_each_other(one: Part, other: Part, stuff: Material) -> bool:
    short = all(
        part.heading
        and part.points
        and not part.entries
        and part.kind not in ("safety", "sell", "quote", "myth", "story")
        and length(part.points) <= role_budget("compare")["side_words"]
        for part in (one, other)
    )
    return short and _are_sides((_entry(one), _entry(other)), "", stuff)


def _entry(part: Part) -> Entry:
    ref = part.ref.removesuffix(".lead")
    return Entry(part.heading, ref, part.line, part.points)
