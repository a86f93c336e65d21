"""What the gallery shows of each package in the output folder, and its seal against foreign script.

The page itself is a template; this module reads packages back and hands it plain data, so that
building one post keeps the others, and a caption edited by hand shows as edited.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from itertools import takewhile
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

from contentgen.write import paths
from contentgen.write.package import read_manifest

_MOST_PARTS = 6
SCRIPT_HASH = "sha256-SCRIPT"
# What the page asks of a finding, which may come from another version of the program.
_FINDING = {
    "code": "", "severity": "info", "message": "", "hint": "", "line": 0, "slide": 0, "surface": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """One slide: its address from the gallery, its alt text and its role.

    `place` is its number as it is read: ``3``, or ``2.3`` in the second of several carousels.
    """

    number: int
    src: str
    alt: str
    role: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text; `style` is ``b``, ``i``, ``code`` or empty."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class ReadingBlock:
    """One block of a text file for reading. A table has `rows` of cells instead of `stretches`."""

    kind: Literal["h1", "h2", "h3", "item", "text", "rule", "code", "table"]
    stretches: tuple[Stretch, ...] = ()
    depth: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """Everything that the gallery shows of one package. Texts are empty where there is no file.

    `anchor` is its place in the page; `date` is ISO, `day` the same for reading; `ratio` is the
    slides' as CSS writes it.
    """

    slug: str
    anchor: str
    title: str
    date: str
    day: str
    ratio: str
    lang: str
    tags: tuple[str, ...]
    slides: tuple[Picture, ...]
    caption: str
    caption_head: str
    caption_tail: str
    alt_text: str
    titles: tuple[str, ...]
    description: str
    description_bytes: int
    video_tags: str
    outline: tuple[ReadingBlock, ...]
    short: tuple[ReadingBlock, ...]
    thumbnail: str
    findings: tuple[Mapping[str, Any], ...]
    files: tuple[tuple[str, str], ...]
    errors: int
    warnings: int


def gallery_posts(out: Path, fold: int) -> tuple[Post, ...]:
    """Return the packages in `out`, newest date first, then by slug; undated ones last.

    `fold` is the number of a caption's characters that are seen before "more".
    """
    found = [
        (folder, manifest)
        for folder in sorted(out.iterdir())
        if not folder.name.startswith(".") and (manifest := read_manifest(folder)) is not None
    ]
    posts = sorted((_post(folder, manifest, fold) for folder, manifest in found), key=_by_slug)
    return tuple(sorted(posts, key=lambda post: post.date, reverse=True))


def seal(page: str) -> bytes:
    """Return the page with the hash of its one inline script in its content security policy."""
    match = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    if match is None:
        return page.encode()
    digest = base64.b64encode(hashlib.sha256(match[1].encode()).digest()).decode()
    return page.replace(SCRIPT_HASH, f"sha256-{digest}", 1).encode()


def reading(markdown: str) -> tuple[ReadingBlock, ...]:
    """Return a generated Markdown file as blocks for reading: headings, lists, bold and italics.

    It reads what our own templates write, and leaves everything else as the text it is.
    """
    blocks: list[ReadingBlock] = []
    lines = iter(markdown.splitlines())
    for line in lines:
        if line.startswith("```"):
            code = "\n".join(takewhile(lambda other: not other.startswith("```"), lines))
            blocks.append(ReadingBlock("code", (Stretch(code),)))
        elif line.startswith("|"):
            above = blocks.pop() if blocks and blocks[-1].kind == "table" else ReadingBlock("table")
            blocks.append(replace(above, rows=(*above.rows, *_row(line))))
        elif line.strip():
            blocks.append(_block(line))
    return tuple(blocks)


_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ITEM = re.compile(r"(\s*)(?:[-*+]|\d+[.)])\s+(.*)")
_INLINE = re.compile(
    r"\*\*(?P<b>.+?)\*\*|`(?P<code>[^`]+)`|(?<![\w\\])[*_](?=\S)(?P<i>[^*_]+)(?<=[^\s\\])[*_](?!\w)"
)
_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def _block(line: str) -> ReadingBlock:
    if heading := _HEADING.fullmatch(line):
        level = min(len(heading[1]), 3)
        kinds: tuple[Literal["h1", "h2", "h3"], ...] = ("h1", "h2", "h3")
        return ReadingBlock(kinds[level - 1], _inline(heading[2]))
    if re.fullmatch(r"\s*(-{3,}|\*{3,})\s*", line):
        return ReadingBlock("rule")
    if item := _ITEM.fullmatch(line):
        return ReadingBlock("item", _inline(item[2]), depth=len(item[1]) // 2)
    return ReadingBlock("text", _inline(line.lstrip("> ").strip()))


def _row(line: str) -> Iterator[tuple[str, ...]]:
    """Yield the cells of a table's line, nothing for the rule below its head."""
    cells = [cell.strip() for cell in _BAR.split(line.strip())[1:-1]]
    if not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
        yield tuple(unescape(_unescaped(cell)) for cell in cells)


