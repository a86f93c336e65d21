"""Know, without reading a post, that its package is still the one that a build would write.

``<out>/.contentgen/ledger.json`` holds one entry a post: the fingerprint of everything that shaped
its package, and the size and change time of each file that was written. It is only a memory: with
the file gone, everything is built again and comes out the same.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from contentgen.model.article import Article

_FOLDER, _FILE = ".contentgen", "ledger.json"
_FORM = 1
_PICTURE = re.compile(r"!\[[^\]\n]{0,300}\]\(<?([^)>\n]{1,300}?)>?(?:\s+[\"'][^)\n]*)?\)")
# What draws and reads besides our own code: another version may make other bytes.
_LIBRARIES = (
    "aggdraw", "fontpkg-bricolage-grotesque", "fontpkg-inter", "fontpkg-instrument-sans",
    "fontpkg-newsreader", "jinja2", "markdown-it-py", "mdit-py-plugins", "pillow", "pyyaml",
    "uharfbuzz",
)  # fmt: skip
_EXTRAS = ("justmytype-intl-cjk", "justmytype-intl-rtl", "justmytype-intl-south-asia")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one post: its fingerprint, what became of it, and its files.

    `pictures` are the paths of the files that the post shows; `files` gives, by name in the
    package, size in bytes and time of change in nanoseconds.
    """

    fingerprint: str
    status: Literal["built", "draft"]
    slug: str
    title: str
    slides: int = 0
    pictures: tuple[str, ...] = ()
    files: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def read_ledger(out: Path) -> dict[str, Entry]:
    """Return what is known of the packages in `out`, by the post's name in the workspace.

    A ledger that cannot be read, or of another form, is an empty one.
    """
    try:
        data = json.loads((out / _FOLDER / _FILE).read_bytes())
        if data["form"] != _FORM:
            return {}
        return {name: _entry(one) for name, one in data["posts"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _entry(data: Mapping[str, Any]) -> Entry:
    files = {str(name): (int(size), int(time)) for name, (size, time) in data["files"].items()}
    return Entry(
        str(data["fingerprint"]), "draft" if data["status"] == "draft" else "built",
        str(data["slug"]), str(data["title"]), int(data["slides"]), tuple(data["pictures"]), files,
    )  # fmt: skip


def write_ledger(out: Path, entries: Mapping[str, Entry]) -> None:
    """Replace the ledger of `out`, whole or not at all; a disk that refuses is left alone."""
    posts = {name: asdict(entry) for name, entry in sorted(entries.items())}
    text = json.dumps({"form": _FORM, "posts": posts}, ensure_ascii=False, separators=(",", ":"))
    folder = out / _FOLDER
    if not posts and not folder.exists():
        return
    fresh = folder / f"{_FILE}.new"
    try:
        folder.mkdir(exist_ok=True)
        fresh.write_text(text + "\n", encoding="utf-8")
        fresh.replace(folder / _FILE)
    except OSError:  # the packages are written: the next build only has to look closer
        return


def still_right(entry: Entry, folder: Path) -> bool:
    """Tell whether the files of a package are as the build left them, and no others are there."""
    if entry.status == "draft":
        return True
    there = dict(_states(folder, entry.files))
    return len(there) == len(entry.files) and all(
        there.get(name) == tuple(state) for name, state in entry.files.items()
    )


def states(folder: Path, names: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return size (bytes) and time of change (ns) of a package's files by name."""
    return dict(_states(folder, names))


def _states(folder: Path, names: Iterable[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    for name in names:
        try:
            state = (folder / name).stat()
        except OSError:
            continue
        yield name, (state.st_size, state.st_mtime_ns)


def setting(wishes: Iterable[object], files: Iterable[Path]) -> str:
    """Return the fingerprint of what shapes all posts alike.

    That is the program and the libraries that it draws with, the `wishes` of the command line, and
    the contents of `files` (templates, the practice's file and what it names).
    """
    total = hashlib.sha256(_program().encode())
    for wish in wishes:
        total.update(f"{wish!r}\n".encode())
    for file in files:
        total.update(f"{file.name} {digest_of(file)}\n".encode())
    return total.hexdigest()


def fingerprint(setting: str, name: str, digest: str, beside: Iterable[Path]) -> str:
    """Return the fingerprint of one post: all that shapes its package, and nothing else.

    `name` is the post's name in the workspace, which stands in the package, `digest` that of its
    file. A file of `beside` (storyboards, pictures) that is missing counts as missing.
    """
    total = hashlib.sha256(f"{setting}\n{name}\n{digest}\n".encode())
    for file in beside:
        total.update(f"{file.name} {digest_of(file)}\n".encode())
    return total.hexdigest()


def storyboards_of(post: Path, slug: str) -> tuple[Path, ...]:
    """Return where a post's storyboard may stand (see `read.storyboard.find_storyboard`)."""
    stems = dict.fromkeys((post.stem, slug))
    named = tuple(post.with_name(f"{stem}.storyboard.yaml") for stem in stems if stem)
    return (*named, post.with_name("storyboard.yaml"))


def pictures_named(article: Article, folder: Path) -> tuple[str, ...]:
    """Return the pictures that a post shows or would if they were there, seen from its folder."""
    blocks = (block for section in article.sections for block in section.blocks)
    found = [block.source for block in blocks if block.kind == "image"]
    found += [article.meta.image, *_PICTURE.findall(article.source)]
    near = (name for name in found if name and "\0" not in name and len(name) < 400)
    return tuple(dict.fromkeys(os.path.relpath(folder / name, folder) for name in near))


def files_below(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield all files below folders, in a fixed order; names that start with a dot are left out."""
    for folder in folders:
        for at, below, names in os.walk(folder):
            below[:] = sorted(name for name in below if name[0] != "." and name != "__pycache__")
            yield from (Path(at, name) for name in sorted(names) if name[0] != ".")


def named_in_brand(brand: Path | None) -> tuple[Path, ...]:
    """Return the practice's file with every file that it names (logo, fonts), as they stand.

    A file that is not TOML names nothing: reading it says what is wrong.
    """
    import tomllib

    if brand is None:
        return ()
    try:
        values = tomllib.loads(brand.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return (brand,)
    near = [brand.parent / text for text in _texts(values) if 0 < len(text) < 200]
    return (brand, *(path for path in near if "\0" not in str(path) and path.is_file()))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file's contents in hex; of one that cannot be read, its absence."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return "-"


@cache
def _program() -> str:
    """Return the fingerprint of the program: its own files, and the versions of its libraries."""
    from importlib.metadata import PackageNotFoundError, version

    here = Path(__file__).parent
    total = hashlib.sha256()
    for file in files_below((here,)):
        if file.suffix in (".py", ".toml"):
            total.update(f"{file.relative_to(here).as_posix()} {digest_of(file)}\n".encode())
    for library in _LIBRARIES:
        total.update(f"{library} {version(library)}\n".encode())
    for library in _EXTRAS:
        with suppress(PackageNotFoundError):
            total.update(f"{library} {version(library)}\n".encode())
    return total.hexdigest()
