"""Raw posts → articles: text as it is, with a frontmatter proposed for it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

from contentgen.errors import ContentgenError, Problem
from contentgen.model.brand import Brand
from contentgen.read.body import Body, read_body, take_title
from contentgen.read.frontmatter import Front, split_front
from contentgen.read.guess import (
    guess_description,
    guess_invitation,
    guess_language,
    guess_tags,
    guess_title,
    title_case,
)
from contentgen.read.meta import language_code
from contentgen.read.raw import Raw, has_raw_shape, is_markdown, read_raw, take_top
from contentgen.read.slug import slug_for, slugify
from contentgen.read.source import read_text
from contentgen.read.values import Value


@dataclass(frozen=True, slots=True)
class Imported:
    """A raw post as an article: the whole file's text, its slug and file name.

    `notes` say in one line each what was guessed.
    """

    text: str
    slug: str
    file_name: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seed:
    """A post's body as Markdown and as read, with the frontmatter that its text proposes.

    `heading` is its first H1 (not in `body` any more). `sources` say for each proposed value
    where it is from.
    """

    markdown: str
    body: Body
    heading: str
    values: dict[str, Value]
    sources: dict[str, str]


def read_seed(path: Path, brand: Brand) -> Imported:
    """Read a raw post (.txt or .md without frontmatter) and propose its article.

    Raise `ContentgenError` if it cannot be read, is empty, or has frontmatter already.
    """
    where = str(path)
    text, _ = read_text(path, where)
    front = split_front(text, where)
    if front.found:
        hint = "It is an article already: copy it into articles/ as it is."
        raise ContentgenError("The file has frontmatter.", where, hint)
    seed = prepare(front, path, brand, where, importing=True)
    values, sources = dict(seed.values), dict(seed.sources)
    if seed.heading:
        values["title"], sources["title"] = seed.heading, "the first heading"
    elif "title" not in values:
        name = " ".join(re.split(r"[-_\s]+", path.stem)).strip() or "Untitled"
        values["title"], sources["title"] = title_case(name, brand.lang), "the file's name"
    title = str(values["title"])
    slug = slug_for(title, path.stem)
    values["slug"], sources["slug"] = slug, "the title"
    body = _without_h1(seed.markdown, seed.heading).strip("\n")
    notes = tuple(f"{key}: from {sources[key]}" for key in _ORDER if key in sources)
    return Imported(f"---\n{_yaml(values, sources)}---\n\n{body}\n", slug, f"{slug}.md", notes)


def prepare(front: Front, path: Path, brand: Brand, where: str, *, importing: bool = False) -> Seed:
    """Read a body in Markdown or in a website's raw shape, and propose what the text tells.

    Of a post with frontmatter, only the lines above its text (title, byline, date) are proposed. A
    title is made from headings when importing, and for raw text; else the file's name is better.
    """
    given = {key.casefold(): value for key, value in front.written.values.items()}
    title = _word(given.get("title"))
    said = next((_word(given[key]) for key in ("lang", "language", "locale") if given.get(key)), "")
    plain = path.suffix.lower() == ".txt" and not is_markdown(front.body)
    raw = top = None
    if plain or has_raw_shape(front.body):
        raw = top = read_raw(front.body, brand.date_order, title)
    elif not front.found:
        top = take_top(front.body, brand.date_order)
        front = replace(front, body=top.text)
    lang = language_code(said) if said else guess_language(front.body, brand.lang)
    lang = lang or brand.lang
    body = _body(front, raw, path, brand, where, lang)
    heading, sections = take_title(body.sections, title or (raw.title if raw else ""))
    body = replace(body, sections=sections)
    sources: dict[str, str] = {}
    values: dict[str, Value] = {}
    if lang != brand.lang and not said:
        values["lang"], sources["lang"] = lang, "the post's words"
    if top:
        _from_top(top, values, sources)
    title = heading or title or _word(values.get("title"))
    if not title and (raw or importing) and (title := guess_title(body.sections, lang)):
        values["title"], sources["title"] = title, "the headings"
    if not front.found:
        _from_text(body, title, lang, brand, values, sources)
    markdown = raw.text if raw else front.body
    return Seed(markdown, body, heading, values, sources)


def _body(front: Front, raw: Raw | None, path: Path, brand: Brand, where: str, lang: str) -> Body:
    first = front.body_line
    if raw is None:
        return read_body(front.body, path, brand, where, lang, lambda row: first + row)
    rows = raw.rows or (0,)
    body = read_body(
        raw.text, path, brand, where, lang, lambda row: first + rows[min(row, len(rows) - 1)]
    )
    if not front.found or not raw.headings:
        return body
    lines = ", ".join(str(first + row) for row in raw.headings[:20])
    message = f"These lines were read as headings: {lines}."
    hint = "Put ## before a heading to settle it."
    note = Problem(f"{where}:{first}", message, hint, "info")
    return replace(body, problems=(note, *body.problems))


def _word(value: Value) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _from_top(raw: Raw, values: dict[str, Value], sources: dict[str, str]) -> None:
    if raw.title:
        values["title"], sources["title"] = raw.title, "the first line"
    if raw.date:
        values["date"], sources["date"] = raw.date.isoformat(), "the date above the text"
    if raw.author:
        values["author"], sources["author"] = raw.author, "the line above the text"


def _from_text(
    body: Body, title: str, lang: str, brand: Brand,
    values: dict[str, Value], sources: dict[str, str],
) -> None:  # fmt: skip
    if description := guess_description(body.sections):
        values["description"], sources["description"] = description, "the first sentence"
    tags = guess_tags(title, body.sections, lang)
    if len(tags) > 1:
        values["tags"], sources["tags"] = list[Value](tags), "the most frequent phrases"
    if invitation := guess_invitation(body.sections):
        button = brand.cta.button if brand.path else invitation.button
        values["cta"] = {"button": button, "text": invitation.text}
        sources["cta"] = "the last section"


_ORDER = ("title", "date", "slug", "author", "description", "tags", "lang", "cta")
# Read from the text as it stands there, not guessed.
_STATED = ("the first heading", "the date above the text", "the line above the text")


def _yaml(values: dict[str, Value], sources: dict[str, str]) -> str:
    """Write a frontmatter; what was guessed says so in a comment."""
    lines: list[str] = []
    for key in _ORDER:
        value = values.get(key)
        if value is None:
            continue
        comment = "" if sources[key] in _STATED else f"  # guessed from {sources[key]}"
        if isinstance(value, dict):
            lines.append(f"{key}:{comment}")
            lines += [f"  {name}: {_scalar(part)}" for name, part in value.items()]
        elif isinstance(value, list):
            lines.append(f"{key}: [{', '.join(_scalar(part) for part in value)}]{comment}")
        else:
            lines.append(f"{key}: {_scalar(value)}{comment}")
    return "".join(f"{line}\n" for line in lines)


def _scalar(value: Value) -> str:
    """Write text so that YAML, also of other programs, reads the same text back."""
    text = str(value)
    plain = re.fullmatch(r"[^\W_][\w .’'()/–—-]*[\w.)’]", text) and " -" not in text
    # Words make it no number, whatever YAML reads as one: 1e5, 0xff, 1_000.
    worded = text[:1].isalpha() or re.search(r"[ -][^\W\d_]{3}", text)
    if (plain and worded and text.casefold() not in _TRAPS) or re.fullmatch(
        r"\d{4}-\d\d-\d\d", text
    ):
        return text
    return json.dumps(text, ensure_ascii=False)


_TRAPS = ("yes", "no", "on", "off", "true", "false", "null", "y", "n")


def _without_h1(markdown: str, heading: str) -> str:
    """Take the H1 that became the title out; one in HTML stays, and is dropped when read."""
    if not heading:
        return markdown
    found = re.search(r"^ {0,3}#(?!#)[ \t]+(.*)$|^(\S.*)\n=+[ \t]*$", markdown, re.MULTILINE)
    if not found or slugify("".join(t or "" for t in found.groups())) != slugify(heading):
        return markdown
    return markdown[: found.start()] + markdown[found.end() :]
