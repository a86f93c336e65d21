"""`contentgen themes`: what slides can look like."""

from __future__ import annotations

from pathlib import Path

import click

from contentgen.cli import say
from contentgen.errors import ContentgenError
from contentgen.workspace import find_workspace


@click.command(short_help="List the themes.")
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help="Folder of templates that come before the built-in ones.",
)
def themes(templates: tuple[Path, ...]) -> None:
    """List the themes, with a line on each.

    Choose one with `theme = "…"` in brand.toml, with `carousel: {theme: …}` in a post, or with
    `contentgen build --theme`.
    """
    from contentgen.theme.find import template_folders

    found: dict[str, str] = {}
    for folder in template_folders(find_workspace(Path.cwd()).root, templates):
        for file in sorted(folder.glob("*/theme.toml")):
            found.setdefault(file.parent.name, _summary(file))
    width = max((len(name) for name in found), default=0)
    for name in sorted(found):
        say.line(f"{name:{width}}  {found[name]}".rstrip())


def _summary(file: Path) -> str:
    import tomllib

    try:
        return str(tomllib.loads(file.read_text(encoding="utf-8")).get("summary", ""))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentgenError(f"This theme cannot be read: {error}.", str(file)) from error
