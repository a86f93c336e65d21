"""One post becomes one package: the story of the whole program, stage by stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from contentgen.check.flags import flags
from contentgen.errors import ContentgenError, Problem
from contentgen.inputs import hash_file, hash_fonts, hash_templates, sizes_of, themed
from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Storyboard
from contentgen.model.finding import Finding
from contentgen.options import PARTS, SIZE, Options, brand_file
from contentgen.pictures import (
    check_art,
    draw,
    lay_out_slides,
    lay_out_thumbnail,
    look_over,
    plan_fitting,
    with_alts,
)
from contentgen.plan.outline import make_outline
from contentgen.plan.trace import places
from contentgen.read.article import read_article
from contentgen.read.brand import read_brand
from contentgen.read.storyboard import find_storyboard
from contentgen.theme.find import template_folders
from contentgen.theme.load import Theme, theme_names
from contentgen.words import Words, rows_of, storyboard_file, text_files, write_words
from contentgen.workspace import Workspace
from contentgen.write import findings as look_at
from contentgen.write import paths
from contentgen.write.manifest import Inputs, make_manifest


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
    theme, others = _themes(source, options)
    outline = make_outline(article)
    storyboard = find_storyboard(source.path, article.meta.slug)
    _check_ground(article, storyboard, theme)
    if storyboard:
        check_art(storyboard, theme)
    if storyboard is None:
        planned, layout = plan_fitting(article, outline, brand, theme, others)
    else:
        planned, layout = storyboard.deck, lay_out_slides(storyboard.deck, theme, brand)
    deck = with_alts(planned, theme, article.meta.lang)
    words = write_words(article, outline, brand)
    thumbnail = lay_out_thumbnail(words.upload.thumbnail.text, deck, theme, brand)
    more = {other.canvas.size: lay_out_slides(planned, other, brand) for other in others}
    files = draw(layout, thumbnail, parts, options.threads, more)
    findings = (
        *look_over(layout, thumbnail, article.path, edited=storyboard is not None, more=more),
        *flags(article, outline),
        *_findings(source, storyboard, deck, words, files),
    )
    files |= _texts(source, planned, deck, words, findings, parts)
    inputs = _inputs(source, theme, storyboard)
    files[paths.MANIFEST] = make_manifest(article.meta, inputs, files, deck.slides, findings)
    return Package(article.meta.slug, article.meta.title, article.path, files, deck, findings)


def _themes(source: Source, options: Options) -> tuple[Theme, tuple[Theme, ...]]:
    """Return the theme at the package's size, and at those that stand beside it.

    Theme and size are the command's, else the post's, else the brand's.

    A wish of the post that cannot be met is told with the line that it stands on.
    """
    article, folders = source.article, source.folders
    wishes = article.meta.carousel
    name = options.theme or wishes.theme or source.brand.theme
    wished = options.sizes or (wishes.size or SIZE,)
    # Lines break by the habits of the language that the post is in.
    brand = replace(source.brand, lang=article.meta.lang)
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


def _findings(
    source: Source,
    storyboard: Storyboard | None,
    deck: Deck,
    words: Words,
    files: Mapping[str, bytes],
) -> tuple[Finding, ...]:
    article, post = source.article, source.article.path
    if storyboard:
        edited: Iterable[Finding] = look_at.of_storyboard(storyboard, places(article), post)
    else:
        edited = look_at.of_cover(article.meta, deck.slides[0], post)
    return (
        *look_at.from_problems(source.problems, post),
        *edited,
        *look_at.of_files(files, len(deck.slides), post),
        *look_at.of_caption(words.caption, post),
        *look_at.of_alt_texts([slide.alt for slide in deck.slides], post),
    )


def _texts(
    source: Source,
    planned: Deck,
    deck: Deck,
    words: Words,
    findings: tuple[Finding, ...],
    parts: frozenset[str],
) -> dict[str, bytes]:
    article, known = source.article, places(source.article)
    context = {
        "article": article,
        "brand": source.brand,
        "deck": deck,
        "script": words.script,
        "short": words.short,
        "upload": words.upload,
        "caption": words.caption,
        "unsaid": words.unsaid,
        "rows": rows_of(article, deck, words, known),
        "findings": findings,
    }
    return {
        **text_files(source.folders, context, parts),
        paths.STORYBOARD: storyboard_file(source.folders, article, planned, known),
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
