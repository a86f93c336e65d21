"""Path data: SVG's whole grammar in, absolute M L C Z out."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.layout.paths import (
    IDENTITY,
    Matrix,
    oval,
    parse,
    rectangle,
    rotation,
    shift,
    transform,
)


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ("M1 2 3 4", "M1 2L3 4"),
        ("m1,2 3,4 5-6", "M1 2L4 6L9 0"),
        ("M10-5.5.5 1", "M10 -5.5L0.5 1"),
        ("M0 0h10v5H2V1z", "M0 0L10 0L10 5L2 5L2 1Z"),
        ("M5 5l1 1zl2 0", "M5 5L6 6ZL7 5"),
        ("M5 5l1 1zm1 0l1 1", "M5 5L6 6ZM6 5L7 6"),
        ("M0 0c1 1 2 2 3 3s2 2 3 3", "M0 0C1 1 2 2 3 3C4 4 5 5 6 6"),
        ("M0 0S2 2 3 3", "M0 0C0 0 2 2 3 3"),
        ("M0 0Q3 0 3 3", "M0 0C2 0 3 1 3 3"),
        ("M0 0q3 0 3 3t3 3", "M0 0C2 0 3 1 3 3C3 5 4 6 6 6"),
        ("M1e1 1E-1", "M10 0.1"),
        ("M0 0A0 5 0 0 1 4 4", "M0 0L4 4"),
        ("M0 0A5 5 0 0 1 0 0L1 1", "M0 0L1 1"),
        ("  \n", ""),
    ],
)
def test_commands(data: str, wanted: str) -> None:
    assert transform(data) == wanted


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("L1 2", "must begin with M"),
        ("M1", "needs 2 numbers, found 1"),
        ("M1 2C3 4 5", "needs 6 numbers, found 3"),
        ("M1 2X3", '"X" is not a path command'),
        ("M1 2 # 3", 'cannot read "# 3"'),
        ("M0 0A1 1 0 2 1 3 3", "needs 7 numbers, found 3"),
    ],
)
def test_bad_data_says_why(data: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        transform(data)


def test_arc_flags_need_no_spaces() -> None:
    assert transform("M0 0a5 5 0 0110 0") == transform("M0 0 A 5 5 0 0 1 10 0")
    assert transform("M0 0a25 25-30 0125.5-10") == transform("M0 0A25 25 -30 0 1 25.5 -10")


@pytest.mark.parametrize(("sweep", "below"), [(0, True), (1, False)])
def test_half_circle_bulges_the_way_it_sweeps(sweep: int, below: bool) -> None:
    middle = parse(f"M0 0A5 5 0 0 {sweep} 10 0")[1][1][-2:]
    assert middle == (pytest.approx(5), pytest.approx(5 if below else -5))


def test_large_arc_goes_the_long_way() -> None:
    ys = [y for _, points in parse("M0 0A10 10 0 1 1 10 10") for y in points[1::2]]
    assert min(ys) < -9
    short = [y for _, points in parse("M0 0A10 10 0 0 1 10 10") for y in points[1::2]]
    assert min(short) == 0


def test_an_arc_too_small_for_its_ends_grows() -> None:
    assert transform("M0 0A1 1 0 0 1 10 0") == transform("M0 0A5 5 0 0 1 10 0")


@settings(max_examples=60, deadline=None)
@given(
    rx=st.floats(1, 50), ry=st.floats(1, 50), turn=st.floats(0, 360),
    large=st.integers(0, 1), sweep=st.integers(0, 1), x=st.floats(1, 60), y=st.floats(-60, 60),
)  # fmt: skip
def test_arcs_lie_on_an_ellipse_of_their_own_shape(
    rx: float, ry: float, turn: float, large: int, sweep: int, x: float, y: float
) -> None:
    segments = parse(f"M0 0A{rx} {ry} {turn} {large} {sweep} {x} {y}")
    ends = [(0.0, 0.0), *((p[-2], p[-1]) for _, p in segments[1:])]
    assert ends[-1] == (pytest.approx(x, rel=1e-6), pytest.approx(y, rel=1e-6, abs=1e-9))
    # In the ellipse's own axes every point of it is as far from the centre, so chords between
    # points are no longer than a diameter, and cubics stay inside the circle around it.
    radius = math.radians(turn)
    unit = []
    for px, py in ends:
        ux = (px * math.cos(radius) + py * math.sin(radius)) / rx
        uy = (-px * math.sin(radius) + py * math.cos(radius)) / ry
        unit.append((ux, uy))
    reach = max(1.0, math.dist(unit[0], unit[-1]) / 2)
    assert all(math.dist(a, b) <= 2 * reach + 1e-6 for a in unit for b in unit)


def test_maps_combine_in_order() -> None:
    moved_then_turned = shift(10, 0).then(rotation(90, 0, 0))
    assert transform("M1 0", moved_then_turned) == "M0 11"
    assert transform("M1 0", rotation(90, 0, 0).then(shift(10, 0))) == "M10 1"


def test_scale_is_what_strokes_grow_by() -> None:
    assert Matrix(-3, 0, 0, 3, 5, 5).scale == pytest.approx(3)
    assert rotation(33, 4, 5).scale == pytest.approx(1)


def test_at_most_two_decimals() -> None:
    assert transform("M1.23456 -0.001", IDENTITY) == "M1.23 0"


def test_canonical_data_is_left_alone() -> None:
    data = "M1 2L3.25 -4C1 2 3 4 5 6Z"
    assert transform(data) is data


def test_round_corners_never_pass_half_a_side() -> None:
    pill = parse(rectangle(0, 0, 100, 20, 999))
    assert pill[0] == ("M", (10.0, 0.0))
    xs = [x for _, points in pill for x in points[::2]]
    assert (min(xs), max(xs)) == (0, 100)


def test_an_oval_touches_its_four_sides() -> None:
    segments = parse(oval(10, 20, 3, 4))
    ends = [points[-2:] for command, points in segments if command == "C"]
    assert ends == [(10, 24), (7, 20), (10, 16), (13, 20)]
    assert len(segments) == 6
