"""Measure everything in one run and write benchmarks/README.md and growth.svg.

``python benchmarks/bench.py [--peers PYTHON] [--thousand] [--quick]``. `--peers` names a Python
that has the programs of the ``bench`` extra, this one if it is left out; the table tells which are
missing. Costs are seconds that cores were busy, user and system, children included: they hardly
change with what else the machine does. The least of several runs counts.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE))

from plot import chart, sheet  # noqa: E402
from posts import write_posts  # noqa: E402

NAMES = {
    "contentgen": "contentgen", "pillow": "Pillow, `ImageDraw.text`", "typst": "Typst",
    "resvg": "SVG by Jinja, resvg", "pictex": "PicTex (words only)", "chromium": "Chromium",
}  # fmt: skip


class Cost(NamedTuple):
    """What a run took: busy seconds, seconds by the clock, MB of its largest process."""

    busy: float
    wall: float
    memory: float
    out: str = ""


def run(*told: str, cwd: Path = ROOT) -> Cost:
    """Run a program and return what it took, with what it printed."""
    start, keys = time.perf_counter(), {**os.environ}
    keys.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
        child = subprocess.Popen(told, cwd=cwd, env=keys, stdout=out, stderr=said)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said.seek(0)
        if child.returncode:
            raise RuntimeError(f"{told}: {said.read().decode()[-2000:]}")
        text = out.read().decode()
    wall = time.perf_counter() - start
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, text)


def best(runs: int, *told: str, cwd: Path = ROOT) -> Cost:
    """Return the cheapest of several runs."""
    return min((run(*told, cwd=cwd) for _ in range(runs)), key=lambda cost: cost.busy)


def program(*told: str) -> tuple[str, ...]:
    """Return a command line of contentgen as this Python has it."""
    return sys.executable, "-c", "from contentgen.cli import main; main()", *told


@contextmanager
def workspace(posts: int) -> Iterator[Path]:
    """Make a practice with so many posts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in ("brand.toml", "logo.svg"):
            (folder / file).write_bytes((ROOT / file).read_bytes())
        write_posts(folder / "articles", posts)
        yield folder


def peers(python: str, decks: int) -> dict[str, dict[str, float]]:
    """Draw the same slides with every program."""
    found: dict[str, dict[str, float]] = {}
    with workspace(decks) as folder:
        posts = folder / "articles"
        found["contentgen"] = json.loads(
            run(sys.executable, str(HERE / "ours.py"), "deck", str(posts)).out
        )
        spec = folder / "spec.json"
        code = (
            f"import sys, json, pathlib; sys.path.insert(0, {str(HERE)!r}); import spec; "
            f"files = sorted(pathlib.Path({str(posts)!r}).glob('*.md')); "
            f"pathlib.Path({str(spec)!r}).write_text(json.dumps(spec.decks(files)))"
        )
        run(sys.executable, "-c", code)
        for name in [name for name in NAMES if name != "contentgen"]:
            made = run(python, str(HERE / "peers.py"), name, str(spec)).out
            found[name] = json.loads(made.strip().splitlines()[-1])
            print(name, found[name], file=sys.stderr)
    return found


class Grown(NamedTuple):
    """A batch of posts: made from nothing, and again with nothing changed."""

    posts: int
    first: Cost
    again: Cost


def batches(counts: Sequence[int]) -> list[Grown]:
    """Build more and more posts, all outputs."""
    rows = []
    for count in counts:
        with workspace(count) as folder:
            told = program("build", "--quiet")
            first = run(*told, cwd=folder)
            rows.append(Grown(count, first, best(3, *told, cwd=folder)))
            print(count, first[:3], rows[-1].again[:3], file=sys.stderr)
    return rows


def cold() -> list[tuple[str, Cost]]:
    """Start the program from nothing."""
    with workspace(1) as folder:
        build = program("build", "--quiet", "--force", "--jobs", "1")
        return [
            ("the interpreter alone", best(5, sys.executable, "-c", "pass")),
            ("`contentgen --help`", best(5, *program("--help"))),
            ("`contentgen build`, one post, all outputs", best(5, *build, cwd=folder)),
        ]


def grown(part: str, posts: int) -> Any:
    """Measure how words or slides tell, in a process of its own."""
    with workspace(posts) as folder:
        where = folder / "articles" if part == "slides" else folder
        return json.loads(run(sys.executable, str(HERE / "ours.py"), part, str(where)).out)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _of_peers(found: dict[str, dict[str, float]]) -> str:
    ours = found["contentgen"]
    rows = []
    for name, cost in found.items():
        if "missing" in cost:
            rows.append((NAMES[name], f"not installed ({cost['missing']})", "", "", "", "", ""))
            continue
        rows.append((
            NAMES[name], f"{cost['warm'] * 1000:.1f}", f"{cost['warm'] / ours['warm']:.1f}×",
            f"{cost['cold']:.2f}", f"{cost['cold'] + 990 * cost['typical']:.0f}",
            f"{cost['memory']:.0f}", f"{cost['bytes'] / 1000:.0f}",
        ))  # fmt: skip
    head = ("", "ms a slide, warm", "beside ours", "first deck, s", "100 decks, s", "peak MB",
            "kB a slide")  # fmt: skip
    return table(head, rows)


