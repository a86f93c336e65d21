"""The pictures of a package that go to Instagram, by what their files say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from contentgen.check.jpeg import read_jpeg
from contentgen.check.subject import Files

_NUMBER = re.compile(r"(\d+)$")
_KINDS = frozenset({".jpg", ".jpeg", ".png", ".webp"})
_ELSEWHERE = frozenset({"youtube"})


@dataclass(frozen=True, slots=True)
class SlidePicture:
    """One picture: its folder, what to call it, its slide, bytes and px (0 if not a JPEG)."""

    folder: str
    title: str
    slide: int
    bytes: int
    width: int
    height: int
    srgb: bool


def pictures(files: Files) -> Iterator[SlidePicture]:
    """Yield the pictures that go to Instagram, in the order of their names."""
    for name in sorted(files.data):
        path = PurePosixPath(name)
        if path.suffix not in _KINDS or path.parts[0] in _ELSEWHERE:
            continue
        found = _NUMBER.search(path.stem)
        number = int(found[1]) if found else 0
        head = read_jpeg(files.data[name])
        title = f"slide {number}" if number and path.stem.startswith("slide") else name
        yield SlidePicture(
            str(path.parent), title, number, len(files.data[name]),
            head.width if head else 0, head.height if head else 0, bool(head and head.srgb),
        )  # fmt: skip
