"""Fonts by package or path, and what stands in for their missing glyphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.errors import ContentgenError
from contentgen.theme.fonts import find_font


def test_a_package_gives_its_upright_or_italic_file() -> None:
    upright = find_font("fontpkg-newsreader", {"opsz": 72, "wght": 480}, (), "t")
    italic = find_font("fontpkg-newsreader:italic", {}, (), "t")
    assert Path(upright.path).name == "Newsreader[opsz,wght].ttf"
    assert Path(italic.path).name == "Newsreader-Italic[opsz,wght].ttf"
    assert upright.axes == (("opsz", 72.0), ("wght", 480.0))


def test_inter_stands_in_at_the_same_weight_within_its_own_range() -> None:
    font = find_font("fontpkg-newsreader", {"opsz": 72, "wght": 480}, (), "t")
    (fallback,) = font.fallbacks
    assert Path(fallback.path).name == "Inter[opsz,wght].ttf"
    assert dict(fallback.axes) == {"opsz": 32.0, "wght": 480.0}
    italic = find_font("fontpkg-newsreader:italic", {"wght": 480}, (), "t").fallbacks[0]
    assert Path(italic.path).name == "Inter-Italic[opsz,wght].ttf"


def test_inter_does_not_stand_in_for_itself() -> None:
    assert find_font("fontpkg-inter", {}, (), "t").fallbacks == ()


def test_a_missing_package_says_what_to_install() -> None:
    with pytest.raises(ContentgenError) as caught:
        find_font("fontpkg-no-such-font", {}, (), "brand.toml")
    assert str(caught.value) == (
        'brand.toml: the font package "fontpkg-no-such-font" is not installed. '
        "Install it: pip install fontpkg-no-such-font"
    )


def test_a_file_is_looked_for_beside_the_brand_and_then_in_the_theme(tmp_path: Path) -> None:
    brand, theme = tmp_path / "brand", tmp_path / "theme"
    for folder in (brand, theme):
        folder.mkdir()
        (folder / "Own.ttf").touch()
    assert find_font("Own.ttf", {}, (brand, theme), "t").path == str(brand / "Own.ttf")
    assert find_font("Own.ttf", {}, (tmp_path, theme), "t").path == str(theme / "Own.ttf")


def test_a_missing_file_says_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(ContentgenError, match=r'no font file "Own.ttf"\. Looked in '):
        find_font("Own.ttf", {}, (tmp_path,), "t")
