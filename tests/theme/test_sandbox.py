from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, FileSystemLoader, StrictUndefined
from jinja2.exceptions import SecurityError

from contentgen.theme import sandbox
from contentgen.theme.sandbox import Compiled, Sandbox


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where compiled templates go; this run may write bytecode."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


def said(templates: Path, kept: Path, kind: str = "a") -> str:
    loader = FileSystemLoader(templates)
    return Sandbox(loader=loader, bytecode_cache=Compiled(kept, kind)).get_template("t.j2").render()


def test_a_template_that_changes_takes_the_place_of_what_it_was(tmp_path: Path, kept: Path) -> None:
    (tmp_path / "t.j2").write_text("one")
    assert [said(tmp_path, kept), said(tmp_path, kept)] == ["one", "one"]
    (tmp_path / "t.j2").write_text("two")
    assert said(tmp_path, kept) == "two"
    assert len([*kept.iterdir()]) == 1


def test_what_is_remembered_is_used(
    tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "t.j2").write_text("one")
    said(tmp_path, kept)
    monkeypatch.setattr(Sandbox, "_compile", lambda *_: pytest.fail("compiled again"))
    assert said(tmp_path, kept) == "one"


@pytest.mark.parametrize("harm", [b"", b"x" * 10, b"\0" * 4000])
def test_a_damaged_file_is_not_believed(tmp_path: Path, kept: Path, harm: bytes) -> None:
    (tmp_path / "t.j2").write_text("one")
    said(tmp_path, kept)
    file = next(kept.iterdir())
    whole = file.read_bytes()
    for damaged in (harm, whole[:-1], whole[:40] + harm + whole[41:]):
        file.write_bytes(damaged)
        assert said(tmp_path, kept) == "one"


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path, kept: Path) -> None:
    (tmp_path / "t.j2").write_text("one")
    kept.write_text("a file where the folder should be")
    assert said(tmp_path, kept) == "one"


def test_a_run_that_writes_no_bytecode_remembers_nothing(
    tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    (tmp_path / "t.j2").write_text("one")
    assert said(tmp_path, kept) == "one"
    assert not kept.exists()


def test_the_folder_can_be_named_or_be_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(sandbox.VARIABLE, "/somewhere/else")
    assert sandbox.cache_folder() == Path("/somewhere/else")
    monkeypatch.setenv(sandbox.VARIABLE, "")
    assert sandbox.compiled("slides") is None


@pytest.mark.parametrize(
    "source",
    [
        "{{ [].append(1) }}",
        "{% for x in [[], {}] %}{{ x.clear() }}{% endfor %}",
        "{{ ''.__class__.__mro__ }}",
        "{{ say.__globals__ }}",
        "{{ kind.mro() }}",
    ],
)
def test_what_was_asked_before_is_still_forbidden(source: str) -> None:
    made = Sandbox(loader=DictLoader({"t": source}), undefined=StrictUndefined)
    made.globals.update(say=test_the_folder_can_be_named_or_be_none, kind=int)
    for _ in range(2):
        with pytest.raises(SecurityError):
            made.get_template("t").render()
