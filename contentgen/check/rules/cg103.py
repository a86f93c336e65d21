"""CG103: a picture's size or ratio."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contentgen.check.limits import limits
from contentgen.check.pictures import SlidePicture, pictures
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Files

_WIDEST, _API, _APP, _STORY = 1.91, 4 / 5, 3 / 4, 9 / 16
_NEAR = 0.005


def check_files(files: Files, rule: Rule) -> Iterator[Hit]:
    """Yield the first picture of each size that the app or publishing tools do not take whole."""
    seen: set[tuple[int, int]] = set()
    for picture in pictures(files):
        size = (picture.width, picture.height)
        if size in seen or not all(size):
            continue
        seen.add(size)
        if hit := _hit(picture, rule):
            yield hit


def _hit(picture: SlidePicture, rule: Rule) -> Hit | None:
    limit, ratio = limits(), picture.width / picture.height

    def hit(what: str, instead: str) -> Hit:
        return rule.of_made(
            slide=picture.slide, name=picture.title, width=picture.width, height=picture.height,
            what=what, instead=instead,
        )  # fmt: skip

    if abs(ratio - _STORY) < _NEAR:
        if picture.width >= limit["story_width"]:
            return None
        return hit("a story has 1080x1920", "Build it in the size 9x16.")
    if ratio > _WIDEST + _NEAR or ratio < _APP - _NEAR:
        return hit("Instagram shows 3:4 to 1.91:1 and crops the rest", "Build it in the size 4x5.")
    if picture.width < limit["image_width_least"]:
        return hit("narrower than 320 px, it is scaled up", "Build it in the size 4x5.")
    if picture.width > limit["image_width_most"]:
        return replace(hit("wider than 1440 px, it is scaled down", ""), severity="warning")
    if ratio < _API - _NEAR:
        what = "the app shows it whole, publishing tools take 4:5 to 1.91:1"
        return replace(hit(what, "Post it by hand in the app."), severity="info")
    return None
