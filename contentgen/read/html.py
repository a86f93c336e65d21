"""Raw HTML of a post → drafts: paragraphs, headings, lists, quotes, tables, pictures."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from contentgen.read.drafts import Draft, DraftKind, Entry, LineOf, ProseWriter, words_in
from contentgen.read.inline import TAGS
from contentgen.read.wordlists import words

_DECLARATION = re.compile(r"<!(?!--)[^>]*>|<\?[^>]*>")


def read_html(text: str, line_of: LineOf) -> list[Draft]:
    """Read raw HTML. `line_of` gives the file's line of its rows. Tags need not match."""
    reader = _Reader(line_of)
    # Declarations are no text, and the standard parser gives up on some of them.
    reader.feed(_DECLARATION.sub(lambda m: "\n" * m.group().count("\n"), text))
    reader.close()
    reader.flush()
    return [d for d in reader.drafts if d.prose or d.entries or d.kind == "code"]


class _Reader(HTMLParser):
    def __init__(self, line_of: LineOf) -> None:
        super().__init__(convert_charrefs=True)
        self.line_of = line_of
        self.drafts: list[Draft] = []
        self.writer: ProseWriter | None = None
        self.heading = 0
        self.lists: list[str] = []
        self.quotes = 0
        self.cells: Entry | None = None
        self.head_row = False
        self.dropped = ""

    def row(self) -> int:
        return self.getpos()[0] - 1

    def line(self) -> int:
        return self.line_of(self.row())

    def ink(self) -> ProseWriter:
        """Return the writer of the text that is being read."""
        if self.writer is None:
            self.writer = ProseWriter(self.row(), self.line_of)
        return self.writer

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.dropped:
            return
        attributes = {key: value or "" for key, value in attrs}
        if tag in words("html", "dropped"):
            self.flush()
            self.dropped = tag
            if tag == "pre":
                self.drafts.append(Draft("code", self.line()))
        elif tag in words("html", "blocks"):
            self.flush()
            self._start_block(tag, attributes)
        elif tag == "img":
            self.ink().picture(attributes.get("src", ""), attributes.get("alt", ""))
        else:
            self.ink().open(TAGS.get(tag, tag), attributes.get("href", ""))

    def _start_block(self, tag: str, attributes: dict[str, str]) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.heading = int(tag[1])
        elif tag == "summary":
            self.heading = 7
        elif tag in ("ul", "ol"):
            if not self.lists:
                given = attributes.get("start", "1")
                start = int(given) if re.fullmatch(r"[0-9]{1,4}", given) else 1
                kind: DraftKind = "steps" if tag == "ol" else "bullets"
                self.drafts.append(Draft(kind, self.line(), start=start))
            self.lists.append(tag)
        elif tag == "li":
            self._list().entries.append(Entry(self.line()))
        elif tag == "blockquote":
            if not self.quotes:
                self.drafts.append(Draft("quote", self.line()))
            self.quotes += 1
        elif tag == "table":
            self.drafts.append(Draft("table", self.line()))
        elif tag == "tr":
            self.cells, self.head_row = Entry(self.line()), True
        elif tag == "td":
            self.head_row = False

    def handle_endtag(self, tag: str) -> None:
        if self.dropped:
            self.dropped = "" if tag == self.dropped else self.dropped
            return
        if tag not in words("html", "blocks"):
            if self.writer:
                self.writer.close(TAGS.get(tag, tag))
            return
        self.flush()
        if tag in ("ul", "ol"):
            self.lists = self.lists[:-1]
        elif tag == "blockquote":
            self.quotes = max(self.quotes - 1, 0)
        elif tag in ("tr", "table") and self.cells:
            self._end_row(self.cells)
        elif tag == "summary" or re.fullmatch("h[1-6]", tag):
            self.heading = 0

    def handle_data(self, data: str) -> None:
        if self.dropped or (self.writer is None and not data.strip()):
            return
        blank = len(data) - len(data.lstrip()) if self.writer is None else 0
        row = self.row() + data.count("\n", 0, blank)
        if self.writer is None:
            self.writer = ProseWriter(row, self.line_of)
        self.writer.text(data[blank:], row)

    def flush(self) -> None:
        """Put the text read so far where it belongs."""
        if self.writer is None:
            return
        prose = self.writer.finish()
        self.writer = None
        if not words_in([prose]) and not prose.pictures:
            return
        last = self.drafts[-1] if self.drafts else None
        if self.cells is not None:
            self.cells.cells.append(prose)
        elif self.heading:
            self.drafts.append(Draft("heading", prose.line, [prose], level=self.heading))
        elif self.lists and last and last.kind in ("bullets", "steps"):
            if not last.entries:
                last.entries.append(Entry(prose.line))
            last.entries[-1].prose.append(prose)
        elif self.quotes and last and last.kind == "quote":
            last.prose.append(prose)
        else:
            self.drafts.append(Draft("paragraph", prose.line, [prose]))

    def _list(self) -> Draft:
        """Return the list that is open; an entry outside of any list opens one."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.kind not in ("bullets", "steps"):
            last = Draft("steps" if self.lists[-1:] == ["ol"] else "bullets", self.line())
            self.drafts.append(last)
        if not self.lists:
            self.lists.append("ul")
        return last

    def _end_row(self, row: Entry) -> None:
        self.cells = None
        if not self.drafts or self.drafts[-1].kind != "table":
            self.drafts.append(Draft("table", row.line))
        table = self.drafts[-1]
        if self.head_row and not table.header and not table.entries:
            table.header = tuple(cell.text for cell in row.cells)
        elif row.cells:
            table.entries.append(row)
