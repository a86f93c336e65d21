"""The one error type that a user can do something about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Problem:
    """Describe one thing wrong with an input, where it is, and what to do about it.

    `where` is a path as the user would type it, with `:line` where there is one
    (``articles/x.md:6``). `message` says what is wrong; `hint` what to do, and may be empty.
    `code` is that of a rule, where one found it.
    """

    where: str
    message: str
    hint: str = ""
    severity: Literal["error", "warning", "info"] = "error"
    code: str = ""

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        word = "" if self.severity == "error" else f"{self.severity}: "
        hint = f" {self.hint}" if self.hint else ""
        return f"{place}{word}{self.message}{hint}"


class ContentgenError(Exception):
    """Stop work on one input for a reason that the user can fix.

    Carries one or more `Problem`s, so that everything wrong with a file is reported at once.
    """

    def __init__(self, message: str, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.problems: tuple[Problem, ...] = (Problem(where, message, hint),)

    @classmethod
    def of(cls, problems: tuple[Problem, ...]) -> ContentgenError:
        """Make one error of several problems; the first gives it its message."""
        error = cls(problems[0].message, problems[0].where, problems[0].hint)
        error.problems = problems
        return error

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)

    def __reduce__(self) -> tuple[object, ...]:
        return (ContentgenError.of, (self.problems,))
