"""Where lines come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.plan.deck import make_deck
from contentgen.plan.outline import make_outline
from contentgen.plan.trace import Row, deck_rows, places, row
from contentgen.read.article import read_article

POSTS = Path(__file__).parent / "posts"


def read(name: str) -> Article:
    return read_article(POSTS / f"{name}.md", Brand(), name)[0]


def rows(name: str) -> tuple[Row, ...]:
    article = read(name)
    return deck_rows(article, make_deck(article, make_outline(article), Brand()))


@pytest.mark.parametrize("name", sorted(path.stem for path in POSTS.glob("*.md")))
def test_every_line_of_a_deck_has_a_source(name: str) -> None:
    known = places(read(name))
    lines = (POSTS / f"{name}.md").read_text(encoding="utf-8").splitlines()
    for line in rows(name):
        assert line.refs
        assert set(line.refs) <= {*known, "editor", "brand"}, line
        if line.kind == "post":
            assert line.lines
            assert line.source
            first = line.source.split()[0].strip("*;")
            near = ["\n".join(lines[number - 1 : number + 2]) for number in line.lines]
            assert any(first in text for text in near), line


def test_rows_name_the_slide_and_the_slot() -> None:
    by_surface = {line.surface: line for line in rows("treatment")}
    definition = by_surface["slide 3 body"]
    assert definition.kind == "post"
    assert definition.refs == ("p3.s1", "p3.s2")
    assert definition.lines == (9,)
    assert by_surface["slide 1 headline"].kind == "frontmatter"
    assert by_surface["slide 1 headline"].lines == (2,)


def test_a_line_is_the_editors_if_the_editor_had_a_hand_in_it() -> None:
    known = places(read("steps"))
    assert row("outline 0:10", "How?", ("p2", "editor"), known).kind == "editor"
    assert row("outline 0:10", "How?", ("p2", "editor"), known).lines == (6,)
    assert row("caption 4", "Call us.", ("brand",), known).kind == "brand"


def test_labels_leads_cells_and_sources_have_places() -> None:
    assert places(read("huge-list"))["p3.label"].text == "Idea 1"
    assert places(read("bold-leads"))["p2.lead"].text.startswith("Rest position")
    assert places(read("table"))["p3.c1"].text == "Easy"
    assert "My coach" in places(read("race-report"))["p7.source"].text
