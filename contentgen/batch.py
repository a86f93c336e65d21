"""Many posts: find them, build them on all cores, put them on disk, keep the gallery up to date."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

from contentgen import ledger
from contentgen.errors import ContentgenError, Problem
from contentgen.inputs import themed
from contentgen.model.finding import Finding
from contentgen.pictures import check_look
from contentgen.pipeline import SIZE, Options, Package, brand_file, make_package, open_article
from contentgen.read.brand import read_brand
from contentgen.theme.find import template_folders
from contentgen.theme.jinja import environment, render
from contentgen.workspace import Workspace, shown
from contentgen.write import gallery
from contentgen.write.limits import limits
from contentgen.write.manifest import with_kept
from contentgen.write.package import changed_by_hand, read_manifest, write_file, write_package
from contentgen.write.paths import GALLERY, MANIFEST, package_folder, plain_words

POOL_FROM = 20  # posts from which processes beat encoding threads; measured on two cores
IN_FOLDERS = frozenset({".md", ".markdown"})
BY_NAME = frozenset({".md", ".markdown", ".txt"})

Status = Literal["built", "unchanged", "failed", "draft"]


@dataclass(frozen=True, slots=True)
class Order:
    """What to do with the packages.

    `out` is where to; `jobs` how many processes (0 = by the number of posts); `drafts` builds
    drafts too; `force` replaces files that a person edited.
    """

    out: Path
    jobs: int = 0
    drafts: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one post. `folder` is its package's; `trace` a bug's, for its report.

    `kept` names files of the package that a person edited and that were left as they are.
    """

    path: Path
    status: Status
    slug: str = ""
    title: str = ""
    slides: int = 0
    folder: Path | None = None
    kept: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    trace: str = ""


@dataclass(frozen=True, slots=True)
class _Made:
    """A post on its way from a worker: plain data that can cross to another process.

    `digest` is the post's, taken before it was read: one that changes meanwhile is built again.
    """

    outcome: Outcome
    source: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    pictures: tuple[str, ...] = ()
    digest: str = ""


def find_posts(given: Sequence[Path], workspace: Workspace, out: Path) -> tuple[Path, ...]:
    """Return the posts in the given files and folders, else all of the workspace's articles.

    Folders are searched to the bottom for ``.md`` and ``.markdown``; names that start with ``_``
    or ``.``, README.md, and `out` are left out. A file is taken by name if it is one of these or
    ``.txt``. Raises ContentgenError for any other kind of file.
    """
    folders = given or ((workspace.articles,) if workspace.articles.is_dir() else ())
    found: dict[str, Path] = {}
    for path in folders:
        if not path.is_dir() and path.suffix.casefold() not in BY_NAME:
            hint = "Save it as plain text (.md or .txt) first."
            raise ContentgenError("This is not a text file of a post.", shown(path), hint)
        for post in _in_folder(path, os.path.realpath(out)) if path.is_dir() else (path,):
            found.setdefault(os.path.realpath(post), post)
    return tuple(Path(shown(post)) for post in found.values())


def _in_folder(top: Path, out: str) -> Iterator[Path]:
    for at, folders, files in os.walk(top):
        here = Path(at)
        folders[:] = sorted(
            name for name in folders if name[0] not in "_." and os.path.realpath(here / name) != out
        )
        for name in sorted(files):
            wanted = Path(name).suffix.casefold() in IN_FOLDERS and name[0] not in "_."
            if wanted and name.casefold() != "readme.md":
                yield here / name


def check_brand(workspace: Workspace, options: Options) -> tuple[Problem, ...]:
    """Read the brand and load the theme that most posts will use; return the brand's warnings.

    Raises ContentgenError, so that what would fail every post is said once.
    """
    brand, problems = read_brand(brand_file(workspace, options))
    folders = template_folders(workspace.root, options.templates)
    check_look(themed(options.theme or brand.theme, folders, brand, options.size or SIZE), brand)
    return problems


