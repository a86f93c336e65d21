"""Jobs come back in order, whatever happens to the workers."""

from __future__ import annotations

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from contentgen import workers
from contentgen.errors import ContentgenError

killing = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")


def square(number: int) -> int:
    time.sleep(0.01 * (number % 3))
    return number * number


def fatal(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def fatal_once(job: tuple[int, str]) -> int:
    number, mark = job
    if number == 3 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def dead(job: object) -> int:
    return -1


def test_results_come_in_order_and_few_jobs_are_taken_ahead():
    taken: list[int] = []

    def jobs():
        for number in range(40):
            taken.append(number)
            yield number

    found = workers.results(square, jobs(), lambda: ThreadPoolExecutor(2), 2, dead)
    assert next(found) == 0
    assert len(taken) <= 6
    assert list(found) == [n * n for n in range(1, 40)]


def test_giving_up_early_ends_the_pool():
    pools: list[ThreadPoolExecutor] = []

    def pool() -> ThreadPoolExecutor:
        pools.append(ThreadPoolExecutor(2))
        return pools[-1]

    found = workers.results(square, range(1000), pool, 2, dead)
    next(found)
    found.close()
    with pytest.raises(RuntimeError):
        pools[0].submit(square, 1)


@killing
def test_a_job_that_kills_its_worker_fails_alone():
    found = list(workers.results(fatal, range(12), lambda: workers.processes(2), 2, dead))
    assert found == [-1 if n == 7 else n * n for n in range(12)]


@killing
def test_a_worker_that_dies_once_costs_nothing(tmp_path):
    jobs = [(number, str(tmp_path / "died")) for number in range(8)]
    found = list(workers.results(fatal_once, jobs, lambda: workers.processes(2), 2, dead))
    assert found == [n * n for n in range(8)]


def test_an_unknown_executor_names_the_known_ones():
    with pytest.raises(ContentgenError) as caught:
        workers.executor("slurm", 2)
    problem = caught.value.problems[0]
    assert problem.message == 'There is no executor "slurm".'
    assert "dask, processes" in problem.hint


def test_an_executor_is_found_by_its_name():
    with workers.executor("processes", 1) as pool:
        assert pool.submit(square, 5).result() == 25


def broken(number: int) -> int:
    raise ZeroDivisionError(number)


def test_a_bug_in_the_work_is_not_taken_for_a_dead_worker():
    found = workers.results(broken, range(3), lambda: ThreadPoolExecutor(1), 1, dead)
    with pytest.raises(ZeroDivisionError):
        list(found)
