"""Find the posts to build."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from contentgen.errors import ContentgenError
from contentgen.workspace import Workspace, shown
from contentgen.write.package import read_manifest

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IN_FOLDERS = frozenset({".md", ".markdown"})
BY_NAME = frozenset({".md", ".markdown", ".txt"})

_Ignored = Callable[[Path, bool], bool]


def find_posts(
    given: Sequence[Path], workspace: Workspace, out: Path, *, drafts: bool = False
) -> tuple[Path, ...]:
    """Return the posts in the given files and folders, else all of the workspace's articles.

    Folders are searched to the bottom for ``.md`` and ``.markdown``. Left out are names that start
    with ``_`` or ``.`` (but ``_drafts`` is searched with `drafts`), README.md, `out`, packages, and
    what ``.gitignore`` files between the workspace and the post name. A file is taken by name if
    it is one of these or ``.txt``. Raises ContentgenError for any other kind of file.
    """
    tops = given or ((workspace.articles,) if workspace.articles.is_dir() else ())
    ignored = _ignored_in(workspace.root)
    found: dict[str, Path] = {}
    for path in tops:
        if not path.is_dir() and path.suffix.casefold() not in BY_NAME:
            hint = "Save it as plain text (.md or .txt) first."
            raise ContentgenError("This is not a text file of a post.", shown(path), hint)
        posts = _in_folder(path, out, drafts, ignored) if path.is_dir() else (path,)
        for post in posts:
            found.setdefault(os.path.realpath(post), post)
    return tuple(Path(shown(post)) for post in found.values())


def _in_folder(top: Path, out: Path, drafts: bool, ignored: _Ignored) -> Iterator[Path]:
    not_here = os.path.realpath(out)
    for at, folders, files in os.walk(top):
        here = Path(at)
        folders[:] = sorted(
            name
            for name in folders
            if (name[0] not in "_." or (drafts and name == "_drafts"))
            and os.path.realpath(here / name) != not_here
            and read_manifest(here / name) is None  # a package's own texts are no posts
            and not ignored(here / name, True)
        )
        for name in sorted(files):
            wanted = Path(name).suffix.casefold() in IN_FOLDERS and name[0] not in "_."
            if wanted and name.casefold() != "readme.md" and not ignored(here / name, False):
                yield here / name


def _ignored_in(root: Path) -> _Ignored:
    """Return what tells whether git would ignore a file or folder below `root`."""
    known: dict[Path, list[str]] = {}

    def lines(folder: Path) -> list[str]:
        if folder not in known:
            try:
                text = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace")
            except OSError:
                text = ""
            known[folder] = text.splitlines()
        return known[folder]

    def ignored(path: Path, is_folder: bool) -> bool:
        path = path.absolute()
        if not path.is_relative_to(root):
            return False
        verdict = False
        steps = [*path.relative_to(root).parents][::-1]
        for folder in (root / step for step in steps):
            if found := lines(folder):
                name = path.relative_to(folder).as_posix() + ("/" if is_folder else "")
                said = _matcher(tuple(found)).check_file(name).include
                verdict = verdict if said is None else said
        return verdict

    return ignored


@lru_cache(maxsize=64)
def _matcher(lines: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
