"""Many posts: build them on all cores, put them on disk in order, remember what is right."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path

from contentgen import ledger, workers
from contentgen.errors import ContentgenError, Problem
from contentgen.model.finding import Finding
from contentgen.options import SIZE, Options, brand_file
from contentgen.outcome import Made, Order, Outcome, failed
from contentgen.packages import store
from contentgen.theme.find import template_folders
from contentgen.unit import make
from contentgen.workspace import Workspace, shown
from contentgen.write.package import opened, read_manifest

POOL_FROM = 12  # posts from which processes beat encoding threads; docs/performance.md


@dataclass(frozen=True, slots=True)
class Batch:
    """The posts of one workspace, and what to do with them."""

    posts: tuple[Path, ...]
    workspace: Workspace
    options: Options
    order: Order


@dataclass(frozen=True, slots=True)
class Looked:
    """A batch with what is known of it: which posts need no work, and what was built from what."""

    batch: Batch
    setting: str
    known: dict[str, ledger.Entry]
    right: dict[Path, Outcome]

    @property
    def to_make(self) -> tuple[Path, ...]:
        """The posts that need work."""
        return tuple(post for post in self.batch.posts if post not in self.right)


def check_brand(workspace: Workspace, options: Options) -> tuple[Problem, ...]:
    """Read the brand and load the theme that most posts will use; return the brand's warnings.

    Raises ContentgenError, so that what would fail every post is said once.
    """
    from contentgen.inputs import themed
    from contentgen.pictures import check_look
    from contentgen.read.brand import read_brand
    from contentgen.theme.canvas import ALL

    brand, problems = read_brand(brand_file(workspace, options))
    folders = template_folders(workspace.root, options.templates)
    size = next((size for size in options.sizes if size != ALL), SIZE)
    theme = themed(options.theme or brand.theme, folders, brand, size)
    check_look(theme, brand)
    return (*problems, *theme.problems)


def build_posts(
    posts: Sequence[Path], workspace: Workspace, options: Options, order: Order
) -> Generator[Outcome]:
    """Build the posts of one workspace; see `build_all`."""
    for _, outcome in build_all((look(Batch(tuple(posts), workspace, options, order)),)):
        yield outcome


def build_all(looked: Sequence[Looked]) -> Generator[tuple[Batch, Outcome]]:
    """Build the posts of each workspace and yield what became of each, in order, as it is done.

    A post of which nothing changed since it was built is not made again (see `look`). One post
    that fails never stops the others, unless the order is to `fail_fast`. Workers are shared by
    all. Raises ContentgenError where an output folder cannot be used, or another build has it.
    """
    making = _made(looked)
    try:
        for one in looked:
            with opened(one.batch.order.out):
                yield from _finish(one, making)
    finally:
        making.close()


def look(batch: Batch) -> Looked:
    """Find out which posts of a batch need work: those of which anything changed (see `ledger`)."""
    setting = setting_of(batch.workspace, batch.options)
    known = ledger.read_ledger(batch.order.out)
    right = {} if batch.order.force else _right(batch, setting, known)
    return Looked(batch, setting, known, right)


def _finish(looked: Looked, making: Iterator[Made]) -> Iterator[tuple[Batch, Outcome]]:
    batch, known = looked.batch, looked.known
    taken: dict[str, Path] = {}
    try:
        for post in batch.posts:
            if post in looked.right:
                taken.setdefault(looked.right[post].slug.casefold(), post)
                yield batch, looked.right[post]
                continue
            made = next(making)
            outcome = _stored(made, batch, taken)
            name = batch.workspace.name_of(post)
            known.pop(name, None)
            if outcome.status != "failed" and not outcome.kept:
                known[name] = _entry(made, outcome, looked.setting, name)
            yield batch, outcome
            if outcome.status == "failed" and batch.order.fail_fast:
                return
    finally:
        ledger.write_ledger(batch.order.out, known)


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


def _right(batch: Batch, setting: str, known: Mapping[str, ledger.Entry]) -> dict[Path, Outcome]:
    """Return the posts whose packages are still what a build would write."""
    found: dict[Path, Outcome] = {}
    for post in batch.posts:
        name = batch.workspace.name_of(post)
        entry = known.get(name)
        if entry is None or (entry.status == "draft" and batch.order.drafts):
            continue
        beside = _beside(post, entry.slug, entry.pictures)
        mark = ledger.fingerprint(setting, name, ledger.digest_of(post), beside)
        folder = batch.order.out / entry.slug
        if entry.fingerprint == mark and ledger.still_right(entry, folder):
            outcome = _as_it_was(post, entry, folder)
            found |= {post: outcome} if outcome else {}
    return found


def _as_it_was(post: Path, entry: ledger.Entry, folder: Path) -> Outcome | None:
    if entry.status == "draft":
        return Outcome(post, "draft", entry.slug, entry.title)
    manifest = read_manifest(folder)
    if manifest is None:
        return None
    said = tuple(Finding(**finding) for finding in manifest.get("findings", ()))
    return Outcome(post, "unchanged", entry.slug, entry.title, entry.slides, folder, findings=said)


def _entry(made: Made, outcome: Outcome, setting: str, name: str) -> ledger.Entry:
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


def _stored(made: Made, batch: Batch, taken: dict[str, Path]) -> Outcome:
    if made.outcome.status != "built":
        return made.outcome
    try:
        partial = bool(batch.options.only)
        return store(made, batch.workspace, batch.order, taken, partial=partial)
    except ContentgenError as error:
        return replace(failed(made.outcome.path, *error.problems), seconds=made.outcome.seconds)


_Job = tuple[Path, Batch]


def _made(looked: Sequence[Looked]) -> Generator[Made]:
    """Yield the posts that need work as they are made, in order; one pool of workers for all."""
    jobs: list[_Job] = [(post, one.batch) for one in looked for post in one.to_make]
    if not jobs:
        return
    order = looked[0].batch.order
    width = order.jobs or (workers.cores() if len(jobs) >= POOL_FROM or order.executor else 1)
    if not order.executor and min(width, len(jobs)) < 2:
        yield from map(_do, jobs)
        return
    name = order.executor or "processes"
    width = min(width, len(jobs))
    pool = partial(workers.executor, name, order.jobs and width)
    if name == "processes":
        pool = partial(workers.processes, width)
    yield from workers.results(_do_alone, (_light(job) for job in jobs), pool, width, _died)


def _light(job: _Job) -> _Job:
    """Return a job without the posts beside it: it goes to another process."""
    post, batch = job
    return post, replace(batch, posts=())


def _do(job: _Job) -> Made:
    post, batch = job
    return make(post, batch.workspace, batch.options, batch.order.drafts, batch.order.limit)


def _do_alone(job: _Job) -> Made:
    """Do a job where others work beside it: threads of its own would only stand in their way."""
    post, batch = job
    return _do((post, replace(batch, options=replace(batch.options, threads=0))))


def _died(job: _Job) -> Made:
    message = "The program ended while it built this post; perhaps memory ran out."
    hint = "Build it alone, with smaller pictures, or report it."
    return Made(failed(job[0], Problem(shown(job[0]), message, hint)))
