"""Files of a theme stay in its folders: a stranger's must not reach what else is on the disk.

Names with ``..`` are refused where they are looked up; what is left are links, and paths in full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from contentgen.errors import ContentgenError

if TYPE_CHECKING:
    from jinja2 import BaseLoader

_HINT = "Copy the file itself into the folder of the theme."


def is_inside(path: Path, roots: Iterable[Path]) -> bool:
    """Tell whether a file lies below one of the folders once all links are followed."""
    real = path.resolve()
    return any(real.is_relative_to(root.resolve()) for root in roots)


def kept_inside(path: Path, roots: Iterable[Path], where: str) -> Path:
    """Return `path`. Raises ContentgenError if it is a link to outside of all of `roots`."""
    if is_inside(path, roots):
        return path
    raise ContentgenError("this file is a link out of the templates' folder.", where, _HINT)


def template_loader(folders: Iterable[Path], below: str = "") -> BaseLoader:
    """Return what loads templates from `below` in the first of the folders that has them.

    It raises ContentgenError for one that is a link out of these folders.
    """
    from jinja2 import Environment, FileSystemLoader
    from jinja2.loaders import split_template_path

    roots = tuple(folders)

    class Kept(FileSystemLoader):
        def get_source(
            self, environment: Environment, template: str
        ) -> tuple[str, str, Callable[[], bool]]:
            parts = split_template_path(template)
            found = (Path(place, *parts) for place in self.searchpath)
            path = next((path for path in found if path.is_file()), None)
            if path is not None:
                kept_inside(path, roots, template)
            return super().get_source(environment, template)

    return Kept([root / below for root in roots])
