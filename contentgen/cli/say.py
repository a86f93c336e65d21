"""Say things to a person: plain lines anywhere, a progress bar and a table on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from contentgen.errors import Problem
from contentgen.workspace import shown


def line(text: str) -> None:
    """Print one line of results."""
    click.echo(text)


def note(text: str) -> None:
    """Print one line that is not a result, beside the results."""
    click.secho(text, dim=True, err=True)


def problems(found: Iterable[Problem]) -> None:
    """Print what is wrong and what to do about it, one line each."""
    for problem in found:
        color = {"error": "red", "warning": "yellow", "info": "cyan"}[problem.severity]
        place = f"{problem.where}: " if problem.where else ""
        code = f"{problem.code} " if problem.code else ""
        word = click.style(f"{code}{problem.severity}: ", fg=color)
        hint = f" {problem.hint}" if problem.hint else ""
        click.echo(f"{place}{word}{problem.message}{hint}", err=True)


def bug(error: Exception) -> None:
    """Print what is known of an error that is the program's own fault."""
    message = f"internal error: {type(error).__name__}: {error}"
    hint = "Please report this; CONTENTGEN_DEBUG=1 shows where it happened."
    problems([Problem("", message, hint)])


def debugging() -> bool:
    """Tell whether the person wants to see tracebacks."""
    return os.environ.get("CONTENTGEN_DEBUG", "") not in ("", "0")


def on_terminal() -> bool:
    """Tell whether a person is watching."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def link(path: Path) -> str:
    """Return a path as a person here would type it, to be clicked on a terminal."""
    if not on_terminal():
        return shown(path)
    return f"\x1b]8;;{path.absolute().as_uri()}\x1b\\{shown(path)}\x1b]8;;\x1b\\"


def counted(number: int, thing: str) -> str:
    """Return a number with its noun: ``1 slide``, ``10 slides``."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


@contextmanager
def progress(total: int, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """Show a bar for longer work on a terminal; the block calls what it is given once a step."""
    if quiet or total < 2 or not on_terminal():
        yield lambda: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("Building"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table, for a terminal only."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shape = Table(*head, box=box.SIMPLE_HEAD)
    for row in rows:
        shape.add_row(*(Text(cell) for cell in row))
    Console().print(shape)
