"""Something that a person should look at before publishing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's code, how bad it is, where it is, what it is and what to do.

    `line` is a line of the post and `column` a place in it, from 1 (0 if there is none);
    `slide` counts from 1 (0 for none); `surface` names where it showed ("caption",
    "outline 2:35"), and may be empty.
    """

    code: str
    severity: Severity
    message: str
    hint: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    slide: int = 0
    surface: str = ""
