"""The unit of work: one post becomes one package in memory, whatever is in it.

A pure function of files: it can run in this process, in another one, or on another machine that
sees the same files.
"""

from __future__ import annotations

import signal
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import FrameType

from contentgen import ledger
from contentgen.errors import ContentgenError, Problem
from contentgen.memory import forget_posts
from contentgen.options import Options
from contentgen.outcome import Made, Outcome, failed
from contentgen.workspace import Workspace, shown

MEMORY = 3 * 1024**3  # bytes that one post may take: five of the largest photos there are


_MADE = count(1)
_TOGETHER = 8  # posts after which what they said is forgotten


class _TooLongError(BaseException):
    """Not an Exception, so that nothing on the way catches it."""


def make(path: Path, workspace: Workspace, options: Options, drafts: bool, limit: float) -> Made:
    """Make one post's package. Never raises for what is in the post, nor for a bug met on the way.

    It takes `limit` seconds at most (0 for any), where the system has alarms and this is the main
    thread of a process; elsewhere there is no limit. It takes `MEMORY` at most, on Linux.
    """
    start = time.perf_counter()
    try:
        with _alarm(limit), _roomed(MEMORY):
            made = _make(path, workspace, options, drafts)
    except _TooLongError as error:
        template = _template_of(error)
        at = f" in the template {template}" if template else ""
        message = f"This post took over {limit:g} seconds and was given up{at}."
        hint = "Split it into several posts, or allow more with --limit."
        hint = "Look for a loop in that template." if template else hint
        made = Made(failed(path, Problem(shown(path), message, hint)))
    seconds = time.perf_counter() - start
    if next(_MADE) % _TOGETHER == 0:
        forget_posts()
    return replace(made, outcome=replace(made.outcome, seconds=seconds))


def _make(path: Path, workspace: Workspace, options: Options, drafts: bool) -> Made:
    from contentgen.pipeline import make_package, open_article

    digest = ledger.digest_of(path)
    try:
        source = open_article(path, workspace, options)
        meta = source.article.meta
        if meta.draft and not drafts:
            return Made(Outcome(path, "draft", meta.slug, meta.title), digest=digest)
        package = make_package(source, options)
    except ContentgenError as error:
        problems = (_renamed(problem, path, workspace) for problem in error.problems)
        return Made(failed(path, *problems))
    except Exception as error:  # noqa: BLE001  a bug met in one post must not stop the others
        return Made(_given_up(path, error))
    outcome = Outcome(
        path, "built", package.slug, package.title, len(package.deck.slides),
        findings=package.findings,
    )  # fmt: skip
    pictures = ledger.pictures_named(source.article, path.parent)
    return Made(outcome, package.source, dict(package.files), pictures, digest)


def _given_up(path: Path, error: Exception) -> Outcome:
    """Return the outcome of a post that met a limit of the machine, or a bug."""
    template, where = _template_of(error), shown(path)
    if isinstance(error, MemoryError):
        what = f"The template {template}" if template else "This post"
        message = f"{what} needs more memory than there is."
        hint = "Look for a loop in it." if template else "Use smaller pictures, or split the post."
        return failed(path, Problem(where, message, hint))
    if isinstance(error, RecursionError) and template:
        message = f"The template {template} uses itself without end."
        return failed(path, Problem(where, message, "Look at what it includes, or calls."))
    if isinstance(error, OSError) and error.filename is not None:
        name = shown(Path(str(error.filename)))
        message = f"{name} could not be read while this post was built: {error.strerror}."
        return failed(path, Problem(where, message, "Build it again once nothing changes there."))
    return _crashed(path, error)


def _template_of(error: BaseException) -> str:
    """Return the template that an error was met in, by folder and name; empty if in none."""
    found = ""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename.endswith(".j2"):
            found = "/".join(Path(frame.f_code.co_filename).parts[-2:])
    return found


def _crashed(path: Path, error: Exception) -> Outcome:
    kind = type(error).__name__
    message = f"{f'internal error: {kind}: {error}'.rstrip(': .')}."
    hint = "Please report this with the post; `--debug` shows where it happened."
    outcome = failed(path, Problem(shown(path), message, hint))
    return replace(outcome, trace=traceback.format_exc())


def _renamed(problem: Problem, path: Path, workspace: Workspace) -> Problem:
    """Name the post as the user here would type it, not as packages do."""
    name = workspace.name_of(path)
    if problem.where != name and not problem.where.startswith(f"{name}:"):
        return problem
    return replace(problem, where=shown(path) + problem.where.removeprefix(name))


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    able = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not seconds or not able:
        yield
        return

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _roomed(most: int) -> Iterator[None]:
    """Let this process take `most` bytes more than it has; nothing where that cannot be told."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
        before = resource.getrlimit(resource.RLIMIT_DATA)
    except (ImportError, OSError, ValueError, IndexError):
        yield
        return
    wanted = pages * resource.getpagesize() + most
    set_already = [limit for limit in before if limit != resource.RLIM_INFINITY]
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (min([wanted, *set_already]), before[1]))
    try:
        yield
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, before)
