"""Packages in an output folder: put there, kept from harm, cleared away; and their gallery."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from contentgen.errors import ContentgenError
from contentgen.options import Options, brand_file
from contentgen.outcome import Made, Order, Outcome
from contentgen.workspace import Workspace, shown
from contentgen.write.manifest import with_kept
from contentgen.write.package import (
    CLUTTER,
    changed_by_hand,
    read_manifest,
    write_file,
    write_package,
)
from contentgen.write.paths import (
    CAPTION,
    GALLERY,
    MANIFEST,
    REPORT,
    STORYBOARD,
    TITLES,
    package_folder,
    plain_words,
)


def store(
    made: Made, workspace: Workspace, order: Order, taken: dict[str, Path], *, partial: bool
) -> Outcome:
    """Put a post's package on disk if it differs from the one there; return what became of it.

    `taken` are the posts by the slugs of this build, and grows. `partial` keeps the files of the
    earlier package that were not made. Raises ContentgenError where the place is not free, or a
    person edited what would be replaced.
    """
    outcome, where = made.outcome, shown(made.outcome.path)
    folder = package_folder(order.out, outcome.slug)
    first = taken.setdefault(outcome.slug.casefold(), outcome.path)
    if first != outcome.path:
        raise _taken(outcome.slug, where, shown(first))
    earlier = read_manifest(folder)
    _guard(folder, earlier, made.source, where, workspace, order)
    edited = changed_by_hand(folder, earlier) if earlier else ()
    files = dict(made.files)
    if partial and earlier:
        files |= _kept(folder, earlier, files)
        edited = tuple(name for name in edited if name in made.files or name not in files)
    done = replace(outcome, folder=folder, kept=edited)
    if earlier and not (edited and order.force) and _up_to_date(folder, files):
        return replace(done, status="unchanged")
    if edited and not order.force:
        message = f"Not built again, so as not to lose your changes in {shown(folder)}: "
        hint = "Build with --force to replace them, or move them out of this folder first."
        raise ContentgenError(f"{message}{', '.join(edited)}.", where, hint)
    write_package(folder, files)
    return replace(done, kept=())


def _guard(
    folder: Path,
    earlier: Mapping[str, Any] | None,
    source: str,
    where: str,
    workspace: Workspace,
    order: Order,
) -> None:
    """Raise ContentgenError if the folder is not ours, or is another post's that still exists."""
    if earlier is None:
        if (order.force and _like_a_package(folder)) or not os.path.lexists(folder):
            return
        message = f"{shown(folder)} is in the way: it was not made by contentgen."
        raise ContentgenError(message, where, "Move it, or give the post another `slug:`.")
    other = earlier.get("inputs", {}).get("article", source)
    if other != source and (workspace.root / other).is_file():
        raise _taken(folder.name, where, shown(workspace.root / other))


def _like_a_package(folder: Path) -> bool:
    """Tell whether a folder without a manifest holds only what packages hold, or nothing."""
    if not folder.is_dir() or folder.is_symlink():
        return False
    known = {name.partition("/")[0] for name in (CAPTION, TITLES, REPORT, STORYBOARD, MANIFEST)}
    return all(path.name in known or path.name.casefold() in CLUTTER for path in folder.iterdir())


def _taken(slug: str, where: str, first: str) -> ContentgenError:
    message = f'Another post has the same slug, "{slug}": {first}.'
    return ContentgenError(message, where, "Give one of them another `slug:`.")


def _kept(folder: Path, earlier: Mapping[str, Any], files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of the earlier package that this build did not make, with the manifest."""
    with plain_words(folder):
        kept = {
            name: (folder / name).read_bytes()
            for name in earlier["files"]
            if name not in files and (folder / name).is_file()
        }
    return {**kept, MANIFEST: with_kept(files[MANIFEST], earlier, kept)} if kept else {}


def _up_to_date(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Tell whether the package on disk is the one to write, but for a person's edits."""
    with plain_words(folder):
        same = (folder / MANIFEST).read_bytes() == files[MANIFEST]
    return same and all((folder / name).is_file() for name in files)


def stale(workspace: Workspace, out: Path) -> tuple[Path, ...]:
    """Return the packages in `out` whose post is gone: deleted, renamed, or of another slug now."""
    if not out.is_dir():
        return ()
    found = []
    for folder in sorted(path for path in out.iterdir() if path.name[0] != "."):
        manifest = read_manifest(folder)
        post = manifest.get("inputs", {}).get("article", "") if manifest else ""
        if isinstance(post, str) and post and not _of_a_post(workspace, post):
            found.append(folder)
    return tuple(found)


def _of_a_post(workspace: Workspace, name: str) -> bool:
    # A post outside of the workspace is called by its bare name: nobody knows whether it is gone.
    return "/" not in name or (workspace.root / name).is_file()


def prune(folder: Path, *, force: bool) -> bool:
    """Delete a package, unless a person edited files in it and not `force`; tell whether it went.

    Raises ContentgenError if the disk refuses.
    """
    manifest = read_manifest(folder)
    if manifest is None or (changed_by_hand(folder, manifest) and not force):
        return False
    with plain_words(folder):
        shutil.rmtree(folder)
    return True


def update_gallery(workspace: Workspace, options: Options, out: Path, live: int = 0) -> Path | None:
    """Write the gallery of all packages in `out`; return its path, or None if there were none.

    A page with a `live` number loads itself anew once the next number is there (see `watch`).
    """
    from contentgen.read.brand import read_brand
    from contentgen.theme.find import template_folders
    from contentgen.theme.jinja import environment, render
    from contentgen.write import gallery
    from contentgen.write.limits import limits

    limit, path = limits(), out / GALLERY
    posts = gallery.gallery_posts(out, limit["caption_fold"])
    if not posts and not path.exists():
        return None
    brand, _ = read_brand(brand_file(workspace, options))
    folders = template_folders(workspace.root, options.templates)
    context = {"posts": posts, "brand": brand, "limits": limit, "live": live}
    page, _ = render(environment(folders), ("gallery/index.html.j2",), context)
    data = gallery.seal(page)
    with plain_words(path):
        same = path.is_file() and path.read_bytes() == data
    if not same:
        write_file(path, data)
    return path
