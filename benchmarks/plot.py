"""Draw growth as SVG: two curves, no library."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 360, 240, 56, 34, 16, 40
_INK, _LINE, _FAINT = "#2b2b33", "#b8341b", "#d9d9de"
_STYLE = 'font-family="system-ui, sans-serif" font-size="11"'


def chart(title: str, across: str, down: str, points: Sequence[tuple[float, float]]) -> str:
    """Return one chart with both axes in powers of ten, its points named."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    low_x, high_x, low_y, high_y = min(xs), max(xs), min(ys), max(ys)

    def at(x: float, y: float) -> tuple[float, float]:
        wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
        return (
            LEFT + wide * log10(x / low_x) / max(log10(high_x / low_x), 1e-9),
            HEIGHT - BOTTOM - high * log10(y / low_y) / max(log10(high_y / low_y), 1e-9),
        )

    placed = [at(x, y) for x, y in points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
    out = [
        f'<text x="{LEFT}" y="18" {_STYLE} font-weight="600" fill="{_INK}">{title}</text>',
        f'<path d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - RIGHT}" '
        f'fill="none" stroke="{_FAINT}"/>',
        f'<polyline points="{line}" fill="none" stroke="{_LINE}" stroke-width="2"/>',
        f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 6}" {_STYLE} text-anchor="end" fill="{_INK}">'
        f"{across}</text>",
        f'<text x="{LEFT}" y="{TOP - 4}" {_STYLE} fill="{_INK}">{down}</text>',
    ]
    above = HEIGHT * 2.0
    for (x, y), (left, top) in zip(points, placed, strict=True):
        out += [
            f'<circle cx="{left:.1f}" cy="{top:.1f}" r="3" fill="{_LINE}"/>',
            f'<text x="{left:.1f}" y="{HEIGHT - BOTTOM + 14}" {_STYLE} text-anchor="middle" '
            f'fill="{_INK}">{x:g}</text>',
        ]
        if above - top > 12:  # else one figure would stand on another
            above = top
            out.append(
                f'<text x="{LEFT - 6}" y="{top + 4:.1f}" {_STYLE} text-anchor="end" '
                f'fill="{_INK}">{_short(y)}</text>'
            )
    return "\n".join(out)


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}"


def sheet(charts: Sequence[str]) -> str:
    """Return charts side by side as one SVG file."""
    moved = (f'<g transform="translate({n * WIDTH} 0)">\n{c}\n</g>' for n, c in enumerate(charts))
    size = f'width="{WIDTH * len(charts)}" height="{HEIGHT}"'
    box = f'viewBox="0 0 {WIDTH * len(charts)} {HEIGHT}"'
    ground = '<rect width="100%" height="100%" fill="#fff"/>'
    return "\n".join((
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box}>', ground, *moved, "</svg>\n",
    ))  # fmt: skip
