"""Slides laid out together: each at the largest sizes that fit, each role at one size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from contentgen.layout.boxes import place, settle_picks
from contentgen.layout.debug import Mark
from contentgen.layout.emoji import without_emoji
from contentgen.layout.measure import Measure
from contentgen.layout.page import Display, Page
from contentgen.layout.scrims import with_scrims
from contentgen.layout.text import Typesetter
from contentgen.model.markup import Element, Look
from contentgen.model.scene import Box, Scene

NEARLY = 0.77  # how much smaller display type may be to look better
ENOUGH = 84.0  # px; smaller display type is not made smaller still for its looks


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
    """A deck's scenes in order, what did not fit, and each scene's boxes as they were placed.

    `emoji` are those that were left out of each scene, since no font has them.
    """

    scenes: tuple[Scene, ...]
    overflows: tuple[Overflow, ...] = ()
    marks: tuple[tuple[Mark, ...], ...] = ()
    emoji: tuple[tuple[str, ...], ...] = ()


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

    def fits(self, start: int) -> int:
        """Return the first rung from `start` on that fits, the last one if none does."""
        rung = start
        while self.on(rung).excess and rung + 1 < len(self.rungs):
            rung += 1
        return rung

    def scene(self, rung: int) -> Scene:
        """Return the slide's scene on a rung."""
        look, page = self.setter.look, self.on(rung)
        settle_picks(page)
        scene = Scene(look.width, look.height, page.colors["ground"], tuple(page.ops))
        return with_scrims(scene, self.setter.measure)


def _flaws(displays: Iterable[Display]) -> int:
    return sum(display.weak + display.alone for display in displays)


def _common(trials: Sequence[_Trial]) -> int:
    """Return the rung for all slides of a role: the first that fits them, or a better one below.

    They are judged together. One after the other, each would step down from where the last ended.
    """
    rung = 0
    for trial in trials:
        rung = trial.fits(rung)
    first = [trial.on(rung).display for trial in trials]
    flaws = _flaws(first)
    if not flaws or any(trial.on(rung).excess for trial in trials):
        return rung
    for lower in range(rung + 1, len(trials[0].rungs)):
        foreseen = [trial.on(rung).display_at(trial.rungs[lower]) for trial in trials]
        least = [max(NEARLY * old.size, min(ENOUGH, old.size)) for old in first]
        if any(new.size < size for new, size in zip(foreseen, least, strict=True)):
            break
        if _flaws(foreseen) >= flaws or any(trial.on(lower).excess for trial in trials):
            continue
        if _flaws(trial.on(lower).display for trial in trials) < flaws:
            return lower
    return rung


def lay_out(trees: Sequence[Element], look: Look, measure: Measure) -> Layout:
    """Lay out a deck's slides, all slides of one role at one size.

    They take the first of the role's rungs on which everything on all of them fits, or a slightly
    smaller one that spares headlines weak line ends and lines of one short word. What fits on no
    rung is laid out on the last one and reported.
    """
    setter = Typesetter(look, measure)
    shown = [without_emoji(tree, look, measure) for tree in trees]
    trials = [_Trial(tree, setter) for tree, _ in shown]
    roles = {trial.role: [one for one in trials if one.role == trial.role] for trial in trials}
    lowest = {role: _common(siblings) for role, siblings in roles.items()}
    return Layout(
        tuple(trial.scene(lowest[trial.role]) for trial in trials),
        tuple(
            Overflow(n, excess.slots, excess.needed, excess.had)
            for n, trial in enumerate(trials, start=1)
            for excess in trial.on(lowest[trial.role]).excess
        ),
        tuple(tuple(trial.on(lowest[trial.role]).marks) for trial in trials),
        tuple(emoji for _, emoji in shown),
    )
