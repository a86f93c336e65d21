"""A build that is killed at any moment leaves whole packages, of the old build or the new one."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from contentgen.write.package import opened
from contentgen.write.verify import verify_package

KILLS = int(os.environ.get("CONTENTGEN_KILLS", "200"))
SLUGS = tuple(f"post-{number}" for number in range(5))

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")

# Builds over and over again, each time with other words, until somebody kills it. The packages come
# ready made: it is their way to the disk that is tried.
CHILD = """
import hashlib, json, sys
from pathlib import Path
from contentgen import batch
from contentgen.options import Options
from contentgen.outcome import Made, Order, Outcome
from contentgen.workspace import Workspace

root, start = Path(sys.argv[1]), int(sys.argv[2])
posts = [root / "articles" / f"post-{n}.md" for n in range(5)]

def files(slug, turn):
    made = {f"youtube/{n}.txt": f"{slug} {turn} {n} ".encode() * 500 for n in range(4)}
    made |= {"report.md": str(turn).encode(), "storyboard.yaml": b"slides: []"}
    record = {k: {"bytes": len(v), "sha256": hashlib.sha256(v).hexdigest()}
              for k, v in made.items()}
    manifest = {"contentgen": "0", "files": record, "slides": [], "turn": turn,
                "inputs": {"article": f"articles/{slug}.md"}}
    return {**made, "manifest.json": json.dumps(manifest).encode()}

def make(path, workspace, options, drafts, limit):
    outcome = Outcome(path, "built", path.stem, path.stem, 0)
    return Made(outcome, f"articles/{path.name}", files(path.stem, turn), (), str(turn))

batch.make = make
turn = start
while True:
    list(batch.build_posts(posts, Workspace(root), Options(), Order(root / "output", force=True)))
    turn += 1
    print(turn, flush=True)
"""


def test_a_kill_at_any_moment_leaves_whole_packages(tmp_path):
    (tmp_path / "articles").mkdir()
    for slug in SLUGS:
        (tmp_path / "articles" / f"{slug}.md").touch()
    chance = random.Random(20261123)
    turns: set[int] = set()
    turn = 0
    for _ in range(KILLS):
        turn = killed_build(tmp_path, turn, chance.uniform(0, 0.06))
        turns |= turns_on_disk(tmp_path / "output", turn)
    assert len(turns) > KILLS / 2  # the kills came at work, not before it


def killed_build(root: Path, turn: int, seconds: float) -> int:
    """Start builds, kill them some time after the first is done; return the last turn begun."""
    arguments = [sys.executable, "-c", CHILD, str(root), str(turn + 1)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        last = child.stdout.readline()
        time.sleep(seconds)
        child.kill()
        told = [last, *child.stdout]
    return int([line for line in told if line.endswith("\n")][-1])


def turns_on_disk(out: Path, begun: int) -> set[int]:
    """Check what the kill left, and return the builds that the packages are from."""
    with opened(out):
        pass
    left = sorted(path.name for path in out.iterdir() if path.name != ".contentgen")
    assert left == list(SLUGS)
    found = {}
    for slug in SLUGS:
        assert verify_package(out / slug, slug) == ()
        found[slug] = json.loads((out / slug / "manifest.json").read_bytes())["turn"]
    # In order: the posts of the build under way first, then those of the one before it.
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert max(found.values()) - min(found.values()) <= 1
    assert begun - 1 <= min(found.values())
    return set(found.values())
