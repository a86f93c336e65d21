"""Slides looked over as a designer would, before anyone sees them; rules in `layout.gate`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from contentgen.draw.shape import Shaper
from contentgen.layout.deck import Layout
from contentgen.layout.gate import (
    CONTRAST,
    EMPTY,
    OUTSIDE,
    OVERLAP,
    SMALL,
    WEAK,
    Flaw,
    Line,
    flaws,
    least_ratio,
    lines_of,
    unsure,
)
from contentgen.layout.under import contrast
from contentgen.model.finding import Finding, Severity
from contentgen.model.scene import Scene, TextLine
from contentgen.theme.load import Theme

if TYPE_CHECKING:
    from PIL.Image import Image

VARIANTS = 2  # more layouts of a slide that are tried in place of a flawed one
# How bad a flaw is beside others. Line ends are searched for already: no other layout is tried.
_WEIGHT = MappingProxyType({OVERLAP: 100, CONTRAST: 100, OUTSIDE: 40, SMALL: 20, EMPTY: 5})
_SHARE = 0.004  # of the pixels under a line: fewer are an edge, not a ground
_WORDS: Mapping[str, tuple[Severity, str, str]] = MappingProxyType(
    {
        OUTSIDE: (
            "warning",
            "“{words}” stands {amount:.0f} px outside the area that every device shows.",
            "Shorten the words, or choose another theme or size.",
        ),
        OVERLAP: (
            "error",
            "Words are drawn over: “{words}”.",
            "Shorten the words, or choose another theme.",
        ),
        CONTRAST: (
            "error",
            "“{words}” has a contrast of {amount:.1f} to what is behind it, which is too little.",
            "Change the colours in brand.toml, or use a calmer picture.",
        ),
        SMALL: (
            "warning",
            "“{words}” is set in {amount:.0f} px, too small for a phone.",
            "Shorten the words, or choose another theme or size.",
        ),
        WEAK: (
            "info",
            "A headline breaks in an awkward place: {words}",
            "Another wording may break better.",
        ),
        EMPTY: (
            "info",
            "{amount:.0%} of the slide is one empty area.",
            "Add a sentence in the storyboard, or join the slide with another.",
        ),
    }
)


def improved(
    layout: Layout, theme: Theme, measure: Shaper, again: Callable[[Mapping[int, int]], Layout]
) -> Layout:
    """Return a layout in which flawed slides have the theme's next layout where that is better.

    `again` lays the deck out with so many layouts skipped, by the slide's index from 0.
    """
    best = {
        n: weight for n, s in enumerate(layout.scenes) if (weight := _weight(s, theme, measure))
    }
    if not best:
        return layout
    flawed, chosen = tuple(best), dict.fromkeys(best, 0)
    for step in range(1, VARIANTS + 1):
        trial = again(dict.fromkeys(flawed, step))
        for n in flawed:
            weight = _weight(trial.scenes[n], theme, measure)
            if weight < best[n]:
                best[n], chosen[n] = weight, step
    wanted = {n: step for n, step in chosen.items() if step}
    if not wanted:
        return layout
    other = again(wanted)
    worse = len(other.overflows) > len(layout.overflows)
    return (
        layout if worse or _total(other, theme, measure) > _total(layout, theme, measure) else other
    )


def _total(layout: Layout, theme: Theme, measure: Shaper) -> int:
    return sum(_weight(scene, theme, measure) for scene in layout.scenes)


def _weight(scene: Scene, theme: Theme, measure: Shaper) -> int:
    found = flaws(scene, measure, theme.canvas.safe, theme.look.weak)
    return sum(_WEIGHT.get(flaw.code, 0) for flaw in found)


def proof(layout: Layout, theme: Theme, measure: Shaper, post: str) -> Iterator[Finding]:
    """Yield what is wrong with the slides of a layout, one finding for each rule and slide.

    A slide whose words do not fit has that said of it already, and is left out.
    """
    full = {overflow.slide for overflow in layout.overflows}
    for number, scene in enumerate(layout.scenes, 1):
        if number in full:
            continue
        found: dict[str, Flaw] = {}
        for flaw in (
            *flaws(scene, measure, theme.canvas.safe, theme.look.weak),
            *_from_pixels(scene, unsure(scene, lines_of(scene, measure))),
        ):
            found.setdefault(flaw.code, flaw)
        for flaw in found.values():
            severity, message, hint = _WORDS[flaw.code]
            text = message.format(words=flaw.words, amount=flaw.amount)
            yield Finding(flaw.code, severity, text, hint, post, slide=number)


def _from_pixels(scene: Scene, lines: Sequence[Line]) -> Iterator[Flaw]:
    """Yield lines that cannot be read on the pixels drawn behind them."""
    if not lines:
        return
    from contentgen.draw.paint import paint

    bare = paint(replace(scene, ops=tuple(op for op in scene.ops if not isinstance(op, TextLine))))
    for line in lines:
        box = tuple(round(edge) for edge in line.ink)
        area = bare.crop((box[0], box[1], box[2] + 1, box[3] + 1))
        least = _SHARE * area.width * area.height
        grounds = [_hex(color) for count, color in _colors(area) if count >= least]
        inks = {run.color for run in line.op.runs if run.text.strip()}
        worst = min((contrast(ink, ground) for ink in inks for ground in grounds), default=21.0)
        if worst < least_ratio(line):
            yield Flaw(CONTRAST, line.op.text, worst)


def _colors(area: Image) -> list[tuple[int, tuple[int, int, int]]]:
    found: list[tuple[int, tuple[int, int, int]]] = area.getcolors(area.width * area.height) or []  # type: ignore[assignment]
    return found


def _hex(color: tuple[int, int, int]) -> str:
    return "#{:02X}{:02X}{:02X}".format(*color)
