"""YAML text → plain values (text, lists, mappings), with the line of every key.

Nothing is typed: ``no`` stays "no" and ``12:30`` stays "12:30" (YAML 1.1 makes them False and 750).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from contentgen.errors import ContentgenError, Problem
from contentgen.read.values import MAX_DEPTH, Value, Written, as_mapping, guard_size
from contentgen.read.wordlists import words

if TYPE_CHECKING:
    from yaml.events import Event, ScalarEvent


def read_yaml(text: str, where: str, first_line: int = 1) -> Written:
    """Read a YAML mapping. `first_line` is the file's line of the text's first line.

    Raise `ContentgenError` for broken YAML, duplicate keys (naming both lines), anything but a
    mapping, aliases of anything but text, and nesting deeper than `MAX_DEPTH`.
    """
    import yaml

    guard_size(text, where, first_line)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tree = _Tree(text.split("\n"), where, first_line)
    try:
        for event in yaml.parse(text, Loader=loader):
            tree.take(event)
    except yaml.MarkedYAMLError as error:
        raise _broken_yaml(error, tree) from None
    except yaml.YAMLError as error:
        raise ContentgenError(f"This is not YAML: {error}.", where) from None
    if tree.problems:
        raise ContentgenError.of(tuple(tree.problems))
    return Written(as_mapping(tree.root, where, first_line), tree.lines, tuple(tree.warnings))


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    holder: list[Value] | dict[str, Value]
    path: str
    anchor: str | None
    key: str | None = None


@dataclass(slots=True)
class _Tree:
    """Build values from YAML events: without recursion, and without any of YAML's own typing."""

    raw: list[str]
    where: str
    first_line: int
    root: Value = None
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, str | None] = field(default_factory=dict)
    documents: int = 0

    def place(self, line: int) -> str:
        """Name a line, counted from 0 in the text."""
        return f"{self.where}:{self.first_line + line}"

    def take(self, event: Event) -> None:
        """Take the next event."""
        import yaml

        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event)
            if event.anchor:
                self.anchors[event.anchor] = value
            self._put(value, line)
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                name = str(event.anchor)[:80]
                hint = f"Write the value out, or in quotes if it is text: '*{name}'."
                raise ContentgenError(f"*{name} stands for nothing.", self.place(line), hint)
            self._put(self.anchors[event.anchor], line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [], event.anchor, line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.stack.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise ContentgenError("A second YAML document starts here.", self.place(line))

    def _open(self, holder: list[Value] | dict[str, Value], anchor: str | None, line: int) -> None:
        if len(self.stack) >= MAX_DEPTH:
            message = f"This is nested more than {MAX_DEPTH} levels deep."
            raise ContentgenError(message, self.place(line), "Take brackets or indents out.")
        path = self._put(holder, line)
        self.stack.append(_Open(holder, path, anchor))

    def _put(self, value: Value, line: int) -> str:
        """Put a value where it belongs (or take it as the next key); return its dotted key."""
        if not self.stack:
            self.root = value
            return ""
        top = self.stack[-1]
        if isinstance(top.holder, list):
            top.holder.append(value)
            return self._note(top.path, str(len(top.holder) - 1), line)
        if top.key is None:
            top.key = self._key(top, value, line)
            return ""
        top.holder[top.key] = value
        path = f"{top.path}.{top.key}" if top.path else top.key
        top.key = None
        return path

    def _key(self, top: _Open, value: Value, line: int) -> str:
        if not isinstance(value, str):
            hint = 'A key is one or more words and a colon, such as "title:".'
            raise ContentgenError("A key is missing here.", self.place(line), hint)
        path = f"{top.path}.{value}" if top.path else value
        if value in top.holder:
            message = f'The key "{value[:80]}" is there twice (first on line {self.lines[path]}).'
            self.problems.append(Problem(self.place(line), message, "Take one of them out."))
        else:
            self._note(top.path, value, line)
        return value

    def _note(self, path: str, key: str, line: int) -> str:
        path = f"{path}.{key}" if path else key
        self.lines[path] = self.first_line + line
        return path

    def _scalar(self, event: ScalarEvent) -> str | None:
        text: str = event.value
        if event.style:
            return text
        lost = self._comment_behind(event)
        if lost:
            text = f"{text} {lost}".strip()
        if lost and not re.fullmatch(r"(#\w[\w-]*[\s,]*)+", text):
            assert event.end_mark is not None
            message = f"YAML takes “{lost}” as a comment; it was read as text."
            hint = "Put the whole value in double quotes."
            self.warnings.append(Problem(self.place(event.end_mark.line), message, hint, "warning"))
        return None if text in ("", "~", "null") else text

    def _comment_behind(self, event: ScalarEvent) -> str:
        """Return a ``#word`` behind a value: "The #1 mistake" is "The" and a comment to YAML.

        Nobody who writes a title means that; a real comment has a space after its ``#``.
        """
        start, end = event.start_mark, event.end_mark
        if not self.stack or not self._holds_words(self.stack[-1]):
            return ""
        if start is None or end is None or start.line != end.line or end.line >= len(self.raw):
            return ""
        rest = self.raw[end.line][end.column :]
        found = re.fullmatch(r"\s+(#[^\s#].*)", rest)
        return found.group(1).rstrip() if found else ""

    def _holds_words(self, top: _Open) -> bool:
        """Tell whether the value to come belongs to a key whose values are words."""
        name = top.path.rpartition(".")[2] if isinstance(top.holder, list) else top.key
        return (name or "").casefold() in words("keys", "worded")


def _broken_yaml(error: Any, tree: _Tree) -> ContentgenError:
    """Say in plain words what is most likely wrong with the line that YAML stumbled over."""
    mark, opened = error.problem_mark or error.context_mark, error.context_mark
    line = min(mark.line, len(tree.raw) - 1)
    inside = re.search("scalar|simple key|flow", error.context or "")
    # What is not closed is found out lines later; the line that opens it is the one to mend.
    if opened and inside and not re.match(r"\s*\t", tree.raw[line]):
        line = min(opened.line, line)
    message, hint = _what_is_wrong(tree.raw[line], tree.raw[line - 1] if line else "")
    if not message:
        message = f"This is not right YAML: {error.problem}."
    return ContentgenError(message, tree.place(line), hint)


def _what_is_wrong(raw: str, above: str) -> tuple[str, str]:
    """Judge a line by its looks; an empty message if nothing is seen."""
    quoted = "Put the text after the colon in double quotes."
    key = re.match(r"\s*(?:- )?([\w-]+):(?:\s+(.*))?$", raw)
    value = (key.group(2) or "") if key else ""
    if re.match(r"\s*\t", raw):
        return "This line is indented with a tab.", "Use spaces instead."
    if value.startswith(('"', "'")):
        hint = "Close it with the same mark; to use that mark inside, take the other one outside."
        return "The quotation marks on this line do not match.", hint
    if value.startswith(("[", "{")):
        return f"The “{value[0]}” here is not closed.", "Close it, or use quotes."
    if value.startswith(tuple("@`%*&!|>")):
        return f"A value cannot start with “{value[0]}”.", quoted
    if re.search(r":(\s|$)", value):
        return "There is a second colon on this line.", quoted
    if key and raw.startswith(" ") and re.match(r"[\w-]+:\s+\S", above):
        hint = "Take the spaces before it out."
        return "This line is indented under a key that has a value.", hint
    if key is None and raw.strip():
        hint = "Write key: value, indent it to continue the line above, or close the frontmatter."
        return "This line is not “key: value”.", hint
    return "", quoted
