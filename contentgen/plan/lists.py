"""Turn a part's entries into list or step slides: split evenly, numbered through, never cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from contentgen.model.article import Sentence
from contentgen.model.deck import Role, Slide, SlideItem, Text
from contentgen.model.outline import Entry, Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.draft import slide
from contentgen.plan.governing import line_above
from contentgen.plan.headings import part_headline, topic_headline
from contentgen.plan.material import Material, length, short_enough
from contentgen.plan.texts import headline, passage, plain
from contentgen.text.case import sentence_case
from contentgen.text.locks import keeps
from contentgen.text.words import count


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as a slide shows it: its label, if it has one, and the sentences behind it.

    `leans` marks one that must stand below the entry before it.
    """

    label: str
    ref: str
    points: tuple[Point, ...]
    leans: bool = False

    @property
    def words(self) -> int:
        """The words of the row."""
        return count(self.label) + length(self.points)


def list_slides(part: Part, stuff: Material) -> list[Slide]:
    """Return one to three slides for the entries of a part; what they cannot hold stays unused.

    An introduction that governs the entries ("Avoid these:") stands on every one of the slides;
    without it, none is made.
    """
    above = line_above(part, stuff)
    if above == ():
        return []
    ordered = (part.ordered or part.kind == "steps") and above is None
    most = budget("words")["steps" if ordered else "list"]
    rows, groups = _packed(part, stuff, most, ordered)
    if not rows:
        return []
    title = part_headline(part, stuff)
    body: Text | None = None
    if title is None and above and _heads(above):
        title = headline(above[0].text, (above[0].ref,), stuff.topic, stuff.lang)
    else:
        body = said(above, stuff) if above else _body(part, stuff)
        title = title or (None if body else topic_headline(stuff))
    role: Role = "steps" if ordered and title is not None else "list"
    made: list[Slide] = []
    start = 1
    for number, group in enumerate(groups):
        shown = body if above or (number == 0 and role == "list") else None
        items = [item(row, stuff) for row in group]
        made.append(slide(role, {"headline": title, "body": shown}, items, start))
        start += len(group)
    for text in (text for one in made for _, text in one.texts()):
        stuff.use(text.refs)
    return made


def said(above: Sequence[Sentence], stuff: Material) -> Text:
    """Return the line that governs a list as a text."""
    refs = tuple(one.ref for one in above)
    return plain(" ".join(one.text for one in above), refs, stuff.lang)


def _heads(above: Sequence[Sentence]) -> bool:
    return len(above) == 1 and count(above[0].text) <= budget("words")["headline"]


def _body(part: Part, stuff: Material) -> Text | None:
    """Return the short sentence right above the entries, if there is one."""
    above = stuff.sentence_before(part.entries[0])
    point = next((p for p in part.points if above is not None and p.ref == above.ref), None)
    if point is None or point.tied or not stuff.free(point) or not stuff.whole(point):
        return None
    if length((point,)) > budget("words")["short_lead_in"]:
        return None
    return passage((point,), stuff.lang)


def item(row: Row, stuff: Material) -> SlideItem:
    """Return a row as a slide's item; a short entry without a sentence is a term by itself."""
    lang = stuff.lang
    label = sentence_case(row.label, stuff.body, lang) if row.label else ""
    term = plain(label, (row.ref,), lang) if label else None
    if not row.points:
        return SlideItem(term)
    detail = passage(row.points, lang)
    if term is None and _is_label(row):
        return SlideItem(detail)
    return SlideItem(term, detail)


def _is_label(row: Row) -> bool:
    said = row.label or " ".join(point.text for point in row.points)
    alone = not row.label or not row.points
    return alone and count(said) <= budget("words")["label"] and not said.endswith((".", "!", "?"))


def _packed(
    part: Part, stuff: Material, most: int, ordered: bool
) -> tuple[list[Row], list[list[Row]]]:
    """Return the rows that are shown and their slides, as full as two or three slides allow."""
    full = list(_rows(part.entries, stuff, whole=True, ordered=ordered))
    brief = list(_rows(part.entries, stuff, whole=False, ordered=ordered))
    for rows, slides in ((full, 2), (brief, 2), (full, 3), (brief, 3)):
        groups = split_evenly(rows, most, slides)
        if rows and groups:
            return rows, groups
    labels = [row for row in (_label_only(entry, stuff) for entry in part.entries) if row]
    if len(labels) == len(part.entries):
        groups = split_evenly(labels, most, budget("count")["list_slides"])
        if groups:
            return labels, groups
    rows = brief[: budget("count")["list_slides"] * budget("count")["labels"] + 1]
    while rows:
        rows = rows[:-1]
        groups = split_evenly(rows, most, budget("count")["list_slides"])
        if groups:
            return rows, groups
    return [], []


