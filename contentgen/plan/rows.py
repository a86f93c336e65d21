"""The entries of a list as rows of slides: which fit on one, and how they are split evenly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from contentgen.model.outline import Entry, Part, Point
from contentgen.plan.budget import budget, capacity
from contentgen.plan.material import Material, length, short_enough
from contentgen.text.locks import keeps
from contentgen.text.words import count

# A line of so many words costs entries no room beyond what the shapes "below a line" take.
_LINE, _STEP_LINE = 12, 20
# A note's words are smaller than the entries': tenths of a word of theirs, and the space above it.
_NOTE, _NOTE_GAP = 7, 4


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


@dataclass(frozen=True, slots=True)
class Room:
    """How much a slide holds: `share` of the usual, below a line of `line` words if there is one.

    `steps` take more room than other entries. Of the line, `again` words stand on later slides too;
    it takes the room of `cost` words more than usual. A note of `note` words stands below.
    """

    share: float = 1.0
    line: int = 0
    steps: bool = False
    again: int = 0
    cost: int = 0
    note: int = 0

    def later(self) -> Room:
        """Return the room of the slides after the first."""
        return replace(self, line=self.again)

    def most(self, rows: Sequence[Row]) -> tuple[int, ...]:
        """Return the words that one, two, three and more of such rows may have."""
        shape = "steps" if self.steps else _shape(rows)
        shape = f"{shape}_below_line" if self.line else shape
        over = max(0, self.line - (_STEP_LINE if self.steps else _LINE))
        over += self.cost if self.line else 0
        over += self.note * _NOTE // 10 + _NOTE_GAP if self.note else 0
        return tuple(int(words * self.share) - over for words in capacity(shape))


def _shape(rows: Sequence[Row]) -> str:
    if all(is_label(row) for row in rows):
        return "terms"
    return "labelled" if any(row.label and row.points for row in rows) else "plain"


def is_label(row: Row) -> bool:
    """Tell whether a row is a few words without a full stop, to be set as a term."""
    said = row.label or " ".join(point.text for point in row.points)
    alone = not row.label or not row.points
    return alone and count(said) <= budget("words")["label"] and not said.endswith((".", "!", "?"))


def entry_rows(part: Part, stuff: Material, *, whole: bool = False) -> list[Row]:
    """Return a part's entries as rows: all of their sentences, or the first and what limits it.

    Steps are shown all or not at all. A step may open a slide although it leans on the step before,
    since the numbers go on; another entry may not.
    """
    rows = list(_rows(part, stuff, whole))
    return [] if part.ordered and len(rows) < len(part.entries) else rows


def _rows(part: Part, stuff: Material, whole: bool) -> Iterator[Row]:
    last: Row | None = None
    for entry in part.entries:
        row = _row(entry, stuff, whole=whole, ordered=part.ordered)
        first = entry is part.entries[0]
        leans = row is not None and _leans(row, stuff)
        if row is not None and leans:
            shown = last.points if last is not None else ()
            held = _under(row, entry, stuff) if first else stuff.footed(row.points[0], shown)
            row = row if held else None
        apart = first or part.ordered
        last = replace(row, leans=leans and not apart) if row is not None else None
        if last is not None:
            yield last
        elif part.ordered:
            return


def _leans(row: Row, stuff: Material) -> bool:
    """Tell whether a row needs the sentence that stands before it."""
    return bool(row.points) and row.points[0].tied and bool(stuff.before(row.points[0].ref))


def _under(row: Row, entry: Entry, stuff: Material) -> bool:
    """Tell whether a list's first entry leans on nothing but the line that governs it."""
    above = stuff.sentence_before(entry)
    before = stuff.before(row.points[0].ref)
    return above is not None and before == above.ref and above.text.endswith(":")


