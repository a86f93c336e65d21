"""Which words stand on which picture, so that drawing can measure the veil that they need."""

from __future__ import annotations

from dataclasses import replace

from contentgen.layout.gate import Line, least_ratio, lines_of
from contentgen.layout.measure import Measure
from contentgen.model.scene import Picture, Scene, Words


def with_scrims(scene: Scene, measure: Measure) -> Scene:
    """Return a scene in which pictures with a scrim know the words that stand on them."""
    if not any(isinstance(op, Picture) and op.scrim for op in scene.ops):
        return scene
    lines = lines_of(scene, measure)
    ops = tuple(
        replace(op, words=_words(at, op, lines)) if isinstance(op, Picture) and op.scrim else op
        for at, op in enumerate(scene.ops)
    )
    return replace(scene, ops=ops)


def _words(at: int, picture: Picture, lines: tuple[Line, ...]) -> tuple[Words, ...]:
    box = picture.box
    return tuple(
        Words(line.ink, color, least_ratio(line))
        for line in lines
        if line.at > at
        and line.ink.left < box.right
        and line.ink.right > box.left
        and line.ink.top < box.bottom
        and line.ink.bottom > box.top
        for color in dict.fromkeys(run.color for run in line.op.runs if run.text.strip())
    )
