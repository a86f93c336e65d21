"""Where templates come from."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path


def template_folders(workspace: Path, extra: tuple[Path, ...] = ()) -> tuple[Path, ...]:
    """Return the folders to look for templates in, first the one that wins.

    `extra` (the user's ``--templates``), then ``templates/`` of the workspace, then the program's
    own. Folders that do not exist are left out, except those of `extra`, whose absence is for the
    caller to report.
    """
    own = own_templates()
    candidates = (*extra, workspace / "templates", own)
    kept = [folder for folder in candidates if folder in extra or folder.is_dir()]
    unique = {folder.resolve(): folder for folder in reversed(kept)}
    return tuple(folder for folder in kept if unique.get(folder.resolve()) is folder)


@cache
def own_templates() -> Path:
    """Return the folder of the program's own templates: in the wheel, else in the checkout."""
    spec = find_spec("contentgen")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("contentgen is not an importable package")
    package = Path(spec.submodule_search_locations[0])
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"
