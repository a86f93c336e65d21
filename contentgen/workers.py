"""Spread jobs over workers and take the results back in order.

Workers are this process, processes of this machine, or any `concurrent.futures.Executor` that an
installed package offers: an entry point of the group ``contentgen.executors`` names a function
that takes the number of workers (0 for its own choice) and the text after the name's colon, and
returns an executor.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from itertools import islice
from typing import Any, TypeVar

from contentgen.errors import ContentgenError
from contentgen.memory import collect_rarely

Job = TypeVar("Job")
Result = TypeVar("Result")

GROUP = "contentgen.executors"
_AHEAD = 3  # jobs a worker has waiting: enough to keep it busy, few enough to keep memory flat


def cores() -> int:
    """Return how many cores this process may use."""
    able = getattr(os, "sched_getaffinity", None)
    return len(able(0)) if able else os.cpu_count() or 1


def executor(name: str, jobs: int) -> Executor:
    """Return the executor that a name stands for; ``dask:tcp://10.0.0.5:8786`` gives it an address.

    Raises ContentgenError for a name that nothing installed offers, or one that cannot start.
    """
    from importlib.metadata import entry_points

    key, _, detail = name.partition(":")
    known = {point.name: point for point in entry_points(group=GROUP)}
    if key not in known:
        listed = ", ".join(sorted(known)) or "none"
        raise ContentgenError(f'There is no executor "{key}".', hint=f"Installed are: {listed}.")
    try:
        make = known[key].load()
    except ImportError as error:
        hint = f'Install it: pip install "contentgen[{key}]"'
        raise ContentgenError(f'The executor "{key}" needs {error.name}.', hint=hint) from error
    made: Executor = make(jobs, detail)
    return made


def processes(jobs: int, _detail: str = "") -> Executor:
    """Return a pool of processes of this machine, one a core unless `jobs` says how many."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs or cores(), mp_context=context, initializer=_begin)


def dask(jobs: int, detail: str = "") -> Executor:
    """Return the executor of a dask cluster: of the scheduler at `detail`, else one made here."""
    from distributed import Client, LocalCluster

    if detail:
        return _Cluster(Client(detail))
    cluster = LocalCluster(
        n_workers=jobs or cores(), threads_per_worker=1, processes=True, dashboard_address=None
    )
    return _Cluster(Client(cluster), cluster)


class _Cluster(Executor):
    """A dask client as an executor that ends the client, and the cluster made for it, at last."""

    def __init__(self, client: Any, cluster: Any = None) -> None:
        self._client, self._cluster = client, cluster

    def submit(self, work: Any, /, *args: Any, **keys: Any) -> Any:
        # The same post is made anew each time: a result that the cluster remembers would be stale.
        return _Task(self._client.submit(work, *args, pure=False, **keys))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        del wait, cancel_futures  # closing the client cancels what it asked for
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()


class _Task(Future[Any]):
    """A result that a dask cluster is working on."""

    def __init__(self, task: Any) -> None:
        super().__init__()
        self._task = task

    def result(self, timeout: float | None = None) -> Any:
        return self._task.result(timeout)

    def cancel(self) -> bool:
        self._task.cancel()
        return True


def _begin() -> None:
    leave_interrupts()
    collect_rarely()


def leave_interrupts() -> None:
    """Let the main process alone answer Ctrl-C."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def results(
    work: Callable[[Job], Result],
    jobs: Iterable[Job],
    open_pool: Callable[[], Executor],
    width: int,
    died: Callable[[Job], Result],
) -> Generator[Result]:
    """Yield the result of each job, in order, while the workers are busy with those that follow.

    At most three jobs for each of `width` workers are under way, so memory does not grow with
    their number. A pool of which a worker dies is opened anew: the jobs that were under way run
    one by one, and for the one that kills its worker again, the result is what `died` returns.
    """
    source = iter(jobs)
    pool = open_pool()
    waiting: deque[tuple[Job, Future[Result]]] = deque()
    try:
        while True:
            for job in islice(source, width * _AHEAD - len(waiting)):
                waiting.append((job, _submitted(pool, work, job)))
            if not waiting:
                return
            job, future = waiting[0]
            try:
                result = future.result()
            except BrokenExecutor:
                again = [job for job, _ in waiting]
                waiting.clear()
                pool.shutdown(cancel_futures=True)
                yield from _one_by_one(work, again, open_pool, died)
                pool = open_pool()
                continue
            except Exception as error:
                # A cluster's own words for a worker that is gone; all else is a bug, and is raised.
                if type(error).__module__.partition(".")[0] != "distributed":
                    raise
                result = died(job)
            waiting.popleft()
            yield result
    finally:
        for _, future in waiting:
            future.cancel()
        pool.shutdown(cancel_futures=True)


def _submitted(pool: Executor, work: Callable[[Job], Result], job: Job) -> Future[Result]:
    """Submit a job; a pool that is broken already says so where the result is taken."""
    try:
        return pool.submit(work, job)
    except BrokenExecutor as error:
        future: Future[Result] = Future()
        future.set_exception(error)
        return future


def _one_by_one(
    work: Callable[[Job], Result],
    jobs: list[Job],
    open_pool: Callable[[], Executor],
    died: Callable[[Job], Result],
) -> Iterator[Result]:
    pool = open_pool()
    try:
        for job in jobs:
            try:
                yield pool.submit(work, job).result()
            except BrokenExecutor:
                pool.shutdown(cancel_futures=True)
                pool = open_pool()
                yield died(job)
    finally:
        pool.shutdown(cancel_futures=True)
