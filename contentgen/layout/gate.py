"""The last look at a slide before anyone sees it: what a careful designer would send back.

Works on ink boxes, not on metrics. Source of the rules: the design notes' checks (text inside the
safe area, nothing overlapping, contrast of 4.5, or 3 from 66 px regular and 52 px bold, no text
under 28 px, no weak line ends, no slide that is mostly empty).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from contentgen.layout.empty import emptiness
from contentgen.layout.measure import Measure
from contentgen.layout.under import Grounds
from contentgen.layout.words import kinds
from contentgen.model.scene import Box, Glyphs, LineMetrics, Scene, TextLine

Code = Literal["CG411", "CG412", "CG413", "CG414", "CG415", "CG416"]
OUTSIDE: Code = "CG411"
OVERLAP: Code = "CG412"
CONTRAST: Code = "CG413"
SMALL: Code = "CG414"
WEAK: Code = "CG415"
EMPTY: Code = "CG416"

LEAST_SIZE = 28.0  # px
LARGE, LARGE_BOLD, BOLD = 66.0, 52.0, 600.0  # px, px, weight
SLACK = 2.0  # px that ink may be off
SHORT_LAST = 0.3  # of the longest line
EMPTY_SHARE = 0.5  # of the slide


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a slide: a rule's code, the words concerned, and by how much."""

    code: Code
    words: str
    amount: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its metrics, its ink box on the canvas, and its place in the ops."""

    op: TextLine
    at: int
    metrics: LineMetrics
    ink: Box

    @property
    def is_large(self) -> bool:
        """Tell whether its contrast may be that of large type."""
        run = self.op.runs[0]
        return run.size >= (LARGE_BOLD if _weight(run) >= BOLD else LARGE)


def lines_of(scene: Scene, measure: Measure) -> tuple[Line, ...]:
    """Return a scene's lines that have ink."""
    found = []
    for at, op in enumerate(scene.ops):
        if isinstance(op, TextLine):
            metrics = measure.line(op.runs)
            if metrics.boxes:
                found.append(Line(op, at, metrics, _moved(metrics.ink, op)))
    return tuple(found)


def flaws(scene: Scene, measure: Measure, safe: Box, weak: frozenset[str]) -> Iterator[Flaw]:
    """Yield what is wrong with a slide; contrast only where flat colour lies under the words.

    `safe` is where words may stand, `weak` are words that a headline's line should not end on.
    """
    lines = lines_of(scene, measure)
    yield from _outside(lines, safe)
    yield from _overlaps(lines)
    grounds = _grounds(scene, lines)
    yield from _covered(grounds, lines)
    yield from _contrast(grounds, lines)
    yield from _small(lines)
    yield from _weak_ends(lines, weak)
    share = emptiness(scene, [line.ink for line in lines])
    if share > EMPTY_SHARE:
        yield Flaw(EMPTY, "", share)


def unsure(scene: Scene, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines under which it takes the pixels to know the colours."""
    grounds = _grounds(scene, lines)
    return tuple(
        line for line in lines if _says_something(line) and grounds.under(line.at, line.ink).unsure
    )


def least_ratio(line: Line) -> float:
    """Return the contrast that a line needs."""
    return 3.0 if line.is_large else 4.5


def _weight(run: Glyphs) -> float:
    return dict(run.font.axes).get("wght", 400.0)


def _moved(ink: Box, op: TextLine) -> Box:
    return Box(op.x + ink.left, op.y + ink.top, op.x + ink.right, op.y + ink.bottom)


def _outside(lines: Sequence[Line], safe: Box) -> Iterator[Flaw]:
    for line in lines:
        ink = line.ink
        off = max(
            safe.left - ink.left,
            safe.top - ink.top,
            ink.right - safe.right,
            ink.bottom - safe.bottom,
        )
        if off > SLACK and line.op.slot:
            yield Flaw(OUTSIDE, line.op.text, off)


def _overlaps(lines: Sequence[Line]) -> Iterator[Flaw]:
    for one, other in combinations(lines, 2):
        if (one.op.slot and one.op.slot == other.op.slot) or not _meet(one.ink, other.ink):
            continue
        boxes = [_moved(box, other.op) for box in other.metrics.boxes]
        if any(_meet(_moved(box, one.op), glyph) for box in one.metrics.boxes for glyph in boxes):
            yield Flaw(OVERLAP, f"{one.op.text} / {other.op.text}")


def _meet(a: Box, b: Box) -> bool:
    across = min(a.right, b.right) - max(a.left, b.left)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    return across > SLACK and down > SLACK


def _grounds(scene: Scene, lines: Sequence[Line]) -> Grounds:
    inks = [line.ink for line in lines] or [Box(0, 0, 0, 0)]
    left, top = min(ink.left for ink in inks), min(ink.top for ink in inks)
    right, bottom = max(ink.right for ink in inks), max(ink.bottom for ink in inks)
    return Grounds(scene, Box(left, top, right, bottom))


def _covered(grounds: Grounds, lines: Sequence[Line]) -> Iterator[Flaw]:
    for line in lines:
        if line.op.slot and grounds.covered(line.at, line.ink):
            yield Flaw(OVERLAP, line.op.text)


def _contrast(grounds: Grounds, lines: Sequence[Line]) -> Iterator[Flaw]:
    for line in lines:
        if not _says_something(line):
            continue
        found = grounds.under(line.at, line.ink)
        if found.unsure:
            continue
        colors = {run.color for run in line.op.runs if run.text.strip()}
        worst = min((found.ratio(color) for color in colors), default=21.0)
        if worst < least_ratio(line):
            yield Flaw(CONTRAST, line.op.text, worst)


def _says_something(line: Line) -> bool:
    """Tell a line of words from an ornament, such as a large quotation mark."""
    return any(character.isalnum() for character in line.op.text)


def _small(lines: Sequence[Line]) -> Iterator[Flaw]:
    for line in lines:
        size = min(run.size for run in line.op.runs)
        if size < LEAST_SIZE:
            yield Flaw(SMALL, line.op.text, size)


def _weak_ends(lines: Sequence[Line], weak: frozenset[str]) -> Iterator[Flaw]:
    """Yield headlines with a line that ends on a word that opens what follows, or with a stump."""
    bad = weak - kinds()["soft"] - kinds()["subjects"]
    headline = [line for line in lines if line.op.slot == "headline"]
    if len(headline) < 2:
        return
    words = " / ".join(line.op.text for line in headline)
    ends = [line.op.text.split()[-1].strip("“‘\"'([¿¡").lower() for line in headline[:-1]]
    widest = max(line.ink.width for line in headline)
    if any(end in bad for end in ends):
        yield Flaw(WEAK, words)
    elif headline[-1].ink.width < SHORT_LAST * widest:
        yield Flaw(WEAK, words, headline[-1].ink.width / widest)
