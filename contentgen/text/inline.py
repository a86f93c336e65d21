"""Runs of text ⇄ the little markup that people edit: ``*accent*``, ``**bold**``, ``__italic__``.

A backslash takes a mark's meaning away (``\\*``, ``\\_``, ``\\\\``). A mark that is not closed is
only text. Runs do not nest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from contentgen.model.deck import Run, RunStyle

_MARKS: tuple[tuple[str, RunStyle], ...] = (("**", "b"), ("__", "i"), ("*", "accent"))
_WRITTEN: dict[RunStyle, str] = {style: mark for mark, style in _MARKS} | {"": ""}
_ESCAPE = re.compile(r"\\([*_\\])")


def parse(text: str) -> tuple[Run, ...]:
    """Return the runs of a marked-up text: no empty ones, no two neighbours in one style."""
    runs: list[Run] = []
    plain = ""
    at = 0
    while at < len(text):
        if text[at] == "\\" and text[at + 1 : at + 2] in ("*", "_", "\\"):
            plain += text[at + 1]
            at += 2
            continue
        mark, style = next((pair for pair in _MARKS if text.startswith(pair[0], at)), ("", ""))
        end = _closing(text, mark, at + len(mark)) if mark else -1
        if end < 0:
            step = len(mark) or 1
            plain += text[at : at + step]
            at += step
            continue
        runs += [Run(plain), Run(_ESCAPE.sub(r"\1", text[at + len(mark) : end]), style)]
        plain = ""
        at = end + len(mark)
    return _joined([*runs, Run(plain)])


def write(runs: Iterable[Run]) -> str:
    """Return runs as marked-up text, from which `parse` makes the same runs."""
    return "".join(
        f"{_WRITTEN[run.style]}{_escaped(run.text)}{_WRITTEN[run.style]}" for run in _joined(runs)
    )


def _closing(text: str, mark: str, start: int) -> int:
    """Return where the mark closes, with at least one character before it, or -1."""
    at = start
    while at < len(text):
        if text[at] == "\\" and text[at + 1 : at + 2] in ("*", "_", "\\"):
            at += 2
        elif text.startswith(mark, at):
            return at if at > start else -1
        else:
            at += 1
    return -1


def _escaped(text: str) -> str:
    """Escape every mark; a single underscore inside of the text is none."""
    text = re.sub(r"\\(?=[*_\\]|$)|\*", r"\\\g<0>", text)
    return re.sub(r"(?<=_)_|_(?=_)|^_|_$", r"\\_", text)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if joined and joined[-1].style == run.style:
            joined[-1] = Run(joined[-1].text + run.text, run.style)
        else:
            joined.append(run)
    return tuple(joined)