def build_posts(
    posts: Sequence[Path], workspace: Workspace, options: Options, order: Order
) -> Iterator[Outcome]:
    """Build posts into `order.out` and yield what became of each, in order, as it is done.

    A post of which nothing changed since it was built is only looked at (see `ledger`). One post
    that fails never stops the others. The caller holds the folder open (see
    `write.package.opened`).
    """
    setting = setting_of(workspace, options)
    known = ledger.read_ledger(order.out)
    right = {} if order.force else _right(posts, workspace, order, setting, known)
    making = _made([post for post in posts if post not in right], workspace, options, order)
    taken: dict[str, Path] = {}
    try:
        for post in posts:
            if post in right:
                taken.setdefault(right[post].slug.casefold(), post)
                yield right[post]
                continue
            made = next(making)
            outcome = _stored(made, workspace, options, order, taken)
            name = workspace.name_of(post)
            known.pop(name, None)
            if outcome.status != "failed" and not outcome.kept:
                known[name] = _entry(made, outcome, setting, name)
            yield outcome
    finally:
        making.close()
        ledger.write_ledger(order.out, known)


def setting_of(workspace: Workspace, options: Options) -> str:
    """Return the fingerprint of all that shapes the posts of a workspace alike."""
    folders = template_folders(workspace.root, options.templates)
    brand = brand_file(workspace, options)
    wishes = {one.name: getattr(options, one.name) for one in fields(options)}
    wishes["only"] = sorted(options.only)
    del wishes["templates"], wishes["brand"], wishes["threads"]  # what is in the files counts
    return ledger.setting(
        sorted(wishes.items()), (*ledger.files_below(folders), *ledger.named_in_brand(brand))
    )


def _right(
    posts: Sequence[Path],
    workspace: Workspace,
    order: Order,
    setting: str,
    known: Mapping[str, ledger.Entry],
) -> dict[Path, Outcome]:
    """Return the posts whose packages are still what a build would write."""
    found: dict[Path, Outcome] = {}
    for post in posts:
        name = workspace.name_of(post)
        entry = known.get(name)
        if entry is None or (entry.status == "draft" and order.drafts):
            continue
        beside = _beside(post, entry.slug, entry.pictures)
        mark = ledger.fingerprint(setting, name, ledger.digest_of(post), beside)
        if entry.fingerprint != mark:
            continue
        folder = order.out / entry.slug
        if not ledger.still_right(entry, folder):
            continue
        outcome = Outcome(post, "draft", entry.slug, entry.title)
        if entry.status == "built":
            manifest = read_manifest(folder)
            if manifest is None:
                continue
            said = tuple(Finding(**finding) for finding in manifest.get("findings", ()))
            outcome = replace(
                outcome, status="unchanged", slides=entry.slides, folder=folder, findings=said
            )
        found[post] = outcome
    return found


def _entry(made: _Made, outcome: Outcome, setting: str, name: str) -> ledger.Entry:
    beside = _beside(outcome.path, outcome.slug, made.pictures)
    mark = ledger.fingerprint(setting, name, made.digest, beside)
    built = outcome.status != "draft"
    files = ledger.states(outcome.folder, (*made.files,)) if built and outcome.folder else {}
    return ledger.Entry(
        mark, "built" if built else "draft", outcome.slug, outcome.title, outcome.slides,
        made.pictures, files,
    )  # fmt: skip


def _beside(post: Path, slug: str, pictures: Sequence[str]) -> tuple[Path, ...]:
    return (*ledger.storyboards_of(post, slug), *(post.parent / name for name in pictures))


def _stored(
    made: _Made, workspace: Workspace, options: Options, order: Order, taken: dict[str, Path]
) -> Outcome:
    if made.outcome.status != "built":
        return made.outcome
    try:
        return _store(made, workspace, order, taken, partial=bool(options.only))
    except ContentgenError as error:
        return _failed(made.outcome.path, error.problems)


