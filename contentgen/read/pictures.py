"""Which picture files a post may use: those inside of its workspace."""

from __future__ import annotations

import re
from pathlib import Path, PureWindowsPath
from urllib.parse import unquote

from contentgen.errors import Problem
from contentgen.model.brand import Brand

_ADDRESS = re.compile(r"(?!file:)[a-z][a-z0-9+.-]+:|//", re.IGNORECASE)


def workspace(path: Path, brand: Brand) -> Path:
    """Return the folder that a post's files must stay in.

    It is the folder of ``brand.toml`` if the post is below it, else the parent of ``articles/``,
    else the post's own folder.
    """
    folder = path.resolve().parent
    if brand.path:
        root = Path(brand.path).resolve().parent
        if folder.is_relative_to(root):
            return root
    return next((p.parent for p in (folder, *folder.parents) if p.name == "articles"), folder)


def find_picture(named: str, folder: Path, root: Path, where: str) -> tuple[str, Problem | None]:
    """Return the full path of a picture that a post names, or empty text and the problem.

    A path counts from the post's folder, or from the workspace (as ``/images/x.jpg`` does on a
    website). A path that leaves the workspace, also through a link, is an error; an address on
    the web and a file that is not there are warnings.
    """
    if _ADDRESS.match(named):
        message = f"The picture {_short(named)} is on the web and was left out."
        hint = "Nothing is fetched: save it beside the post and name that file."
        return "", Problem(where, message, hint, "warning")
    tries = dict.fromkeys((named, unquote(named)))
    for name in tries:
        for full in (folder / name.lstrip("/"), root / name.lstrip("/"), folder / name):
            found = _inside(full, root)
            if found:
                return found, None
    if any(_leaves(folder, root, name) for name in tries):
        message = f"The picture {_short(named)} is outside of the workspace."
        return "", Problem(where, message, "Copy it beside the post and name it without folders.")
    message = f"The picture {_short(named)} is not there; it was left out."
    hint = "Check the name, or copy the file beside the post."
    return "", Problem(where, message, hint, "warning")


def _inside(full: Path, root: Path) -> str:
    try:
        full = full.resolve()
        good = full.is_relative_to(root) and full.is_file()
    except (OSError, ValueError):  # a name too long, or a loop of links
        return ""
    return str(full) if good else ""


def _leaves(folder: Path, root: Path, name: str) -> bool:
    if re.match(r"file:|~|\\\\", name, re.IGNORECASE) or PureWindowsPath(name).drive:
        return True
    try:
        if name.startswith("/"):
            # "/images/x.jpg" counts from a website's top; "/etc/x.jpg" is in a real folder.
            full = Path(name)
            site = not full.parent.exists() or full.parent == Path(full.anchor)
            return not site and not full.resolve().is_relative_to(root)
        return not (folder / name).resolve().is_relative_to(root)
    except (OSError, ValueError):
        return False


def _short(name: str) -> str:
    return f"“{name if len(name) <= 80 else name[:77] + '…'}”"
