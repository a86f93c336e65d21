"""`contentgen outline`: what the program understood of a post."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contentgen.cli import say
from contentgen.workspace import find_workspace

if TYPE_CHECKING:
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
    (may, not, if, in people with …), which every slide and script keeps with it.
    """
    from contentgen.pipeline import Options, open_article
    from contentgen.plan.outline import make_outline

    source = open_article(post.resolve(), find_workspace(Path.cwd()), Options(brand=brand))
    say.problems(source.problems)
    understood = make_outline(source.article)
    if as_json:
        say.line(json.dumps(_as_data(understood), ensure_ascii=False, indent=2))
        return
    for text in _as_lines(understood):
        say.line(text)


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


def _as_data(understood: Outline) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(understood)