def _row(entry: Entry, stuff: Material, *, whole: bool, ordered: bool) -> Row | None:
    ref = stuff.label_ref(entry) if entry.label else entry.ref
    if not stuff.fits(ref) or any(stuff.clash(point) for point in entry.points):
        return None
    if ordered:
        kept = _step(entry, stuff, whole)
        return Row(entry.label, ref, kept) if kept else label_only(entry, stuff)
    usable = all(stuff.free(point) and not stuff.points_elsewhere(point) for point in entry.points)
    usable = usable and all(stuff.footed(p, entry.points) for p in entry.points[1:])
    cap = budget("words")["entry"]
    if whole and usable and short_enough(entry.points, cap):
        return Row(entry.label, ref, entry.points)
    brief = _limited(entry, stuff)
    free = all(stuff.free(point) and not stuff.points_elsewhere(point) for point in brief)
    if brief and free and short_enough(brief, cap):
        return Row(entry.label, ref, brief)
    return label_only(entry, stuff)


def _limited(entry: Entry, stuff: Material) -> tuple[Point, ...]:
    """Return an entry's first sentence with those right after it that take something back."""
    kept: list[Point] = []
    for number, point in enumerate(entry.points):
        turns = point.tied and stuff.turns(point) and stuff.footed(point, kept)
        if number and not turns:
            break
        kept.append(point)
    return tuple(kept)


def _step(entry: Entry, stuff: Material, whole: bool) -> tuple[Point, ...]:
    """Return a step's sentences; if it must be shorter, without remarks after what is to be done.

    What tells how to do it is never left out, nor is a limit.
    """
    points = list(entry.points)
    if any(not stuff.free(point) or stuff.points_elsewhere(point) for point in points):
        return ()
    while not whole and len(points) > 1 and _remarks(points[-1], stuff):
        points.pop()
    return tuple(points) if short_enough(points, budget("words")["long_body"]) else ()


def _remarks(point: Point, stuff: Material) -> bool:
    """Tell whether a sentence only comments on a step."""
    folded = point.text.casefold()
    openers = stuff.frames.list("steps.remarks")
    limits = any(lock.kind in ("negation", "condition") for lock in point.locks)
    return not limits and folded.startswith(tuple(f"{opener} " for opener in openers) or ("\0",))


def label_only(entry: Entry, stuff: Material) -> Row | None:
    """Return an entry's label alone, unless its sentences limit what the label says."""
    if not entry.label:
        return None
    if not all(keeps(point.text, entry.label, stuff.lang) for point in entry.points):
        return None
    return Row(entry.label, stuff.label_ref(entry), ())


def split_evenly(rows: Sequence[Row], slides: int, room: Room) -> list[list[Row]]:
    """Split rows over as few slides as they fit on, up to `slides`, as evenly as possible.

    The larger groups come first (five are three and two), and no short entry stands alone if that
    can be helped. Empty if they do not fit.
    """
    first, later = room.most(rows), room.later().most(rows)
    for number in range(1, slides + 1):
        if number > len(rows) or len(rows) > len(later) * number:
            continue
        splits = [_cut(rows, at) for at in combinations(range(1, len(rows)), number - 1)]
        fitting = [
            groups
            for groups in splits
            if all(_fits(g, later if n else first) for n, g in enumerate(groups))
            and not any(g[0].leans for g in groups)
        ]
        if fitting:
            return min(fitting, key=_unevenness)
    return []


def _cut(rows: Sequence[Row], at: Sequence[int]) -> list[list[Row]]:
    edges = [0, *at, len(rows)]
    return [list(rows[a:b]) for a, b in pairwise(edges)]


def _fits(group: Sequence[Row], most: Sequence[int]) -> bool:
    if len(group) > len(most):
        return False
    characters = sum(len(row.label) + sum(len(p.text) for p in row.points) for row in group)
    if characters > budget("characters")["slide"]:
        return False
    words = sum(length(row.points) or row.words for row in group)
    return len(group) == 1 or words <= most[len(group) - 1]


def _unevenness(groups: list[list[Row]]) -> tuple[int, int, tuple[int, ...], int]:
    sizes = [len(group) for group in groups]
    words = [sum(row.words for row in group) for group in groups]
    lone = budget("words")["lone"]
    alone = sum(size == 1 and said < lone for size, said in zip(sizes, words, strict=True))
    return alone, max(sizes) - min(sizes), tuple(-size for size in sizes), max(words)
