"""Findings as text, JSON, GitHub annotations and SARIF. Same findings, same bytes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from contentgen import __version__
from contentgen.check.ignores import Ignored
from contentgen.check.rule import Rule, all_rules
from contentgen.check.run import NOTICE
from contentgen.model.finding import Finding

FORMATS = ("text", "json", "github", "sarif")
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True, slots=True)
class Results:
    """The findings of all posts that were checked, and those that were set aside."""

    posts: int
    findings: tuple[Finding, ...]
    ignored: tuple[Ignored, ...] = ()


def as_line(finding: Finding) -> str:
    """Return a finding as one line of text: ``articles/x.md:14:9: CG203 error: …``."""
    place = ":".join(
        str(part) for part in (finding.file, finding.line, finding.column) if part or part == ""
    )
    fix = f" {finding.hint}" if finding.hint else ""
    return f"{place}: {finding.code} {finding.severity}: {finding.message}{fix}"


def as_summary(results: Results) -> str:
    """Return what was found in one sentence: ``6 posts: 2 errors, 1 warning. …``."""
    counts = Counter(finding.severity for finding in results.findings)
    told = [_counted(counts[level], level) for level in ("error", "warning") if counts[level]]
    told += [_counted(counts["info"], "hint")] if counts["info"] else []
    told += [f"{len(results.ignored)} set aside"] if results.ignored else []
    return f"{_counted(results.posts, 'post')}: {', '.join(told) or 'no finding'}. {NOTICE}"


def as_json(results: Results) -> str:
    """Return the findings as JSON for other programs."""
    return _encoded(
        {
            "contentgen": __version__,
            "notice": NOTICE,
            "posts": results.posts,
            "findings": [_data(finding) for finding in results.findings],
            "ignored": [{**_data(one.finding), "reason": one.reason} for one in results.ignored],
        }
    )


def as_github(results: Results) -> str:
    """Return the findings as commands that GitHub shows beside the lines of a pull request."""
    return "\n".join(_command(finding) for finding in results.findings)


def as_sarif(results: Results) -> str:
    """Return the findings as SARIF 2.1.0; those set aside are suppressed, with the reason."""
    codes = {f.code for f in results.findings} | {one.finding.code for one in results.ignored}
    rules = [rule for code, rule in all_rules().items() if code in codes]
    index = {rule.code: number for number, rule in enumerate(rules)}
    found = [_result(finding, index) for finding in results.findings]
    aside = [
        {
            **_result(one.finding, index),
            "suppressions": [{"kind": "inSource", "justification": one.reason}],
        }
        for one in results.ignored
    ]
    driver = {
        "name": "contentgen",
        "version": __version__,
        "rules": [_sarif_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [*found, *aside],
        "properties": {"notice": NOTICE},
    }
    return _encoded({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _data(finding: Finding) -> dict[str, Any]:
    rule = all_rules().get(finding.code)
    return {
        "code": finding.code,
        "severity": finding.severity,
        "title": rule.title if rule else "",
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "slide": finding.slide,
        "surface": finding.surface,
        "message": finding.message,
        "fix": finding.hint,
    }


def _command(finding: Finding) -> str:
    places = {"file": finding.file, "line": finding.line, "col": finding.column}
    told = [f"{key}={_escaped(str(value), ':,')}" for key, value in places.items() if value]
    told.append(f"title={finding.code}")
    text = _escaped(f"{finding.message} {finding.hint}".strip())
    return f"::{_COMMANDS[finding.severity]} {','.join(told)}::{text}"


def _escaped(text: str, more: str = "") -> str:
    for mark in f"%\r\n{more}":
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text


def _result(finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    region = {"startLine": max(1, finding.line)}
    if finding.column:
        region["startColumn"] = finding.column
    place = {"artifactLocation": {"uri": quote(finding.file)}, "region": region}
    return {
        "ruleId": finding.code,
        "ruleIndex": index.get(finding.code, -1),
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.hint}".strip()},
        "locations": [{"physicalLocation": place}],
    }


def _sarif_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why} Source: {rule.source} ({rule.date})."},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _encoded(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def chosen(
    findings: Iterable[Finding], select: Sequence[str], ignore: Sequence[str]
) -> tuple[Finding, ...]:
    """Return the findings whose codes begin with one of `select` (all if empty), none of `ignore`.

    Where both name a code, the longer one wins.
    """
    return tuple(f for f in findings if _wanted(f.code, select, ignore))


def _wanted(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    wanted = max((len(name) for name in select if code.startswith(name)), default=-1)
    unwanted = max((len(name) for name in ignore if code.startswith(name)), default=-1)
    return wanted > unwanted if select else unwanted < 0
