"""Whole posts: what is found, where, and what a careful post is spared."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from contentgen.check.run import check_post
from contentgen.model.brand import Brand
from contentgen.read.article import read_article
from contentgen.read.brand import read_brand

ROOT = Path(__file__).parents[2]
OWNER = ROOT.parent / "shared" / "seeds" / "000_408b5ac8ad139ff3.txt"
SAMPLES = sorted((ROOT / "articles").glob("*.md"))


def check(folder: Path, body: str, brand: Brand | None = None, more: str = ""):
    path = folder / "post.md"
    path.write_text(f"---\ntitle: Sore feet\n{more}---\n\n{body}\n", encoding="utf-8")
    practice = brand or Brand()
    article, _ = read_article(path, practice, "post.md")
    return check_post(article, practice)


def places(checked) -> list[tuple[int, int, str]]:
    return [(f.line, f.column, f.code) for f in checked.findings]


def test_findings_stand_at_their_line_and_column(tmp_path):
    body = "Feet are odd.\nWe *guarantee* relief.\n\n## A miracle cure\n\n- **Painless:** It works."
    assert places(check(tmp_path, body)) == [
        (6, 5, "CG201"),
        (8, 6, "CG207"),
        (8, 14, "CG201"),
        (10, 5, "CG202"),
    ]


def test_the_frontmatter_is_checked_at_its_own_lines(tmp_path):
    checked = check(tmp_path, "Feet are odd.", more='hook: "A cure for sore feet"\n')
    assert places(checked) == [(3, 10, "CG201")]


def test_a_myth_is_not_what_the_post_says(tmp_path):
    body = (
        "**Myth:** Tape cures pain.\n\n**Fact:** It may ease it.\n\n- **Claim:** Tape cures pain."
    )
    assert places(check(tmp_path, body)) == []


def test_a_post_without_data_for_its_language_is_left_alone(tmp_path):
    checked = check(tmp_path, "Das heilt alles. Studien zeigen das.", more="lang: de\n")
    assert places(checked) == []


def test_an_authorisation_lets_a_story_through_but_not_in_australia(tmp_path):
    body, release = "One of my patients ran again.", "release: form of 2026-05-02\n"
    assert places(check(tmp_path, body)) == [(5, 1, "CG213")]
    assert places(check(tmp_path, body, more=release)) == []
    abroad = Brand(jurisdictions=("us-federal", "au-ahpra"))
    assert places(check(tmp_path, body, abroad, release)) == [(6, 1, "CG232")]


def test_the_same_post_gives_the_same_findings(tmp_path):
    body = "Tape cures pain. Studies show it. It is a miracle."
    assert check(tmp_path, body) == check(tmp_path, body)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_careful_sample_posts_are_spared(path):
    brand, _ = read_brand(ROOT / "brand.toml")
    article, _ = read_article(path, brand, path.name)
    assert [f for f in check_post(article, brand).findings if f.severity != "info"] == []


@pytest.mark.skipif(not OWNER.exists(), reason="the owner's post is not here")
def test_the_owners_post_has_its_weak_spots_named_where_they_are():
    article, _ = read_article(OWNER, Brand(), OWNER.name)
    found = [f for f in check_post(article, Brand()).findings if f.severity != "info"]
    lines = dict(enumerate(OWNER.read_text(encoding="utf-8").splitlines(), 1))
    at = {(f.code, lines[f.line][max(0, f.column - 1) :][:12]) for f in found if f.column}
    assert at == {
        ("CG206", "studies have"),
        ("CG206", "Research pub"),
        ("CG206", "systematic r"),
        ("CG218", "complication"),
        ("CG211", "Improved Fun"),
        ("CG211", "Faster Recov"),
        ("CG203", "Non-invasive"),
        ("CG203", "non-invasive"),
        ("CG209", "Compared to "),
        ("CG210", "improved fun"),
        ("CG210", "expedited re"),
        ("CG309", "here, or jus"),
    }
    assert {f.code for f in found if not f.column} == {"CG216", "CG301"}


def test_a_thousand_words_take_no_time(tmp_path):
    sentence = "A calm walk on flat ground may help some people to move with more ease again. "
    path = tmp_path / "post.md"
    path.write_text(f"---\ntitle: Calf pain\n---\n\n{sentence * 70}", encoding="utf-8")
    article, _ = read_article(path, Brand(), "post.md")
    check_post(article, Brand())
    times = []
    for _ in range(3):
        start = perf_counter()
        check_post(article, Brand())
        times.append(perf_counter() - start)
    assert min(times) < 0.1  # 10 ms on a quiet machine
