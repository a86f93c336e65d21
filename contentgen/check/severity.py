"""How bad a finding is here: the rule's word, the jurisdictions', then the practice's."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, cast

from contentgen.check.rule import DATA, all_rules
from contentgen.model.brand import Brand
from contentgen.model.finding import Finding, Severity

LEVELS = ("error", "warning", "info", "off")
DEFAULT_PACKS = ("us-federal",)
_RANK = {"off": 0, "info": 1, "warning": 2, "error": 3}


@dataclass(frozen=True, slots=True)
class Pack:
    """A jurisdiction: its name, where its rules stand, and what it makes of our rules.

    `levels` gives a severity by code; `notes` what the law says there, by code.
    """

    key: str
    name: str
    source: str
    date: str
    evidence: str
    levels: Mapping[str, str]
    notes: Mapping[str, str]


@cache
def packs() -> Mapping[str, Pack]:
    """Return every jurisdiction by its key."""
    table: dict[str, dict[str, Any]] = tomllib.loads(
        (DATA / "jurisdictions.toml").read_text(encoding="utf-8")
    )
    return {
        key: Pack(
            key, entry["name"], entry["source"], entry["date"].isoformat(), entry["evidence"],
            entry.get("severity", {}), entry.get("notes", {}),
        )
        for key, entry in table.items()
    }  # fmt: skip


def chosen(brand: Brand) -> tuple[Pack, ...]:
    """Return the jurisdictions that a practice chose and that there are."""
    return tuple(packs()[key] for key in brand.jurisdictions if key in packs())


def weighed(finding: Finding, brand: Brand) -> Finding | None:
    """Return the finding with the severity that it has here, or None if it is switched off.

    The strictest jurisdiction may raise it; what the practice says of its code, or of its family
    (``CG3``), then wins.
    """
    level: str = finding.severity
    for pack in chosen(brand):
        here = pack.levels.get(finding.code, "")
        level = here if _RANK.get(here, 0) > _RANK[level] else level
    said = [key for key in brand.severity if finding.code.startswith(key.strip().upper())]
    if said:
        wished = brand.severity[max(said, key=len)].strip().casefold()
        level = wished if wished in LEVELS else level
    if level == "off":
        return None
    return (
        finding if level == finding.severity else replace(finding, severity=cast(Severity, level))
    )


def strange_settings(brand: Brand) -> Iterator[Finding]:
    """Yield what `[check]` of brand.toml says that means nothing (CG005)."""
    known = (*all_rules(), *sorted({code[:3] for code in all_rules()}))
    file = Path(brand.path).name if brand.path else "brand.toml"
    for key, level in brand.severity.items():
        if key.strip().upper() not in known:
            yield _strange(f"there is no rule {key}", "", file)
        elif level.strip().casefold() not in LEVELS:
            yield _strange(f'{key} = "{level}" is no severity', f"Write {_or(LEVELS)}.", file)
    for key in brand.jurisdictions:
        if key not in packs():
            near = get_close_matches(key, packs(), 1)
            hint = f'Did you mean "{near[0]}"?' if near else f"There is {_or(tuple(packs()))}."
            yield _strange(f'there is no jurisdiction "{key}"', hint, file)


def _strange(what: str, hint: str, file: str) -> Finding:
    rule = all_rules()["CG005"]
    return Finding("CG005", rule.severity, rule.message.format(what=what), hint or rule.fix, file)


def _or(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"
