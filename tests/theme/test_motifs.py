"""Path data by formula."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest

from contentgen.theme import motifs

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def points(data: str) -> list[tuple[float, float]]:
    numbers = [float(n) for n in NUMBER.findall(data)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def test_the_sea_meets_itself_at_every_seam() -> None:
    slides = [points(motifs.tide_path(1080 * n, 1080, 5400, margin=0)) for n in range(5)]
    for one, other in pairwise(slides):
        assert one[-1] == (1080, other[0][1])
        assert other[0][0] == 0


def test_the_sea_calms_from_choppy_to_flat() -> None:
    def swing(n: int) -> float:
        ys = [y for _, y in points(motifs.tide_path(1080 * n, 1080, 5400, 1224))]
        return max(ys) - min(ys)

    assert swing(0) > 30
    assert swing(0) > swing(2) > swing(4)
    assert motifs.tide_y(5400, 5400, 1224) == 1224


def test_tide_follows_its_formula() -> None:
    x, total = 1500.0, 10800.0
    calm = 1 - 1.06 * x / total
    wave = 17 * math.sin(x / 118) + 9 * math.sin(x / 61 + 1) + 4 * math.sin(x / 29)
    assert motifs.tide_y(x, total, 1224) == pytest.approx(1224 - calm * wave, abs=0.05)


def test_the_sea_can_be_closed_below() -> None:
    data = motifs.tide_path(0, 100, 1000, 50, close_to=90)
    assert data.endswith("L108 90L-8 90Z")


def test_lines_are_drawn_to_the_middle_and_never_cross() -> None:
    data = motifs.pinched_lines(500, 300, 0, 1000, 100, 500, 50, 0.8, 100, 200, ripple=0)
    lines = [points(line) for line in data.split("M")[1:]]
    assert len(lines) == 9
    at_edge = [line[0][1] for line in lines]
    at_middle = [dict(line)[500] for line in lines]
    assert at_edge == [100 + 50 * n for n in range(9)]
    assert max(at_middle) - min(at_middle) < 400
    for upper, lower in pairwise(lines):
        assert all(a[1] < b[1] for a, b in zip(upper, lower, strict=True))


def test_muscle_lines_run_between_their_outlines() -> None:
    front, back = [(0, 0), (0, 100), (0, 200)], [(100, 0), (100, 100), (100, 200)]
    data = motifs.muscle_lines(front, back, count=3, cx=50, cy=100, sx=50, sy=20)
    lines = [points(line) for line in data.split("M")[1:]]
    assert [line[0][0] for line in lines] == [25, 50, 75]
    assert 25 < lines[0][1][0] < 50 < lines[2][1][0] < 75


def test_a_fading_wave_ends_on_its_line() -> None:
    assert points(motifs.wave(0, 100, 50, 10, 33, fade=1))[-1] == (100, 50)
    assert points(motifs.wave_down(0, 100, 50, 10, 33, fade=1))[-1] == (50, 100)


def test_polyline() -> None:
    assert motifs.polyline([(0, 0.04), (1.26, -2)]) == "M0 0L1.3 -2"
    assert motifs.polyline([(0, 0), (1, 1)], close=True) == "M0 0L1 1Z"
    assert motifs.polyline([]) == ""


def test_the_triangle_wave_turns_at_its_quarters() -> None:
    assert [motifs.triangle(n / 4) for n in range(5)] == [0, 1, 0, -1, 0]
