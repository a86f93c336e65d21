"""The body of a post (Markdown with tables, footnotes, HTML) → drafts of its blocks, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from contentgen.errors import ContentgenError, Problem
from contentgen.model.article import Link
from contentgen.read.drafts import URL, Draft, Entry, LineOf, Prose, words_in
from contentgen.read.html import read_html
from contentgen.read.inline import read_inline
from contentgen.read.shortcodes import drop_shortcodes

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_NESTING = 40
MAX_START = 9999  # no list is longer: the number is a year, or a slip
_ANCHOR = re.compile(r"\s*\{[#:.][^{}]*\}\s*$")
_ALERT = re.compile(r"\[!\w+\]\s*$")
_UNCLOSED = re.compile(r"\s*<(script|style|pre|textarea)\b|\s*<(!--)", re.IGNORECASE)


@dataclass(slots=True)
class Body:
    """The blocks of a body, its footnotes as links, and what was left out."""

    drafts: list[Draft] = field(default_factory=list)
    notes: list[Link] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def read_markdown(body: str, where: str, line_of: LineOf) -> Body:
    """Read Markdown. `line_of` gives the file's line (from 1) of a row of the body (from 0).

    Raise `ContentgenError` for nesting deeper than 40 levels, and for a comment or script that
    never closes (everything below it would be lost).
    """
    kept, warnings = drop_shortcodes(body, where, line_of)
    tokens = _parser().parse(kept)
    reader = _Reader(tokens, where, line_of)
    reader.result.warnings += warnings
    reader.read()
    return reader.result


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    parser.enable(["table", "strikethrough"]).use(footnote_plugin)
    # Addresses are only noted, never followed or put into a page here; they stay as written.
    setattr(parser, "validateLink", lambda _: True)  # noqa: B010
    setattr(parser, "normalizeLink", str)  # noqa: B010
    return parser


class _Reader:
    """Walk the flat tokens of a body; `at` is the next one."""

    def __init__(self, tokens: Sequence[Token], where: str, line_of: LineOf) -> None:
        self.tokens = tokens
        self.where = where
        self.line_of = line_of
        self.result = Body()
        self.at = 0
        self.note_lines: dict[object, int] = {}
        self.line = line_of(0)

    def read(self) -> None:
        """Read all blocks."""
        while self.at < len(self.tokens):
            token = self._next()
            if token.type == "heading_open":
                prose = self._prose(self._next())
                _strip_end(prose, _ANCHOR)
                self._add(Draft("heading", self.line, [prose], level=int(token.tag[1])))
            elif token.type == "inline":
                self._add(Draft("paragraph", self.line, [self._prose(token)]))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                self._list(token)
            elif token.type == "blockquote_open":
                self._quote()
            elif token.type == "table_open":
                self._table()
            elif token.type in ("fence", "code_block"):
                self._add(Draft("code", self.line))
            elif token.type == "html_block":
                for draft in self._html(token):
                    self._add(draft)
            elif token.type == "footnote_block_open":
                self._footnotes()

    def _next(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        if token.map:
            self.line = self.line_of(token.map[0])
        if token.level >= MAX_NESTING - 2:
            message = f"Lists or quotes are nested more than {MAX_NESTING // 2 - 1} levels deep."
            raise ContentgenError(message, f"{self.where}:{self.line}", "Take levels out.")
        return token

    def _prose(self, token: Token) -> Prose:
        children = token.children or []
        if token.map is None:
            return read_inline(children, 0, lambda _: self.line)
        row = token.map[0]
        for child in children:
            row += child.type in ("softbreak", "hardbreak")
            if child.type == "footnote_ref":
                self.note_lines.setdefault(child.meta.get("id"), self.line_of(row))
        return read_inline(children, token.map[0], self.line_of)

    def _add(self, draft: Draft) -> None:
        """Take a block up, and its pictures as blocks of their own before or after it."""
        everything = [*draft.prose, *(p for e in draft.entries for p in (*e.prose, *e.cells))]
        pictures = [picture for prose in everything for picture in prose.pictures]
        alone = draft.kind in ("paragraph", "heading")
        before = [p for p in pictures if p.first and alone]
        after = [p for p in pictures if not (p.first and alone)]
        drafts = self.result.drafts
        drafts += [Draft("image", p.line, pictures=[p]) for p in before]
        if draft.kind == "code" or words_in(everything):
            drafts.append(draft)
        drafts += [Draft("image", p.line, pictures=[p]) for p in after]

    def _list(self, token: Token) -> None:
        ordered = token.type == "ordered_list_open"
        start = int(token.attrs.get("start", 1)) if ordered else 1
        start = start if start <= MAX_START else 1
        draft = Draft("steps" if ordered else "bullets", self.line, start=start)
        depth, fresh = 1, True
        while depth:
            token = self._next()
            if token.type in ("bullet_list_open", "ordered_list_open"):
                depth += 1
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                # Words of the outer item below an inner list are an entry of their own.
                depth, fresh = depth - 1, True
            elif token.type == "list_item_open":
                fresh = True
            elif prose := self._words(token):
                if fresh:
                    draft.entries.append(Entry(prose[0].line))
                    fresh = False
                draft.entries[-1].prose += prose
        self._add(draft)

    def _quote(self) -> None:
        draft = Draft("quote", self.line)
        depth = 1
        while depth:
            token = self._next()
            depth += (token.type == "blockquote_open") - (token.type == "blockquote_close")
            draft.prose += self._words(token)
        if draft.prose:
            _strip_start(draft.prose[0])
        self._add(draft)

    def _table(self) -> None:
        draft = Draft("table", self.line)
        cells: list[Prose] = []
        head = True
        while (token := self._next()).type != "table_close":
            if token.type == "tr_open":
                cells = []
            elif token.type == "inline":
                cells.append(self._prose(token))
            elif token.type == "thead_close":
                draft.header, head = tuple(cell.text for cell in cells), False
            elif token.type == "tr_close" and not head and words_in(cells):
                draft.entries.append(Entry(cells[0].line, cells=cells))
        self._add(draft)

    def _words(self, token: Token) -> list[Prose]:
        """Return the words of a token inside of a list or quote."""
        if token.type == "inline":
            prose = [self._prose(token)]
        elif token.type == "html_block":
            drafts = self._html(token)
            prose = [p for d in drafts for p in d.prose]
            prose += [p for d in drafts for e in d.entries for p in (*e.prose, *e.cells)]
        else:
            return []
        return [one for one in prose if words_in([one]) or one.pictures]

    def _html(self, token: Token) -> list[Draft]:
        """Read raw HTML, and the raw HTML that follows it, as one."""
        assert token.map is not None
        first = token.map[0]
        text = token.content
        self._guard_open(text)
        while self.at < len(self.tokens) and self.tokens[self.at].type == "html_block":
            after = self._next()
            assert after.map is not None
            self._guard_open(after.content)
            text += "\n" * (after.map[0] - first - text.count("\n")) + after.content
        return read_html(text, lambda row: self.line_of(first + row))

    def _guard_open(self, text: str) -> None:
        """To Markdown, what is not closed goes on to the end of the file."""
        found = _UNCLOSED.match(text)
        if not found:
            return
        begin, end = ("<!--", "-->")
        if name := found.group(1):
            begin, end = f"<{name.lower()}>", f"</{name.lower()}>"
        if end not in text[found.end() :].lower().replace(" >", ">"):
            raise ContentgenError(
                f"{begin} is opened here and never closed: all text below it would be lost.",
                f"{self.where}:{self.line}",
                f"Add {end}, or take it out.",
            )

    def _footnotes(self) -> None:
        """Turn footnotes into links: they say where something comes from."""
        texts: list[str] = []
        line, url = self.line, ""
        while (token := self._next()).type != "footnote_block_close":
            if token.type == "footnote_open":
                # A note written right into the text (``^[…]``) has no line of its own.
                texts, url, line = [], "", 0
                self.line = self.note_lines.get(token.meta.get("id"), self.line)
            elif token.type == "inline":
                prose = self._prose(token)
                line = line or prose.line
                texts.append(prose.text)
                url = url or next((link.url for link in prose.links if link.url), "")
            elif token.type == "footnote_close" and any(texts):
                text = " ".join(texts)
                bare = URL.search(text)
                self.result.notes.append(Link(text, url or (bare.group() if bare else ""), line))


def _strip_end(prose: Prose, pattern: re.Pattern[str]) -> None:
    if prose.spans:
        prose.spans[-1].text = pattern.sub("", prose.spans[-1].text)


def _strip_start(prose: Prose) -> None:
    if prose.spans:
        prose.spans[0].text = _ALERT.sub("", prose.spans[0].text)
