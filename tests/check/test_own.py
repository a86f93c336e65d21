"""Sentences beside the labelled set: the claims that rules find, their near misses, plain prose."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from contentgen.check.run import check_post
from contentgen.model.brand import Brand
from contentgen.read.article import read_article

OWN = Path(__file__).parent / "own"
RULES = {
    code: lists
    for path in sorted(OWN.glob("*.toml"))
    for code, lists in tomllib.loads(path.read_text(encoding="utf-8")).items()
}
NEUTRAL = tuple((OWN / "neutral.txt").read_text(encoding="utf-8").splitlines())
CALIFORNIA = replace(Brand(), jurisdictions=("us-federal", "us-ca"))


def claims(folder: Path, text: str, title: str = "Sore feet", brand: Brand | None = None):
    path = folder / "post.md"
    path.write_text(f"---\ntitle: {title}\n---\n\n{text}\n", encoding="utf-8")
    practice = brand or Brand()
    article, _ = read_article(path, practice, "post.md")
    found = check_post(article, practice).findings
    return {finding.code for finding in found if finding.code.startswith("CG2")}


@pytest.mark.parametrize("code", sorted(RULES))
def test_claims_are_found(tmp_path, code):
    assert [text for text in RULES[code]["bad"] if code not in claims(tmp_path, text)] == []


@pytest.mark.parametrize("code", sorted(RULES))
def test_near_misses_are_not(tmp_path, code):
    found = {text: claims(tmp_path, text) for text in RULES[code]["good"]}
    assert {text: codes for text, codes in found.items() if codes} == {}


def test_prose_without_health_has_no_claims(tmp_path):
    assert len(NEUTRAL) > 190
    assert [line for line in NEUTRAL if claims(tmp_path, line, "Notes")] == []


def test_hardly_any_of_it_has_one_in_a_post_about_health(tmp_path):
    assert len([line for line in NEUTRAL if claims(tmp_path, line)]) <= 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We offer needling on Tuesdays.", True),
        ("Try our new needling class.", True),
        ("Needling works well for runners.", True),
        ("Last year I learned to needle.", True),
        ("Our California clinic teaches dry needling.", True),
        ("We do not offer dry needling.", False),
        ("In Texas, therapists use dry needling.", False),
        ("California does not let physical therapists do dry needling.", False),
        ("What is dry needling?", False),
        ("Ask your doctor about needling.", False),
        ("Knitting needles can tire the hands.", False),
    ],
)
def test_needling_where_it_may_not_be_allowed(tmp_path, text, found):
    assert ("CG233" in claims(tmp_path, text, brand=CALIFORNIA)) is found
    assert "CG233" not in claims(tmp_path, text)


@pytest.mark.parametrize(
    ("alt", "found"),
    [
        ("A runner on a bridge", True),
        ("Before and after six weeks", True),
        ("Stretching against a wall", True),
        ("A model shows the stretch", False),
        ("A drawing of a knee", False),
        ("The waiting room", False),
        ("A chart of weekly steps", False),
    ],
)
def test_pictures_of_people_say_that_they_show_a_model(tmp_path, alt, found):
    (tmp_path / "photo.jpg").write_bytes(bytes.fromhex("ffd8ffd9"))
    text = f"Feet carry us.\n\n![{alt}](photo.jpg)\n\nThey deserve a rest."
    assert ("CG231" in claims(tmp_path, text, brand=CALIFORNIA)) is found
