"""Measure the program and rewrite the tables in benchmarks/README.md.

Run it on a quiet machine: ``.venv/bin/python benchmarks/bench.py``. Every figure is the best of
several runs in one process (or of several processes, for cold starts): the best is what the code
costs, the rest is what else the machine was doing.
"""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
POST = ROOT / "articles" / "running-after-calf-strain.md"
RUNS = 15
WHOLE = "planned deck to JPEG bytes"


def best(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the shortest of several runs in ms, on one core's clock where that is the question."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def command(*arguments: str) -> Callable[[], object]:
    """Return a run of a program in a process of its own."""
    return lambda: subprocess.run(arguments, check=True, capture_output=True, cwd=ROOT)


def cold() -> list[tuple[str, float]]:
    """Measure starts: a process from nothing to its end, in ms."""
    program = str(Path(sys.executable).with_name("contentgen"))
    with tempfile.TemporaryDirectory() as out:
        built = command(program, "build", str(POST), "--out", out, "--quiet", "--force")
        return [
            ("the interpreter alone", best(command(sys.executable, "-c", "pass"), 7)),
            ("`contentgen --help`", best(command(program, "--help"), 7)),
            ("`contentgen build` of one post, ten slides", best(built, 5)),
        ]


def warm() -> tuple[list[tuple[str, float]], int, int]:
    """Measure each stage in a warm process; return rows in ms, slides, words."""
    from contentgen.draw.encode import jpeg
    from contentgen.draw.paint import paint
    from contentgen.draw.shape import Shaper
    from contentgen.layout.deck import lay_out
    from contentgen.pictures import plan_fitting
    from contentgen.plan.outline import make_outline
    from contentgen.read.article import read_article
    from contentgen.read.brand import read_brand
    from contentgen.theme.find import template_folders
    from contentgen.theme.load import load_theme
    from contentgen.theme.slides import slide_markup
    from contentgen.words import write_words

    brand, _ = read_brand(ROOT / "brand.toml")
    theme = load_theme("tide", template_folders(ROOT), replace(brand, lang="en"))
    article, _ = read_article(POST, brand, POST.name)
    outline = make_outline(article)
    deck, layout = plan_fitting(article, outline, brand, theme)
    trees = slide_markup(theme, deck, brand)
    shaper = Shaper()
    images = [paint(scene) for scene in layout.scenes]

    def paint_all() -> None:
        for scene in layout.scenes:  # one picture at a time, as a build does
            paint(scene)

    def whole() -> list[bytes]:
        made = lay_out(slide_markup(theme, deck, brand), theme.look, shaper)
        return [jpeg(paint(scene)) for scene in made.scenes]

    rows = [
        ("read", best(lambda: read_article(POST, brand, POST.name))),
        ("plan: outline", best(lambda: make_outline(article))),
        (
            "plan: script, short, upload, caption",
            best(lambda: write_words(article, outline, brand)),
        ),
        ("plan: deck, with fitting", best(lambda: plan_fitting(article, outline, brand, theme))),
        ("theme: markup", best(lambda: slide_markup(theme, deck, brand))),
        ("layout", best(lambda: lay_out(trees, theme.look, shaper))),
        ("draw: paint", best(paint_all)),
        ("draw: encode", best(lambda: [jpeg(image) for image in images])),
        (WHOLE, best(whole)),
    ]
    return rows, len(deck.slides), article.words()


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main() -> None:
    """Measure, and write the README."""
    starts = cold()
    stages, slides, words = warm()
    by_name = dict(stages)
    names = ("theme: markup", "layout", "draw: paint", "draw: encode", WHOLE)
    a_slide = by_name[WHOLE] / slides
    text = f"""# Benchmarks

Made by `benchmarks/bench.py` on {platform.machine()}, Python {platform.python_version()}, one core;
the best of several runs each. Only ratios travel between machines.

## From planned deck to JPEG bytes: {a_slide:.1f} ms a slide, warm

{slides} slides of a post of {words} words, theme `tide`, 1080×1350, quality 90. The encoder is
{by_name["draw: encode"] / slides:.1f} ms of it.

{
        table(
            ("stage", "ms a post", "ms a slide"),
            [
                (name, f"{ms:.1f}", f"{ms / slides:.2f}" if name in names else "")
                for name, ms in stages
            ],
        )
    }

## Cold starts

{table(("run", "ms"), [(name, f"{ms:.0f}") for name, ms in starts])}
"""
    (ROOT / "benchmarks" / "README.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
