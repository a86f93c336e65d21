"""What a build is told to do, and what became of each post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from contentgen.errors import Problem
from contentgen.model.finding import Finding

Status = Literal["built", "unchanged", "failed", "draft"]


@dataclass(frozen=True, slots=True)
class Order:
    """What to do with the packages.

    `out` is where to; `jobs` how many processes (0 = by the number of posts); `drafts` builds
    drafts too; `force` replaces files that a person edited. `fail_fast` ends with the first post
    that fails. `executor` names who works (see `workers`), empty for this machine's processes;
    `limit` is how many seconds one post may take, 0 for any.
    """

    out: Path
    jobs: int = 0
    drafts: bool = False
    force: bool = False
    fail_fast: bool = False
    executor: str = ""
    limit: float = 60.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one post. `folder` is its package's; `trace` a bug's, for its report.

    `kept` names files of the package that a person edited and that were left as they are.
    `seconds` is what making it took, 0 where it was only looked at.
    """

    path: Path
    status: Status
    slug: str = ""
    title: str = ""
    slides: int = 0
    folder: Path | None = None
    kept: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    trace: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Made:
    """A post on its way from a worker: plain data that can cross to another process or machine.

    `source` is the post's name in packages. `digest` is the post's, taken before it was read: one
    that changes meanwhile is built again.
    """

    outcome: Outcome
    source: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    pictures: tuple[str, ...] = ()
    digest: str = ""


def failed(path: Path, *problems: Problem) -> Outcome:
    """Return the outcome of a post that could not be built."""
    return Outcome(path, "failed", problems=problems)
