from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if ".contentgen" not in path.parts
        if path.is_file()
    }


def lines(result) -> list[str]:
    return result.output.replace("\\", "/").splitlines()


def test_an_empty_folder_says_what_to_do_first(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("build")
    assert result.exit_code == 2
    assert result.output == (
        "There is nothing to build in articles yet.\n"
        "\n"
        "Bring in a post that you copied from your website or a word processor:\n"
        "    contentgen import post.txt\n"
        "then build it:\n"
        "    contentgen build\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_build_makes_everything_that_is_promised(run, workspace, post):
    post(workspace / "articles", "walking.md")
    result = run("build")
    assert result.exit_code == 0, result.output
    files = tree(workspace / "output")
    slides = sorted(name for name in files if "/slide-" in name)
    count = len(slides)
    assert slides == [f"walking/instagram/slide-{n:02d}.jpg" for n in range(1, count + 1)]
    assert count >= 4
    assert sorted(set(files) - set(slides)) == [
        "index.html",
        "walking/instagram/alt-text.txt",
        "walking/instagram/caption.txt",
        "walking/manifest.json",
        "walking/report.md",
        "walking/storyboard.yaml",
        "walking/youtube/description.txt",
        "walking/youtube/outline.md",
        "walking/youtube/short.md",
        "walking/youtube/tags.txt",
        "walking/youtube/thumbnail.jpg",
        "walking/youtube/titles.txt",
    ]
    assert all(files[name].startswith(b"\xff\xd8") for name in slides)
    assert all(data for data in files.values())
    assert lines(result)[0] == f"output/walking: {count} slides"
    assert lines(result)[-2:] == [
        "1 built.",
        "Open output/index.html in a browser to see everything.",
    ]


def test_the_same_input_gives_the_same_bytes_anywhere(run, workspace, post, monkeypatch):
    post(workspace / "articles", "walking.md")
    post(workspace / "articles", "running.md", day=2)
    assert run("build").exit_code == 0
    monkeypatch.chdir(workspace / "articles")
    assert run("build", "--out", "../second").exit_code == 0
    elsewhere = workspace / "elsewhere"
    for name in ("articles", "brand.toml"):
        source = workspace / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, _parent(elsewhere) / name)
    monkeypatch.chdir(elsewhere)
    assert run("build", "articles/walking.md").exit_code == 0
    assert run("build", "--jobs", "2", "articles/running.md", "articles/walking.md").exit_code == 0
    first = tree(workspace / "output")
    assert tree(workspace / "second") == first
    assert tree(elsewhere / "output") == first
    assert not any(str(workspace).encode() in data for data in first.values())


def _parent(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_broken_article_does_not_stop_the_others(run, workspace, post, jobs):
    post(workspace / "articles", "walking.md")
    (workspace / "articles" / "broken.md").write_text("---\ntitle: [\n---\nText.\n")
    result = run("build", "--jobs", jobs)
    assert result.exit_code == 1
    assert any(re.match(r"articles/broken\.md:\d+: error: ", line) for line in lines(result))
    assert "1 built, 1 failed." in lines(result)
    assert "Traceback" not in result.output
    assert sorted(p.name for p in (workspace / "output").glob("[!.]*")) == ["index.html", "walking"]


@pytest.fixture
def crashing(monkeypatch):
    from contentgen import pipeline

    real = pipeline.make_package

    def crash(source, options):
        if source.path.stem == "walking":
            raise ZeroDivisionError("division by zero")
        return real(source, options)

    monkeypatch.setattr(pipeline, "make_package", crash)


def test_a_bug_met_in_one_article_is_reported_and_the_others_go_on(run, workspace, post, crashing):
    post(workspace / "articles", "running.md")
    post(workspace / "articles", "walking.md")
    result = run("build", "--only", "caption")
    assert result.exit_code == 1
    assert (
        "articles/walking.md: error: internal error: ZeroDivisionError: division by zero. "
        "Please report this with the post; `--debug` shows where it happened."
    ) in lines(result)
    assert "Traceback" not in result.output
    assert (workspace / "output" / "running").is_dir()


def test_debug_shows_where_a_bug_happened(run, workspace, post, crashing, monkeypatch):
    post(workspace / "articles", "walking.md")
    monkeypatch.setenv("CONTENTGEN_DEBUG", "0")
    assert "Traceback" in run("build", "--debug").output


def test_quiet_says_only_what_is_wrong(run, workspace, post):
    post(workspace / "articles", "walking.md")
    result = run("build", "--quiet", "--only", "caption")
    assert (result.exit_code, result.output) == (0, "")


UNDRAWABLE = "\U00013000"  # a hieroglyph, which no font of the themes has


def test_strict_fails_on_a_finding_that_is_an_error(run, workspace, post):
    post(workspace / "articles", "walking.md", title=f"Walking {UNDRAWABLE}")
    loose, strict = run("build"), run("build", "--strict")
    assert (loose.exit_code, strict.exit_code) == (0, 1)
    assert "No font can draw \U00013000 (U+13000)" in loose.output
    assert ", 1 error" in lines(loose)[0] or ", 2 errors" in lines(loose)[0]
    assert (workspace / "output" / "walking" / "manifest.json").is_file()


def test_drafts_are_left_out_and_counted(run, workspace, post):
    post(workspace / "articles", "walking.md", extra="draft: true\n")
    result = run("build", "--only", "caption")
    assert result.exit_code == 0
    assert lines(result) == [
        "articles/walking.md: a draft, not built",
        "1 left out, drafts are built with --drafts.",
    ]
    assert run("build", "--drafts", "--only", "caption").exit_code == 0
    assert (workspace / "output" / "walking").is_dir()


def test_one_slug_is_one_package(run, workspace, post):
    post(workspace / "articles", "a.md", extra="slug: walk\n")
    post(workspace / "articles", "b.md", extra="slug: walk\n")
    result = run("build", "--only", "caption")
    assert result.exit_code == 1
    said = (
        'articles/b.md: error: Another post has the same slug, "walk": articles/a.md. '
        "Give one of them another `slug:`."
    )
    assert said in lines(result)
    assert said in lines(run("build", "articles/b.md", "--only", "caption"))
    (workspace / "articles" / "a.md").unlink()
    assert run("build", "--only", "caption").exit_code == 0


def test_files_that_a_person_edited_are_not_lost(run, workspace, post):
    path = post(workspace / "articles", "walking.md")
    run("build")
    caption = workspace / "output" / "walking" / "instagram" / "caption.txt"
    caption.write_text("mine", encoding="utf-8")
    unchanged = run("build")
    assert unchanged.exit_code == 0
    assert "  your changes stay: instagram/caption.txt" in lines(unchanged)
    path.write_text(path.read_text(encoding="utf-8").replace("ten minutes", "six minutes"))
    changed = run("build")
    assert changed.exit_code == 1
    assert (
        "articles/walking.md: error: Not built again, so as not to lose your changes in "
        "output/walking: instagram/caption.txt. Build with --force to replace them, or move them "
        "out of this folder first."
    ) in lines(changed)
    assert caption.read_text(encoding="utf-8") == "mine"
    assert "mine" in (workspace / "output" / "index.html").read_text(encoding="utf-8")
    assert run("build", "--force").exit_code == 0
    assert caption.read_text(encoding="utf-8") != "mine"


def test_only_a_part_keeps_the_rest_of_the_package(run, workspace, post):
    path = post(workspace / "articles", "walking.md")
    run("build")
    before = tree(workspace / "output" / "walking")
    note = workspace / "output" / "walking" / "youtube" / "outline.md"
    note.write_text("my outline", encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("no ticket", "no pass"))
    assert run("build", "--only", "caption").exit_code == 0
    after = tree(workspace / "output" / "walking")
    assert set(after) == set(before)
    assert after["instagram/slide-01.jpg"] == before["instagram/slide-01.jpg"]
    assert after["youtube/outline.md"] == b"my outline"
    assert after["report.md"] != before["report.md"]
    assert run("build").exit_code == 1, "the outline is still known to be edited"


def test_building_one_post_keeps_the_others_in_the_gallery(run, workspace, post):
    post(workspace / "articles", "walking.md", day=1)
    post(workspace / "articles", "running.md", day=2)
    run("build", "--only", "caption")
    post(workspace / "articles", "walking.md", title="Slow walking", day=1)
    run("build", "articles/walking.md", "--only", "caption")
    page = (workspace / "output" / "index.html").read_text(encoding="utf-8")
    assert page.index("<h2>Running") < page.index("<h2>Slow walking")


def test_a_folder_of_somebody_elses_is_never_replaced(run, workspace, post):
    post(workspace / "articles", "walking.md")
    photos = workspace / "output" / "walking"
    photos.mkdir(parents=True)
    (photos / "beach.jpg").write_bytes(b"summer")
    result = run("build", "--only", "caption")
    assert result.exit_code == 1
    assert "output/walking is in the way: it was not made by contentgen" in lines(result)[0]
    assert tree(photos) == {"beach.jpg": b"summer"}


def test_an_output_path_that_is_a_file_is_wrong_usage(run, workspace, post):
    post(workspace / "articles", "walking.md")
    (workspace / "output").write_text("mine")
    assert run("build", "--out", "output").exit_code == 2
    result = run("build")
    assert result.exit_code == 1
    assert "This place is a file, not a folder" in result.output


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs a folder that refuses"
)
def test_a_folder_without_rights_is_told_in_plain_words(run, workspace, post):
    post(workspace / "articles", "walking.md")
    shut = workspace / "shut"
    shut.mkdir(mode=0o500)
    result = run("build", "--out", "shut/output")
    assert result.exit_code == 1
    assert "This place is not open to you" in result.output


def test_a_setting_that_fails_every_post_is_told_once(run, workspace, post):
    for name in ("walking.md", "running.md"):
        post(workspace / "articles", name)
    result = run("build", "--theme", "tidy")
    assert result.exit_code == 2
    assert len(lines(result)) == 1
    assert "tide" in result.output
    (workspace / "brand.toml").write_text("[practice\n")
    assert run("build").exit_code == 2


def test_without_a_brand_there_is_one_friendly_note(run, workspace, post):
    (workspace / "brand.toml").unlink()
    post(workspace / "articles", "walking.md")
    result = run("build", "--only", "caption")
    assert result.exit_code == 0
    assert sum("No brand.toml here" in line for line in lines(result)) == 1


def test_other_kinds_of_files_are_wrong_usage(run, workspace):
    (workspace / "post.docx").write_bytes(b"PK")
    result = run("build", "post.docx")
    assert result.exit_code == 2
    assert lines(result) == [
        "post.docx: error: This is not a text file of a post. Save it as plain text (.md or .txt) "
        "first."
    ]
    assert run("build", "nothing.md").exit_code == 2


def test_paths_are_shown_from_where_the_person_is(run, workspace, post, monkeypatch):
    post(workspace / "articles", "walking.md")
    (workspace / "articles" / "broken.md").write_text("---\ntitle: [\n---\nText.\n")
    monkeypatch.chdir(workspace / "articles")
    result = run("build", "--only", "caption")
    assert any(line.startswith("broken.md") for line in lines(result))
    assert str(workspace / "output" / "index.html").replace("\\", "/") in lines(result)[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_gets_a_bar_and_a_table(workspace, post):
    import pty

    post(workspace / "articles", "walking.md")
    (workspace / "articles" / "broken.md").write_text("---\ntitle: [\n---\nText.\n")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from contentgen.cli import main; main()"]
    told = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(
        [*command, "build", "--only", "caption"], stdout=theirs, stderr=subprocess.PIPE, env=told
    ) as process:
        os.close(theirs)
        seen = b""
        with contextlib.suppress(OSError):  # the end of a pseudo-terminal
            while piece := os.read(ours, 65536):
                seen += piece
        wrong = process.stderr.read().decode()
    os.close(ours)
    text = seen.decode()
    assert process.returncode == 1
    assert "2/2" in text
    assert re.search(r"Walking +\d+ slides +output/walking", text)
    assert re.search(r"broken.md +failed", text)
    assert "1 built, 1 failed." in text
    assert (workspace / "output" / "index.html").as_uri() in text
    assert wrong.count("broken.md") == 1