def _of_batches(rows: Sequence[Grown]) -> str:
    return table(
        ("posts", "busy s", "busy s a post", "s by the clock", "again, busy s", "peak MB"),
        [
            (f"{n}", f"{a.busy:.1f}", f"{a.busy / n:.2f}", f"{a.wall:.1f}", f"{b.busy:.2f}",
             f"{a.memory:.0f}")
            for n, a, b in rows
        ],
    )  # fmt: skip


def _claims(found: dict[str, dict[str, float]], rows: Sequence[Grown]) -> str:
    warm = {name: cost["warm"] for name, cost in found.items() if "warm" in cost}
    ours, said = warm.pop("contentgen"), []
    for name, cost in sorted(warm.items(), key=lambda item: item[1]):
        ratio, plain = cost / ours, NAMES[name]
        said.append(f"{plain} takes {ratio:.1f} times as long" if ratio >= 1 else
                    f"{plain} takes {ratio:.0%} of the time")  # fmt: skip
    many = [row for row in rows if row.posts >= 10]
    memory = many[-1].first.memory / many[0].first.memory
    share = rows[-1].first.busy / rows[-1].posts / (many[0].first.busy / many[0].posts)
    return (
        f"- A slide, from the planned deck to JPEG bytes, warm: {'; '.join(said)}.\n"
        f"- {rows[-1].posts} posts cost {share:.2f} times as much a post as {many[0].posts}, "
        f"and take {memory:.2f} times the memory.\n"
        f"- A second run over {rows[-1].posts} posts of which none changed costs "
        f"{rows[-1].again.busy / rows[-1].first.busy:.1%} of the first."
    )


def readme(measured: dict[str, Any]) -> str:
    """Return the page."""
    found, rows = measured["peers"], measured["batches"]
    words, slides, starts = measured["words"], measured["slides"], measured["cold"]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f"{os.getloadavg()[1]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return f"""# Benchmarks

Made by `python benchmarks/bench.py` in one run on {platform.machine()}, {cores} cores, Python
{platform.python_version()}; other programs kept {load} cores busy meanwhile. Costs are *busy*
seconds: what user and system spent on all cores, children included, the least of several runs.
Only ratios travel between machines.

{_claims(found, rows)}

## The same slides by other means

{int(found["contentgen"]["slides"])} slides (1080×1350, theme `tide`) of made-up posts:
the same shapes, words, fonts and places, encoded by the same Pillow at the same quality. Others
are written the way their manuals show, in `peers.py`. They are given each block's place, size and
width, which contentgen works out within its time; nobody's planning counts. Chromium and Typst
draw a deck at a time. 100 decks are the first and 990 times the usual slide.

{_of_peers(found)}

## Many posts, all outputs

Made-up posts of 700 words, ten slides each, from nothing; then again with nothing changed. Memory
is that of the largest process; from a dozen posts on, workers make them.

{_of_batches(rows)}

## Cold starts

{
        table(
            ("", "busy s", "s by the clock"),
            [(name, f"{c.busy:.2f}", f"{c.wall:.2f}") for name, c in starts],
        )
    }

## Growth

![Cost over posts, words and slides](growth.svg)

{
        table(
            ("words of the post", "planning, ms", "all outputs, ms"),
            [(f"{n}", f"{plan:.0f}", f"{whole:.0f}") for n, plan, whole in words],
        )
    }

{
        table(
            ("slides", "layout and drawing, ms", "ms a slide"),
            [(f"{n}", f"{ms:.0f}", f"{ms / n:.1f}") for n, ms in slides],
        )
    }
"""


def main() -> None:
    """Measure, and write the page and its picture."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--peers", default=sys.executable)
    parser.add_argument("--thousand", action="store_true", help="build 1,000 posts too")
    parser.add_argument("--quick", action="store_true", help="to try it: few posts")
    given = parser.parse_args()
    counts = (1, 12) if given.quick else (1, 10, 100, 1000) if given.thousand else (1, 10, 100)
    measured = {
        "cold": cold(), "peers": peers(given.peers, 3 if given.quick else 8),
        "batches": batches(counts), "words": grown("words", 1), "slides": grown("slides", 3),
    }  # fmt: skip
    posts = [(row.posts, row.first.busy) for row in measured["batches"]]
    whole = [(n, whole) for n, _, whole in measured["words"]]
    drawing = sheet((
        chart("Posts", "posts", "busy seconds, all outputs", posts),
        chart("Words", "words of one post", "ms, all outputs", whole),
        chart("Slides", "slides of one deck", "ms, layout and drawing", measured["slides"]),
    ))  # fmt: skip
    (HERE / "growth.svg").write_text(drawing, encoding="utf-8")
    page = readme(measured)
    (HERE / "README.md").write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
