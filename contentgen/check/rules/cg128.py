"""CG128: a thumbnail that YouTube refuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contentgen.check.jpeg import read_jpeg
from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Files

_NAME = "youtube/thumbnail.jpg"
_RATIO = 16 / 9
_NEAR = 0.01


def check_files(files: Files, rule: Rule) -> Iterator[Hit]:
    """Yield what is wrong with the thumbnail's bytes, size and ratio."""
    data = files.data.get(_NAME)
    if data is None:
        return
    limit, head = limits(), read_jpeg(data)
    if head is None:
        yield rule.of_made("thumbnail", what="is not a JPEG")
        return
    if len(data) > limit["thumbnail_bytes_most"]:
        what = f"is {len(data) / 1e6:.1f} MB; YouTube takes 50 MB"
        yield rule.of_made("thumbnail", what=what)
    elif len(data) > limit["thumbnail_bytes"]:
        what = f"is {len(data) / 1e6:.1f} MB; from a phone YouTube takes 2 MB"
        yield replace(rule.of_made("thumbnail", what=what), severity="warning")
    if head.width < limit["thumbnail_width_least"]:
        yield rule.of_made("thumbnail", what=f"is {head.width} px wide; YouTube wants 640")
    elif head.width < limit["thumbnail_width"]:
        hit = rule.of_made("thumbnail", what=f"is {head.width} px wide; 1280 look sharp")
        yield replace(hit, severity="warning")
    if abs(head.width / max(1, head.height) - _RATIO) > _NEAR:
        hit = rule.of_made("thumbnail", what=f"is {head.width}x{head.height}, not 16:9")
        yield replace(hit, severity="warning")
