"""A post's body → sections, links and warnings, whichever way it is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from contentgen.errors import Problem
from contentgen.model.article import Link, Section
from contentgen.model.brand import Brand
from contentgen.read.drafts import LineOf
from contentgen.read.pictures import workspace


@dataclass(frozen=True, slots=True)
class Body:
    """A body that has been read."""

    sections: tuple[Section, ...]
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


def read_body(text: str, path: Path, brand: Brand, where: str, lang: str, line_of: LineOf) -> Body:
    """Read Markdown; `line_of` gives the file's line (from 1) of each row (from 0) of `text`.

    `path` is the post's file: pictures are looked for beside it. Raise `ContentgenError` as
    `read_markdown` does.
    """
    from contentgen.read.markdown import read_markdown
    from contentgen.read.pieces import Sorter

    blocks = read_markdown(text, where, line_of)
    sorter = Sorter(lang, where, path.resolve().parent, workspace(path, brand))
    sections = sorter.sort(blocks.drafts)
    links = (*sorter.links, *blocks.notes)
    return Body(sections, links, (*blocks.warnings, *sorter.problems))


def take_title(sections: tuple[Section, ...], given: str) -> tuple[str, tuple[Section, ...]]:
    """Return the first H1 as the title, and the sections without its heading.

    With a title given, a first heading that only repeats it is dropped, and no title returned.
    """
    place = next((n for n, section in enumerate(sections) if section.level == 1), None)
    if given:
        first = sections[0] if sections else None
        same = first is not None and first.heading.casefold() == given.casefold()
        place = 0 if same else None
    if place is None:
        return "", sections
    section = sections[place]
    inside = tuple(block for block in section.blocks)
    ref = next((block.ref for block in inside if block.ref), "")
    line = inside[0].line if inside else section.line
    untitled = (Section("", ref, line, 0, inside),) if inside else ()
    heading = "" if given else section.heading
    return heading, (*sections[:place], *untitled, *sections[place + 1 :])
