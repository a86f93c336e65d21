"""`contentgen verify`: are the packages on disk whole?"""

from __future__ import annotations

from pathlib import Path

import click

from contentgen.cli import say
from contentgen.workspace import find_workspace, shown


@click.command(short_help="Check that packages on disk are whole.")
@click.argument("folders", metavar="[FOLDER]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--quiet", "-q", is_flag=True, help="Print only what is wrong.")
def verify(folders: tuple[Path, ...], quiet: bool) -> None:
    """Check that packages on disk are whole: every file, its hash, its size, the limits.

    FOLDER is a package or a folder of packages. Without any, output/ is checked. A file that you
    edited is a warning; anything missing or broken is an error.
    """
    from contentgen.write.verify import verify_package

    given = folders or (find_workspace(Path.cwd()).output,)
    packages = [package for folder in given for package in _packages(folder)]
    if not packages:
        named = ", ".join(shown(folder) for folder in given)
        say.line(f"No packages in {named}. `contentgen build` makes them.")
        raise click.exceptions.Exit(2)
    broken = 0
    for package in packages:
        problems = verify_package(package, shown(package))
        say.problems(p for p in problems if p.severity == "error" or not quiet)
        broken += any(problem.severity == "error" for problem in problems)
    if not quiet:
        whole = len(packages) - broken
        words = f"{say.counted(whole, 'package')} whole"
        say.line(f"{words}, {broken} broken." if broken else f"{words}.")
    if broken:
        raise click.exceptions.Exit(1)


def _packages(folder: Path) -> list[Path]:
    """Return a package itself, or the packages in a folder, by name."""
    if not folder.is_dir():
        return []
    if _like_a_package(folder):
        return [folder]
    below = sorted(path for path in folder.iterdir() if path.name[0] != "." and path.is_dir())
    return [path for path in below if _like_a_package(path)]


def _like_a_package(folder: Path) -> bool:
    """Tell whether a folder is a package, if only what is left of one."""
    return any((folder / name).exists() for name in ("manifest.json", "instagram", "youtube"))
