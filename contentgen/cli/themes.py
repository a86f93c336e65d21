"""`contentgen themes`: what slides can look like, and how to make a look of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from contentgen.cli import say
from contentgen.errors import ContentgenError
from contentgen.workspace import find_workspace, shown

_TEMPLATES = click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help="Folder of templates that come before the built-in ones.",
)


@click.group(short_help="List, show and copy themes.", invoke_without_command=True)
@_TEMPLATES
@click.pass_context
def themes(context: click.Context, templates: tuple[Path, ...]) -> None:
    """List the themes, with a line on each.

    Choose one with `theme = "…"` in brand.toml, with `carousel: {theme: …}` in a post, or with
    `contentgen build --theme`.
    """
    context.obj = templates
    if context.invoked_subcommand is None:
        _list(templates)


def _list(templates: tuple[Path, ...]) -> None:
    found: dict[str, str] = {}
    for folder in _folders(templates):
        for file in sorted(folder.glob("*/theme.toml")):
            found.setdefault(file.parent.name, _summary(file))
    width = max((len(name) for name in found), default=0)
    for name in sorted(found):
        say.line(f"{name:{width}}  {found[name]}".rstrip())


def _folders(templates: tuple[Path, ...]) -> tuple[Path, ...]:
    from contentgen.theme.find import template_folders

    return template_folders(find_workspace(Path.cwd()).root, templates)


def _summary(file: Path) -> str:
    import tomllib

    try:
        return str(tomllib.loads(file.read_text(encoding="utf-8")).get("summary", ""))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentgenError(f"This theme cannot be read: {error}.", str(file)) from error


@themes.command(short_help="Draw every kind of slide of a theme.")
@click.argument("name")
@click.option(
    "--brand",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The practice's file.  [default: brand.toml]",
)
@click.option("--size", default="4x5", show_default=True, help="Size of the slides.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the pictures.  [default: output/themes/NAME]",
)
@click.option("--debug-layout", is_flag=True, help="Draw boxes, baselines and safe areas.")
@_TEMPLATES
@click.pass_context
def show(
    context: click.Context,
    name: str,
    brand: Path | None,
    size: str,
    output: Path | None,
    debug_layout: bool,
    templates: tuple[Path, ...],
) -> None:
    """Draw every kind of slide of a theme, with few words, the usual and many.

    The pictures are for whoever writes or chooses a theme, in the practice's colours and fonts.
    sheet.jpg has all of them side by side.
    """
    from contentgen.cli.specimen import SHEET, draw_specimen
    from contentgen.inputs import themed
    from contentgen.read.brand import read_brand

    workspace = find_workspace(Path.cwd())
    practice, warnings = read_brand(brand or workspace.brand)
    theme = themed(name, _folders((*templates, *context.obj)), practice, size)
    say.problems((*warnings, *theme.problems))
    folder = output or workspace.output / "themes" / name
    spilled = draw_specimen(theme, practice, folder, marks=debug_layout)
    for text in spilled:
        say.note(f"does not fit: {text}")
    say.line(f"Look at {say.link(folder / SHEET)}.")


@themes.command(short_help="Start a theme of your own from another.")
@click.argument("name")
@click.option("--from", "source", default="tide", show_default=True, help="Theme to copy.")
@click.pass_context
def new(context: click.Context, name: str, source: str) -> None:
    """Copy a theme into templates/ beside your articles, under a NAME of your own.

    Change its files as you like: docs/themes.md explains them, and
    `contentgen themes show NAME` draws what you have.
    """
    from contentgen.cli.specimen import copy_theme

    target = find_workspace(Path.cwd()).root / "templates"
    folder = copy_theme(source, name, _folders(context.obj), target)
    say.line(f"{shown(folder)} is a copy of {source}. See it: contentgen themes show {name}")
