from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from contentgen.errors import ContentgenError
from contentgen.write.package import (
    changed_by_hand,
    opened,
    read_manifest,
    sha256,
    write_file,
    write_package,
)

OLD = {"instagram/slide-01.jpg": b"old picture", "instagram/caption.txt": b"old", "report.md": b"o"}
NEW = {"instagram/slide-01.jpg": b"new picture", "youtube/tags.txt": b"new", "report.md": b"n"}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def with_manifest(files: dict[str, bytes]) -> dict[str, bytes]:
    records = {name: {"sha256": sha256(data)} for name, data in files.items()}
    return {**files, "manifest.json": json.dumps({"contentgen": "1", "files": records}).encode()}


def test_a_package_holds_exactly_its_files(tmp_path):
    write_package(tmp_path / "calf", NEW)
    assert tree(tmp_path) == {f"calf/{name}": data for name, data in NEW.items()}


def test_a_new_package_replaces_the_old_one_whole(tmp_path):
    write_package(tmp_path / "calf", OLD)
    write_package(tmp_path / "calf", NEW)
    assert tree(tmp_path) == {f"calf/{name}": data for name, data in NEW.items()}


class Killed(BaseException):
    """Stands for a kill: nothing may catch it."""


STEPS = [(Path, "mkdir"), (Path, "rename"), (Path, "unlink"), (os, "fsync"), (shutil, "rmtree")]


def kill_before(monkeypatch, number: int) -> None:
    """Let `number` file operations happen, then die before the next."""
    left = [number]

    def dying(real):
        def call(*args, **kwargs):
            if left[0] == 0:
                raise Killed
            left[0] -= 1
            return real(*args, **kwargs)

        return call

    for owner, name in STEPS:
        monkeypatch.setattr(owner, name, dying(getattr(owner, name)))


def test_a_kill_before_any_step_leaves_the_old_package_or_the_new(tmp_path, monkeypatch):
    seen = set()
    for number in range(200):
        out = tmp_path / str(number)
        with opened(out):
            write_package(out / "calf", OLD)
        with monkeypatch.context() as patch, contextlib.suppress(Killed):
            kill_before(patch, number)
            write_package(out / "calf", NEW)
            break
        with opened(out):
            left = tree(out)
        assert left in ({f"calf/{n}": d for n, d in files.items()} for files in (OLD, NEW)), number
        seen.add(left["calf/report.md"])
    assert seen == {b"o", b"n"}
    assert number > len(NEW) + 3


WRITER = """
import sys
from pathlib import Path
from contentgen.write.package import write_package
folder = Path(sys.argv[1])
number = 0
while True:
    number += 1
    word = str(number).encode()
    write_package(folder, {f"part/{n}.txt": word * 5000 for n in range(6)})
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("seed", range(4))
def test_a_killed_process_leaves_one_whole_package(tmp_path, seed):
    folder = tmp_path / "calf"
    writer = subprocess.Popen([sys.executable, "-c", WRITER, folder], stdout=subprocess.PIPE)
    writer.stdout.readline()
    time.sleep(random.Random(seed).uniform(0.005, 0.08))
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    with opened(tmp_path):
        left = tree(tmp_path)
    assert sorted(left) == [f"calf/part/{n}.txt" for n in range(6)]
    assert len(set(left.values())) == 1


def test_a_full_disk_keeps_the_old_package_and_says_so(tmp_path, monkeypatch):
    write_package(tmp_path / "calf", OLD)

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ContentgenError, match="the disk is full"):
        write_package(tmp_path / "calf", NEW)
    assert tree(tmp_path) == {f"calf/{name}": data for name, data in OLD.items()}


def test_folders_of_other_programs_with_like_names_are_left_alone(tmp_path):
    (tmp_path / ".vim.old").mkdir()
    (tmp_path / ".calf.new").mkdir()
    with opened(tmp_path):
        pass
    assert sorted(p.name for p in tmp_path.iterdir()) == [".calf.new", ".vim.old"]


@pytest.mark.skipif(sys.platform == "win32", reason="not noticed there")
def test_two_builds_do_not_write_to_one_folder(tmp_path):
    with opened(tmp_path), pytest.raises(ContentgenError, match="Another build"), opened(tmp_path):
        pass
    with opened(tmp_path):
        pass


def test_an_output_folder_that_is_a_file_is_named(tmp_path):
    out = tmp_path / "output"
    out.write_text("mine")
    with pytest.raises(ContentgenError, match="is a file, not a folder"), opened(out):
        pass
    with (
        pytest.raises(ContentgenError, match="below something that is a file"),
        opened(out / "deeper"),
    ):
        pass
    assert out.read_text() == "mine"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_an_output_folder_without_rights_is_named(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(ContentgenError, match="not open to you"), opened(tmp_path / "output"):
        pass


def test_files_that_a_person_edited_or_added_are_found(tmp_path):
    folder = tmp_path / "calf"
    write_package(folder, with_manifest(OLD))
    manifest = read_manifest(folder)
    assert changed_by_hand(folder, manifest) == ()
    (folder / "instagram" / "caption.txt").write_text("better")
    (folder / "youtube").mkdir()
    (folder / "youtube" / "take-1.mp4").write_bytes(b"film")
    (folder / ".DS_Store").write_bytes(b"clutter")
    (folder / "report.md").unlink()
    assert changed_by_hand(folder, manifest) == ("instagram/caption.txt", "youtube/take-1.mp4")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"contentgen": "1"}', '{"files": {}}', "{"])
def test_a_folder_without_our_manifest_is_no_package(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)
    assert read_manifest(tmp_path) is None


def test_a_file_is_replaced_whole(tmp_path, monkeypatch):
    path = tmp_path / "index.html"
    write_file(path, b"old")
    with monkeypatch.context() as patch, contextlib.suppress(Killed):
        kill_before(patch, 0)
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    write_file(path, b"new")
    assert tree(tmp_path) == {"index.html": b"new"}
