from __future__ import annotations

from pathlib import Path

from contentgen.check.run import check_post
from contentgen.model.brand import Brand
from contentgen.read.article import read_article

REASON = "reviewed by A. Lee on 2026-11-01"


def check(folder: Path, body: str):
    path = folder / "post.md"
    path.write_text(f"---\ntitle: Sore feet\n---\n\n{body}\n", encoding="utf-8")
    article, _ = read_article(path, Brand(), "post.md")
    checked = check_post(article, Brand())
    found = [(f.line, f.code) for f in checked.findings]
    return found, [(one.finding.code, one.reason) for one in checked.ignored]


def test_a_comment_sets_the_findings_of_its_line_aside(tmp_path):
    body = f"Tape cures pain. <!-- contentgen: ignore CG201 {REASON} -->\n\nTape cures pain."
    assert check(tmp_path, body) == ([(7, "CG201")], [("CG201", REASON)])


def test_alone_on_its_line_it_holds_for_the_next_one_with_text(tmp_path):
    body = f"<!-- contentgen: ignore CG201: {REASON} -->\n\nTape cures pain.\n\nTape cures pain."
    assert check(tmp_path, body) == ([(9, "CG201")], [("CG201", REASON)])


def test_a_whole_post_and_a_whole_family(tmp_path):
    body = f"A miracle cure.\n\nTape cures.\n\n<!-- contentgen: ignore-file CG2 {REASON} -->"
    found, aside = check(tmp_path, body)
    assert found == []
    assert sorted(code for code, _ in aside) == ["CG201", "CG201", "CG207"]


def test_two_codes_at_once(tmp_path):
    body = f"A miracle cure. <!-- contentgen: ignore CG201, CG207 — {REASON} -->"
    assert check(tmp_path, body)[0] == []


def test_a_comment_without_a_reason_or_with_a_strange_code_sets_nothing_aside(tmp_path):
    for comment in ("ignore CG201", "ignore CG201 ok", f"ignore CG999 {REASON}", "skip all of it"):
        found, aside = check(tmp_path, f"Tape cures pain. <!-- contentgen: {comment} -->")
        assert found == [(5, "CG201"), (5, "CG003")]
        assert aside == []


def test_a_comment_cannot_set_aside_what_is_said_about_comments(tmp_path):
    body = f"<!-- contentgen: ignore-file CG0 {REASON} -->\n\nA. <!-- contentgen: ignore CG201 -->"
    assert (7, "CG003") in check(tmp_path, body)[0]


def test_a_comment_without_use_is_told_of(tmp_path):
    body = f"Feet are odd. <!-- contentgen: ignore CG201 {REASON} -->"
    assert check(tmp_path, body) == ([(5, "CG004")], [])


def test_a_comment_for_what_only_a_build_finds_is_left_in_peace(tmp_path):
    for code in ("CG408", "CG305", "CG1"):
        body = f"Feet are odd. <!-- contentgen: ignore {code} {REASON} -->"
        assert check(tmp_path, body) == ([], [])
