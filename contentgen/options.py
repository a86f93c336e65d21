"""How to build: what the command line may wish for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from contentgen.workspace import Workspace, shown

PARTS = frozenset({"carousel", "caption", "youtube"})
SIZE = "4x5"


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. Empty values leave the choice to the post, then to the brand.

    Slides are drawn at each of `sizes`; the first is the package's own, ``all`` is all that a theme
    has.
    `only` names parts of a package (`PARTS`), empty for all. `threads` encode pictures while the
    next one is drawn; 0 encodes in the main thread, which is best where processes share the cores.
    `marks` draws boxes, baselines and safe areas over the slides.
    """

    theme: str = ""
    sizes: tuple[str, ...] = ()
    only: frozenset[str] = frozenset()
    templates: tuple[Path, ...] = ()
    brand: Path | None = None
    threads: int = 2
    marks: bool = False


def brand_file(workspace: Workspace, options: Options) -> Path | None:
    """Return the practice's file as a person here would type it, or None if there is none."""
    path = options.brand or workspace.brand
    return Path(shown(path)) if path else None
