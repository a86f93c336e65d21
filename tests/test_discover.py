"""Which files are posts: what git ignores is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.discover import find_posts
from contentgen.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("a.md", "old/b.md", "old/keep.md", "_drafts/c.md", "node_modules/x/readme2.md"):
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(folder: Path, *given: str, drafts: bool = False) -> list[str]:
    paths = [Path(name) for name in given]
    posts = find_posts(paths, Workspace(folder), folder / "output", drafts=drafts)
    return [post.as_posix().removeprefix("articles/") for post in posts]


def test_what_git_ignores_is_left_out(folder):
    (folder / ".gitignore").write_text("node_modules/\n/articles/a.md\n")
    assert found(folder) == ["old/b.md", "old/keep.md"]


def test_a_deeper_file_has_the_last_word(folder):
    (folder / ".gitignore").write_text("node_modules\n**/old/*.md\n")
    (folder / "articles" / "old" / ".gitignore").write_text("!keep.md\n")
    assert found(folder) == ["a.md", "old/keep.md"]


def test_a_post_named_by_hand_is_taken_even_if_ignored(folder):
    (folder / ".gitignore").write_text("articles/a.md\n")
    assert found(folder, "articles/a.md") == ["a.md"]


def test_the_folder_of_drafts_is_searched_when_asked(folder):
    assert "_drafts/c.md" not in found(folder)
    assert "_drafts/c.md" in found(folder, drafts=True)
