from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BODY = "\n\nTape cures pain. Rest - a little.\n"


@pytest.fixture
def bad(workspace, post) -> Path:
    path = post(workspace / "articles", "walking.md")
    path.write_text(path.read_text(encoding="utf-8") + BODY, encoding="utf-8")
    return path


def test_findings_are_lines_and_an_error_fails(bad, run):
    result = run("check")
    line = len(bad.read_text(encoding="utf-8").splitlines())
    assert f"articles/walking.md:{line}:6: CG201 error: " in result.output
    assert "1 post: 1 error, 2 hints." in result.output  # a dash, and no source
    assert "nor a medical review" in result.output
    assert result.exit_code == 1


def test_a_clean_post_passes_and_strict_fails_on_warnings(workspace, post, run):
    path = post(workspace / "articles", "walking.md")
    assert run("check").exit_code == 0
    with path.open("a", encoding="utf-8") as file:
        file.write("\nBook your visit here.\n")
    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == 1


def test_codes_are_selected_and_ignored(bad, run):
    assert run("check", "--ignore", "CG2").exit_code == 0
    assert "CG201" not in run("check", "--select", "CG310").output
    assert "CG310" in run("check", "--select", "CG310").output
    strange = run("check", "--select", "CG2,XX")
    assert strange.exit_code == 2
    assert "docs/rules" in strange.output


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_formats_for_programs_are_json_alone(bad, run, form):
    result = run("check", "--format", form)
    assert "CG201" in json.dumps(json.loads(result.stdout))


def test_github_annotations(bad, run):
    assert "::error file=articles/walking.md,line=" in run("check", "--format", "github").stdout


def test_the_practice_settles_severities(bad, workspace, run):
    settings = '[practice]\nname = "Hill"\n[check.severity]\nCG201 = "off"\nCG9 = "off"\n'
    (workspace / "brand.toml").write_text(settings, encoding="utf-8")
    result = run("check")
    assert "CG201" not in result.output
    assert "CG005 warning" in result.output
    assert result.exit_code == 0


def test_explain(run):
    result = run("check", "--explain", "cg203")
    assert "Source: " in result.output
    assert result.exit_code == 0
    assert run("check", "--explain", "CG777").exit_code == 2


def test_diff_shows_and_fix_corrects(bad, run):
    before = bad.read_text(encoding="utf-8")
    shown = run("check", "--diff")
    assert "+Tape cures pain. Rest – a little." in shown.output
    assert bad.read_text(encoding="utf-8") == before
    fixed = run("check", "--fix")
    assert bad.read_text(encoding="utf-8") == before.replace(" - ", " – ")
    assert "CG201" in fixed.output
    assert "CG310" not in fixed.output


def test_a_post_that_cannot_be_read_is_told_of_and_the_others_are_checked(bad, workspace, run):
    (workspace / "articles" / "broken.md").write_text("---\ntitle: [\n---\nA.\n", encoding="utf-8")
    result = run("check")
    assert "broken.md" in result.output
    assert "CG201" in result.output
    assert result.exit_code == 1


def test_nothing_to_check(workspace, run):
    assert run("check").exit_code == 2


def test_checking_neither_draws_nor_plans(bad):
    code = (
        "import sys\nfrom contentgen.cli import main\n"
        "main(['check'], standalone_mode=False)\n"
        "heavy = {'PIL', 'jinja2', 'uharfbuzz', 'aggdraw', 'rich', 'contentgen.plan'}\n"
        "print('heavy:', sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "heavy: []" in done.stderr or "Exit" in done.stderr, done.stderr


def test_what_was_set_aside_stands_in_the_report_with_its_reason(bad, workspace, run):
    comment = "<!-- contentgen: ignore CG201 reviewed by A. Lee on 2026-11-01 -->"
    text = bad.read_text(encoding="utf-8")
    bad.write_text(text.replace("cures pain.", f"cures pain. {comment}"), encoding="utf-8")
    assert run("build", "--only", "caption", "--strict").exit_code == 0
    report = (workspace / "output" / "walking" / "report.md").read_text(encoding="utf-8")
    _, _, aside = report.partition("### Set aside, with a reason")
    assert "reviewed by A. Lee on 2026-11-01" in aside
    assert "1 set aside" in run("check").output


def test_a_build_says_the_same_and_more(bad, workspace, run):
    result = run("build", "--only", "caption", "--strict")
    assert result.exit_code == 1
    report = (workspace / "output" / "walking" / "report.md").read_text(encoding="utf-8")
    assert "| error | CG201 | articles/walking.md:" in report
    assert "nor a medical review" in report
