from __future__ import annotations

from contentgen.check.docs import FOLDER, pages
from contentgen.check.explain import explain
from contentgen.check.rule import all_rules


def test_the_pages_of_the_rules_are_up_to_date():
    on_disk = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    on_disk.pop("quality.md", None)  # benchmarks/rules.py makes it
    assert on_disk == pages(), "run `python -m contentgen.check.docs`"


def test_every_rule_has_its_place_in_the_pages_and_its_explanation():
    text = "\n".join(pages().values())
    for code, rule in all_rules().items():
        assert f"\n## {code}\n" in text
        told = explain(rule)
        assert rule.source in told
        assert "{" not in told
