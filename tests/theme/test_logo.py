"""A practice's logo becomes shapes of one colour, or a picture; anything else is said plainly."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.errors import ContentgenError
from contentgen.model.brand import Brand
from contentgen.model.markup import Element
from contentgen.theme.logo import draw_logo

PLACE = Element("logo", {"x": "10", "height": "40", "color": "#ffffff"}, where="t: <logo>")


def drawn(folder: Path, name: str, content: str | bytes) -> Element:
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    return draw_logo(PLACE, Brand(logo=name, path=str(folder / "brand.toml")))


def test_svg_shapes_take_one_colour_and_the_viewbox(tmp_path: Path) -> None:
    logo = drawn(
        tmp_path,
        "logo.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0,64,32"><title>Mark</title>'
        '<path fill="#123456" d="M0 0L9 9Z"/><circle cx="5" cy="6" r="7"/>'
        '<rect x="1" y="2" width="3" height="4" rx="1"/><path fill="none" d="M1 1"/></svg>',
    )
    assert (logo.tag, logo.attrs["viewbox"], logo.attrs["x"]) == ("group", "0 0 64 32", "10")
    assert "color" not in logo.attrs
    assert [(shape.tag, shape.attrs) for shape in logo.children] == [
        ("path", {"d": "M0 0L9 9Z", "fill": "#ffffff"}),
        ("ellipse", {"cx": "5", "cy": "6", "r": "7", "fill": "#ffffff"}),
        (
            "rect",
            {"x": "1", "y": "2", "width": "3", "height": "4", "radius": "1", "fill": "#ffffff"},
        ),
    ]


def test_a_picture_file_is_shown_as_it_is(tmp_path: Path) -> None:
    logo = drawn(tmp_path, "logo.PNG", b"\x89PNG")
    assert (logo.tag, logo.attrs["fit"]) == ("image", "contain")
    assert Path(logo.attrs["src"]) == (tmp_path / "logo.PNG").resolve()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('<svg viewBox="0 0 1 1"><text>MS</text></svg>', "holds <text>"),
        ('<svg viewBox="0 0 1 1"><g transform="scale(2)"><path d="M0 0"/></g></svg>', "transform"),
        ('<svg viewBox="0 0 1 1"></svg>', "no size or no filled shape"),
        ('<svg><path d="M0 0"/></svg>', "no size or no filled shape"),
        ("not xml", "not an SVG file"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1">&a;</svg>', "document type"),
        ("<svg>" + " " * 200_001 + "</svg>", "over 200 KB"),
    ],
)
def test_what_cannot_be_drawn_is_said(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(ContentgenError, match=message) as caught:
        drawn(tmp_path, "logo.svg", content)
    assert caught.value.problems[0].hint


def test_a_missing_logo_names_the_brand_file(tmp_path: Path) -> None:
    brand = Brand(logo="nowhere.svg", path=str(tmp_path / "brand.toml"))
    with pytest.raises(ContentgenError, match=r"brand\.toml: there is no logo file"):
        draw_logo(PLACE, brand)
