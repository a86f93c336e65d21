from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.workspace import Workspace, find_workspace, shown


@pytest.mark.parametrize("mark", ["brand.toml", "articles"])
def test_the_workspace_is_the_nearest_parent_with_a_brand_or_articles(tmp_path, mark):
    deep = tmp_path / "practice" / "articles" / "2026"
    deep.mkdir(parents=True)
    if mark == "brand.toml":
        (tmp_path / "practice" / "articles" / "brand.toml").touch()
        expected = tmp_path / "practice" / "articles"
    else:
        expected = tmp_path / "practice"
    assert find_workspace(deep) == Workspace(expected)


def test_without_a_mark_this_folder_is_the_workspace(tmp_path):
    folder = tmp_path / "new"
    folder.mkdir()
    assert find_workspace(folder).root == folder
    assert find_workspace(folder).brand is None


def test_files_are_named_from_the_workspace_and_never_by_a_machines_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    workspace = Workspace(tmp_path / "practice")
    assert workspace.name_of(Path("practice/articles/knees.md")) == "articles/knees.md"
    assert workspace.name_of(tmp_path / "other" / "knees.md") == "knees.md"


def test_paths_are_shown_relative_below_this_folder_only(tmp_path, monkeypatch):
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert shown(here / "output" / "x") == str(Path("output/x"))
    assert shown(Path("output/x")) == str(Path("output/x"))
    assert shown(tmp_path / "there") == str(tmp_path / "there")
