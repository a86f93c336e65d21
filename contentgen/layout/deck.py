"""Slides laid out together: each at the largest sizes that fit, each role at one size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contentgen.layout.boxes import place, settle_picks
from contentgen.layout.debug import Mark
from contentgen.layout.measure import Measure
from contentgen.layout.page import Display, Page
from contentgen.layout.scrims import with_scrims
from contentgen.layout.text import Typesetter
from contentgen.model.markup import Element, Look
from contentgen.model.scene import Box, Scene

NEARLY = 0.77  # how much smaller display type may be to look better


@dataclass(frozen=True, slots=True)
class Overflow:
    """Texts that do not fit even at the smallest sizes of their role.

    `slide` counts from 1. `needed` and `had` are px, of height or of width.
    """

    slide: int
    slots: tuple[str, ...]
    needed: float
    had: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A deck's scenes in order, what did not fit, and each scene's boxes as they were placed."""

    scenes: tuple[Scene, ...]
    overflows: tuple[Overflow, ...] = ()
    marks: tuple[tuple[Mark, ...], ...] = ()


class _Trial:
    """A slide tried on the rungs of its role; every rung is laid out once at most."""

    def __init__(self, tree: Element, setter: Typesetter) -> None:
        self.tree = tree
        self.setter = setter
        self.role = tree.attrs.get("role", "")
        self.rungs: tuple[Mapping[str, float], ...] = setter.look.rungs.get(self.role) or ({},)
        self.pages: dict[int, Page] = {}

    def on(self, rung: int) -> Page:
        """Return the slide laid out on a rung."""
        if rung not in self.pages:
            look = self.setter.look
            colors = look.grounds[self.tree.attrs["ground"]]
            page = self.pages[rung] = Page(self.setter, self.rungs[rung], colors)
            place(self.tree, Box(0, 0, look.width, look.height), page)
        return self.pages[rung]

    def best(self, start: int) -> int:
        """Return the first rung from `start` on that fits, or a better one a little below."""
        rung = start
        while self.on(rung).excess and rung + 1 < len(self.rungs):
            rung += 1
        first = self.on(rung).display
        if not (first.alone or first.weak) or self.on(rung).excess:
            return rung
        for lower in range(rung + 1, len(self.rungs)):
            foreseen = self.on(rung).display_at(self.rungs[lower])
            if foreseen.size < NEARLY * first.size:
                break
            if _flaws(foreseen) >= _flaws(first) or self.on(lower).excess:
                continue
            if _flaws(self.on(lower).display) < _flaws(first):
                return lower
        return rung

    def scene(self, rung: int) -> Scene:
        """Return the slide's scene on a rung."""
        look, page = self.setter.look, self.on(rung)
        settle_picks(page)
        scene = Scene(look.width, look.height, page.colors["ground"], tuple(page.ops))
        return with_scrims(scene, self.setter.measure)


def _flaws(display: Display) -> tuple[int, bool]:
    return display.weak, display.alone


def lay_out(trees: Sequence[Element], look: Look, measure: Measure) -> Layout:
    """Lay out a deck's slides, all slides of one role at one size.

    Each slide finds the first of its role's rungs on which everything fits (or a slightly smaller
    one, if that spares a headline a line of one short word); then the lowest rung that any slide
    of the role needs holds for all of them. What fits on no rung is laid out on the last one and
    reported.
    """
    setter = Typesetter(look, measure)
    trials = [_Trial(tree, setter) for tree in trees]
    lowest: dict[str, int] = {}
    for trial in trials:
        # A larger rung than another slide of the role needs is never used: start there.
        lowest[trial.role] = trial.best(lowest.get(trial.role, 0))
    return Layout(
        tuple(trial.scene(lowest[trial.role]) for trial in trials),
        tuple(
            Overflow(n, excess.slots, excess.needed, excess.had)
            for n, trial in enumerate(trials, start=1)
            for excess in trial.on(lowest[trial.role]).excess
        ),
        tuple(tuple(trial.on(lowest[trial.role]).marks) for trial in trials),
    )
