from __future__ import annotations

from pathlib import Path

import pytest

from contentgen import pipeline
from contentgen.batch import build_posts
from contentgen.discover import find_posts
from contentgen.errors import ContentgenError
from contentgen.model.deck import Deck
from contentgen.options import Options
from contentgen.outcome import Order
from contentgen.pipeline import Package
from contentgen.workspace import Workspace

FILES = [
    "a.md", "b.MARKDOWN", "notes.txt", "README.md", "_later.md", ".hidden.md", "deep/c.md",
    "deep/readme.md", "_drafts/d.md", ".git/e.md", "output/walk/youtube/outline.md", "photo.jpg",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(folder: Path, *given: str) -> list[str]:
    posts = find_posts(
        [Path(name) for name in given], Workspace(folder), folder / "articles" / "output"
    )
    return [post.as_posix() for post in posts]


def test_a_folder_gives_its_posts_in_order_and_leaves_the_rest(folder):
    everything = ["articles/a.md", "articles/b.MARKDOWN", "articles/deep/c.md"]
    assert found(folder) == everything
    assert found(folder, "articles") == everything


def test_a_file_that_is_named_is_taken_whatever_its_name(folder):
    named = ["articles/notes.txt", "articles/_later.md", "articles/README.md"]
    assert found(folder, *named) == named


def test_a_post_given_twice_is_built_once(folder):
    assert found(folder, "articles/a.md", "articles/deep", "articles/../articles/a.md") == [
        "articles/a.md",
        "articles/deep/c.md",
    ]


def test_a_file_that_holds_no_text_is_refused(folder):
    with pytest.raises(ContentgenError, match="not a text file"):
        found(folder, "articles/photo.jpg")


def test_without_articles_nothing_is_found(tmp_path):
    assert find_posts([], Workspace(tmp_path), tmp_path / "output") == ()


def test_a_loop_of_links_ends(folder):
    try:
        (folder / "articles" / "deep" / "loop").symlink_to(folder / "articles")
    except OSError:
        pytest.skip("no links here")
    assert found(folder) == ["articles/a.md", "articles/b.MARKDOWN", "articles/deep/c.md"]


@pytest.fixture
def packages(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Replace the pipeline: a post called x becomes a package of slug x at once."""
    made: list[Path] = []

    class Read:
        def __init__(self, path: Path) -> None:
            self.path = path
            self.article = self
            self.meta = self
            self.draft = path.stem.startswith("draft")
            self.slug = self.title = path.stem
            self.sections = ()
            self.image = self.source = ""

    def make(source: Read, options: Options) -> Package:
        made.append(source.path)
        if source.slug == "bad":
            raise ContentgenError("No title.", f"articles/{source.path.name}:1", "Add one.")
        manifest = b'{"contentgen": "1", "files": {}, "inputs": {}}'
        files = {"manifest.json": manifest}
        name = f"articles/{source.path.name}"
        return Package(source.slug, source.title, name, files, Deck("", ()), ())

    monkeypatch.setattr(pipeline, "open_article", lambda path, workspace, options: Read(path))
    monkeypatch.setattr(pipeline, "make_package", make)
    return made


def built(folder: Path, *names: str, **order) -> list[tuple[str, str]]:
    posts = [folder / "articles" / f"{name}.md" for name in names]
    order = Order(folder / "output", **order)
    outcomes = list(build_posts(posts, Workspace(folder), Options(), order))
    return [(outcome.path.stem, outcome.status) for outcome in outcomes]


def test_outcomes_come_in_order_and_one_failure_stops_nothing(folder, packages):
    expected = [("a", "built"), ("bad", "failed"), ("draft-x", "draft"), ("z", "built")]
    assert built(folder, "a", "bad", "draft-x", "z") == expected
    assert [path.stem for path in packages] == ["a", "bad", "z"]
    assert sorted(path.name for path in (folder / "output").glob("[!.]*")) == ["a", "z"]


def test_a_package_that_would_be_the_same_is_not_written_again(folder, packages):
    built(folder, "a")
    before = (folder / "output" / "a").stat()
    assert built(folder, "a") == [("a", "unchanged")]
    after = (folder / "output" / "a").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_slug_that_only_differs_in_case_is_taken_too(folder, packages):
    assert built(folder, "Walk", "walk") == [("Walk", "built"), ("walk", "failed")]


def test_a_slug_that_cannot_be_a_folder_fails_that_post_alone(folder, packages):
    assert built(folder, "con", "a") == [("con", "failed"), ("a", "built")]
