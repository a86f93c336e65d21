"""`contentgen outline`: what the program understood of a post."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contentgen.cli import say
from contentgen.workspace import find_workspace

if TYPE_CHECKING:
    from contentgen.model.article import Article
    from contentgen.model.finding import Finding
    from contentgen.model.outline import Outline, Point


@click.command(short_help="Show what was understood of a post.")
@click.argument("post", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@click.option(
    "--brand",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The practice's file.  [default: brand.toml]",
)
def outline(post: Path, as_json: bool, brand: Path | None) -> None:
    """Show what was understood of POST: its parts, its sentences, and the limits in them.

    Each sentence is printed with its reference, its line in the file, and the words that limit it
    (may, not, if, in people with …), which every slide and script keeps with it. Last come the
    flags: what no rule can settle, and you should before you publish.
    """
    from contentgen.options import Options
    from contentgen.pipeline import open_article
    from contentgen.plan.outline import make_outline

    source = open_article(post.resolve(), find_workspace(Path.cwd()), Options(brand=brand))
    say.problems(source.problems)
    understood = make_outline(source.article)
    flagged = _flags(source.article, understood)
    if as_json:
        say.line(json.dumps(_as_data(understood, flagged), ensure_ascii=False, indent=2))
        return
    for text in (*_as_lines(understood), *_flag_lines(flagged, post)):
        say.line(text)


def _flags(article: Article, understood: Outline) -> tuple[Finding, ...]:
    """Return the editor's flags of a post."""
    from contentgen.check.flags import flags

    return tuple(sorted(flags(article, understood), key=lambda flag: flag.line))


def _flag_lines(flagged: tuple[Finding, ...], post: Path) -> Iterator[str]:
    yield ""
    if not flagged:
        yield "no flags. That is not a medical review."
        return
    yield f"{say.counted(len(flagged), 'flag')}, to settle before you publish:"
    for flag in flagged:
        place = f"{say.link(post)}:{flag.line}" if flag.line else say.link(post)
        yield f"  {place}: {flag.message}"
        if flag.hint:
            yield f"    {flag.hint}"


def _as_lines(understood: Outline) -> list[str]:
    lines = [f"{understood.title}", f"topic: {understood.topic or '(none found)'}"]
    for part in understood.parts:
        heading = part.heading or "(no heading)"
        lines += ["", f"[{part.kind}] {heading}"]
        if part.question and part.question != part.heading:
            lines.append(f"  asked as: {part.question}")
        for point in part.points:
            lines += _point(point, "  ")
        for entry in part.entries:
            lines.append(f"  - {entry.label}" if entry.label else "  -")
            for point in entry.points:
                lines += _point(point, "    ")
    return lines


def _point(point: Point, margin: str) -> list[str]:
    lines = [f"{margin}{point.ref}, line {point.line}: {point.text}"]
    if point.locks:
        locks = "; ".join(f'{lock.kind} "{lock.text}"' for lock in point.locks)
        lines.append(f"{margin}  keeps: {locks}")
    if point.tied:
        lines.append(f"{margin}  leans on the sentence before it")
    return lines


def _as_data(understood: Outline, flagged: tuple[Finding, ...]) -> dict[str, Any]:
    from dataclasses import asdict

    flags = [
        {"code": flag.code, "line": flag.line, "message": flag.message, "hint": flag.hint}
        for flag in flagged
    ]
    return {**asdict(understood), "flags": flags}
