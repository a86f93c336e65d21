"""Many posts and practices: events, stops, packages without a post, watching."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from contentgen.batch import build_posts
from contentgen.discover import find_posts
from contentgen.options import Options
from contentgen.outcome import Order
from contentgen.watch import watch
from contentgen.workspace import Workspace
from contentgen.write.verify import verify_package


def lines(result) -> list[str]:
    return result.output.replace("\\", "/").splitlines()


@pytest.fixture
def two(run, workspace, post) -> Path:
    post(workspace / "articles", "running.md", day=1)
    post(workspace / "articles", "walking.md", day=2)
    return workspace


def test_events_are_lines_of_json(run, two):
    (two / "articles" / "broken.md").write_text("---\ntitle: [\n---\nText.\n")
    result = run("build", "--json")
    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert events[0] == {"event": "start", "posts": 3, "unchanged": 0}
    assert [(e["slug"], e["status"]) for e in events[1:-1]] == [
        ("", "failed"), ("running", "built"), ("walking", "built"),
    ]  # fmt: skip
    assert events[1]["problems"][0]["where"].startswith("articles/broken.md:")
    assert events[2]["seconds"] > 0
    done = events[-1]
    assert (done["event"], done["built"], done["failed"]) == ("done", 2, 1)
    assert done["stopped"] is False


def test_fail_fast_stops_at_the_first_failure(run, two):
    (two / "articles" / "a-broken.md").write_text("---\ntitle: [\n---\nText.\n")
    result = run("build", "--fail-fast")
    assert result.exit_code == 1
    assert not (two / "output" / "walking").exists()


def test_a_package_whose_post_is_gone_is_named_and_goes_only_with_prune(run, two):
    run("build")
    path = (two / "articles" / "walking.md").rename(two / "articles" / "strolling.md")
    path.write_text(path.read_text().replace("title: Walking", "title: Strolling"))
    result = run("build")
    assert "output/walking: its post is gone. Delete it with --prune." in lines(result)
    assert (two / "output" / "walking").is_dir()
    caption = two / "output" / "walking" / "instagram" / "caption.txt"
    caption.write_text("Mine.")
    result = run("build", "--prune")
    assert "output/walking: kept, you edited files in it. Delete it yourself." in lines(result)
    result = run("build", "--prune", "--force")
    assert "output/walking: deleted, its post is gone." in lines(result)
    assert sorted(p.name for p in (two / "output").glob("[!.]*")) == [
        "index.html", "running", "strolling",
    ]  # fmt: skip
    assert "output/walking" not in (two / "output" / "index.html").read_text(encoding="utf-8")


def test_ctrl_c_keeps_what_is_done(run, two, monkeypatch):
    from contentgen import pipeline

    real = pipeline.make_package

    def make(source, options):
        if source.path.stem == "walking":
            raise KeyboardInterrupt
        return real(source, options)

    monkeypatch.setattr(pipeline, "make_package", make)
    result = run("build")
    assert result.exit_code == 130
    assert "Stopped: 1 of 2 posts are done and kept." in lines(result)
    assert run("verify").output == "1 package whole.\n"
    monkeypatch.undo()
    monkeypatch.chdir(two)
    assert "1 built, 1 unchanged." in lines(run("build"))


def test_several_practices_are_built_in_one_go(run, tmp_path, post, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("hill", "river"):
        post(tmp_path / name / "articles", "walking.md")
        brand = f'[practice]\nname = "{name.title()}"\n'
        (tmp_path / name / "brand.toml").write_text(brand, encoding="utf-8")
    result = run("build", "--workspace", "hill", "--workspace", "river")
    assert result.exit_code == 0
    assert lines(result)[-3:] == [
        "2 built.",
        "Open hill/output/index.html in a browser to see everything.",
        "Open river/output/index.html in a browser to see everything.",
    ]
    pages = [(tmp_path / n / "output" / "index.html").read_text() for n in ("hill", "river")]
    assert "Hill" in pages[0]
    assert "River" in pages[1]


def test_several_practices_take_no_posts(run, two, tmp_path):
    result = run("build", "articles/walking.md", "--workspace", ".", "--workspace", ".")
    assert result.exit_code == 2


def test_a_cluster_of_processes_builds_the_same(run, two, monkeypatch):
    assert run("build", "--out", "here").exit_code == 0
    assert run("build", "--out", "there", "--jobs", "2", "--executor", "processes").exit_code == 0
    for path in (two / "here").rglob("manifest.json"):
        twin = two / "there" / path.relative_to(two / "here")
        assert path.read_bytes() == twin.read_bytes()


def test_watching_builds_what_is_saved_and_tells_the_gallery(two):
    workspace, out = Workspace(two), two / "output"
    waited: list[float] = []

    def save(seconds: float) -> None:
        waited.append(seconds)
        path = two / "articles" / "walking.md"
        path.write_text(path.read_text().replace("ten minutes", "nine minutes"))

    rounds = watch((), workspace, Options(), Order(out), wait=save)
    first = next(rounds)
    assert [o.status for o in first.outcomes] == ["built", "built"]
    page = (out / "index.html").read_text(encoding="utf-8")
    assert '<body data-live="1">' in page
    second = next(rounds)
    assert [o.status for o in second.outcomes] == ["unchanged", "built"]
    assert (out / ".contentgen" / "live-2.svg").is_file()
    assert not (out / ".contentgen" / "live-1.svg").exists()
    rounds.close()
    assert not list((out / ".contentgen").glob("live-*"))
    assert "<body>" in (out / "index.html").read_text(encoding="utf-8")
    assert waited


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_a_cluster_that_loses_a_worker_completes_the_batch(run, workspace, post):
    distributed = pytest.importorskip("distributed")
    for day in range(1, 7):
        post(workspace / "articles", f"walk-{day}.md", day=day)
    here = Workspace(workspace)
    posts = find_posts((), here, workspace / "output")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        order = Order(workspace / "output", executor=f"dask:{cluster.scheduler_address}")
        found = build_posts(posts, here, Options(), order)
        outcomes = [next(found)]
        os.kill(cluster.workers[0].process.process.pid, signal.SIGKILL)
        outcomes += found
    assert [outcome.status for outcome in outcomes] == ["built"] * 6
    folders = [path for path in (workspace / "output").iterdir() if path.name[0] != "."]
    assert sorted(path.name for path in folders) == [f"walk-{day}" for day in range(1, 7)]
    assert [verify_package(folder, folder.name) for folder in folders] == [()] * 6
