"""`contentgen import`: raw posts become articles with frontmatter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contentgen.cli import say
from contentgen.errors import ContentgenError
from contentgen.workspace import find_workspace, shown

if TYPE_CHECKING:
    from contentgen.model.brand import Brand

_SUFFIXES = frozenset({".txt", ".md", ".markdown"})


@click.command("import", short_help="Turn raw posts into articles.")
@click.argument(
    "seeds",
    metavar="SEED...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
)
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the articles.  [default: articles]",
)
@click.option("--force", is_flag=True, help="Replace articles that are there already.")
@click.option(
    "--brand",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The practice's file.  [default: brand.toml]",
)
def import_(seeds: tuple[Path, ...], to: Path | None, force: bool, brand: Path | None) -> None:
    """Turn raw posts into articles.

    SEED is a text file copied from a website or a word processor, or a folder of them. The date,
    title and headings are guessed and shown; check them at the top of the new file.
    """
    from contentgen.read.brand import read_brand

    workspace = find_workspace(Path.cwd())
    practice, warnings = read_brand(brand or workspace.brand)
    say.problems(warnings)
    folder = to or workspace.articles
    written: dict[Path, Path] = {}
    failed = False
    for seed in _files(seeds):
        try:
            _import(seed, practice, folder, force, written)
        except ContentgenError as error:
            say.problems(error.problems)
            failed = True
    if written:
        posts = "" if to is None else f" {shown(folder)}"
        say.line(f"Check what was guessed, then: contentgen build{posts}")
    if failed:
        raise click.exceptions.Exit(1)


def _files(seeds: tuple[Path, ...]) -> Iterator[Path]:
    for seed in seeds:
        if not seed.is_dir():
            yield seed
            continue
        yield from (
            path
            for path in sorted(seed.iterdir())
            if path.suffix.casefold() in _SUFFIXES
            and path.name[0] not in "_."
            and path.name.casefold() != "readme.md"
        )


def _import(
    seed: Path, practice: Brand, folder: Path, force: bool, written: dict[Path, Path]
) -> None:
    from contentgen.read.seed import read_seed
    from contentgen.write.package import write_file
    from contentgen.write.paths import plain_words

    imported = read_seed(seed, practice)
    target = folder / imported.file_name
    if target in written:
        message = f"{shown(target)} was already made from {shown(written[target])}."
        raise ContentgenError(message, shown(seed), "Import one of them into another folder.")
    if target.exists() and not force:
        message = f"{shown(target)} is there already, and was left as it is."
        raise ContentgenError(message, shown(seed), "Import with --force to replace it.")
    with plain_words(shown(folder)):
        folder.mkdir(parents=True, exist_ok=True)
    write_file(target, imported.text.encode())
    written[target] = seed
    say.line(f"{shown(seed)} -> {shown(target)}")
    for guess in imported.notes:
        say.line(f"  {guess}")
