from __future__ import annotations

import json

import pytest

from contentgen.check.formats import (
    Results,
    as_github,
    as_json,
    as_line,
    as_sarif,
    as_summary,
    chosen,
)
from contentgen.check.ignores import Ignored
from contentgen.model.finding import Finding

ERROR = Finding("CG201", "error", "Says 100%: no.", "Soften it.", "a, b.md", 7, column=3)
HINT = Finding("CG408", "info", "Slide 2 is long.", file="a, b.md", slide=2)
RESULTS = Results(2, (ERROR, HINT), (Ignored(HINT, "seen by A. Lee"),))


def test_lines():
    assert as_line(ERROR) == "a, b.md:7:3: CG201 error: Says 100%: no. Soften it."
    assert as_line(HINT) == "a, b.md: CG408 info: Slide 2 is long."


def test_the_summary_counts_and_says_what_this_is_not():
    told = as_summary(RESULTS)
    assert told.startswith("2 posts: 1 error, 1 hint, 1 set aside.")
    assert "nor a medical review" in told
    assert as_summary(Results(1, ())).startswith("1 post: no finding.")


def test_json_has_every_field_and_the_reasons():
    data = json.loads(as_json(RESULTS))
    assert data["findings"][0]["column"] == 3
    assert data["findings"][1]["slide"] == 2
    assert data["ignored"][0]["reason"] == "seen by A. Lee"
    assert "medical review" in data["notice"]


def test_github_commands_escape_what_would_break_them():
    first, second = as_github(RESULTS).splitlines()
    assert first == ("::error file=a%2C b.md,line=7,col=3,title=CG201::Says 100%25: no. Soften it.")
    assert second.startswith("::notice file=")


def test_sarif_names_rules_places_and_suppressions():
    (run,) = json.loads(as_sarif(RESULTS))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["CG201", "CG408"]
    first, second, aside = run["results"]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 7, "startColumn": 3}
    assert second["level"] == "note"
    assert second["ruleIndex"] == 1
    assert aside["suppressions"][0]["justification"] == "seen by A. Lee"


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), ["CG201", "CG408"]),
        (("CG2",), (), ["CG201"]),
        ((), ("CG2",), ["CG408"]),
        (("CG2",), ("CG201",), []),
        (("CG201",), ("CG2",), ["CG201"]),
        (("CG2", "CG4"), ("CG4",), ["CG201"]),
    ],
)
def test_codes_are_chosen_by_prefix_and_the_longer_one_wins(select, ignore, expected):
    assert [finding.code for finding in chosen((ERROR, HINT), select, ignore)] == expected
