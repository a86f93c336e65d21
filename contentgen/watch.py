"""Build again whenever a file is saved, and have the open gallery show it.

A worker process stays warm and builds; it is replaced by a fresh one when anything but a post
changed (the practice's file, a theme, a font), so that nothing old is remembered. The gallery asks
for ``.contentgen/live-<n>.svg`` and loads itself anew once it is there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from contentgen.batch import build_posts
from contentgen.discover import find_posts
from contentgen.errors import ContentgenError, Problem
from contentgen.ledger import files_below, named_in_brand
from contentgen.options import Options, brand_file
from contentgen.outcome import Order, Outcome
from contentgen.packages import update_gallery
from contentgen.theme.find import template_folders
from contentgen.workers import leave_interrupts
from contentgen.workspace import Workspace

PAUSE = (
    0.15  # seconds between two looks: saving feels live, and an idle watch costs next to nothing
)
_LIVE = "live-{}.svg"
_DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n'

States = dict[Path, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Round:
    """One build: what became of each post, where the gallery is, and how many seconds it took.

    `problems` say why nothing could be built at all.
    """

    outcomes: tuple[Outcome, ...]
    gallery: Path | None
    seconds: float
    problems: tuple[Problem, ...] = ()


def watch(
    given: Sequence[Path],
    workspace: Workspace,
    options: Options,
    order: Order,
    *,
    wait: Callable[[float], None] = time.sleep,
) -> Generator[Round]:
    """Yield a round for the first build, then for each time that a file changed, without end.

    Closing the iterator ends the worker and writes the gallery once more, without its script
    asking for news.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(1, mp_context=context, initializer=leave_interrupts)
    number = 0
    try:
        before = _look(given, workspace, options, order.out)
        while True:
            number += 1
            job = pool.submit(_round, tuple(given), workspace, options, order, number)
            done = job.result()
            order = replace(order, force=False)
            yield done
            now = _look(given, workspace, options, order.out)
            while now == before:
                wait(PAUSE)
                now = _look(given, workspace, options, order.out)
            if now[1] != before[1]:
                pool.shutdown()
                pool = ProcessPoolExecutor(1, mp_context=context, initializer=leave_interrupts)
            before = now
    finally:
        pool.shutdown(cancel_futures=True)
        with suppress(ContentgenError, OSError):
            _beat(order.out, 0)
            update_gallery(workspace, options, order.out)


def _round(
    given: tuple[Path, ...], workspace: Workspace, options: Options, order: Order, number: int
) -> Round:
    start = time.perf_counter()
    try:
        posts = find_posts(given, workspace, order.out, drafts=order.drafts)
        outcomes = tuple(build_posts(posts, workspace, options, order))
        gallery = update_gallery(workspace, options, order.out, live=number)
    except ContentgenError as error:
        return Round((), None, time.perf_counter() - start, error.problems)
    _beat(order.out, number)
    return Round(outcomes, gallery, time.perf_counter() - start)


def _beat(out: Path, number: int) -> None:
    """Tell an open gallery that build `number` is there; 0 tells it nothing more."""
    folder = out / ".contentgen"
    if number:
        folder.mkdir(exist_ok=True)
        (folder / _LIVE.format(number)).write_text(_DOT, encoding="utf-8")
    for path in folder.glob(_LIVE.format("*")):
        if path.name != _LIVE.format(number):
            path.unlink(missing_ok=True)


def _look(
    given: Sequence[Path], workspace: Workspace, options: Options, out: Path
) -> tuple[States, States]:
    """Return size and time of change of the files beside posts, and of those that shape all."""
    tops = [path if path.is_dir() else path.parent for path in given] or [workspace.articles]
    inside = out.absolute()
    posts = (path for path in files_below(tops) if not path.absolute().is_relative_to(inside))
    folders = template_folders(workspace.root, options.templates)
    shared = (*files_below(folders), *named_in_brand(brand_file(workspace, options)))
    return _states(posts), _states(shared)


def _states(paths: Iterator[Path] | Sequence[Path]) -> States:
    found: States = {}
    for path in paths:
        with suppress(OSError):  # gone between two looks
            state = path.stat()
            found[path] = (state.st_size, state.st_mtime_ns)
    return found
