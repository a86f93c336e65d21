"""`contentgen check`: what a person should look at before publishing, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contentgen.cli import say
from contentgen.errors import ContentgenError, Problem
from contentgen.workspace import Workspace, find_workspace, shown

if TYPE_CHECKING:
    from contentgen.check.formats import Results
    from contentgen.check.run import Checked
    from contentgen.model.article import Article
    from contentgen.model.brand import Brand
    from contentgen.model.finding import Finding

_FORMATS = ("text", "json", "github", "sarif")
_CODES = "CODES"


@click.command(short_help="Check posts: claims, limits, reading, access.")
@click.argument(
    "posts", metavar="[POST]...", nargs=-1, type=click.Path(exists=True, path_type=Path)
)
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True)
@click.option("--select", metavar=_CODES, multiple=True, help="Only these: CG2, CG301,CG302.")
@click.option("--ignore", metavar=_CODES, multiple=True, help="All but these.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--planned", is_flag=True, help="Check the words that would be made of it too.")
@click.option("--fix", is_flag=True, help="Correct what is safe to correct, and show it.")
@click.option("--diff", is_flag=True, help="Show what --fix would correct, and change nothing.")
@click.option("--explain", metavar="CODE", default="", help="Say what a rule is for.")
@click.option("--quiet", "-q", is_flag=True, help="Print only errors.")
@click.option(
    "--brand",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The practice's file.  [default: brand.toml]",
)
def check(
    posts: tuple[Path, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    planned: bool,
    fix: bool,
    diff: bool,
    explain: str,
    quiet: bool,
    brand: Path | None,
) -> None:
    """Check posts before they are built: what they claim, how they read, who can use them.

    POST is a file or a folder. Without any, everything in articles/ is checked. `contentgen build`
    checks the same, and the files it makes as well. Exit code 1 if anything is an error.

    This is not legal or medical advice, nor a medical review.
    """
    from contentgen.check.formats import Results, chosen

    if explain:
        _explain(explain)
        return
    wanted, unwanted = _codes(select), _codes(ignore)
    workspace = find_workspace(Path.cwd())
    practice = _brand(brand or workspace.brand)
    paths = _posts(posts, workspace)
    if fix or diff:
        _fix(paths, practice, workspace, write=fix)
    checked, failed = _check(paths, practice, workspace, planned=planned)
    findings = chosen([f for one in checked for f in one.findings], wanted, unwanted)
    if quiet:
        findings = tuple(finding for finding in findings if finding.severity == "error")
    aside = tuple(ignored for one in checked for ignored in one.ignored)
    _print(Results(len(paths), findings, aside), form, quiet)
    bad = {"error", "warning"} if strict else {"error"}
    if failed or any(finding.severity in bad for finding in findings):
        raise click.exceptions.Exit(1)


def _explain(code: str) -> None:
    from contentgen.check.explain import explain
    from contentgen.check.rule import all_rules

    _known(code.upper())
    rules = [rule for name, rule in all_rules().items() if name.startswith(code.upper())]
    say.line("\n\n---\n\n".join(explain(rule) for rule in rules))


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    """Return codes and prefixes, each known. Raises click's usage error."""
    codes = [code.strip().upper() for text in given for code in text.split(",") if code.strip()]
    for code in codes:
        _known(code)
    return tuple(codes)


def _known(code: str) -> None:
    from contentgen.check.rule import all_rules

    if not any(name.startswith(code) for name in all_rules()) or len(code) < len("CG1"):
        families = "CG1 (platforms), CG2 (claims), CG3 (reading), CG4 (design and access)"
        raise click.UsageError(f'There is no rule "{code}". There are {families}; see docs/rules/.')


