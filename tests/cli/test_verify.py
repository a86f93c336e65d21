"""Packages on disk are read back and checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


@pytest.fixture
def package(run, workspace, post) -> Path:
    post(workspace / "articles", "walking.md")
    assert run("build", "-q").exit_code == 0
    return workspace / "output" / "walking"


def test_a_fresh_package_is_whole(run, package):
    result = run("verify")
    assert (result.exit_code, result.output) == (0, "1 package whole.\n")


def truncated(package: Path) -> None:
    slide = package / "instagram" / "slide-02.jpg"
    data = slide.read_bytes()[:-100]
    slide.write_bytes(data)


def without_slide(package: Path) -> None:
    (package / "instagram" / "slide-02.jpg").unlink()


def without_manifest(package: Path) -> None:
    (package / "manifest.json").unlink()


def with_a_path(package: Path) -> None:
    path = package / "manifest.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["inputs"]["article"] = "/home/dana/walking.md"
    path.write_text(json.dumps(data), encoding="utf-8")


def with_a_small_slide(package: Path) -> None:
    from PIL import Image

    Image.new("RGB", (640, 480)).save(package / "instagram" / "slide-01.jpg")


def outside(package: Path) -> None:
    path = package / "manifest.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["files"]["../../brand.toml"] = {"bytes": 1, "sha256": "0"}
    path.write_text(json.dumps(data), encoding="utf-8")


def with_a_long_caption(package: Path) -> None:
    (package / "instagram" / "caption.txt").write_text("word " * 500, encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (truncated, "slide-02.jpg: error: This is no whole JPEG picture."),
        (without_slide, "slide-02.jpg: error: This file is missing."),
        (without_slide, "instagram: error: Slides are missing in the row."),
        (without_manifest, "manifest.json: error: The manifest cannot be read."),
        (with_a_path, "manifest.json: error: A path of this machine stands in it."),
        (with_a_small_slide, "slide-01.jpg: error: A slide of 640×480 px"),
        (outside, "../../brand.toml: error: This file would lie outside of the package."),
        (with_a_long_caption, "caption.txt: error: 2,499 characters: too long."),
    ],
)
def test_what_is_broken_is_named(run, package, damage, said):
    damage(package)
    result = run("verify", package)
    assert result.exit_code == 1
    assert said in result.output.replace("\\", "/")


def test_a_file_that_was_edited_is_only_a_warning(run, package):
    (package / "instagram" / "caption.txt").write_text("My own words.", encoding="utf-8")
    result = run("verify")
    assert result.exit_code == 0
    assert "caption.txt: warning: This file is not as it was built." in result.output
    assert "1 package whole.\n" in result.output


def test_an_empty_folder_is_no_success(run, workspace):
    result = run("verify")
    assert result.exit_code == 2
    assert result.output == "No packages in output. `contentgen build` makes them.\n"
