"""One post becomes one package: the story of the whole program, stage by stage."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from contentgen.check.run import Checked
from contentgen.errors import ContentgenError, Problem
from contentgen.findings import find
from contentgen.inputs import hash_file, hash_fonts, hash_templates, sizes_of, themed
from contentgen.layout.deck import Layout
from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Storyboard
from contentgen.model.finding import Finding
from contentgen.options import PARTS, SIZE, Options, brand_file
from contentgen.pictures import (
    check_art,
    draw,
    in_a_row,
    lay_out_slides,
    lay_out_thumbnail,
    look_over,
    plan_fitting,
    with_alts,
)
from contentgen.plan.outline import make_outline
from contentgen.plan.parts import joined, parts_that_would_hold, shares
from contentgen.plan.single import is_single, says_enough, single_findings
from contentgen.plan.told import told_in_parts
from contentgen.plan.trace import Row, places
from contentgen.read.article import read_article
from contentgen.read.brand import read_brand
from contentgen.read.storyboard import find_storyboard
from contentgen.text.scripts import scripts_of
from contentgen.theme.find import template_folders
from contentgen.theme.load import Theme, theme_names
from contentgen.words import Words, in_parts, rows_of, storyboard_file, text_files, write_words
from contentgen.workspace import Workspace
from contentgen.write import paths
from contentgen.write.manifest import Inputs, make_manifest

_SLIDE_COUNT = "CG101"
_USUAL = 10


@dataclass(frozen=True, slots=True)
class Source:
    """A post that has been read, with everything around it. `problems` are the post's warnings."""

    path: Path
    article: Article
    brand: Brand
    brand_path: Path | None
    folders: tuple[Path, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """Everything made of one post: bytes by relative path, `manifest.json` included."""

    slug: str
    title: str
    source: str
    files: Mapping[str, bytes]
    deck: Deck
    findings: tuple[Finding, ...]


def open_article(path: Path, workspace: Workspace, options: Options) -> Source:
    """Read a post and the brand it is for. Raises ContentgenError with all that is wrong."""
    brand_path = brand_file(workspace, options)
    brand, _ = read_brand(brand_path)
    article, problems = read_article(path, brand, workspace.name_of(path))
    folders = template_folders(workspace.root, options.templates)
    return Source(path, article, brand, brand_path, folders, problems)


def build_article(path: Path, workspace: Workspace, options: Options) -> Package:
    """Turn one post into a package, in memory. The same input gives the same bytes.

    Raises ContentgenError for what the user can fix.
    """
    return make_package(open_article(path, workspace, options), options)


def make_package(source: Source, options: Options) -> Package:
    """Turn a post that has been read into a package; see `build_article`."""
    article, brand, parts = source.article, source.brand, options.only or PARTS
    storyboard = find_storyboard(source.path, article.meta.slug, brand)
    theme, others = _themes(source, options, storyboard)
    outline = make_outline(article)
    _check_ground(article, storyboard, theme)
    if storyboard:
        check_art(storyboard, theme)
    if storyboard is None:
        told = [plan_fitting(article, outline, brand, theme, others, share)
                for share in shares(article, outline)]  # fmt: skip
        planned, layout = joined([deck for deck, _ in told]), in_a_row([one for _, one in told])
    else:
        planned, layout = storyboard.deck, _laid_out(storyboard.deck, source, theme)
    silent = len(planned.slides) == 1 and not storyboard and not says_enough(article)
    parts = parts - {"youtube"} if silent else parts
    deck = with_alts(planned, theme, article.meta.lang)
    words = write_words(article, outline, brand)
    thumbnail = lay_out_thumbnail(words.upload.thumbnail.text, deck, theme, brand)
    more = {other.canvas.size: _laid_out(planned, source, other) for other in others}
    shown, shown_more = layout, more
    if options.marks:
        shown = _laid_out(planned, source, theme, marks=True)
        shown_more = {o.canvas.size: _laid_out(planned, source, o, marks=True) for o in others}
    files = draw(shown, thumbnail, parts, options.threads, shown_more)
    rows = rows_of(article, deck, words, places(article))
    rows = _of_carousel(rows) if silent else rows
    seen = [
        *look_over(
            layout,
            thumbnail,
            article.path,
            (theme, *others),
            edited=storyboard is not None,
            more=more,
        ),
        *(() if storyboard else single_findings(article, outline, planned)),
    ]
    checked = find(
        article, brand, outline.topic, deck, words, files, rows,
        storyboard=storyboard, problems=source.problems, seen=seen,
    )  # fmt: skip
    meant = storyboard is None or is_single(article, outline)
    checked = _counted(checked, deck, article, one_is_meant=meant)
    findings = checked.findings
    context = _context(source, deck, words, rows, checked)
    context |= {"unsaid": ()} if silent else {}
    context["more_parts"] = parts_that_would_hold(article, outline, planned)
    files |= text_files(source.folders, context, parts)
    files = in_parts(files, source.folders, context, parts)
    files[paths.STORYBOARD] = _storyboard(source, planned)
    inputs = _inputs(source, theme, storyboard)
    numbers = _part_numbers(deck, article)
    files[paths.MANIFEST] = make_manifest(
        article.meta, inputs, files, deck.slides, findings, numbers
    )
    return Package(article.meta.slug, article.meta.title, article.path, files, deck, findings)


def _themes(
    source: Source, options: Options, storyboard: Storyboard | None
) -> tuple[Theme, tuple[Theme, ...]]:
    """Return the theme at the package's size, and at those that stand beside it.

    Theme and size are the command's, else the post's, else the brand's.

    A wish of the post that cannot be met is told with the line that it stands on.
    """
    article, folders = source.article, source.folders
    wishes = article.meta.carousel
    name = options.theme or wishes.theme or source.brand.theme
    wished = options.sizes or (wishes.size or SIZE,)
    # Lines break by the habits of the language that the post is in.
    scripts = _scripts(source, storyboard)
    brand = replace(source.brand, lang=article.meta.lang, scripts=scripts)
    try:
        sizes = sizes_of(wished, name, folders)
        first, *others = (themed(name, folders, brand, size) for size in sizes)
        return first, tuple(others)
    except ContentgenError as error:
        key = "theme" if name not in theme_names(folders) else "size"
        if (options.theme if key == "theme" else options.sizes) or not getattr(wishes, key):
            raise
        if key == "size":
            themed(name, folders, brand, SIZE)  # raises if it is not the size that is wrong
        raise _at_wish(article, key, error) from error


def _scripts(source: Source, storyboard: Storyboard | None) -> tuple[str, ...]:
    """Return the scripts that slides may show: the post's, the storyboard's, the brand's."""
    deck = storyboard.deck if storyboard else None
    return scripts_of(repr((source.article, source.brand, deck)))


def _check_ground(article: Article, storyboard: Storyboard | None, theme: Theme) -> None:
    ground = storyboard.deck.ground if storyboard else article.meta.carousel.ground
    if not ground or ground in theme.look.grounds:
        return
    hint = f"This theme has {', '.join(sorted(theme.look.grounds))}."
    error = ContentgenError(
        f'There is no ground "{ground}".', storyboard.path if storyboard else "", hint
    )
    raise error if storyboard else _at_wish(article, "ground", error)


def _at_wish(article: Article, key: str, error: ContentgenError) -> ContentgenError:
    problem = error.problems[0]
    line = article.meta.lines.get(f"carousel.{key}", article.meta.lines.get("carousel", 1))
    return ContentgenError(problem.message, f"{article.path}:{line}", problem.hint)


def _laid_out(deck: Deck, source: Source, theme: Theme, *, marks: bool = False) -> Layout:
    """Lay out the slides of every part of a carousel, as one row."""
    told = told_in_parts(deck, source.article)
    return in_a_row([lay_out_slides(one, theme, source.brand, marks=marks) for one in told])


def _part_numbers(deck: Deck, article: Article) -> tuple[int, ...]:
    """Return the number of each slide's part, or none if the post is told in one."""
    told = told_in_parts(deck, article)
    if len(told) < 2:
        return ()
    return tuple(number for number, one in enumerate(told, 1) for _ in one.slides)


def _of_carousel(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the rows of slides and caption."""
    return tuple(row for row in rows if row.surface.split()[0] in ("slide", "part", "caption"))


def _counted(checked: Checked, deck: Deck, article: Article, *, one_is_meant: bool) -> Checked:
    """Return the findings without one on the number of slides that is no news.

    It counts the slides of all parts together, and calls a single slide a fault.
    """
    told = [len(one.slides) for one in told_in_parts(deck, article)]
    alone = one_is_meant and told == [1]
    if not alone and (len(told) < 2 or max(told) > _USUAL):
        return checked
    kept = (f for f in checked.findings if f.code != _SLIDE_COUNT)
    return replace(checked, findings=tuple(kept))


def _storyboard(source: Source, planned: Deck) -> bytes:
    """Return the storyboard, which names pictures from the post's folder."""
    folder = source.path.resolve().parent
    slides = (
        replace(s, image=Path(os.path.relpath(s.image, folder)).as_posix()) if s.image else s
        for s in planned.slides
    )
    deck = replace(planned, slides=tuple(slides))
    return storyboard_file(source.folders, source.article, deck, places(source.article))


def _context(
    source: Source, deck: Deck, words: Words, rows: tuple[Row, ...], checked: Checked
) -> dict[str, object]:
    return {
        "article": source.article,
        "brand": source.brand,
        "deck": deck,
        "script": words.script,
        "short": words.short,
        "upload": words.upload,
        "caption": words.caption,
        "part_captions": words.part_captions,
        "unsaid": words.unsaid,
        "rows": rows,
        "findings": checked.findings,
        "ignored": checked.ignored,
    }


def _inputs(source: Source, theme: Theme, storyboard: Storyboard | None) -> Inputs:
    return Inputs(
        article=source.article.path,
        article_sha256=hash_file(source.path),
        theme=theme.name,
        size=theme.canvas.size,
        templates=hash_templates(theme),
        brand=hash_file(source.brand_path),
        storyboard=hash_file(Path(storyboard.path)) if storyboard else "",
        fonts=hash_fonts(theme.look),
    )
