"""`contentgen build`: posts become packages."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contentgen.cli import say
from contentgen.errors import ContentgenError, Problem
from contentgen.workspace import Workspace, find_workspace, shown

if TYPE_CHECKING:
    from contentgen.batch import Order, Outcome
    from contentgen.pipeline import Options

_FOLDER = click.Path(file_okay=False, path_type=Path)
_THERE = click.Path(exists=True, path_type=Path)


@click.command(short_help="Build posts into ready-to-publish folders.")
@click.argument("posts", metavar="[POST]...", nargs=-1, type=_THERE)
@click.option("--out", type=_FOLDER, help="Folder for the packages.  [default: output]")
@click.option("--theme", default="", help="Theme of the slides; see `contentgen themes`.")
@click.option("--size", default="", help="Size of the slides: 4x5, or another of the theme's.")
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes to use.")
@click.option(
    "--only",
    type=click.Choice(["carousel", "caption", "youtube"]),
    multiple=True,
    help="Make only this part again; may be given several times.",
)
@click.option("--drafts", is_flag=True, help="Build drafts too.")
@click.option("--force", is_flag=True, help="Replace packages even if you edited files in them.")
@click.option("--strict", is_flag=True, help="Fail if a finding is an error.")
@click.option("--quiet", "-q", is_flag=True, help="Print only what is wrong.")
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help="Folder of templates that come before the built-in ones.",
)
@click.option(
    "--brand",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The practice's file.  [default: brand.toml]",
)
@click.option("--debug", is_flag=True, help="Show where an internal error happened.")
def build(
    posts: tuple[Path, ...],
    out: Path | None,
    theme: str,
    size: str,
    jobs: int | None,
    only: tuple[str, ...],
    drafts: bool,
    force: bool,
    strict: bool,
    quiet: bool,
    templates: tuple[Path, ...],
    brand: Path | None,
    debug: bool,
) -> None:
    """Build posts into ready-to-publish folders.

    POST is a file or a folder. Without any, everything in articles/ is built. Each post gets a
    folder in output/, and output/index.html shows them all.
    """
    from contentgen.batch import Order
    from contentgen.pipeline import Options

    if debug:
        os.environ["CONTENTGEN_DEBUG"] = "1"
    workspace = find_workspace(Path.cwd())
    order = Order((out or workspace.output).absolute(), jobs or 0, drafts, force)
    options = Options(theme, size, frozenset(only), templates, brand)
    found = _posts(posts, workspace, order.out)
    _check(workspace, options, quiet)
    outcomes, gallery = _build(found, workspace, options, order, quiet)
    if not quiet:
        _summary(outcomes, gallery)
    failed = any(outcome.status == "failed" for outcome in outcomes)
    errors = any(f.severity == "error" for outcome in outcomes for f in outcome.findings)
    if failed or (strict and errors):
        raise click.exceptions.Exit(1)


def _posts(given: tuple[Path, ...], workspace: Workspace, out: Path) -> tuple[Path, ...]:
    from contentgen.batch import find_posts

    try:
        found = find_posts(given, workspace, out)
    except ContentgenError as error:
        say.problems(error.problems)
        raise click.exceptions.Exit(2) from error
    if found:
        return found
    if given:
        say.line(f"No posts in {', '.join(shown(path) for path in given)}: they end in .md.")
    else:
        say.line(_first_steps(workspace))
    raise click.exceptions.Exit(2)


def _first_steps(workspace: Workspace) -> str:
    seed = f"{shown(workspace.seeds)}" if workspace.seeds.is_dir() else "post.txt"
    return (
        f"There is nothing to build in {shown(workspace.articles)} yet.\n"
        "\n"
        "Bring in a post that you copied from your website or a word processor:\n"
        f"    contentgen import {seed}\n"
        "then build it:\n"
        "    contentgen build"
    )


def _check(workspace: Workspace, options: Options, quiet: bool) -> None:
    from contentgen.batch import check_brand

    if not (workspace.brand or options.brand or quiet):
        say.note(
            "No brand.toml here, so the slides carry no practice's name. "
            'Start one with two lines: [practice] and name = "Your practice".'
        )
    try:
        say.problems(check_brand(workspace, options))
    except ContentgenError as error:
        say.problems(error.problems)
        raise click.exceptions.Exit(2) from error


def _build(
    posts: tuple[Path, ...], workspace: Workspace, options: Options, order: Order, quiet: bool
) -> tuple[list[Outcome], Path | None]:
    from contentgen.batch import build_posts, update_gallery
    from contentgen.write.package import opened

    outcomes = []
    at_once = not say.on_terminal()  # a line in the middle of the bar would break it
    with opened(order.out):
        with say.progress(len(posts), quiet=quiet) as step:
            for outcome in build_posts(posts, workspace, options, order):
                outcomes.append(outcome)
                step()
                if at_once:
                    _tell(outcome, quiet)
        for outcome in () if at_once else outcomes:
            _tell(outcome, quiet)
        gallery = update_gallery(workspace, options, order.out)
    return outcomes, gallery


def _tell(outcome: Outcome, quiet: bool) -> None:
    if outcome.trace and say.debugging():
        say.note(outcome.trace)
    if outcome.status == "failed":
        say.problems(outcome.problems)
        return
    if not quiet and not say.on_terminal():
        say.line(_line(outcome))
    say.problems(_worth_saying(outcome, quiet))
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
            place = f"{shown(outcome.path)}:{finding.line}" if finding.line else shown(outcome.path)
            problem = Problem(place, finding.message, finding.hint, finding.severity)
            slides.setdefault(problem, []).append(finding.slide)
    for problem, numbers in slides.items():
        numbers = [n for n in numbers if n and f"lide {n} " not in problem.message]
        yield replace(problem, message=f"{_on_slides(numbers)}{problem.message}")


def _on_slides(numbers: list[int]) -> str:
    """Return what to put before a message that holds for slides: ``Slides 1, 3: ``."""
    if not numbers:
        return ""
    return f"Slide{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}: "


def _summary(outcomes: list[Outcome], gallery: Path | None) -> None:
    if say.on_terminal():
        say.table(("Post", "", "Folder"), [_row(outcome) for outcome in outcomes])
    counts = Counter[str](outcome.status for outcome in outcomes)
    names = {"built": "built", "unchanged": "unchanged", "failed": "failed", "draft": "left out"}
    words = [f"{counts[status]} {name}" for status, name in names.items() if counts[status]]
    words += ["drafts are built with --drafts"] if counts["draft"] else []
    say.line(f"{', '.join(words)}.")
    if gallery:
        say.line(f"Open {say.link(gallery)} in a browser to see everything.")


def _row(outcome: Outcome) -> tuple[str, str, str]:
    title = outcome.title or outcome.path.name
    if outcome.status in ("failed", "draft"):
        return title, outcome.status, ""
    return title, ", ".join(_facts(outcome)), shown(outcome.folder) if outcome.folder else ""
