"""The same slides for every program: what is drawn where, as plain JSON, lines not broken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from contentgen.model.brand import Brand
from contentgen.model.deck import Deck
from contentgen.model.scene import Fill, Scene, Shape, TextLine
from contentgen.theme.load import Theme

ROOT = Path(__file__).parents[1]
_ROOM = 1.08  # a peer's block is wider than our longest line: it knows nothing of our tracking


def themed(theme: str = "tide") -> tuple[Brand, Theme]:
    """Return the sample practice and a theme in its colours."""
    from contentgen.read.brand import read_brand
    from contentgen.theme.find import template_folders
    from contentgen.theme.load import load_theme

    brand, _ = read_brand(ROOT / "brand.toml")
    return brand, load_theme(theme, template_folders(ROOT), replace(brand, lang="en"))


def planned(posts: Iterable[Path], brand: Brand, theme: Theme) -> list[tuple[Deck, list[Scene]]]:
    """Return each post's deck and its scenes."""
    from contentgen.pictures import plan_fitting
    from contentgen.plan.outline import make_outline
    from contentgen.read.article import read_article

    made = []
    for path in posts:
        article, _ = read_article(path, brand, path.name)
        deck, layout = plan_fitting(article, make_outline(article), brand, theme)
        made.append((deck, list(layout.scenes)))
    return made


def decks(posts: Iterable[Path]) -> list[list[dict[str, Any]]]:
    """Return each post's slides: ground, shapes in SVG path data, and blocks of text to wrap."""
    brand, theme = themed()
    return [[slide(scene) for scene in scenes] for _, scenes in planned(posts, brand, theme)]


def slide(scene: Scene) -> dict[str, Any]:
    """Return one slide."""
    shapes = [
        {"d": op.d, "fill": op.fill, "stroke": op.stroke, "width": op.stroke_width,
         "opacity": op.opacity}
        for op in scene.ops if isinstance(op, Shape)
    ]  # fmt: skip
    fills = [{"box": list(op.box), "color": op.color} for op in scene.ops if isinstance(op, Fill)]
    return {
        "width": scene.width, "height": scene.height, "ground": scene.ground,
        "shapes": shapes, "fills": fills, "texts": _blocks(scene),
    }  # fmt: skip


def _blocks(scene: Scene) -> list[dict[str, Any]]:
    """Join lines of one slot that stand below one another in one size into blocks."""
    from contentgen.draw.shape import Shaper

    measure, blocks = Shaper(), list[dict[str, Any]]()
    last: TextLine | None = None
    for op in (op for op in scene.ops if isinstance(op, TextLine) and op.text.strip()):
        run = op.runs[0]
        width = measure.line(op.runs).width * _ROOM
        same = last and (last.slot, last.where, last.x) == (op.slot, op.where, op.x)
        if (
            same
            and last
            and last.runs[0].size == run.size
            and last.y < op.y < last.y + 2 * run.size
        ):
            block = blocks[-1]
            block["text"] += f" {op.text.strip()}"
            block["pitch"] = op.y - last.y
            block["width"] = max(block["width"], width)
        else:
            blocks.append({
                "text": op.text.strip(), "x": op.x, "y": op.y, "width": width,
                "pitch": run.size * 1.3, "size": run.size, "color": run.color,
                "font": run.font.path, "axes": dict(run.font.axes),
            })  # fmt: skip
        last = op
    return blocks
