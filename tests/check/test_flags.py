"""What a person should look at: (post, flags as line and code). Half of them nearly match."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.check.flags import flags
from contentgen.model.brand import Brand
from contentgen.plan.outline import make_outline
from contentgen.read.article import read_article


def flagged(folder: Path, body: str, title: str = "Sore feet", lang: str = "en"):
    path = folder / "post.md"
    path.write_text(f"---\ntitle: {title}\nlang: {lang}\n---\n{body}\n", encoding="utf-8")
    article, _ = read_article(path, Brand(), "post.md")
    return [(f.line, f.code) for f in flags(article, make_outline(article))]


FILLER = "Feet carry us all day. They deserve a rest. Ask us how. "


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Several studies suggest that rest may help.", [(5, "CG206")]),
        ("A systematic review found small effects.", [(5, "CG206")]),
        ("Several studies suggest that rest may help (Smith, 2019).", []),
        ("Several [studies](https://example.org/1) suggest that rest may help.", []),
        ("There is nothing to study for.", []),
        ("Book your visit here.", [(5, "CG309")]),
        ("Book your visit [here](https://example.org/book).", []),
        ("Here is what we do on the first day.", []),
        ("Dry needling is a non-invasive option.", [(5, "CG203")]),
        ("Massage is a non-invasive option.", []),
        ("Dry needling is not painless.", []),
    ],
)
def test_sentences(tmp_path, sentence, expected):
    assert flagged(tmp_path, f"{sentence} {FILLER}") == expected


@pytest.mark.parametrize(
    ("title", "body", "lang", "expected"),
    [
        ("Calf pain", FILLER, "en", [(2, "CG216")]),
        ("Calf pain", f"{FILLER} Get medical care the same day if it swells.", "en", []),
        ("Sore feet", FILLER, "en", []),
        ("Getting back to running", FILLER, "en", []),
        ("Dolor de cuello", "Duele. Descanse un día. Pregunte.", "es", [(2, "CG216")]),
        ("Dolor de espalda", "Si pierde fuerza, vaya a urgencias. Descanse. Pregunte.", "es", []),
        ("Wadenschmerz", "Die Wade tut weh. Ruhe hilft manchmal. Fragen Sie.", "de", []),
    ],
)  # fmt: skip
def test_topics_that_need_a_word_on_urgent_care(tmp_path, title, body, lang, expected):
    assert flagged(tmp_path, body, title, lang) == expected
