"""One colour of the practice makes a whole palette, and every text can still be read."""

from __future__ import annotations

import random
import tomllib
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from contentgen.model.brand import Brand
from contentgen.theme.colors import read_colors
from contentgen.theme.find import own_templates
from contentgen.theme.load import load_theme
from contentgen.theme.oklch import Oklch, hex_of, oklch

THEMES = sorted(path.parent.name for path in own_templates().glob("*/theme.toml"))
EXTREMES = ("#000000", "#FFFFFF", "#808080", "#E6FF00", "#00FF00", "#FF00FF", "#0000FF", "#010203")


def ratio(one: str, other: str) -> float:
    """Return WCAG 2.2's contrast ratio, written down again from its definition."""

    def relative(color: str) -> float:
        total = 0.0
        for share, at in ((0.2126, 1), (0.7152, 3), (0.0722, 5)):
            part = int(color[at : at + 2], 16) / 255
            total += share * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
        return total

    high, low = sorted((relative(one), relative(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colors(count: int) -> list[str]:
    source = random.Random(7)
    return [f"#{source.randrange(1 << 24):06X}" for _ in range(count)]


@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read_whatever_the_practices_colour(name: str) -> None:
    folders = (own_templates(),)
    table = tomllib.loads((own_templates() / name / "theme.toml").read_text(encoding="utf-8"))
    needs = {"text": 4.5, "muted": 4.5, "accent": 3.0} | table.get("contrast", {})
    for color in (*EXTREMES, *colors(500)):
        for ground, of in read_colors(table, Brand(color=color), folders, name).grounds.items():
            for pair, least in needs.items():
                ink, _, paper = pair.partition(" on ")
                if ink in of and (paper or "ground") in of:
                    found = ratio(of[ink], of[paper or "ground"])
                    assert found >= least, (color, ground, pair, found)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("color", ["#1F3A5F", "#0F7B6C", "#7A3E9D", "#000000", "#E6FF00"])
def test_a_practice_finds_its_own_colour_on_the_slides(name: str, color: str) -> None:
    """A colour that a theme has room for stands there as it is, the others keep apart."""
    theme = load_theme(name, (own_templates(),), Brand(color=color))
    plain = load_theme(name, (own_templates(),), Brand())
    grounds = [of["ground"] for of in theme.look.grounds.values()]
    before = [of["ground"] for of in plain.look.grounds.values()]
    assert color in theme.palette.values()
    for (a, b), (x, y) in zip(combinations(grounds, 2), combinations(before, 2), strict=True):
        assert ratio(a, b) > 1.04 or ratio(x, y) <= 1.15 or a != b


def test_the_hue_of_the_practice_is_that_of_what_follows() -> None:
    folders = (own_templates(),)
    green = load_theme("tide", folders, Brand(color="#0F7B6C")).palette
    assert abs(oklch(green["coral"]).h - oklch("#0F7B6C").h) < 8
    assert oklch(green["shell"]).c < 0.03  # a neutral stays one
    far = abs((oklch(green["sea"]).h - oklch(green["coral"]).h + 180) % 360 - 180)
    assert far > 45  # the accent makes way


def test_colors_by_name_win_over_the_one_colour() -> None:
    brand = Brand(color="#1F3A5F", colors={"coral": "#D98A3B"})
    palette = load_theme("tide", (own_templates(),), brand).palette
    assert palette["coral"] == "#D98A3B"
    assert palette["ink"] != "#3A1220"


def test_a_colour_of_another_theme_is_left_to_it_and_a_typing_error_is_told() -> None:
    folders = (own_templates(),)
    brand = Brand(colors={"tomato": "#EE5533", "corall": "#D9573B"}, path="brand.toml")
    theme = load_theme("tide", folders, brand)
    assert theme.palette == load_theme("tide", folders, Brand()).palette
    assert [(p.severity, p.where) for p in theme.problems] == [("warning", "brand.toml")]
    assert "corall" in theme.problems[0].message
    assert "coral" in theme.problems[0].hint


@pytest.mark.parametrize(
    "color", ["#000000", "#FFFFFF", "#3A1220", "#EB5B3C", "#17524F", "#7F7F7F"]
)
def test_colours_come_back_from_oklch(color: str) -> None:
    assert hex_of(oklch(color)) == color


def test_oklch_has_the_values_of_its_definition() -> None:
    red = oklch("#FF0000")
    assert (round(red.l, 3), round(red.c, 3), round(red.h, 1)) == (0.628, 0.258, 29.2)
    white = oklch("#FFFFFF")
    assert (round(white.l, 3), round(white.c, 3)) == (1.0, 0.0)


def test_what_a_screen_cannot_show_keeps_its_lightness_and_hue() -> None:
    shown = oklch(hex_of(Oklch(0.7, 0.4, 150)))
    assert abs(shown.l - 0.7) < 0.01
    assert abs(shown.h - 150) < 2
    assert shown.c < 0.3


def test_without_a_table_of_its_own_a_theme_follows_with_all_that_has_colour(
    themes: Path, brand: Brand
) -> None:
    plain = load_theme("mini", (themes,), brand).palette
    made = load_theme("mini", (themes,), replace(brand, color="#0F7B6C")).palette
    assert set(made) == set(plain)
