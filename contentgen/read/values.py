"""TOML or JSON text → plain values (text, lists, mappings), with the line of every key.

Nothing is typed here; that is done where it is known what a key means. YAML is in `yaml_tree`.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from dataclasses import dataclass
from typing import TypeAlias

from contentgen.errors import ContentgenError, Problem

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

MAX_DEPTH = 12
MAX_CHARS = 200_000


@dataclass(frozen=True, slots=True)
class Written:
    """What a file says: values by key, and the file's line of each dotted key (``cta.url``).

    A list's entries are numbered from 0 in the dotted keys (``slides.0.role``).
    """

    values: dict[str, Value]
    lines: dict[str, int]
    warnings: tuple[Problem, ...] = ()


def read_toml(text: str, where: str, first_line: int = 1) -> Written:
    """Read TOML. Raise `ContentgenError` for broken TOML; duplicate keys name both lines."""
    guard_size(text, where, first_line)
    if found := _TOML_DEEP.search(text):  # the parser takes a minute and 2 GB over 20,000 dots
        place = f"{where}:{first_line + text.count(chr(10), 0, found.start())}"
        message = f"This is nested more than {MAX_DEPTH} levels deep."
        raise ContentgenError(message, place, "Take dots out, or put the text in quotes.")
    lines, problems = _toml_lines(text, where, first_line)
    if problems:
        raise ContentgenError.of(tuple(problems))
    try:
        values = tomllib.loads(text, parse_float=str)
    except ValueError as error:
        found = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", str(error))
        message = str(error)[: found.start()] if found else "A number here is too long"
        line = (
            int(found.group(1)) if found and found.group(1) else text.rstrip("\n").count("\n") + 1
        )
        place = f"{where}:{first_line + line - 1}"
        raise ContentgenError(f"This is not right TOML: {message}.", place, _TOML_HINT) from None
    return Written(as_mapping(_plain(values, where, first_line), where, first_line), lines)


_TOML_HINT = 'Write key = "value", with straight double quotes.'
_TOML_DEEP = re.compile(
    rf"""(?:^|[{{,])[ \t\[]*(?:(?:[\w-]++|"[^"\n]*"|'[^'\n]*')[ \t]*+\.[ \t]*+){{{MAX_DEPTH}}}""",
    re.MULTILINE,
)
_TOML_KEY = re.compile(
    r"""\s*((?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:\s*\.\s*(?:[\w-]+|"[^"\n]*"))*)\s*="""
)
_TOML_TABLE = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")


def _toml_lines(text: str, where: str, first_line: int) -> tuple[dict[str, int], list[Problem]]:
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    table, array, fence = "", False, ""
    for number, raw in enumerate(text.split("\n"), first_line):
        if fence:
            fence = "" if raw.count(fence) % 2 else fence
            continue
        if head := _TOML_TABLE.match(raw):
            table, array = _unquote(head.group(2)), head.group(1) == "[["
            key = table
        elif found := _TOML_KEY.match(raw):
            name = _unquote(found.group(1))
            key = f"{table}.{name}" if table else name
        else:
            key = ""
        if key and key in lines and not array:
            message = f'The key "{key[:80]}" is there twice (first on line {lines[key]}).'
            problems.append(Problem(f"{where}:{number}", message, "Take one of them out."))
        elif key:
            lines[key] = number
        fence = next((f for f in ('"""', "'''") if raw.count(f) % 2), "")
    return lines, problems


def _unquote(key: str) -> str:
    return re.sub(r"\s*\.\s*", ".", key) if key[0] not in "\"'" else key[1:-1]


def read_json(text: str, where: str, first_line: int = 1) -> Written:
    """Read a JSON mapping. Raise `ContentgenError` for broken JSON and duplicate keys."""
    guard_size(text, where, first_line)
    lines, problems = _json_lines(text, where, first_line)
    if problems:
        raise ContentgenError.of(tuple(problems))
    try:
        values = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        place = f"{where}:{first_line + error.lineno - 1}"
        hint = "Keys and texts take double quotes; a comma stands between entries."
        raise ContentgenError(f"This is not right JSON: {error.msg}.", place, hint) from None
    return Written(as_mapping(_plain(values, where, first_line), where, first_line), lines)


def _json_lines(text: str, where: str, first_line: int) -> tuple[dict[str, int], list[Problem]]:
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    stack: list[str] = []
    tokens = list(re.finditer(r'"(?:\\.|[^"\\])*"|[{}\[\]:]', text))
    for token, after in zip(tokens, [*tokens[1:], *tokens[-1:]], strict=True):
        mark = token.group()
        if mark in "{[":
            stack.append("[" if mark == "[" else "")
        elif mark in "}]":
            stack = stack[:-1]
        elif mark[0] == '"' and after.group() == ":" and "[" not in stack:
            stack[-1:] = [mark[1:-1]]
            key = ".".join(stack)
            number = first_line + text.count("\n", 0, token.start())
            if key in lines:
                message = f'The key "{key[:80]}" is there twice (first on line {lines[key]}).'
                problems.append(Problem(f"{where}:{number}", message, "Take one of them out."))
            lines.setdefault(key, number)
    return lines, problems


def guard_size(text: str, where: str, first_line: int) -> None:
    """Raise `ContentgenError` for a block too long or too deep for the parsers, which recurse."""
    place = f"{where}:{first_line}"
    if len(text) > MAX_CHARS:
        message = f"This block has {len(text):,} characters; {MAX_CHARS:,} are allowed."
        raise ContentgenError(message, place, "Is its closing line missing?")
    depth = deepest = 0
    for mark in re.finditer(r"[\[{]|[\]}]", text):
        depth = depth + 1 if mark.group() in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    # Twice the limit leaves room for brackets inside of quoted text.
    if deepest > 2 * MAX_DEPTH:
        message = f"This is nested more than {MAX_DEPTH} levels deep."
        raise ContentgenError(message, place, "Take brackets out, or put the text in quotes.")


def _plain(value: object, where: str, line: int, depth: int = 0) -> Value:
    if depth > MAX_DEPTH:
        message = f"This is nested more than {MAX_DEPTH} levels deep."
        raise ContentgenError(message, f"{where}:{line}", "Take levels out.")
    if isinstance(value, dict):
        return {str(key): _plain(item, where, line, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, where, line, depth + 1) for item in value]
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def as_mapping(value: Value, where: str, line: int) -> dict[str, Value]:
    """Return what must be keys and values; nothing at all is no keys."""
    if value is None:
        return {}
    if isinstance(value, dict):
        return value
    what = "a list" if isinstance(value, list) else "text without keys"
    hint = 'It is made of lines such as "title: Dry needling".'
    raise ContentgenError(f"This is {what}, not keys and values.", f"{where}:{line}", hint)
