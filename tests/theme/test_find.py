"""Where templates are looked for, in order."""

from __future__ import annotations

from pathlib import Path

from contentgen.theme.find import own_templates, template_folders


def test_the_user_s_folders_come_first(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    extra = tmp_path / "extra"
    extra.mkdir()
    found = template_folders(tmp_path, (extra,))
    assert found == (extra, tmp_path / "templates", own_templates())


def test_a_workspace_without_templates_adds_none(tmp_path: Path) -> None:
    assert template_folders(tmp_path) == (own_templates(),)


def test_the_checkout_as_workspace_is_not_searched_twice() -> None:
    assert len(template_folders(own_templates().parent)) == 1


def test_the_program_s_own_templates_are_there() -> None:
    assert (own_templates() / "tide" / "theme.toml").is_file()