def update_gallery(workspace: Workspace, options: Options, out: Path) -> Path | None:
    """Write the gallery of all packages in `out`; return its path, or None if there were none."""
    limit, path = limits(), out / GALLERY
    posts = gallery.gallery_posts(out, limit["caption_fold"])
    if not posts and not path.exists():
        return None
    brand, _ = read_brand(brand_file(workspace, options))
    folders = template_folders(workspace.root, options.templates)
    context = {"posts": posts, "brand": brand, "limits": limit}
    page, _ = render(environment(folders), ("gallery/index.html.j2",), context)
    data = gallery.seal(page)
    with plain_words(path):
        same = path.is_file() and path.read_bytes() == data
    if not same:
        write_file(path, data)
    return path


def _made(
    posts: Sequence[Path], workspace: Workspace, options: Options, order: Order
) -> Generator[_Made]:
    jobs = order.jobs or (os.cpu_count() or 1 if len(posts) >= POOL_FROM else 1)
    if min(jobs, len(posts)) < 2:
        yield from (_make(post, workspace, options, order.drafts) for post in posts)
        return
    alone = replace(options, threads=0)
    make = partial(_make, workspace=workspace, options=alone, drafts=order.drafts)
    yield from _in_processes(make, posts, min(jobs, len(posts)))


def _in_processes(
    make: Callable[[Path], _Made], posts: Sequence[Path], jobs: int
) -> Iterator[_Made]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts)
    try:
        yield from pool.map(make, posts)
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Let the main process alone answer Ctrl-C."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _make(path: Path, workspace: Workspace, options: Options, drafts: bool) -> _Made:
    digest = ledger.digest_of(path)
    try:
        source = open_article(path, workspace, options)
        meta = source.article.meta
        if meta.draft and not drafts:
            return _Made(Outcome(path, "draft", meta.slug, meta.title), digest=digest)
        package = make_package(source, options)
    except ContentgenError as error:
        problems = tuple(_renamed(problem, path, workspace) for problem in error.problems)
        return _Made(_failed(path, problems))
    except Exception as error:  # noqa: BLE001  a bug met in one post must not stop the others
        return _Made(_crashed(path, error))
    pictures = ledger.pictures_named(source.article, path.parent)
    files = dict(package.files)
    return _Made(_outcome(path, package), package.source, files, pictures, digest)


def _outcome(path: Path, package: Package) -> Outcome:
    return Outcome(
        path,
        "built",
        package.slug,
        package.title,
        len(package.deck.slides),
        findings=package.findings,
    )


def _failed(path: Path, problems: tuple[Problem, ...]) -> Outcome:
    return Outcome(path, "failed", problems=problems)


def _crashed(path: Path, error: Exception) -> Outcome:
    kind = type(error).__name__
    message = f"{f'internal error: {kind}: {error}'.rstrip(': .')}."
    hint = "Please report this with the post; `--debug` shows where it happened."
    return replace(
        _failed(path, (Problem(shown(path), message, hint),)), trace=traceback.format_exc()
    )


def _renamed(problem: Problem, path: Path, workspace: Workspace) -> Problem:
    """Name the post as the user here would type it, not as packages do."""
    name = workspace.name_of(path)
    if problem.where != name and not problem.where.startswith(f"{name}:"):
        return problem
    return replace(problem, where=shown(path) + problem.where.removeprefix(name))


def _store(
    made: _Made, workspace: Workspace, order: Order, taken: dict[str, Path], *, partial: bool
) -> Outcome:
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
        if (folder.is_dir() and order.force) or not os.path.lexists(folder):
            return
        message = f"{shown(folder)} is in the way: it was not made by contentgen."
        raise ContentgenError(message, where, "Move it, or give the post another `slug:`.")
    other = earlier.get("inputs", {}).get("article", source)
    if other != source and (workspace.root / other).is_file():
        raise _taken(folder.name, where, shown(workspace.root / other))


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
