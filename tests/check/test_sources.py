"""CG222: a post states things of health and names no source. One hint, its kinds and lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.check.run import check_post
from contentgen.model.brand import Brand
from contentgen.read.article import read_article

ROOT = Path(__file__).parents[2]
BODY = """Heel pain is common.

Slow heel raises may ease it.

Give them six weeks.

Do ten repetitions on three days a week."""
TABLE = """Your heel sets the pace.

| Run week | What to do |
| --- | --- |
| Week 1 | A brisk walk |
| Week 2 | A slow jog |"""


def found(folder: Path, body: str, lang: str = "en", title: str = "Sore feet"):
    path = folder / "post.md"
    text = f"---\ntitle: {title}\nlang: {lang}\n---\n\n{body}\n"
    path.write_text(text, encoding="utf-8")
    article, _ = read_article(path, Brand(), "post.md")
    return [f for f in check_post(article, Brand()).findings if f.code == "CG222"]


def test_one_hint_names_the_kinds_and_their_lines_at_the_first(tmp_path):
    (hint,) = found(tmp_path, BODY)
    assert (hint.severity, hint.line, hint.column) == ("info", 6, 14)
    told = (
        "a benefit or change (line 8), how long it takes (line 10), "
        "how common something is (line 6) and a dose or plan (line 12)."
    )
    assert told in hint.message
    assert "FTC" in hint.message
    assert "ignore-file CG222" in hint.hint


def test_no_more_than_five_lines_are_named_and_the_rest_counted(tmp_path):
    (hint,) = found(tmp_path, f"{BODY}\n\n" + "Tape may ease heel pain.\n\n" * 6)
    assert "a benefit or change (lines 8, 14)" in hint.message
    assert "(5 more lines)" in hint.message


def test_a_table_of_weeks_is_a_plan(tmp_path):
    (hint,) = found(tmp_path, TABLE)
    assert "a dose or plan (lines 10, 11)" in hint.message


@pytest.mark.parametrize(
    "source",
    [
        "The numbers are from one small trial (Smith, 2019).",
        "Smith and Jones (2019) counted them.",
        "According to the national guideline, this is enough.",
        "The American College of Rheumatology recommends exercise.",
        "Here is [the study](https://example.org/1).",
        "Read [more](https://pubmed.ncbi.nlm.nih.gov/1).",
        "This is known.[^1]\n\n[^1]: A 2019 summary of small trials.",
        "## References\n\nThe books on our shelf.",
    ],
)
def test_a_source_anywhere_is_enough(tmp_path, source):
    assert found(tmp_path, f"{BODY}\n\n{source}") == []


@pytest.mark.parametrize(
    "other",
    [
        "Book [a visit](https://example.org/book).",
        "We moved in 2026.",
        "Stop according to your plan.",
        "Updated (2026).",
        "Ask the American Heart Association.",
    ],
)
def test_what_only_looks_like_a_source_is_none(tmp_path, other):
    assert len(found(tmp_path, f"{BODY}\n\n{other}")) == 1


@pytest.mark.parametrize(
    "body",
    [
        "Bread is common. Knead it ten times. Give it two or three weeks to dry.",
        "Most people park behind the house. The walk takes ten minutes.",
        "Our patients park behind the house. Most people find that it takes ten minutes.",
    ],
)
def test_posts_about_something_else_are_left_alone(tmp_path, body):
    assert found(tmp_path, body, title="Notes") == []


@pytest.mark.parametrize(
    "body",
    [
        "Can tape ease heel pain? Is heel pain common?",
        "**Myth:** Heel pain is common.\n\n**Myth:** Tape may ease heel pain.",
        "In our clinic, heel pain is common. In our experience, tape may ease it.",
        "Feet carry us all day. Heel pain has many names. We look at your shoes.",
    ],
)
def test_what_is_asked_reported_or_seen_in_the_clinic_needs_none(tmp_path, body):
    assert found(tmp_path, body) == []


def test_posts_in_spanish_have_it_too(tmp_path):
    body = "Caminar puede aliviar el dolor. Los cambios tardan unas semanas."
    assert len(found(tmp_path, body, "es")) == 1
    assert found(tmp_path, f"{body} Así lo dice un estudio (Pérez, 2019).", "es") == []


def test_a_comment_with_a_reason_sets_it_aside(tmp_path):
    comment = "<!-- contentgen: ignore-file CG222 from our own records, A. Lee -->"
    assert found(tmp_path, f"{comment}\n\n{BODY}") == []


@pytest.mark.parametrize("name", ["running-after-calf-strain", "stiff-back-morning-routine"])
def test_the_careful_sample_posts_have_it_once_and_nothing_else(name):
    article, _ = read_article(ROOT / "articles" / f"{name}.md", Brand(), f"{name}.md")
    findings = check_post(article, Brand()).findings
    assert [f.code for f in findings if f.code != "CG215"] == ["CG222"]
