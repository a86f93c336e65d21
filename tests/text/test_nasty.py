"""Medical sentences on which a limit is easily lost, and what may not be made of them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from contentgen.text.locks import keeps, locks
from contentgen.text.rewrite import advice, aim, shorter, spoken

TABLE = tomllib.loads((Path(__file__).parent / "nasty.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = TABLE["case"]
LOST = [(case["text"], line) for case in CASES for line in case["lost"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_its_limits_are_found(case: dict[str, Any]) -> None:
    found = [f"{lock.kind}: {lock.text}" for lock in locks(case["text"], "en")]
    assert set(case["locks"]) <= set(found)


@pytest.mark.parametrize(("text", "line"), LOST, ids=lambda text: text[:60])
def test_what_loses_one_is_refused(text: str, line: str) -> None:
    assert keeps(text, text, "en")
    assert not keeps(text, line, "en")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_no_rule_makes_more_of_it_than_is_written_here(case: dict[str, Any]) -> None:
    text = case["text"]
    made = shorter(text, "en")
    assert (made[0].text if made else "") == case.get("shorter", "")
    said = spoken(text, "en")
    assert (said.text if said else "") == case.get("spoken", "")
    told = advice(text, "en")
    assert (told.text if told else "") == case.get("advice", "")
    assert aim(text, "en") is None


def test_the_table_is_large() -> None:
    assert len(CASES) >= 60
    assert len(LOST) >= 110
