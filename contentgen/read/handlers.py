"""Handlers given to python-frontmatter: they find the fences and read plain values with lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from frontmatter.default_handlers import BaseHandler

from contentgen.errors import ContentgenError
from contentgen.read.values import Value, Written, read_json, read_toml
from contentgen.read.yaml_tree import read_yaml

Reader = Callable[[str, str, int], Written]


class LinedHandler(BaseHandler):  # type: ignore[misc]
    """A python-frontmatter handler that keeps line numbers and never loses a problem.

    After `frontmatter.parse`, `written` has the values and `body`, `body_line` what is below them.
    """

    FM_BOUNDARY: re.Pattern[str] = re.compile("")

    def __init__(self, where: str, first_line: int) -> None:
        super().__init__()
        self.where = where
        self.first_line = first_line
        self.written = Written({}, {})
        self.body = ""
        self.body_line = 1

    def load(self, fm: str) -> dict[str, Value]:
        """Read the block between the fences."""
        self.written = self.reader(fm, self.where, self.block_line)
        return self.written.values

    reader: Reader
    block_line: int


class FencedHandler(LinedHandler):
    """Frontmatter between two lines of marks."""

    closing: re.Pattern[str]
    mark = "---"

    def split(self, text: str) -> tuple[str, str]:
        """Split at the closing fence; raise `ContentgenError` if there is none."""
        self.block_line = self.first_line + 1
        _, _, rest = text.partition("\n")
        end = self.closing.search(rest)
        if end is None:
            raise ContentgenError(
                f"The frontmatter opened here with {self.mark} is never closed.",
                f"{self.where}:{self.first_line}",
                f"Put a line with only {self.mark} below its last key.",
            )
        block = rest[: end.start()]
        self.body = rest[end.end() :].removeprefix("\n")
        self.body_line = self.block_line + block.count("\n") + 1
        return block, self.body


class YamlHandler(FencedHandler):
    """YAML between lines of dashes; the closing one may be ``...``."""

    FM_BOUNDARY = re.compile(r"-{3,}[ \t]*(?:\n|$)")
    closing = re.compile(r"^(?:-{3,}|\.{3})[ \t]*$", re.MULTILINE)
    reader = staticmethod(read_yaml)


class TomlHandler(FencedHandler):
    """TOML between lines of pluses, read with the standard library."""

    FM_BOUNDARY = re.compile(r"\+{3,}[ \t]*(?:\n|$)")
    closing = re.compile(r"^\+{3,}[ \t]*$", re.MULTILINE)
    mark = "+++"
    reader = staticmethod(read_toml)


class FencedJsonHandler(FencedHandler):
    """JSON between lines of semicolons, with or without its outer braces."""

    FM_BOUNDARY = re.compile(r";{3,}[ \t]*(?:\n|$)")
    closing = re.compile(r"^;{3,}[ \t]*$", re.MULTILINE)
    mark = ";;;"
    reader = staticmethod(read_json)

    def load(self, fm: str) -> dict[str, Value]:
        """Read the block, adding the outer braces if the writer left them out."""
        bare = fm.strip()[:1] in ('"', "")
        return super().load("{" + fm + "}" if bare else fm)


class JsonHandler(LinedHandler):
    """One JSON object at the very top of the file."""

    FM_BOUNDARY = re.compile(r'\{\s*["}]')
    reader = staticmethod(read_json)

    def split(self, text: str) -> tuple[str, str]:
        """Split behind the closing brace; broken JSON is left to the reader to report."""
        self.block_line = self.first_line
        try:
            end = json.JSONDecoder(parse_int=str).raw_decode(text)[1]
        except (json.JSONDecodeError, RecursionError):
            # Down to the first blank line: the reader reports what is wrong, with its line.
            end = re.search(r"\n[ \t]*\n|$", text).start()  # type: ignore[union-attr]
        block = text[:end]
        self.body = text[end:].removeprefix("\n")
        self.body_line = self.block_line + block.count("\n") + (text[end : end + 1] == "\n")
        return block, self.body


HANDLERS: tuple[type[LinedHandler], ...] = (
    YamlHandler,
    TomlHandler,
    FencedJsonHandler,
    JsonHandler,
)
