"""Findings that a person looked at and set aside, by a comment in the post with a reason.

``<!-- contentgen: ignore CG203 reviewed by A. Lee on 2026-11-01 -->`` holds for the line that it
stands on, or, alone on its line, for the next line with text; ``ignore-file`` for the whole post.
Several codes are parted by commas; ``CG3`` names a family.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contentgen.check.rule import all_rules
from contentgen.model.finding import Finding

_COMMENT = re.compile(r"<!--\s*contentgen\s*:\s*(.*?)\s*-->", re.IGNORECASE | re.DOTALL)
_WORDS = re.compile(
    r"(?P<what>ignore(?:-file)?)\s+(?P<codes>CG\d+(?:\s*,\s*CG\d+)*)[\s:,–—-]*(?P<reason>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LEAST = 2  # words of a reason
_NEVER = ("CG003", "CG004")
_EXAMPLE = "<!-- contentgen: ignore CG203 reviewed by A. Lee on 2026-11-01 -->"


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment: the codes that it names, why, its own line, and the line it holds for (0: all).

    `column` is where the comment begins.
    """

    codes: tuple[str, ...]
    reason: str
    at: int
    column: int
    line: int

    def holds(self, finding: Finding) -> bool:
        """Tell whether the comment sets a finding aside."""
        named = finding.code.startswith(self.codes) and finding.code not in _NEVER
        return named and self.line in (0, finding.line)


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that was set aside, and the reason given."""

    finding: Finding
    reason: str


def read_ignores(source: str, file: str) -> tuple[tuple[Ignore, ...], tuple[Finding, ...]]:
    """Return the comments that count, and findings (CG003) for those that do not."""
    if "contentgen" not in source:
        return (), ()
    good: list[Ignore] = []
    bad: list[Finding] = []
    for match in _COMMENT.finditer(source):
        line = source.count("\n", 0, match.start()) + 1
        column = match.start() - (source.rfind("\n", 0, match.start()) + 1) + 1
        found = _WORDS.fullmatch(match[1])
        wrong = _wrong(found)
        if wrong or found is None:
            rule = all_rules()["CG003"]
            message = rule.message.format(why=wrong)
            bad.append(
                Finding("CG003", rule.severity, message, rule.fix, file, line, column=column)
            )
            continue
        codes = tuple(code.strip().upper() for code in found["codes"].split(","))
        whole = found["what"].casefold() == "ignore-file"
        holds = 0 if whole else _line(source, match, line)
        good.append(Ignore(codes, " ".join(found["reason"].split()), line, column, holds))
    return tuple(good), tuple(bad)


def set_aside(
    findings: Sequence[Finding], ignores: Sequence[Ignore], file: str
) -> tuple[tuple[Finding, ...], tuple[Ignored, ...], tuple[Ignore, ...]]:
    """Split findings into those that stand and those set aside; return the comments without use."""
    stand: list[Finding] = []
    aside: list[Ignored] = []
    used: set[Ignore] = set()
    for finding in findings:
        holding = [i for i in ignores if finding.file in ("", file) and i.holds(finding)]
        used.update(holding)
        if holding:
            aside.append(Ignored(finding, holding[0].reason))
        else:
            stand.append(finding)
    return tuple(stand), tuple(aside), tuple(i for i in ignores if i not in used)


def unused(ignores: Sequence[Ignore], file: str) -> Iterator[Finding]:
    """Yield a finding (CG004) for each comment that set nothing aside."""
    rule = all_rules()["CG004"]
    for ignore in ignores:
        message = rule.message.format(codes=", ".join(ignore.codes))
        yield Finding(
            "CG004", rule.severity, message, rule.fix, file, ignore.at, column=ignore.column
        )


def _wrong(found: re.Match[str] | None) -> str:
    if found is None:
        return f"write it as {_EXAMPLE}"
    known = {name for code in all_rules() for name in (code, code[:3])}
    strange = [c for c in re.split(r"\s*,\s*", found["codes"].upper()) if c not in known]
    if strange:
        return f"there is no rule {', '.join(strange)}"
    if len(found["reason"].split()) < _LEAST:
        return "it gives no reason. Say who looked at it and when"
    return ""


def _line(source: str, match: re.Match[str], line: int) -> int:
    """Return the line that a comment holds for: its own, or the next one with text."""
    start = source.rfind("\n", 0, match.start()) + 1
    end = source.find("\n", match.end())
    beside = source[start : match.start()] + source[match.end() : end if end >= 0 else None]
    if beside.strip():
        return line
    below = source[match.end() :]
    skipped = len(below) - len(below.lstrip())
    return source.count("\n", 0, match.end() + skipped) + 1
