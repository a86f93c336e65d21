"""Put a package on disk whole or not at all, and never over a person's own work.

A package is written beside its place, then swapped in with two renames::

    write  .slug.contentgen-new      (files and folders flushed to disk)
    rename  slug → .slug.contentgen-old
    rename .slug.contentgen-new → slug
    delete .slug.contentgen-old

A kill at any moment leaves the old package or the new one: if it falls between the renames, the
next `opened` restores the old one.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from contentgen.errors import ContentgenError
from contentgen.write.paths import MANIFEST, plain_words

_NEW = ".contentgen-new"
_OLD = ".contentgen-old"
CLUTTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


@contextmanager
def opened(out: Path) -> Iterator[None]:
    """Make `out` ready to take packages, and keep other builds out of it until the block ends.

    Tidies up what a killed build left. Raises ContentgenError if `out` cannot be used, or if
    another build is writing to it (not noticed on Windows).
    """
    with plain_words(out):
        out.mkdir(parents=True, exist_ok=True)
    with _locked(out):
        with plain_words(out):
            _recover(out)
        yield


def write_package(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace `folder` by `files` (bytes by relative path with ``/``), whole or not at all.

    Raises ContentgenError if the disk refuses; the old package then stays.
    """
    fresh = folder.with_name(f".{folder.name}{_NEW}")
    with plain_words(folder):
        try:
            _fill(fresh, files)
            _swap(fresh, folder)
        except OSError:
            with suppress(OSError):
                _delete(fresh)
            raise


def write_file(path: Path, data: bytes) -> None:
    """Replace one file, whole or not at all. Raises ContentgenError if the disk refuses."""
    fresh = path.with_name(f".{path.name}{_NEW}")
    with plain_words(path):
        _write_flushed(fresh, data)
        fresh.replace(path)
        _flush_folder(path.parent)


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """Return the manifest of the package in `folder`, or None if there is no package of ours.

    What it holds has the shape that `make_manifest` gives it, and names no file elsewhere.
    """
    try:
        data = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return data if _is_ours(data) else None


def _is_ours(data: Any) -> bool:
    """Tell whether JSON is a manifest: the folder may be a stranger's, or edited by hand."""
    if not isinstance(data, dict) or not isinstance(data.get("contentgen"), str):
        return False
    tables = [data.get("files"), data.get("post", {}), data.get("inputs", {})]
    rows = [data.get("slides", []), data.get("findings", [])]
    if not all(isinstance(one, dict) for one in tables):
        return False
    if not all(isinstance(row, list) and all(isinstance(o, dict) for o in row) for row in rows):
        return False
    return all(isinstance(one, dict) for one in data["files"].values()) and all(
        _is_below(name) for name in data["files"]
    )


def _is_below(name: str) -> bool:
    """Tell whether a name stays in its package, on every system."""
    parts = name.split("/")
    return not any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts)


def changed_by_hand(folder: Path, manifest: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the files of a package that a person edited or added, sorted.

    A file that is gone is not a change: building again brings it back.
    """
    with plain_words(folder):
        found = {
            path.relative_to(folder).as_posix(): path
            for path in folder.rglob("*")
            if path.is_file() and path.name.casefold() not in CLUTTER
        }
        hashes = {name: sha256(path.read_bytes()) for name, path in found.items()}
    known = {name: record.get("sha256") for name, record in manifest["files"].items()}
    return tuple(n for n in sorted(hashes) if n != MANIFEST and known.get(n) != hashes[n])


def sha256(data: bytes) -> str:
    """Return the SHA-256 of `data` in hex."""
    return hashlib.sha256(data).hexdigest()


def _fill(fresh: Path, files: Mapping[str, bytes]) -> None:
    _delete(fresh)
    folders = {fresh, *((fresh / name).parent for name in files)}
    for folder in sorted(folders):
        folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        _write_flushed(fresh / name, data)
    for folder in sorted(folders, reverse=True):
        _flush_folder(folder)


def _swap(fresh: Path, folder: Path) -> None:
    aside = folder.with_name(f".{folder.name}{_OLD}")
    _delete(aside)
    if folder.exists():
        folder.rename(aside)
    try:
        fresh.rename(folder)
    except OSError:
        if aside.exists():
            aside.rename(folder)
        raise
    _flush_folder(folder.parent)
    # The new package is in place: an old one that cannot be deleted now is deleted next time.
    with suppress(OSError):
        _delete(aside)


def _recover(out: Path) -> None:
    for aside in sorted(out.glob(f".*{_OLD}")):
        folder = aside.with_name(aside.name[1 : -len(_OLD)])
        if folder.exists():
            _delete(aside)
        else:
            aside.rename(folder)
    for fresh in out.glob(f".*{_NEW}"):
        _delete(fresh)


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _write_flushed(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":  # folders cannot be opened there, and renames need no flush
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with plain_words(out):
        handle = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise ContentgenError(
            "Another build is writing to this folder.", str(out), "Wait until it is done."
        ) from error
    except OSError:
        pass  # a network disk without locks: build without one
    try:
        yield
    finally:
        os.close(handle)
