"""`contentgen build`: posts become packages."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contentgen.cli import say
from contentgen.cli.telling import event, summary, telling, totals
from contentgen.errors import ContentgenError
from contentgen.workspace import Workspace, find_workspace, shown

if TYPE_CHECKING:
    from contentgen.batch import Batch, Looked
    from contentgen.outcome import Outcome

_FOLDER = click.Path(file_okay=False, path_type=Path)
_THERE = click.Path(exists=True, path_type=Path)


@click.command(short_help="Build posts into ready-to-publish folders.")
@click.argument("posts", metavar="[POST]...", nargs=-1, type=_THERE)
@click.option("--out", type=_FOLDER, help="Folder for the packages.  [default: output]")
@click.option("--theme", default="", help="Theme of the slides; see `contentgen themes`.")
@click.option(
    "--size",
    "sizes",
    multiple=True,
    help="Size of the slides: 4x5 (the default), 3x4, 1x1, 9x16 or all; may be repeated.",
)
@click.option("--jobs", type=click.IntRange(1), default=None, help="Processes to use.")
@click.option(
    "--only",
    type=click.Choice(["carousel", "caption", "youtube"]),
    multiple=True,
    help="Make only this part again; may be given several times.",
)
@click.option("--drafts", is_flag=True, help="Build drafts too.")
@click.option("--force", is_flag=True, help="Replace packages even if you edited files in them.")
@click.option("--watch", is_flag=True, help="Build again whenever a file is saved.")
@click.option("--prune", is_flag=True, help="Delete packages whose post is gone.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first post that fails.")
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
@click.option(
    "--workspace",
    "workspaces",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help="Folder of a practice, in place of this one; may be given several times.",
)
@click.option("--executor", default="", help="Who works: processes, dask, dask:tcp://host:8786.")
@click.option("--limit", default=60.0, help="Seconds that one post may take; 0 for any.")
@click.option("--json", "events", is_flag=True, help="Print events as lines of JSON.")
@click.option("--debug-layout", is_flag=True, help="Draw boxes, baselines and safe areas.")
@click.option("--debug", is_flag=True, help="Show where an internal error happened.")
def build(posts: tuple[Path, ...], **given: Any) -> None:
    """Build posts into ready-to-publish folders.

    POST is a file or a folder. Without any, everything in articles/ is built. Each post gets a
    folder in output/, and output/index.html shows them all. Posts of which nothing changed are
    not built again.
    """
    if given["debug"]:
        os.environ["CONTENTGEN_DEBUG"] = "1"
    workspaces = [find_workspace(path) for path in given["workspaces"]] or [
        find_workspace(Path.cwd())
    ]
    if len(workspaces) > 1 and (posts or given["out"] or given["watch"]):
        raise click.UsageError("Several workspaces take no posts, no --out and no --watch.")
    wanted = [_batch(posts, workspace, given) for workspace in workspaces]
    batches = [batch for batch in wanted if batch]
    if not batches:
        raise click.exceptions.Exit(2)
    if given["watch"]:
        _watch(posts, batches[0])
    outcomes, stopped = _build(batches, given)
    failed = any(outcome.status == "failed" for outcome in outcomes)
    errors = any(f.severity == "error" for outcome in outcomes for f in outcome.findings)
    if stopped:
        raise click.exceptions.Exit(130)
    if failed or (given["strict"] and errors):
        raise click.exceptions.Exit(1)


def _batch(posts: tuple[Path, ...], workspace: Workspace, given: dict[str, Any]) -> Batch | None:
    """Return the posts of a workspace and what to do with them; None, and say so, without any."""
    from contentgen.batch import Batch
    from contentgen.discover import find_posts
    from contentgen.options import Options
    from contentgen.outcome import Order

    order = Order(
        (given["out"] or workspace.output).absolute(), given["jobs"] or 0, given["drafts"],
        given["force"], given["fail_fast"], given["executor"], given["limit"],
    )  # fmt: skip
    options = Options(
        given["theme"], given["sizes"], frozenset(given["only"]), given["templates"],
        given["brand"], marks=given["debug_layout"],
    )  # fmt: skip
    try:
        found = find_posts(posts, workspace, order.out, drafts=order.drafts)
    except ContentgenError as error:
        say.problems(error.problems)
        raise click.exceptions.Exit(2) from error
    if found:
        return Batch(found, workspace, options, order)
    if posts:
        say.line(f"No posts in {', '.join(shown(path) for path in posts)}: they end in .md.")
    else:
        say.line(_first_steps(workspace))
    return None


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


def _check(batch: Batch, quiet: bool) -> None:
    from contentgen.batch import check_brand

    workspace, options = batch.workspace, batch.options
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


def _build(batches: Sequence[Batch], given: dict[str, Any]) -> tuple[list[Outcome], bool]:
    """Build all posts and say what became of them; tell also whether a person stopped it."""
    from contentgen.batch import build_all, look

    quiet, events = given["quiet"] or given["events"], given["events"]
    looked = [look(batch) for batch in batches]
    for one in looked:
        if one.to_make:
            _check(one.batch, quiet)
    total = sum(len(batch.posts) for batch in batches)
    outcomes: list[Outcome] = []
    stopped = False
    if events:
        event("start", posts=total, unchanged=total - sum(len(one.to_make) for one in looked))
    with telling(total, quiet=quiet, events=events) as tell:
        try:
            for _, outcome in build_all(looked):
                outcomes.append(outcome)
                tell(outcome)
        except KeyboardInterrupt:
            stopped = True
    galleries = [path for one in looked if (path := _tidy(one, given))]
    if events:
        totals(outcomes, galleries, stopped)
    elif not quiet and outcomes:
        summary(outcomes, galleries)
    if stopped:
        say.note(f"Stopped: {len(outcomes)} of {say.counted(total, 'post')} are done and kept.")
    return outcomes, stopped


def _tidy(looked: Looked, given: dict[str, Any]) -> Path | None:
    """Point out packages without a post, or delete them; write the gallery if anything changed."""
    from contentgen.packages import prune, stale, update_gallery
    from contentgen.write.package import opened
    from contentgen.write.paths import GALLERY

    batch = looked.batch
    out = batch.order.out
    changed = bool(looked.to_make) or not (out / GALLERY).is_file()
    with opened(out):
        for folder in stale(batch.workspace, out):
            if not given["prune"]:
                hint = "Delete it with --prune."
                say.note(f"{shown(folder)}: its post is gone. {hint}")
            elif prune(folder, force=given["force"]):
                changed = True
                say.note(f"{shown(folder)}: deleted, its post is gone.")
            else:
                say.note(f"{shown(folder)}: kept, you edited files in it. Delete it yourself.")
        if not changed:
            return out / GALLERY
        return update_gallery(batch.workspace, batch.options, out)


def _watch(posts: tuple[Path, ...], batch: Batch) -> None:
    """Build until the person stops it."""
    from contentgen.cli.telling import tell
    from contentgen.watch import watch

    rounds = watch(posts, batch.workspace, batch.options, batch.order)
    try:
        for number, done in enumerate(rounds):
            say.problems(done.problems)
            for outcome in done.outcomes:
                if outcome.status != "unchanged" or not number:
                    tell(outcome, quiet=False)
            built = sum(outcome.status == "built" for outcome in done.outcomes)
            say.line(f"{say.counted(built, 'post')} built in {done.seconds:.1f} s.")
            if done.gallery and not number:
                say.line(f"Open {say.link(done.gallery)}: it shows each change. Ctrl-C ends this.")
    except KeyboardInterrupt:
        say.note("Stopped.")
    finally:
        rounds.close()
    raise click.exceptions.Exit(0)
