"""CG105: not a JPEG in sRGB."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contentgen.check.pictures import pictures
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Files


def check_files(files: Files, rule: Rule) -> Iterator[Hit]:
    """Yield pictures for Instagram that are no JPEG, or have other colours."""
    for picture in pictures(files):
        if not picture.width:
            yield rule.of_made(slide=picture.slide, name=picture.title, what="not a JPEG")
        elif not picture.srgb:
            what = "not in sRGB, so its colours will shift"
            hit = rule.of_made(slide=picture.slide, name=picture.title, what=what)
            yield replace(hit, severity="warning")
