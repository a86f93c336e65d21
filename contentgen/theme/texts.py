"""Render the text files of a package (outline, caption, report…) from ``templates/text``."""

from __future__ import annotations

import json
import re
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from contentgen.errors import ContentgenError
from contentgen.model.article import Article, Block
from contentgen.model.deck import Run

if TYPE_CHECKING:
    from jinja2 import Environment

_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_SENTENCE = re.compile(r"\.s\d+$|\.(?:label|lead|source|c\d+)$")


def render(name: str, folders: Sequence[Path], **context: object) -> str:
    """Return one text file from its template and context.

    Templates are ``text/<name>`` in the first of the folders that has one, so a user's own comes
    first; ``{% extends "builtin/<name>" %}`` names the last folder's. ``.html.j2`` is
    autoescaped. Raises ContentgenError for a template that is missing, broken or that asks for
    something which is not there.
    """
    from jinja2 import TemplateError

    article = context.get("article")
    if isinstance(article, Article):
        context = {"source_lines": source_lines(article), **context}
    # All that a template can do wrong: an unknown name, a wrong argument, a sum with no number.
    try:
        return _environment(tuple(folders)).get_template(name).render(**context)
    except RecursionError as error:
        raise ContentgenError("uses itself without end, or is nested too deep.", name) from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, NameError) as error:
        raise _told(error, name) from error


def clock(seconds: float) -> str:
    """Return a time as ``m:ss``, or ``h:mm:ss`` from an hour on."""
    minutes, rest = divmod(int(seconds + 0.5), 60)
    if minutes < 60:
        return f"{minutes}:{rest:02d}"
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"


def string(text: object) -> str:
    """Return a JSON string, which YAML reads as the same text; unprintable signs are escaped."""
    quoted = json.dumps(str(text), ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)


def cell(text: object) -> str:
    """Return text for a cell of a Markdown table: on one line, bars and tags escaped."""
    folded = " ".join(str(text).split())
    return folded.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def inline(runs: Iterable[Run]) -> str:
    """Return runs as text with their styles marked, as a storyboard holds them."""
    from contentgen.text.inline import write

    return write(tuple(runs))


def cited(refs: Iterable[str], lines: Mapping[str, int]) -> tuple[int, ...]:
    """Return the lines of the post that references stand on, in order, each once."""
    found = (lines.get(ref) or lines.get(_SENTENCE.sub("", ref), 0) for ref in refs)
    return tuple(sorted({line for line in found if line}))


def source_lines(article: Article) -> dict[str, int]:
    """Return the line of every reference of a post."""
    lines: dict[str, int] = {key: line for key, line in article.meta.lines.items() if line}
    for section in article.sections:
        lines[section.ref] = section.line
        for block in section.blocks:
            lines.update(_of_block(block))
    return lines


def _of_block(block: Block) -> Iterator[tuple[str, int]]:
    yield block.ref, block.line
    for sentence in block.sentences:
        yield sentence.ref, sentence.line
    for item in block.items:
        yield item.ref, item.line
        for sentence in item.sentences:
            yield sentence.ref, sentence.line


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    from jinja2 import ChoiceLoader, PrefixLoader, StrictUndefined

    from contentgen.theme.inside import template_loader
    from contentgen.theme.sandbox import Sandbox, compiled

    built_in = PrefixLoader({"builtin": template_loader(folders[-1:], "text")})
    environment = Sandbox(
        loader=ChoiceLoader([template_loader(folders, "text"), built_in]),
        undefined=StrictUndefined,
        autoescape=lambda name: bool(name and name.endswith(".html.j2")),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=compiled("texts"),
    )
    filters = {"clock": clock, "string": string, "cell": cell, "inline": inline, "cited": cited}
    environment.filters.update(filters)
    return environment


def _told(error: Exception, name: str) -> ContentgenError:
    """Return what is wrong with a template as the person who wrote it would want it told."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

    if isinstance(error, TemplateNotFound):
        hint = "Put it in the `text` folder of your templates, or take the name out."
        return ContentgenError(f'there is no text template "{error.name}".', name, hint)
    if isinstance(error, TemplateSyntaxError):
        return ContentgenError(f"{error.message}", f"{error.filename or name}:{error.lineno}")
    where = name
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith(".j2"):
            where = f"{frame.filename}:{frame.lineno}"
    hint = ""
    if isinstance(error, UndefinedError):
        hint = "Compare it with the template of that name that comes with the program."
    return ContentgenError(str(error), where, hint)
