"""CG102: a picture is too heavy."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.limits import limits
from contentgen.check.pictures import pictures
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Files


def check_files(files: Files, rule: Rule) -> Iterator[Hit]:
    """Yield each picture for Instagram of more bytes than it takes."""
    for picture in pictures(files):
        if picture.bytes > limits()["image_bytes"]:
            size = picture.bytes / 1e6
            yield rule.of_made(slide=picture.slide, name=picture.title, size=size)
