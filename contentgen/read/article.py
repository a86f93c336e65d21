"""A file → `Article`: frontmatter, body, and what can be inferred from name and text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from contentgen.errors import ContentgenError, Problem
from contentgen.model.article import Article
from contentgen.model.brand import Brand


def read_article(path: Path, brand: Brand, shown_as: str) -> tuple[Article, tuple[Problem, ...]]:
    """Read a post; return it with the warnings. `shown_as` is its name in messages.

    Raise `ContentgenError` with every error of the file at once. Text as it comes from a website
    (bare headings, no frontmatter) is read as `contentgen import` would write it.
    """
    from contentgen.read.frontmatter import split_front
    from contentgen.read.meta import make_meta, raise_errors, type_fields
    from contentgen.read.seed import prepare
    from contentgen.read.source import read_text

    if any("\ud800" <= character <= "\udfff" for character in shown_as):  # bytes that are not UTF-8
        raise ContentgenError("The file's name cannot be read.", shown_as, "Rename the file.")
    source, warnings = read_text(path, shown_as)
    front = split_front(source, shown_as)
    if not front.body.strip():
        message = "There is no text below the frontmatter."
        raise ContentgenError(message, shown_as, "Paste the post's text there.")
    seed = prepare(front, path, brand, shown_as)
    said = {key: value for key, value in front.written.values.items() if value not in (None, "")}
    names = {key.casefold() for key in said}
    proposed = {key: value for key, value in seed.values.items() if key not in names}
    written = replace(front.written, values={**proposed, **said})
    typed, problems = type_fields(written, brand, shown_as, frozenset(proposed))
    meta, more = make_meta(typed, seed.heading, path, brand, shown_as)
    problems += [*warnings, *front.warnings, *seed.body.problems, *more]
    article = Article(shown_as, meta, seed.body.sections, seed.body.links, source)
    return article, raise_errors(problems)
