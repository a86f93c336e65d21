"""One post can neither raise nor hang."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from contentgen import pipeline
from contentgen.options import Options
from contentgen.unit import make
from contentgen.workspace import Workspace


@pytest.fixture
def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "articles" / "walk.md"
    path.parent.mkdir()
    path.write_text("# Walk\n\nWalking may help.\n")
    monkeypatch.chdir(tmp_path)
    return path


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no alarms here")
def test_a_post_that_takes_too_long_is_given_up(post, tmp_path, monkeypatch):
    def slow(*_):
        try:
            while True:
                time.sleep(0.01)
        except Exception:  # noqa: BLE001  what a careless library does
            return

    monkeypatch.setattr(pipeline, "make_package", slow)
    made = make(post, Workspace(tmp_path), Options(), drafts=False, limit=0.2)
    assert made.outcome.status == "failed"
    assert made.outcome.problems[0].message == "This post took over 0.2 seconds and was given up."
    assert signal.getsignal(signal.SIGALRM) in (signal.SIG_DFL, None)


def test_a_bug_is_an_outcome_with_its_trace(post, tmp_path, monkeypatch):
    def broken(*_):
        raise KeyError("x")

    monkeypatch.setattr(pipeline, "make_package", broken)
    made = make(post, Workspace(tmp_path), Options(), drafts=False, limit=0)
    assert made.outcome.status == "failed"
    assert "internal error: KeyError" in made.outcome.problems[0].message
    assert "in broken" in made.outcome.trace
