"""CG104: slides of different sizes."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.pictures import pictures
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Files


def check_files(files: Files, rule: Rule) -> Iterator[Hit]:
    """Yield one hit for each folder whose slides differ in size."""
    folders: dict[str, dict[str, None]] = {}
    for picture in pictures(files):
        if picture.width:
            sizes = folders.setdefault(picture.folder, {})
            sizes[f"{picture.width}x{picture.height}"] = None
    for sizes in folders.values():
        if len(sizes) > 1:
            yield rule.of_made(sizes=", ".join(sizes))
