"""Names inside a package and inside the output folder, and file errors in plain words."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contentgen.errors import ContentgenError

MANIFEST = "manifest.json"
REPORT = "report.md"
STORYBOARD = "storyboard.yaml"
CAPTION = "instagram/caption.txt"
ALT_TEXT = "instagram/alt-text.txt"
OUTLINE = "youtube/outline.md"
SHORT = "youtube/short.md"
TITLES = "youtube/titles.txt"
DESCRIPTION = "youtube/description.txt"
TAGS = "youtube/tags.txt"
THUMBNAIL = "youtube/thumbnail.jpg"
GALLERY = "index.html"

_WORDS = {
    errno.EACCES: "is not open to you",
    errno.EPERM: "is not open to you",
    errno.EROFS: "is on a disk that cannot be written to",
    errno.ENOSPC: "does not fit: the disk is full",
    errno.EDQUOT: "does not fit: your share of the disk is full",
    errno.ENOTDIR: "lies below something that is a file, not a folder",
    errno.EEXIST: "is a file, not a folder",
    errno.ENAMETOOLONG: "has a name that is too long for this disk",
    errno.EBUSY: "is in use by another program",
}
_HINTS = {
    errno.EACCES: "Close programs that have it open, check its permissions, or choose another "
    "folder with --out.",
    errno.ENAMETOOLONG: "Give the post a shorter `slug:`.",
}
_HINTS[errno.EPERM] = _HINTS[errno.EACCES]


def slide_name(number: int, size: str = "") -> str:
    """Return the name of slide `number` (from 1) inside a package.

    `size` names one that stands beside the package's first, such as ``1x1``.
    """
    return f"instagram/{f'{size}/' if size else ''}slide-{number:02d}.jpg"


def in_part(name: str, part: int) -> str:
    """Return the name of a carousel's file where the post is told in several, by part (from 1)."""
    return name.replace("instagram/", f"instagram/part-{part}/", 1)


def package_folder(out: Path, slug: str) -> Path:
    """Return the folder of a post below `out`.

    Raises ContentgenError for a slug that would name another place or that Windows reserves.
    """
    stem = slug.split(".")[0].casefold()
    reserved = stem in {"con", "prn", "aux", "nul"} or (
        len(stem) == 4 and stem[:3] in {"com", "lpt"} and stem[3].isdigit()
    )
    unsafe = not slug or slug != slug.strip(" .") or any(c in '<>:"/\\|?*' or c < " " for c in slug)
    if reserved or unsafe:
        raise ContentgenError(
            f'"{slug}" cannot be the name of a folder.',
            hint="Give the post another `slug:`, such as calf-pain.",
        )
    return out / slug


@contextmanager
def plain_words(place: Path | str) -> Iterator[None]:
    """Turn an OSError inside the block into a ContentgenError that names `place`."""
    try:
        yield
    except OSError as error:
        code = error.errno or 0
        words = _WORDS.get(code, f"cannot be used ({error.strerror or error})")
        hint = _HINTS.get(code, "Choose another folder with --out.")
        raise ContentgenError(f"This place {words}.", str(place), hint) from error