def entry_rows(part: Part, stuff: Material) -> list[Row]:
    """Return a part's entries as rows, each with its first sentence and what limits that."""
    return list(_rows(part.entries, stuff, whole=False, ordered=part.ordered))


def _rows(entries: Sequence[Entry], stuff: Material, whole: bool, ordered: bool) -> Iterator[Row]:
    """Yield the entries that can be shown: all of their sentences, or the first and its limits.

    Steps end before the first that cannot be shown. A step may open a slide although it leans on
    the step before, since the numbers go on; another entry may not.
    """
    cap = budget("words")["entry"]
    last: Row | None = None
    for entry in entries:
        row = _row(entry, stuff, cap, whole)
        first = entry is entries[0]
        leans = row is not None and _leans(row, stuff)
        if row is not None and leans:
            shown = last.points if last is not None else ()
            held = _under(row, entry, stuff) if first else stuff.footed(row.points[0], shown)
            row = row if held else None
        apart = first or ordered
        last = replace(row, leans=leans and not apart) if row is not None else None
        if last is not None:
            yield last
        elif ordered:
            return


def _leans(row: Row, stuff: Material) -> bool:
    """Tell whether a row needs the sentence that stands before it."""
    return bool(row.points) and row.points[0].tied and bool(stuff.before(row.points[0].ref))


def _under(row: Row, entry: Entry, stuff: Material) -> bool:
    """Tell whether a list's first entry leans on nothing but the line that governs it."""
    above = stuff.sentence_before(entry)
    before = stuff.before(row.points[0].ref)
    return above is not None and before == above.ref and above.text.endswith(":")


def _row(entry: Entry, stuff: Material, cap: int, whole: bool) -> Row | None:
    ref = stuff.label_ref(entry) if entry.label else entry.ref
    if ref in stuff.unfit:
        return None
    usable = all(stuff.free(point) and not stuff.points_elsewhere(point) for point in entry.points)
    usable = usable and all(stuff.footed(p, entry.points) for p in entry.points[1:])
    if whole and usable and short_enough(entry.points, cap):
        return Row(entry.label, ref, entry.points)
    kept: list[Point] = []
    for number, point in enumerate(entry.points):
        turns = point.tied and stuff.turns(point) and stuff.footed(point, kept)
        if number and not turns:
            break
        kept.append(point)
    free = all(stuff.free(point) and not stuff.points_elsewhere(point) for point in kept)
    if kept and free and short_enough(kept, cap):
        return Row(entry.label, ref, tuple(kept))
    return _label_only(entry, stuff)


def _label_only(entry: Entry, stuff: Material) -> Row | None:
    """Return an entry's label alone, unless its sentences limit what the label says."""
    if not entry.label:
        return None
    if not all(keeps(point.text, entry.label, stuff.lang) for point in entry.points):
        return None
    return Row(entry.label, stuff.label_ref(entry), ())


def split_evenly(rows: Sequence[Row], most: int, slides: int) -> list[list[Row]]:
    """Split rows over as few slides as they fit on, up to `slides`, as evenly as possible.

    The larger groups come first (five are three and two). Empty if they do not fit.
    """
    counts = budget("count")
    each = counts["labels"] if all(_is_label(row) for row in rows) else counts["list"]
    for number in range(1, slides + 1):
        if number > len(rows) or len(rows) > each * number:
            continue
        splits = [_cut(rows, at) for at in combinations(range(1, len(rows)), number - 1)]
        fitting = [
            groups
            for groups in splits
            if all(_fits(g, most, each) for g in groups) and not any(g[0].leans for g in groups)
        ]
        if fitting:
            return min(fitting, key=_unevenness)
    return []


def _cut(rows: Sequence[Row], at: Sequence[int]) -> list[list[Row]]:
    edges = [0, *at, len(rows)]
    return [list(rows[a:b]) for a, b in pairwise(edges)]


def _fits(group: Sequence[Row], most: int, each: int) -> bool:
    characters = sum(len(row.label) + sum(len(p.text) for p in row.points) for row in group)
    if len(group) > each or characters > budget("characters")["slide"]:
        return False
    return len(group) == 1 or sum(length(row.points) or row.words for row in group) <= most


def _unevenness(groups: list[list[Row]]) -> tuple[int, tuple[int, ...], int]:
    sizes = [len(group) for group in groups]
    longest = max(sum(row.words for row in group) for group in groups)
    return max(sizes) - min(sizes), tuple(-size for size in sizes), longest
