"""Where a practice's files are: its brand, posts and output, and how to name them to a person."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder that a practice works in. `root` is absolute."""

    root: Path

    @property
    def articles(self) -> Path:
        """The folder of posts."""
        return self.root / "articles"

    @property
    def output(self) -> Path:
        """The folder that packages go to."""
        return self.root / "output"

    @property
    def seeds(self) -> Path:
        """The folder of raw posts."""
        return self.root / "seeds"

    @property
    def brand(self) -> Path | None:
        """The practice's `brand.toml`, or None if there is none."""
        path = self.root / "brand.toml"
        return path if path.is_file() else None

    def name_of(self, path: Path) -> str:
        """Return a file's name for use inside packages: relative to the workspace, with ``/``.

        A file outside of the workspace is called by its bare name, so that no package holds a
        path of somebody's machine.
        """
        path = path.absolute()
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        return path.name


def find_workspace(start: Path) -> Workspace:
    """Return the nearest of `start` and its parents that has a brand.toml or an articles folder.

    Where none has, `start` itself is the workspace.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / "brand.toml").is_file() or (folder / "articles").is_dir():
            return Workspace(folder)
    return Workspace(start)


def shown(path: Path) -> str:
    """Return a path as a person here would type it: relative where it lies below this folder."""
    path = path.absolute()
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
