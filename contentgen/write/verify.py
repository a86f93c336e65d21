"""Read a package back and check it whole, trusting nothing of the code that wrote it.

Only the manifest is believed about what should be there; files, hashes, picture sizes and the
platforms' limits are looked at anew.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from contentgen.errors import Problem
from contentgen.write.limits import limits
from contentgen.write.paths import (
    ALT_TEXT,
    CAPTION,
    DESCRIPTION,
    MANIFEST,
    REPORT,
    STORYBOARD,
    TAGS,
    THUMBNAIL,
    TITLES,
)

_SLIDE = re.compile(r"instagram/(?:[\w-]+/)*slide-(\d+)\.jpg")
_CANVASES = frozenset({(1080, 1350), (1080, 1440), (1080, 1080), (1080, 1920)})
_THUMBNAIL = (1280, 720)
_ABSOLUTE = re.compile(r'"(?:/(?:home|Users|tmp|root|work|var|mnt|private)/|[A-Za-z]:\\\\)')
_DAMAGED = "Build the post again."


def verify_package(folder: Path, shown: str) -> tuple[Problem, ...]:
    """Return everything that is wrong with a package on disk, nothing if it keeps the contract.

    `shown` is what to call the folder. Never raises for what stands in the folder.
    """
    return tuple(_problems(folder, shown))


def _problems(folder: Path, shown: str) -> Iterator[Problem]:
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8")
        manifest = json.loads(text)
        known = {str(k): (int(v["bytes"]), str(v["sha256"])) for k, v in manifest["files"].items()}
        slides = manifest["slides"]
        alts = [str(slide["alt"]) for slide in slides]
        texts = [[text.get("refs") for text in slide.get("texts", ())] for slide in slides]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        hint = "Delete the folder and build the post again."
        yield Problem(f"{shown}/{MANIFEST}", "The manifest cannot be read.", hint)
        return
    if _ABSOLUTE.search(text):
        yield Problem(f"{shown}/{MANIFEST}", "A path of this machine stands in it.", _DAMAGED)
    there = _there(folder)
    yield from _inventory(folder, shown, known, there)
    yield from _pictures(folder, shown, sorted(there))
    yield from _texts(folder, shown, there, alts)
    yield from _references(shown, texts)


def _there(folder: Path) -> frozenset[str]:
    return frozenset(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name.casefold() not in (".ds_store", "thumbs.db", "desktop.ini")
    )


def _inventory(
    folder: Path, shown: str, known: Mapping[str, tuple[int, str]], there: frozenset[str]
) -> Iterator[Problem]:
    for name, (size, digest) in sorted(known.items()):
        place = f"{shown}/{name}"
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            yield Problem(place, "This file would lie outside of the package.", _DAMAGED)
        elif name not in there:
            yield Problem(place, "This file is missing.", _DAMAGED)
        elif path.stat().st_size != size or _sha256(path) != digest:
            hint = "If you edited it, that is fine; if not, build the post again."
            yield Problem(place, "This file is not as it was built.", hint, "warning")
    for name in sorted(there - set(known) - {MANIFEST}):
        hint = "Move it elsewhere if it is yours."
        yield Problem(f"{shown}/{name}", "The manifest does not know this file.", hint, "warning")
    for name in (REPORT, STORYBOARD):
        if name not in known:
            yield Problem(f"{shown}/{name}", "Every package has this file.", _DAMAGED)


def _sha256(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            total.update(block)
    return total.hexdigest()


def _pictures(folder: Path, shown: str, names: list[str]) -> Iterator[Problem]:
    limit = limits()
    numbered: dict[str, list[int]] = {}
    for name in names:
        place, found = f"{shown}/{name}", _SLIDE.fullmatch(name)
        if found is None and name != THUMBNAIL:
            continue
        data = (folder / name).read_bytes()
        size = jpeg_size(data)
        if size is None or not data.endswith(b"\xff\xd9"):
            yield Problem(place, "This is no whole JPEG picture.", _DAMAGED)
            continue
        if found is None:
            if size != _THUMBNAIL or len(data) > limit["thumbnail_bytes"]:
                yield Problem(place, f"A thumbnail of {size[0]}×{size[1]}, {len(data):,} bytes.")
            continue
        numbered.setdefault(name.rpartition("/")[0], []).append(int(found.group(1)))
        if size not in _CANVASES or len(data) > limit["image_bytes"]:
            yield Problem(place, f"A slide of {size[0]}×{size[1]} px, {len(data):,} bytes.")
    for place, numbers in numbered.items():
        if sorted(numbers) != list(range(1, len(numbers) + 1)):
            yield Problem(f"{shown}/{place}", "Slides are missing in the row.", _DAMAGED)
        if len(numbers) > limit["slides_app"]:
            yield Problem(f"{shown}/{place}", f"{len(numbers)} slides: too many for Instagram.")


def jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in px of a JPEG file, None if it is none."""
    if not data.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def _texts(folder: Path, shown: str, there: frozenset[str], alts: list[str]) -> Iterator[Problem]:
    limit = limits()
    texts: dict[str, str] = {}
    for name in sorted(name for name in there if name.endswith((".txt", ".md", ".yaml"))):
        try:
            texts[name] = (folder / name).read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            yield Problem(f"{shown}/{name}", "This file is not UTF-8 text.", _DAMAGED)
            continue
        if not texts[name].strip():
            yield Problem(f"{shown}/{name}", "This file is empty.", _DAMAGED)
    caption = texts.get(CAPTION, "").strip()
    tags = re.findall(r"(?<!\w)#\w+", caption)
    if len(caption) > limit["caption"]:
        yield Problem(f"{shown}/{CAPTION}", f"{len(caption):,} characters: too long.")
    if len(tags) > limit["hashtags"]:
        yield Problem(f"{shown}/{CAPTION}", f"{len(tags)} hashtags: too many.")
    for number, alt in enumerate(alts, 1):
        if not alt.strip() or len(alt) > limit["alt_text"]:
            yield Problem(f"{shown}/{ALT_TEXT}", f"The alt text of slide {number} is no good.")
    for line in texts.get(TITLES, "").splitlines():
        if len(line) > limit["title"] + 4:  # "1. " stands before it
            yield Problem(f"{shown}/{TITLES}", f"A title of {len(line)} characters.")
    description = texts.get(DESCRIPTION, "")
    if len(description.strip().encode()) > limit["description_bytes"]:
        yield Problem(f"{shown}/{DESCRIPTION}", "The description is too long for YouTube.")
    if len(texts.get(TAGS, "").strip()) > limit["tags"]:
        yield Problem(f"{shown}/{TAGS}", "The tags are too long for YouTube.")


def _references(shown: str, slides: list[list[Any]]) -> Iterator[Problem]:
    for number, texts in enumerate(slides, 1):
        for refs in texts:
            if not refs:
                where = f"{shown}/{MANIFEST}"
                yield Problem(where, f"A text of slide {number} does not say what it is from.")
