"""The art library: chosen by whole words only, expanded in the colours asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from contentgen.errors import ContentgenError
from contentgen.model.markup import Element
from contentgen.theme.art import anchor_at, art_alt, art_info, art_names, choose, expand


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["Connect the dots"], "dot"),
        (["A DOT."], "dot"),
        (["Polka-dots are back"], "dot"),
        (["antidote", "dotted"], ""),
        (["your back"], ""),
        (["low"], ""),
        (["Low back pain"], "lowback"),
        (["the lowback"], "lowback"),
        (["low, back"], "lowback"),
        (["nothing here", "lumbar"], "lowback"),
        (["lumbar", "dot"], "lowback"),
        (["dry needling for lumbar pain"], "lowback"),
        (["dry needling", "lumbar"], "needle"),
        ([], ""),
        ([""], ""),
    ],
)
def test_choice(themes: Path, words: list[str], name: str) -> None:
    assert choose(words, (themes,)) == name


def test_what_a_drawing_says_of_itself(themes: Path) -> None:
    dot = art_info("dot", (themes,))
    assert dot.viewbox == (0, 0, 100, 200)
    assert dot.anchor == (25, 50)
    assert art_alt("dot", (themes,)) == "Drawing of a dot."
    assert art_info("needle", (themes,)).anchor == (5, 5)
    assert art_names((themes,)) == ("dot", "lowback", "needle")


def test_an_unknown_drawing_has_a_near_name(themes: Path) -> None:
    with pytest.raises(ContentgenError, match=r'no drawing "dots"\. Did you mean "dot"\?'):
        art_info("dots", (themes,))


def test_a_name_cannot_lead_out_of_the_library(themes: Path) -> None:
    with pytest.raises(ContentgenError):
        art_info("../art/dot", (themes,))


def test_a_user_s_drawing_shadows_the_program_s(themes: Path, tmp_path: Path) -> None:
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "dot.xml").write_text(
        '<art name="dot" viewbox="0 0 1 1" alt="Mine." words="dot"/>', encoding="utf-8"
    )
    assert art_alt("dot", (tmp_path, themes)) == "Mine."


def test_expansion_maps_parts_to_colours(
    themes: Path, find: Callable[[Element, str], list[Element]]
) -> None:
    art = Element("art", {"name": "dot", "x": "5", "width": "50", "ink": "#112233", "flip": "true"})
    group = expand(art, (themes,))
    assert group.tag == "group"
    assert group.attrs == {"x": "5", "width": "50", "flip": "true", "viewbox": "0 0 100 200"}
    (path,), (ellipse,), (rect,) = (find(group, tag) for tag in ("path", "ellipse", "rect"))
    assert path.attrs["fill"] == "#112233"
    assert (ellipse.attrs["fill"], ellipse.attrs["stroke"]) == ("accent", "ground")
    assert rect.attrs["fill"] == "ground"
    assert not find(group, "art")


def test_an_unknown_drawing_in_a_template_names_the_element(themes: Path) -> None:
    art = Element("art", {"name": "dit"}, where="mini/cover.xml.j2: <art>")
    with pytest.raises(ContentgenError, match=r"mini/cover.xml.j2: <art>: there is no drawing"):
        expand(art, (themes,))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('<art viewbox="0 0 9 9"><path d="M0 0" fill="red"/></art>', 'fill="red" on <path>'),
        (
            '<art viewbox="0 0 9 9"><text style="a">x</text></art>',
            "<text> cannot stand inside <art>",
        ),
        ('<art viewbox="0 0 9"/>', "needs viewbox"),
        ("<svg/>", "begins with <art>"),
    ],
)
def test_a_bad_drawing_names_its_file(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "bad.xml").write_text(content, encoding="utf-8")
    with pytest.raises(ContentgenError, match=re.escape(message)) as caught:
        expand(Element("art", {"name": "bad"}), (tmp_path,))
    assert caught.value.problems[0].where.startswith("art/bad.xml")


def test_where_the_anchor_comes_to_stand(themes: Path) -> None:
    dot = art_info("dot", (themes,))
    assert anchor_at(dot, 10, 20, 200, 200) == (35, 70)
    assert anchor_at(dot, 10, 20, 200, 200, flip=True) == (85, 70)
