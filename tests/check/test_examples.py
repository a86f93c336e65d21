"""Every rule's own examples: the bad ones are found by it, the good ones are not."""

from __future__ import annotations

from typing import get_args

import pytest

from contentgen.check.rule import all_rules
from contentgen.check.rules import checks
from contentgen.check.run import check_post
from contentgen.layout.gate import Code
from contentgen.model.brand import Brand
from contentgen.read.article import read_article

CASES = [
    pytest.param(code, text, found, id=f"{code} {'bad' if found else 'good'} {n}")
    for code, rule in all_rules().items()
    for found, texts in ((True, rule.bad), (False, rule.good))
    for n, text in enumerate(texts)
]


def codes(folder, text: str, lang: str = "en", title: str = "Sore feet") -> set[str]:
    path = folder / "post.md"
    path.write_text(f"---\ntitle: {title}\nlang: {lang}\n---\n\n{text}\n", encoding="utf-8")
    article, _ = read_article(path, Brand(), "post.md")
    return {finding.code for finding in check_post(article, Brand()).findings}


@pytest.mark.parametrize(("code", "text", "found"), CASES)
def test_examples(tmp_path, code, text, found):
    assert (code in codes(tmp_path, text)) is found


def test_every_rule_of_claims_shows_what_it_finds_and_what_it_leaves():
    claims = [check.rule for check in checks() if check.rule.family == "claims"]
    # These look at the brand, the topic or a jurisdiction, which an example cannot carry.
    shown_elsewhere = {"CG215", "CG216", "CG231", "CG232", "CG233"}
    without = {rule.code for rule in claims if not (rule.good and rule.bad)}
    assert without == shown_elsewhere


def test_every_rule_says_why_and_where_it_comes_from():
    for rule in all_rules().values():
        assert rule.why.endswith("."), rule.code
        assert rule.source, rule.code
        assert rule.evidence in "PQTDG", rule.code
        assert rule.date.startswith("20"), rule.code


def test_what_the_drawing_finds_is_a_rule_with_its_page():
    assert set(get_args(Code)) <= set(all_rules())
