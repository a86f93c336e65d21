"""What to say of a build: lines, the progress of many posts, a summary, or events for programs."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from contentgen.cli import say
from contentgen.errors import Problem
from contentgen.workspace import shown
from contentgen.write.paths import REPORT

if TYPE_CHECKING:
    from contentgen.outcome import Outcome

_EVERY = 5.0  # seconds between two lines of progress in a plain log
_SLOWEST = 3
_MOST = 6  # findings of one post that are listed; its report has all of them
_NAMES = {"built": "built", "unchanged": "unchanged", "failed": "failed", "draft": "left out"}


class Teller(Protocol):
    """Hears of each post as it is done."""

    def __call__(self, outcome: Outcome) -> None:
        """Tell of one post."""


@contextmanager
def telling(total: int, *, quiet: bool, events: bool) -> Iterator[Teller]:
    """Give the block what tells of each of `total` posts: lines, a live display, or events."""
    if events:
        yield _event
    elif quiet or total < 2 or not say.on_terminal():
        yield _Log(total, quiet)
    else:
        with _live(total) as teller:
            yield teller


class _Log:
    """A line a post, and now and then how far it has come."""

    def __init__(self, total: int, quiet: bool) -> None:
        self._total, self._quiet = total, quiet
        self._done = self._slides = 0
        self._start = self._last = time.monotonic()

    def __call__(self, outcome: Outcome) -> None:
        tell(outcome, self._quiet)
        self._done += 1
        self._slides += outcome.slides
        now = time.monotonic()
        if now - self._last < _EVERY or self._quiet or self._done == self._total:
            return
        self._last = now
        rate = self._done / (now - self._start)
        left = (self._total - self._done) / rate
        say.note(
            f"{self._done} of {self._total} posts, {say.counted(self._slides, 'slide')}, "
            f"{rate:.1f} posts/s, about {left:.0f} s left."
        )


@contextmanager
def _live(total: int) -> Iterator[Teller]:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("Building"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[slides]:,} slides · {task.fields[rate]:.1f} posts/s"),
        TimeRemainingColumn(), TextColumn("[red]{task.fields[trouble]}[/red]"),
    )  # fmt: skip
    outcomes: list[Outcome] = []
    start = time.monotonic()
    with Progress(*columns, transient=True) as bar:
        task = bar.add_task("", total=total, slides=0, rate=0.0, trouble="")

        def step(outcome: Outcome) -> None:
            outcomes.append(outcome)
            failed = [one.path.name for one in outcomes if one.status == "failed"]
            trouble = f"{len(failed)} failed, last: {failed[-1]}" if failed else ""
            rate = len(outcomes) / max(time.monotonic() - start, 0.001)
            slides = sum(one.slides for one in outcomes)
            bar.update(task, advance=1, slides=slides, rate=rate, trouble=trouble)

        yield step
    for outcome in outcomes:
        tell(outcome, quiet=False)


def tell(outcome: Outcome, quiet: bool) -> None:
    """Say what became of one post, and what a person should look at."""
    if outcome.trace and say.debugging():
        say.note(outcome.trace)
    if outcome.status == "failed":
        say.problems(outcome.problems)
        return
    if not quiet and not say.on_terminal():
        say.line(_line(outcome))
    found = tuple(_worth_saying(outcome, quiet))
    say.problems(found[:_MOST])
    if len(found) > _MOST and outcome.folder:
        report = outcome.folder / REPORT
        say.note(f"  and {len(found) - _MOST} more: {say.link(report)}")
    if outcome.kept and not quiet:
        say.note(f"  your changes stay: {', '.join(outcome.kept)}")


def _line(outcome: Outcome) -> str:
    if outcome.status == "draft":
        return f"{shown(outcome.path)}: a draft, not built"
    folder = shown(outcome.folder) if outcome.folder else outcome.slug
    return f"{folder}: {', '.join(_facts(outcome))}"


def _facts(outcome: Outcome) -> list[str]:
    counts = Counter(finding.severity for finding in outcome.findings)
    facts = [say.counted(outcome.slides, "slide")]
    facts += [say.counted(counts[word], word) for word in ("error", "warning") if counts[word]]
    return [*facts, "unchanged"] if outcome.status == "unchanged" else facts


def _worth_saying(outcome: Outcome, quiet: bool) -> Iterable[Problem]:
    wanted = {"error"} if quiet else {"error", "warning"}
    slides: dict[Problem, list[int]] = {}
    for finding in outcome.findings:
        if finding.severity in wanted:
            at = [f":{number}" for number in (finding.line, finding.column) if number]
            place = f"{shown(outcome.path)}{''.join(at)}"
            problem = Problem(place, finding.message, finding.hint, finding.severity, finding.code)
            slides.setdefault(problem, []).append(finding.slide)
    worst = sorted(slides.items(), key=lambda pair: pair[0].severity != "error")
    for problem, numbers in worst:
        numbers = [n for n in numbers if n and f"lide {n} " not in problem.message]
        yield replace(problem, message=f"{_on_slides(numbers)}{problem.message}")


def _on_slides(numbers: list[int]) -> str:
    """Return what to put before a message that holds for slides: ``Slides 1, 3: ``."""
    if not numbers:
        return ""
    return f"Slide{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}: "


def summary(outcomes: Sequence[Outcome], galleries: Iterable[Path]) -> None:
    """Say how many posts were built, which took longest, and where to look at them."""
    if say.on_terminal():
        say.table(("Post", "", "Folder"), [_row(outcome) for outcome in outcomes])
    counts = Counter[str](outcome.status for outcome in outcomes)
    words = [f"{counts[status]} {name}" for status, name in _NAMES.items() if counts[status]]
    words += ["drafts are built with --drafts"] if counts["draft"] else []
    say.line(f"{', '.join(words)}.")
    slow = sorted((o for o in outcomes if o.seconds), key=lambda o: -o.seconds)[:_SLOWEST]
    if len(outcomes) >= 10 * _SLOWEST and slow:
        listed = ", ".join(f"{shown(one.path)} ({one.seconds:.1f} s)" for one in slow)
        say.line(f"Slowest: {listed}.")
    for gallery in galleries:
        say.line(f"Open {say.link(gallery)} in a browser to see everything.")


def _row(outcome: Outcome) -> tuple[str, str, str]:
    title = outcome.title or outcome.path.name
    if outcome.status in ("failed", "draft"):
        return title, outcome.status, ""
    return title, ", ".join(_facts(outcome)), shown(outcome.folder) if outcome.folder else ""


def _event(outcome: Outcome) -> None:
    """Print one post as a line of JSON."""
    event(
        "post",
        path=shown(outcome.path),
        status=outcome.status,
        slug=outcome.slug,
        title=outcome.title,
        slides=outcome.slides,
        folder=shown(outcome.folder) if outcome.folder else "",
        seconds=round(outcome.seconds, 3),
        kept=list(outcome.kept),
        findings=[asdict(finding) for finding in outcome.findings],
        problems=[asdict(problem) for problem in outcome.problems],
    )


def event(kind: str, **facts: Any) -> None:
    """Print one event as a line of JSON: its kind, and what is known of it."""
    click.echo(json.dumps({"event": kind, **facts}, ensure_ascii=False))


def totals(outcomes: Iterable[Outcome], galleries: Iterable[Path], stopped: bool) -> None:
    """Print the last event: how many posts ended how."""
    counts = Counter[str](outcome.status for outcome in outcomes)
    paths = [shown(path) for path in galleries]
    event("done", **{name: counts[name] for name in _NAMES}, galleries=paths, stopped=stopped)
