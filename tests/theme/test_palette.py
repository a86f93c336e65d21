"""Colours and their contrast."""

from __future__ import annotations

import pytest

from contentgen.theme.palette import contrast, hex_color


@pytest.mark.parametrize(
    ("value", "color"),
    [("#abc", "#AABBCC"), ("#a1b2c3", "#A1B2C3"), ("abc", None), ("#abcd", None), ("red", None)],
)
def test_hex_colours(value: str, color: str | None) -> None:
    assert hex_color(value) == color


# Ratios as published: WCAG's own extremes, and #767676 as the lightest grey that passes on white.
@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#767676", "#FFFFFF", 4.54)],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)
