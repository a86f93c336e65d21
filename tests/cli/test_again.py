"""A second build makes only what changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from contentgen import pipeline

POSTS = ("running.md", "walking.md")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Name the posts that were made, not only looked at, since the last clear."""
    made: list[str] = []
    real = pipeline.make_package

    def make(source, options):
        made.append(source.path.name)
        return real(source, options)

    monkeypatch.setattr(pipeline, "make_package", make)
    return made


@pytest.fixture
def built(run, workspace, post, made) -> Path:
    for day, name in enumerate(POSTS, 1):
        post(workspace / "articles", name, day=day)
    assert run("build").exit_code == 0
    made.clear()
    return workspace


def lines(result) -> list[str]:
    return result.output.replace("\\", "/").splitlines()


def test_nothing_is_made_again_where_nothing_changed(run, built, made):
    result = run("build")
    assert result.exit_code == 0
    assert made == []
    assert "2 unchanged." in lines(result)


def test_only_the_post_that_changed_is_made_again(run, built, made):
    path = built / "articles" / "walking.md"
    path.write_text(path.read_text().replace("ten minutes", "nine minutes"))
    assert "1 built, 1 unchanged." in lines(run("build"))
    assert made == ["walking.md"]


def test_neither_the_clock_nor_the_folder_nor_the_cores_count(run, built, made, monkeypatch):
    path = built / "articles" / "walking.md"
    path.write_bytes(path.read_bytes())  # another time of change
    moved = built.parent / "moved"
    shutil.copytree(built, moved)
    monkeypatch.chdir(moved)
    run("build", "--jobs", "1")
    assert made == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("brand.toml", '[practice]\nname = "Other Practice"\n', list(POSTS)),
        ("templates/text/titles.txt.j2", "One title.\n", list(POSTS)),
        ("articles/walking.storyboard.yaml", "", ["walking.md"]),
        ("notes.txt", "Milk.", []),
    ],
)
def test_a_post_is_made_again_if_what_shapes_it_changed(run, built, made, name, text, expected):
    path = built / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if name.endswith(".yaml"):
        text = (built / "output" / "walking" / "storyboard.yaml").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    run("build")
    assert made == expected


def test_another_theme_makes_all_again(run, built, made):
    run("build", "--theme", "signal")
    assert made == list(POSTS)


def test_a_missing_file_comes_back(run, built, made):
    (built / "output" / "walking" / "youtube" / "titles.txt").unlink()
    run("build")
    assert made == ["walking.md"]
    assert (built / "output" / "walking" / "youtube" / "titles.txt").is_file()


def test_a_file_that_a_person_edited_is_noticed_and_kept(run, built, made):
    caption = built / "output" / "walking" / "instagram" / "caption.txt"
    caption.write_text("My own words.", encoding="utf-8")
    result = run("build")
    assert "  your changes stay: instagram/caption.txt" in lines(result)
    assert caption.read_text(encoding="utf-8") == "My own words."


def test_force_makes_all_again(run, built, made):
    run("build", "--force")
    assert made == list(POSTS)


def test_a_broken_ledger_only_costs_time(run, built, made):
    (built / "output" / ".contentgen" / "ledger.json").write_text('{"form": 1, "posts": []}')
    assert "2 unchanged." in lines(run("build"))
    assert made == list(POSTS)


def test_a_post_with_its_picture_changed_is_made_again(run, built, made, post):
    from PIL import Image

    picture = built / "articles" / "road.png"
    Image.new("RGB", (80, 80), "navy").save(picture)
    path = post(built / "articles", "running.md")
    path.write_text(path.read_text() + "\n![A road](road.png)\n")
    run("build")
    made.clear()
    run("build")
    assert made == []
    Image.new("RGB", (80, 80), "teal").save(picture)
    run("build")
    assert made == ["running.md"]
