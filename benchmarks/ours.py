"""The program itself, measured as `peers` measures others, and how its costs grow.

``python ours.py deck|words|slides FOLDER`` prints figures as JSON. Costs are seconds that cores
were busy (user and system), the least of several runs.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from peers import measured, spent
from posts import post
from spec import planned, themed

from contentgen.memory import collect_rarely

WORDS = (100, 300, 700, 1000, 3000, 10000, 30000)
SLIDES = (1, 2, 5, 10, 20)


def least(work: Callable[[], object], runs: int = 3) -> float:
    """Return the least that a piece of work costs in ms."""
    costs = []
    for _ in range(runs):
        start = time.process_time()
        work()
        costs.append(time.process_time() - start)
    return min(costs) * 1000


def deck(folder: Path) -> dict[str, float]:
    """Draw planned decks: markup, layout, paint and JPEG; planning them does not count."""
    from contentgen.draw.encode import jpeg
    from contentgen.draw.paint import paint
    from contentgen.draw.shape import Shaper
    from contentgen.layout.deck import lay_out
    from contentgen.theme.slides import slide_markup

    brand, theme = themed()
    start = spent()
    found = planned(sorted(folder.glob("*.md")), brand, theme)
    planning, shaper = spent() - start, Shaper()

    def draw(one: Any) -> list[bytes]:
        scenes = lay_out(slide_markup(theme, one, brand), theme.look, shaper).scenes
        return [jpeg(paint(scene)) for scene in scenes]

    return measured(draw, [one for one, _ in found], planning)


def words(folder: Path) -> list[tuple[int, float, float]]:
    """Return (words, ms of all planning, ms of the whole package) for posts that grow."""
    from contentgen.options import Options
    from contentgen.pictures import plan_fitting
    from contentgen.pipeline import build_article
    from contentgen.plan.outline import make_outline
    from contentgen.read.article import read_article
    from contentgen.words import write_words
    from contentgen.workspace import Workspace

    brand, theme = themed()
    options, workspace, rows = Options(threads=0), Workspace(folder), []
    for count in (WORDS[2], *WORDS):  # the first only to be warm
        plans, wholes, held = [], [], 0
        for number in range(1, 4 if count < 9000 else 2):
            path = folder / f"words-{count}-{number}.md"
            path.write_text(_cut(post(number + 7 * count, count), count), encoding="utf-8")

            def plan(path: Path = path) -> int:
                article, _ = read_article(path, brand, path.name)
                outline = make_outline(article)
                write_words(article, outline, brand)
                plan_fitting(article, outline, brand, theme)
                return article.words()

            plans.append(least(plan, 1))
            wholes.append(least(lambda path=path: build_article(path, workspace, options), 1))
            held = plan()
        rows.append((held, min(plans), min(wholes)))
    return rows[1:]


def _cut(text: str, count: int) -> str:
    """Return a post without the parts that make it much longer than asked for."""
    kept: list[str] = []
    for block in text.split("\n\n"):
        if len(" ".join(kept).split()) >= max(count, 40):
            break
        kept.append(block)
    return "\n\n".join(kept) + "\n"


def slides(folder: Path) -> list[tuple[int, float]]:
    """Return (slides, ms to lay out and draw) for decks that grow."""
    from dataclasses import replace

    from contentgen.draw.encode import jpeg
    from contentgen.draw.paint import paint
    from contentgen.draw.shape import Shaper
    from contentgen.layout.deck import lay_out
    from contentgen.theme.slides import slide_markup

    brand, theme = themed()
    found = planned(sorted(folder.glob("*.md"))[:3], brand, theme)
    every = [slide for one, _ in found for slide in one.slides]
    shaper, rows = Shaper(), []

    def draw(count: int) -> list[bytes]:
        many = replace(found[0][0], slides=tuple(every[:count]))
        scenes = lay_out(slide_markup(theme, many, brand), theme.look, shaper).scenes
        return [jpeg(paint(scene)) for scene in scenes]

    for count in (SLIDES[-1], *SLIDES):
        rows.append((count, least(lambda count=count: draw(count), 5)))
    return rows[1:]


if __name__ == "__main__":
    collect_rarely()  # as the command line does
    part = {"deck": deck, "words": words, "slides": slides}[sys.argv[1]]
    print(json.dumps(part(Path(sys.argv[2]))))
