"""Text as it comes from a website or a word processor → Markdown, line by line.

Headings are bare lines there, bullets any mark, and a line is a paragraph. The words never change.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from contentgen.read.dates import find_date
from contentgen.read.wordlists import words

_BULLET = re.compile(r"(?:[-*•–·▪◦●○‣➤►▶✓✔✅☑]\ufe0f?|o(?=\t))\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_RULE = re.compile(r"[-–—_=*~·•\s|:]*")
_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’)\]]*$")
_MARKDOWN = re.compile(
    r"^(?:#{1,6}[ \t]+\S|\S.*\n(?:={3,}|-{3,})[ \t]*$|```|~~~|> ?\S|!\[|\|?[ \t]*:?-{3,}:?[ \t]*\|"
    r"|[*_]{2}[^\s*_]|\[\^[^\]]+\]:|</?(?:p|div|h[1-6]|ul|ol|li|table|blockquote|figure|section|article|br|img)\b|<!--)",
    re.MULTILINE | re.IGNORECASE,
)
_INLINE = re.compile(r"\*\*[^\s*][^*\n]*\*\*|\]\((?:https?:|/|mailto:)|(?<!\w)__[^\s_][^_\n]*__")
LONG = 60
VERY_LONG = 150

Kind = Literal["blank", "rule", "bullet", "number", "text", "heading"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is, its words without the mark, and its row (from 0) in the text."""

    kind: Kind
    text: str
    row: int
    number: int = 0


@dataclass(frozen=True, slots=True)
class Raw:
    """Raw text as Markdown; `rows` gives, for each of its rows, the row of the raw text.

    `title`, `author` and `date` stood in lines of their own above the text and are not in it.
    """

    text: str
    rows: tuple[int, ...]
    title: str = ""
    author: str = ""
    date: dt.date | None = None
    headings: tuple[int, ...] = ()


def is_markdown(body: str) -> bool:
    """Tell whether a text has Markdown's (or HTML's) marks of blocks."""
    return bool(_MARKDOWN.search(body))


def has_raw_shape(body: str) -> bool:
    """Tell whether a text without any Markdown blocks is plainly pasted from a website.

    That is: bare headings or paragraphs of one long line directly above one another, or several
    bare headings in title case.
    """
    if is_markdown(body):
        return False
    lines = _headed(_classify(body), wrapped=False)
    for line, after in pairwise(lines):
        dense = after.kind == "text" and len(after.text) > VERY_LONG
        ended = len(line.text) > VERY_LONG and bool(_SENTENCE_END.search(line.text))
        if dense and (line.kind == "heading" or (line.kind == "text" and ended)):
            return True
    headings = [line for line in lines if line.kind == "heading"]
    return sum(_title_case(line.text) and " " in line.text for line in headings) >= 2


def read_raw(body: str, order: str, given_title: str = "") -> Raw:
    """Turn raw text into Markdown. `order` settles dates such as ``03/04/2024`` (see `dates`).

    A first line that is plainly a title is taken out, unless another title is given.
    """
    lines, date, author = _top(_classify(body), order)
    wrapped = _is_wrapped(lines)
    lines = _headed(lines, wrapped)
    title = ""
    first = next((n for n, line in enumerate(lines) if line.kind != "blank"), None)
    if first is not None and lines[first].kind == "heading":
        text = lines[first].text
        same = text.casefold() == given_title.casefold()
        if same or (
            not given_title and text.casefold().strip(":") not in words("raw", "not_titles")
        ):
            title, lines = text, [*lines[:first], *lines[first + 1 :]]
    keep_inline = bool(_INLINE.search(body))
    out, rows = _write(lines, wrapped, keep_inline)
    headings = tuple(line.row for line in lines if line.kind == "heading")
    return Raw("\n".join(out), tuple(rows), title, author, date, headings)


