from __future__ import annotations

import pytest

from contentgen.check.rule import all_rules
from contentgen.check.severity import LEVELS, packs, strange_settings, weighed
from contentgen.model.brand import Brand
from contentgen.model.finding import Finding

FOUND = Finding("CG214", "warning", "A title.")


def level(brand: Brand) -> str:
    found = weighed(FOUND, brand)
    return found.severity if found else "off"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, "warning"),
        ({"CG214": "info"}, "info"),
        ({"cg2": " Error "}, "error"),
        ({"CG2": "off", "CG214": "warning"}, "warning"),
        ({"CG2": "off"}, "off"),
        ({"CG3": "off"}, "warning"),
        ({"CG214": "loud"}, "warning"),
    ],
)
def test_the_practice_has_the_last_word_and_the_longest_name_wins(settings, expected):
    assert level(Brand(severity=settings)) == expected
    assert level(Brand(severity=settings, jurisdictions=("us-ca",))) == (
        "error"
        if expected == "warning" and "CG214" not in settings
        else expected
        if settings != {"CG214": "loud"}
        else "error"
    )


def test_a_jurisdiction_raises_and_never_lowers():
    error = Finding("CG213", "error", "A story.")
    every = Brand(jurisdictions=tuple(packs()))
    found = weighed(error, every)
    assert found is not None
    assert found.severity == "error"


def test_settings_that_mean_nothing_are_told_of():
    brand = Brand(
        severity={"CG214": "loud", "CG999": "off", "CG3": "off"}, jurisdictions=("us-cal", "us-tx")
    )
    told = [finding.message for finding in strange_settings(brand)]
    assert len(told) == 3
    assert '"loud"' in told[0]
    assert "CG999" in told[1]
    assert "us-cal" in told[2]


def test_the_data_of_jurisdictions_name_rules_that_there_are():
    for pack in packs().values():
        assert {*pack.levels, *pack.notes} <= set(all_rules()), pack.key
        assert set(pack.levels.values()) <= set(LEVELS), pack.key
    for rule in all_rules().values():
        assert set(rule.packs) <= set(packs()), rule.code
