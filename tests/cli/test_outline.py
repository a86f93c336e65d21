from __future__ import annotations

import json

POST = """---
title: Sore calves
---

## Is it safe?

Rest may help. However, see a doctor if one calf is swollen.

- Walking: It can ease a stiff calf.
"""

SHOWN = """Sore calves
topic: sore calves

[safety] Is it safe?
  p2.s1, line 7: Rest may help.
    keeps: hedge "may"
  p2.s2, line 7: However, see a doctor if one calf is swollen.
    keeps: condition "if one calf is swollen"
    leans on the sentence before it
  - Walking
    p3.s1, line 9: It can ease a stiff calf.
      keeps: hedge "can"
      leans on the sentence before it
"""


def test_outline_shows_parts_sentences_and_locks(run, workspace):
    (workspace / "post.md").write_text(POST, encoding="utf-8")
    result = run("outline", "post.md")
    assert result.exit_code == 0
    assert result.stdout.startswith(SHOWN + "\n")


def test_outline_ends_with_what_a_person_should_settle(run, workspace):
    (workspace / "post.md").write_text(POST, encoding="utf-8")
    flags = run("outline", "post.md").stdout.removeprefix(SHOWN).splitlines()
    assert flags[:2] == ["", "2 flags, to settle before you publish:"]
    assert flags[2].startswith("  post.md:2: ")
    assert "calves" in flags[2]
    flag, _ = json.loads(run("outline", "post.md", "--json").stdout)["flags"]
    assert flag["line"] == 2
    assert flag["message"] in flags[2]
    (workspace / "calm.md").write_text("---\ntitle: Benches\n---\n\nWe like benches.\n", "utf-8")
    assert run("outline", "calm.md").stdout.endswith("no flags. That is not a medical review.\n")


def test_outline_as_json_is_the_same_for_programs(run, workspace):
    (workspace / "post.md").write_text(POST, encoding="utf-8")
    data = json.loads(run("outline", "post.md", "--json").stdout)
    assert data["title"] == "Sore calves"
    (part,) = [part for part in data["parts"] if part["kind"] == "safety"]
    assert part["points"][0]["locks"] == [{"kind": "hedge", "text": "may"}]


def test_a_post_that_is_not_there_is_wrong_usage(run, workspace):
    assert run("outline", "nowhere.md").exit_code == 2
