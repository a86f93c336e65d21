from __future__ import annotations

import pytest

from contentgen.check.run import check_post
from contentgen.model.brand import Brand
from contentgen.read.article import read_article

HARD = (
    "Musculoskeletal rehabilitation necessitates individualized consideration of contributing "
    "physiological characteristics, environmental determinants and psychological circumstances. "
)
EASY = "You can walk a bit each day. Go slow at first. If it hurts, stop and rest. "


def found(folder, body: str, brand: Brand | None = None, title: str = "Sore feet"):
    path = folder / "post.md"
    path.write_text(f"---\ntitle: {title}\n---\n\n{body}\n", encoding="utf-8")
    practice = brand or Brand()
    article, _ = read_article(path, practice, "post.md")
    return check_post(article, practice).findings


def codes(*given, **more):
    return [finding.code for finding in found(*given, **more)]


def test_a_hard_post_is_told_its_grade_and_an_easy_or_short_one_is_not(tmp_path):
    (grade,) = (f for f in found(tmp_path, HARD * 9) if f.code == "CG301")
    assert (grade.severity, grade.line) == ("warning", 2)
    assert "CG301" not in codes(tmp_path, EASY * 9)
    assert "CG301" not in codes(tmp_path, HARD * 2)


@pytest.mark.parametrize(
    ("body", "title", "expected"),
    [
        ("We press on the soleus.", "Sore feet", ["CG303"]),
        ("The soleus (a deep calf muscle) is sore.", "Sore feet", []),
        ("It can be sore. People know it as the soleus.", "Sore feet", []),
        ("The soleus was sore. The soleus lies deep.", "Sore feet", []),
        ("The soleus was sore.", "The soleus muscle", []),
    ],
)
def test_a_term_is_explained_somewhere_or_told_of_at_its_first_use(tmp_path, body, title, expected):
    brand = Brand(glossary={"soleus": "a deep calf muscle"})
    assert codes(tmp_path, body, brand, title) == expected


def test_a_hashtag_is_told_of_where_the_post_writes_its_words_apart(tmp_path):
    body = "Ask about calf pain. #calfpain #CalfPain #running #heelraises"
    (finding,) = found(tmp_path, body)
    assert (finding.code, finding.column) == ("CG405", 22)
    assert "#CalfPain" in finding.hint


def test_a_hashtag_of_the_practice_is_told_of_as_its_own(tmp_path):
    brand = Brand(name="Hill Street Clinic", hashtags=("hillstreetclinic", "HillStreet"))
    (finding,) = found(tmp_path, "Feet are odd.", brand)
    assert finding.code == "CG405"
    assert "#HillStreetClinic in brand.toml" in finding.hint


def test_pictures_of_the_post_need_an_alt_text_that_says_something(tmp_path):
    from PIL import Image

    Image.new("RGB", (20, 20)).save(tmp_path / "a.png")
    for alt, expected in (("", ["CG404"]), ("photo", ["CG404"]), ("A foot on a step", [])):
        assert codes(tmp_path, f"Feet.\n\n![{alt}](a.png)\n\nMore.") == expected


def test_a_link_is_found_at_its_place(tmp_path):
    (finding,) = found(tmp_path, "Here is more.\nRead it [here](https://example.org/shoes).")
    assert (finding.code, finding.line, finding.column) == ("CG308", 6, 10)


def test_a_disclaimer_has_its_elements(tmp_path):
    assert codes(tmp_path, "Feet.", Brand(disclaimer="Ask us anything.")) == ["CG215", "CG215"]
    assert codes(tmp_path, "Feet.", Brand(disclaimer="Educational only.")) == ["CG215"]


def test_california_asks_about_pictures_and_needles(tmp_path):
    brand = Brand(jurisdictions=("us-federal", "us-ca"))
    body = "Dry needling uses thin needles. In an emergency call 911."
    assert "CG233" in codes(tmp_path, body, brand, "Dry needling")
    assert "CG233" not in codes(tmp_path, body, title="Dry needling")