def _inline(text: str) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    at = 0
    for match in _INLINE.finditer(text):
        stretches.append(Stretch(_unescaped(text[at : match.start()])))
        style = match.lastgroup or ""
        stretches.append(Stretch(_unescaped(match[style]), style))
        at = match.end()
    stretches.append(Stretch(_unescaped(text[at:])))
    return tuple(stretch for stretch in stretches if stretch.text)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _by_slug(post: Post) -> str:
    return post.slug


def _post(folder: Path, manifest: Mapping[str, Any], fold: int) -> Post:
    about = manifest.get("post", {})
    findings = tuple({**_FINDING, **one} for one in manifest.get("findings", ()))
    severities = [finding.get("severity") for finding in findings]
    names = sorted(name for name in manifest["files"] if (folder / name).is_file())
    caption = next(iter(_of_parts(folder, paths.CAPTION)), "")
    description = _text(folder, paths.DESCRIPTION)
    date = str(about.get("date", ""))
    thumbnail = paths.THUMBNAIL if paths.THUMBNAIL in names else ""
    return Post(
        slug=folder.name,
        anchor="post-" + re.sub(r"\s", "-", folder.name),
        title=str(about.get("title") or folder.name),
        date=date,
        day=_day(date),
        ratio=_ratio(str(manifest.get("inputs", {}).get("size", ""))),
        lang=str(about.get("lang", "en")),
        tags=tuple(str(tag) for tag in _listed(about.get("tags"))),
        slides=_pictures(folder, manifest, names),
        caption=caption,
        caption_head=caption[:fold],
        caption_tail=caption[fold:],
        alt_text="\n\n".join(_of_parts(folder, paths.ALT_TEXT)),
        titles=tuple(_text(folder, paths.TITLES).splitlines()),
        description=description,
        description_bytes=len(description.encode()),
        video_tags=_text(folder, paths.TAGS),
        outline=reading(_text(folder, paths.OUTLINE)),
        short=reading(_text(folder, paths.SHORT)),
        thumbnail=_address(folder, thumbnail) if thumbnail else "",
        findings=findings,
        files=tuple((name, _address(folder, name)) for name in [*names, paths.MANIFEST]),
        errors=severities.count("error"),
        warnings=severities.count("warning"),
    )


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _day(date: str) -> str:
    try:
        day = dt.date.fromisoformat(date)
    except ValueError:
        return date
    return f"{day:%B} {day.day}, {day.year}"


def _ratio(size: str) -> str:
    match = re.fullmatch(r"(\d+)x(\d+)", size)
    return f"{match[1]} / {match[2]}" if match else "auto"


def _pictures(folder: Path, manifest: Mapping[str, Any], names: list[str]) -> tuple[Picture, ...]:
    found: list[Picture] = []
    counts: dict[int, int] = {}
    for number, slide in enumerate(manifest.get("slides", ()), 1):
        given = slide.get("part", 0)
        part = given if isinstance(given, int) else 0
        counts[part] = counts.get(part, 0) + 1
        name = paths.slide_name(counts[part])
        name = paths.in_part(name, part) if part else name
        place = f"{part}.{counts[part]}" if part else str(number)
        if name in names:
            alt, role = str(slide.get("alt", "")), str(slide.get("role", ""))
            found.append(Picture(number, _address(folder, name), alt, role, place))
    return tuple(found)


def _of_parts(folder: Path, name: str) -> list[str]:
    """Return the texts of a carousel's file: one, or those of a post told in several parts."""
    whole = _text(folder, name)
    parts = (_text(folder, paths.in_part(name, n)) for n in range(1, _MOST_PARTS + 1))
    return [whole] if whole else [text for text in parts if text]


def _address(folder: Path, name: str) -> str:
    return quote(f"{folder.name}/{name}")


def _text(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text(encoding="utf-8", errors="replace").rstrip("\n")
    except OSError:
        return ""