def _posts(given: tuple[Path, ...], workspace: Workspace) -> tuple[Path, ...]:
    from contentgen.discover import find_posts

    try:
        found = find_posts(given, workspace, workspace.output)
    except ContentgenError as error:
        say.problems(error.problems)
        raise click.exceptions.Exit(2) from error
    if not found:
        say.line("No posts to check: they end in .md. `contentgen import post.txt` makes one.")
        raise click.exceptions.Exit(2)
    return found


def _brand(path: Path | None) -> Brand:
    from contentgen.read.brand import read_brand

    try:
        brand, warnings = read_brand(path)
    except ContentgenError as error:
        say.problems(error.problems)
        raise click.exceptions.Exit(2) from error
    say.problems(warnings)
    return brand


def _check(
    paths: Sequence[Path], brand: Brand, workspace: Workspace, *, planned: bool
) -> tuple[list[Checked], bool]:
    """Check each post; one that cannot be read is told of and left out."""
    from contentgen.read.article import read_article

    checked, failed = [], False
    for path in paths:
        name = workspace.name_of(path)
        try:
            article, problems = read_article(path, brand, name)
            found = (_of_plan if planned else _of_post)(article, brand, problems)
        except ContentgenError as error:
            say.problems(error.problems)
            failed = True
            continue
        checked.append(_renamed(found, name, shown(path)))
    return checked, failed


def _of_post(article: Article, brand: Brand, problems: tuple[Problem, ...]) -> Checked:
    from contentgen.check.drawn import from_problems
    from contentgen.check.run import check_package

    return check_package(article, brand, found=from_problems(problems, article.path))


def _of_plan(article: Article, brand: Brand, problems: tuple[Problem, ...]) -> Checked:
    """Check a post with the words that would be made of it, before anything is set or drawn."""
    from contentgen.findings import find
    from contentgen.plan.alt import with_alt
    from contentgen.plan.deck import make_deck
    from contentgen.plan.outline import make_outline
    from contentgen.plan.trace import places
    from contentgen.words import rows_of, write_words

    outline = make_outline(article)
    planned = make_deck(article, outline, brand)
    deck = replace(planned, slides=tuple(with_alt(slide) for slide in planned.slides))
    words = write_words(article, outline, brand)
    rows = rows_of(article, deck, words, places(article))
    return find(article, brand, outline.topic, deck, words, {}, rows, problems=problems)


def _renamed(checked: Checked, name: str, path: str) -> Checked:
    """Name the post as the user here would type it, not as packages do."""

    def named(finding: Finding) -> Finding:
        return replace(finding, file=path) if finding.file == name else finding

    return replace(
        checked,
        findings=tuple(named(finding) for finding in checked.findings),
        ignored=tuple(replace(one, finding=named(one.finding)) for one in checked.ignored),
    )


def _fix(paths: Sequence[Path], brand: Brand, workspace: Workspace, *, write: bool) -> None:
    from contentgen.check.fix import as_diff, fixed
    from contentgen.read.article import read_article

    for path in paths:
        try:
            article, _ = read_article(path, brand, workspace.name_of(path))
        except ContentgenError:
            continue  # what is wrong is told when the post is checked
        before = path.read_bytes().decode("utf-8", errors="surrogateescape")
        after = fixed(before, article, brand)
        if after == before:
            continue
        say.line(as_diff(before, after, shown(path)))
        if write:
            path.write_bytes(after.encode("utf-8", errors="surrogateescape"))


def _line(finding: Finding) -> str:
    from contentgen.check.formats import as_line

    color = {"error": "red", "warning": "yellow", "info": "cyan"}[finding.severity]
    word = f" {finding.code} {finding.severity}: "
    return as_line(finding).replace(word, click.style(word, fg=color), 1)


def _print(results: Results, form: str, quiet: bool) -> None:
    from contentgen.check import formats

    if form == "text":
        for finding in results.findings:
            say.line(_line(finding))
        if not quiet:
            say.note(formats.as_summary(results))
        return
    say.line(
        {"json": formats.as_json, "github": formats.as_github, "sarif": formats.as_sarif}[form](
            results
        )
    )
