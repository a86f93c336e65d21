"""Find a post's frontmatter (YAML, TOML or JSON) and read it as plain values with lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contentgen.errors import ContentgenError, Problem
from contentgen.read.values import Written
from contentgen.read.wordlists import words

MAX_KEYS = 1000


@dataclass(frozen=True, slots=True)
class Front:
    """A file cut in two: what its frontmatter says, and the body with the line it starts on."""

    written: Written
    body: str
    body_line: int
    found: bool

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What the reader of the values wondered about."""
        return self.written.warnings


def split_front(text: str, where: str) -> Front:
    """Cut frontmatter and body apart. A text without frontmatter is all body.

    Raise `ContentgenError` with file and line for a missing closing fence, broken YAML, TOML or
    JSON, duplicate keys, and anything that is not a mapping.
    """
    import frontmatter

    from contentgen.read.handlers import HANDLERS

    top = text.lstrip()
    first_line = text.count("\n", 0, len(text) - len(top)) + 1
    _guard_dashes(top, f"{where}:{first_line}")
    _guard_opening(top, f"{where}:{first_line}")
    for make in HANDLERS:
        handler = make(where, first_line)
        if handler.detect(top):
            # `parse`, not `load`: a key called "content" is no special case for it.
            frontmatter.parse(top, handler=handler)
            if len(handler.written.lines) > MAX_KEYS:
                message = f"There are {len(handler.written.lines):,} keys and entries here."
                hint = f"{MAX_KEYS:,} are allowed. Is the line that closes them missing?"
                raise ContentgenError(message, f"{where}:{first_line}", hint)
            return Front(handler.written, handler.body, handler.body_line, True)
    return Front(Written({}, {}), text, 1, False)


def _guard_dashes(top: str, place: str) -> None:
    """Word processors turn three hyphens into dashes, and the frontmatter into prose."""
    if re.match(r"[–—-]*[–—][–—-]*[ \t]*\n\s*[\w-]+:", top):
        message = "The line above the first key is made of long dashes, not of three hyphens."
        raise ContentgenError(message, place, "Type --- there, and below the last key.")


def _guard_opening(top: str, place: str) -> None:
    """Markdown takes keys above a lone ``---`` for a heading."""
    found = re.match(r"((?:[\w-]+:[^\n]*\n|[ \t]+\S[^\n]*\n|- [^\n]*\n)+)-{3,}[ \t]*(?:\n|$)", top)
    keys = re.findall(r"^([\w-]+):", found.group(1), re.MULTILINE) if found else []
    if keys and keys[0].casefold() in words("keys", "ours"):
        message = f'The line --- above the first key, "{keys[0]}", is missing.'
        raise ContentgenError(message, place, "Type --- on a line of its own above it.")
