"""Whole packages of every shape that a carousel can have: parts, one slide, all roles."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from contentgen import pipeline
from contentgen.options import Options
from contentgen.pipeline import Package, build_article
from contentgen.workspace import Workspace
from contentgen.write import paths
from contentgen.write.gallery import gallery_posts
from contentgen.write.package import write_package

POSTS = Path(__file__).parent / "plan" / "posts"
ROOMS = ("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath")
LONG = "---\ntitle: A House of Rooms\ncarousel:\n  parts: 2\n---\nThe house is big.\n" + "".join(
    f"\n## The {name.title()} Room\n\nThe {name} room looks out on old trees. Its floor is made of "
    f"pale oak from {name.title()} Bay. Some visitors may find it a little cold.\n"
    for name in ROOMS
)


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Build a post; pictures are named, not drawn."""
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)

    def draw(slides, thumbnail, parts, threads, more=None) -> dict[str, bytes]:
        named = {paths.slide_name(n): b"%d" % n for n in range(1, len(slides.scenes) + 1)}
        return named if "carousel" in parts else {}

    monkeypatch.setattr(pipeline, "draw", draw)

    def run(text: str, only: frozenset[str] = frozenset()) -> Package:
        path = tmp_path / "articles" / "post.md"
        path.write_text(text, encoding="utf-8")
        return build_article(path, Workspace(tmp_path), Options(only=only, threads=0))

    return run


def test_each_part_has_a_folder_with_all_that_is_posted(build) -> None:
    package = build(LONG)
    covers = [n for n, slide in enumerate(package.deck.slides) if slide.role == "cover"]
    sizes = (covers[1], len(package.deck.slides) - covers[1])
    for part, size in enumerate(sizes, 1):
        slides = [name for name in package.files if name.startswith(f"instagram/part-{part}/slide")]
        assert slides == [f"instagram/part-{part}/slide-{n:02d}.jpg" for n in range(1, size + 1)]
        alts = package.files[f"instagram/part-{part}/alt-text.txt"].decode()
        assert len(alts.strip().split("\n\n")) == size
        assert alts.startswith("1. ")
        caption = package.files[f"instagram/part-{part}/caption.txt"].decode().split("\n\n")
        assert caption[1] == f"Part {part} of 2"
    loose = [name for name in package.files if re.fullmatch(r"instagram/[^/]+", name)]
    assert not loose
    drawn = [int(data) for name, data in package.files.items() if "/slide-" in name]
    assert drawn == list(range(1, sum(sizes) + 1))
    assert "youtube/outline.md" in package.files


def test_report_manifest_and_gallery_know_the_parts(build, tmp_path: Path) -> None:
    package = build(LONG)
    manifest = json.loads(package.files["manifest.json"])
    parts = [slide["part"] for slide in manifest["slides"]]
    assert parts == sorted(parts)
    assert set(parts) == {1, 2}
    assert set(manifest["files"]) == set(package.files) - {"manifest.json"}
    report = package.files["report.md"].decode()
    assert "| part 2 slide 1 label | Part 2 of 2 |  | editor |" in report
    assert not [f for f in package.findings if f.code == "CG101"]
    write_package(tmp_path / "output" / package.slug, package.files)
    (post,) = gallery_posts(tmp_path / "output", 125)
    assert [picture.place for picture in post.slides][: parts.count(1) + 1][-2:] == [
        f"1.{parts.count(1)}",
        "2.1",
    ]
    assert len({picture.src for picture in post.slides}) == len(package.deck.slides)
    assert "Part 1 of 2" in post.caption


def test_a_storyboard_of_parts_gives_the_same_parts(build, tmp_path: Path) -> None:
    package = build(LONG)
    board = tmp_path / "articles" / "post.storyboard.yaml"
    board.write_bytes(package.files["storyboard.yaml"])
    again = build(LONG)
    assert again.deck.slides == package.deck.slides
    assert set(again.files) == set(package.files)


@pytest.mark.parametrize(
    "name", ["week-plan", "sides-table", "heat-ice", "unlike", "figure", "pictures"]
)
def test_a_storyboard_of_every_role_gives_the_same_slides(build, tmp_path: Path, name: str) -> None:
    for picture in POSTS.glob("*.png"):
        (tmp_path / "articles" / picture.name).write_bytes(picture.read_bytes())
    text = (POSTS / f"{name}.md").read_text(encoding="utf-8")
    package = build(text)
    assert {slide.role for slide in package.deck.slides} & {"table", "compare", "number", "image"}
    board = tmp_path / "articles" / "post.storyboard.yaml"
    board.write_bytes(package.files["storyboard.yaml"])
    assert str(tmp_path) not in board.read_text(encoding="utf-8")
    again = build(text)
    assert again.deck.slides == package.deck.slides
    assert again.files["storyboard.yaml"] == package.files["storyboard.yaml"]


def test_a_cell_that_a_person_changed_is_on_the_slide_and_in_its_alt_text(
    build, tmp_path: Path
) -> None:
    text = (POSTS / "week-plan.md").read_text(encoding="utf-8")
    written = build(text).files["storyboard.yaml"].decode()
    assert written.count('"Heel raise"') == 1
    board = tmp_path / "articles" / "post.storyboard.yaml"
    board.write_text(written.replace('"Heel raise"', '"Toe raise"'), encoding="utf-8")
    package = build(text)
    slides = [slide for slide in package.deck.slides if slide.role == "table"]
    assert slides[-1].items[0].cells[0].plain == "Toe raise"
    assert "Exercise: Toe raise; Sets: 2; Reps: 10." in slides[-1].alt


def test_one_slide_is_told_by_a_warning_and_has_no_video(build) -> None:
    package = build("---\ntitle: Move\n---\nWalk more. Sit less.\n")
    assert len(package.deck.slides) == 1
    assert not [name for name in package.files if name.startswith("youtube/")]
    assert {(f.severity, f.line) for f in package.findings if f.code == "CG113"} == {("warning", 4)}
    assert not [f for f in package.findings if f.code == "CG101"]
    assert "outline" not in package.files["report.md"].decode().split("## Where every line")[1]


def test_one_slide_of_a_long_post_keeps_its_video(build) -> None:
    package = build(LONG.replace("parts: 2", "max_slides: 1"))
    assert len(package.deck.slides) == 1
    assert "youtube/outline.md" in package.files
    (finding,) = (f for f in package.findings if f.code == "CG113")
    assert "max_slides: 1" in finding.message
    assert finding.line == 4


def test_the_report_says_how_many_parts_would_hold_what_has_no_room(build) -> None:
    more = LONG.replace("  parts: 2\n", "  max_slides: 5\n")
    report = build(more).files["report.md"].decode()
    assert "`carousel: {parts: 2}` would tell the post in 2 carousels" in report
    assert "carousel: {parts" not in build(LONG).files["report.md"].decode()