def take_top(body: str, order: str) -> Raw:
    """Take a date and a byline above Markdown out of it; its number of rows stays the same."""
    lines = _classify(body)
    kept, date, author = _top(lines, order)
    rows = body.split("\n")
    for line, now in zip(lines, kept, strict=True):
        if now.kind == "blank":
            rows[line.row] = ""
    return Raw("\n".join(rows), tuple(range(len(rows))), "", author, date)


def _classify(body: str) -> list[Line]:
    lines: list[Line] = []
    for row, raw in enumerate(body.split("\n")):
        text = " ".join(raw.split())
        if not text:
            lines.append(Line("blank", "", row))
        elif mark := _BULLET.match(raw.strip()):
            lines.append(Line("bullet", " ".join(raw.strip()[mark.end() :].split()), row))
        elif mark := _NUMBER.match(text):
            lines.append(Line("number", text[mark.end() :], row, int(mark.group(1))))
        elif _RULE.fullmatch(text):
            lines.append(Line("rule", "", row))
        else:
            lines.append(Line("text", text, row))
    return lines


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Tell whether lines were broken at a width: most go on in the line below, mid-sentence."""
    joined = broken = 0
    for line, after in pairwise(lines):
        if line.kind == "blank" or after.kind != "text" or not 40 <= len(line.text) <= 130:
            continue
        broken += 1
        joined += bool(
            not _SENTENCE_END.search(line.text) and re.match(r"\W*[a-zà-ÿ0-9]", after.text)
        )
    return joined >= 2 and 3 * joined >= broken


def _headed(lines: list[Line], wrapped: bool) -> list[Line]:
    """Mark the bare headings."""
    found = list(lines)
    content = [n for n, line in enumerate(lines) if line.kind not in ("blank", "rule")]
    chain = 0
    # From below: whether a line is a heading depends on what stands under it.
    for place in reversed(range(len(content))):
        n = content[place]
        below = found[content[place + 1]] if place + 1 < len(content) else None
        most = 3 if place < 4 else 2
        fits = below is not None and _looks_like_heading(found[n]) and _heads(found[n], below)
        if wrapped and fits and not found[n].text.isupper():
            alone = n == 0 or lines[n - 1].kind in ("blank", "rule")
            fits = alone and n + 1 < len(lines) and lines[n + 1].kind in ("blank", "rule")
        chain = chain + 1 if fits else 0
        if fits and chain <= most:
            text = (
                found[n].text if found[n].kind == "text" else f"{found[n].number}. {found[n].text}"
            )
            found[n] = Line("heading", text, found[n].row)
    return found


def _looks_like_heading(line: Line) -> bool:
    text = line.text
    if line.kind not in ("text", "number") or len(text) > 90 or len(text.split()) > 12:
        return False
    if re.search(r"[.,;!…]['\"”’)]*$|[.!?] \S|https?:|\S@\S|www\.", text):
        return False
    start = re.match(r"[^\w¿¡]*([\w¿¡])", text)
    if not start or not re.search(r"[^\W\d_]{2}", text) or find_date(text):
        return False
    return start.group(1).isupper() or start.group(1) in "¿¡" or start.group(1).isdigit()


def _heads(line: Line, below: Line) -> bool:
    """Tell whether a short line heads what stands below it."""
    titled = _title_case(line.text) or line.text.isupper() or line.text.endswith("?")
    if below.kind == "heading":
        return titled and line.kind == "text"
    if below.kind in ("bullet", "number"):
        few = len(line.text.split()) <= 6 and not line.text.endswith(":")
        return (titled or few) and line.kind == "text"
    if line.text.endswith(":") and not titled:
        return False
    longer = len(below.text) > max(LONG, len(line.text))
    return longer or (titled and bool(_SENTENCE_END.search(below.text)))


def _title_case(text: str) -> bool:
    counted = [w for w in re.findall(r"[^\W\d_][\w'’-]*", text) if len(w) > 3]
    return bool(counted) and sum(w[0].isupper() for w in counted) >= 0.6 * len(counted)


def _top(lines: list[Line], order: str) -> tuple[list[Line], dt.date | None, str]:
    """Take a date and a byline out of the lines above the text."""
    date, author = None, ""
    kept = list(lines)
    for n in [n for n, line in enumerate(lines) if line.kind != "blank"][:4]:
        line = kept[n]
        if len(line.text) > 100 or line.kind in ("bullet", "rule"):
            break
        full = f"{line.number}. {line.text}" if line.kind == "number" else line.text
        parts = [part for part in re.split(r"\s+[|·•]\s+", full) if part]
        days = [find_date(part, order) for part in parts]
        names = [_byline(part) for part in parts]
        if all(day or name for day, name in zip(days, names, strict=True)):
            date = date or next((day for day in days if day), None)
            author = author or next((name for name in names if name), "")
            kept[n] = replace(line, kind="blank", text="")
    return kept, date, author


def _byline(text: str) -> str:
    openers = "|".join(sorted(map(re.escape, words("raw", "bylines")), key=len, reverse=True))
    found = re.fullmatch(rf"(?:{openers})(?:\s*:\s*|\s+)(.{{2,60}})", text, re.IGNORECASE)
    if not found or _SENTENCE_END.search(found.group(1).rstrip(".")):
        return ""
    name = found.group(1).strip()
    parts = [
        w
        for w in re.findall(r"[^\W\d_][\w'’.-]*", name)
        if w not in ("de", "del", "la", "van", "von", "y", "and")
    ]
    good = 1 <= len(parts) <= 8 and all(part[0].isupper() for part in parts)
    return name if good and (len(parts) > 1 or ":" in text) else ""


def _write(lines: Sequence[Line], wrapped: bool, keep_inline: bool) -> tuple[list[str], list[int]]:
    out: list[str] = []
    rows: list[int] = []
    last: Kind = "blank"
    for n, line in enumerate(lines):
        above = lines[n - 1].kind if n else "blank"
        goes_on = wrapped and line.kind == "text" and above in ("text", "bullet", "number")
        listed = line.kind == last and line.kind in ("bullet", "number")
        if line.kind in ("blank", "rule"):
            continue
        if out and not goes_on and not listed:
            out.append("")
            rows.append(line.row)
        text = line.text if keep_inline else escape(line.text)
        if line.kind == "heading":
            text = "## " + re.sub(r"(#+)$", r"\\\1", text)
        elif line.kind == "bullet":
            text = f"- {_guard_start(text)}"
        elif line.kind == "number":
            text = f"{line.number}. {_guard_start(text)}"
        else:
            text = _guard_start(text)
        indented = goes_on and last in ("bullet", "number")
        out.append(f"   {text}" if indented else text)
        rows.append(line.row)
        last = last if indented else line.kind
    return out, rows


def escape(text: str) -> str:
    """Put a backslash before what Markdown would take for markup in raw text."""
    text = re.sub(r"\\(?=[!-/:-@\[-`{-~])", r"\\\\", text)
    text = re.sub(r"(?<!\s)\*|\*(?!\s)", r"\\*", text)
    text = re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", text)
    text = re.sub(r"~(?=~)|(?<=~)~|`", r"\\\g<0>", text)
    text = re.sub(r"<(?=[a-zA-Z/!?])", r"\\<", text)
    return re.sub(r"\[(?=\^|[^\]]*\][(\[:])|\](?=[(\[:])", r"\\\g<0>", text)


def _guard_start(text: str) -> str:
    """Keep the first characters of a line from making it a heading, quote or list."""
    if re.match(r"(?:#{1,6}|[-+*])(?:\s|$)|>|~~~|```|={3,}$|-{3,}$", text):
        return f"\\{text}"
    return re.sub(r"^(\d{1,9})([.)])(?=\s|$)", r"\1\\\2", text)
