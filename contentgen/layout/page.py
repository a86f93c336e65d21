"""A slide while it is being laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from contentgen.layout.text import Setting, Typesetter
from contentgen.model.markup import Element
from contentgen.model.scene import Box, Op

STUMP = 0.5  # of the widest line: a last word that is narrower is a stump
ALONE = 0.6  # of the column: a single word that is wider stands alone with good reason


@dataclass(frozen=True, slots=True)
class Excess:
    """Texts that do not fit: the slots concerned, the px they need and the px there are."""

    slots: tuple[str, ...]
    needed: float
    had: float


@dataclass(slots=True)
class Display:
    """How a slide's display type came out: lines, its largest size, and whether a word is alone.

    `alone` tells of a line of one short word (the last one of three or more), `weak` how many
    lines end where they should not: signs of type too large for its column.
    """

    lines: int = 0
    size: float = 0.0
    alone: bool = False
    weak: int = 0

    def count(self, setting: Setting, size: float, width: float) -> None:
        """Take another text into account."""
        self.lines += len(setting.lines)
        self.size = max(self.size, size)
        self.weak += setting.weak
        self.alone |= any(
            line.width < ALONE * width and " " not in "".join(run.text for run in line.runs)
            for line in setting.lines[:-1]
        )
        if len(setting.lines) > 2:
            last = setting.lines[-1]
            lone = " " not in "".join(run.text for run in last.runs)
            self.alone |= lone and last.width < STUMP * setting.width


@dataclass(slots=True)
class Page:
    """One slide being laid out at one rung: what it is set with, and what has come of it."""

    setter: Typesetter
    sizes: Mapping[str, float]
    colors: Mapping[str, str]
    ops: list[Op] = field(default_factory=list)
    excess: list[Excess] = field(default_factory=list)
    heights: dict[tuple[int, float], float] = field(default_factory=dict)
    display: Display = field(default_factory=lambda: Display())
    texts: list[tuple[Element, float]] = field(default_factory=list)
    marks: list[tuple[str, Box]] = field(default_factory=list)
    picks: list[tuple[int, Element, Box]] = field(default_factory=list)

    def size(self, element: Element) -> float:
        """Return the px that a ``text`` element is set in."""
        style = element.attrs["style"]
        return self.sizes.get(style) or self.setter.look.styles[style].sizes[0]

    def set(self, element: Element, width: float) -> Setting:
        """Set a ``text`` element in a column of `width` px."""
        return self.setter.set(element, width, self.size(element), self.colors)

    def display_at(self, sizes: Mapping[str, float]) -> Display:
        """Return how the display type would come out at other sizes, in columns as wide as here."""
        page, display = Page(self.setter, sizes, self.colors), Display()
        for element, width in self.texts:
            display.count(page.set(element, width), page.size(element), width)
        return display

    def note(self, elements: Sequence[Element], needed: float, had: float) -> None:
        """Remember that the texts of `elements` do not fit."""
        slots = tuple(dict.fromkeys(s for element in elements for s in slots_of(element)))
        self.excess.append(Excess(slots, round(needed, 1), round(had, 1)))


def slots_of(element: Element) -> Iterator[str]:
    """Yield the slots of the texts in an element; a text without a slot goes by its style."""
    if element.tag == "text":
        yield element.attrs.get("slot") or element.attrs["style"]
    for child in element.children:
        yield from slots_of(child)
