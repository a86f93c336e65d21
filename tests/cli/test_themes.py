"""Themes can be looked at and copied from the command line."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

BUILT_IN = {"tide", "signal", "plain"}


def pixels(path: Path) -> tuple[int, int]:
    return Image.open(BytesIO(path.read_bytes())).size


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that a specimen was drawn into."""
    from click.testing import CliRunner

    from contentgen.cli import main

    folder = tmp_path_factory.mktemp("shown")
    wish = ["themes", "show", "signal", "--size", "1x1", "--output", str(folder)]
    result = CliRunner().invoke(main, wish)
    assert result.exit_code == 0, result.output
    assert result.output.strip().endswith("sheet.jpg.")
    return folder


def test_a_specimen_has_every_role_at_three_lengths(shown: Path) -> None:
    roles = {"cover", "statement", "list", "steps", "safety", "recap", "cta", "compare", "table"}
    for length in ("short", "normal", "long"):
        names = [path.stem for path in shown.glob(f"{length}-*.jpg")]
        assert roles <= {name.split("-")[2] for name in names}
    assert pixels(shown / "normal-01-cover.jpg") == (1080, 1080)


def test_the_contact_sheet_shows_all_of_them(shown: Path) -> None:
    width, height = pixels(shown / "sheet.jpg")
    assert width > 15 * 200
    assert height > 3 * 200


def test_marks_change_the_picture_and_nothing_else(run, workspace, shown) -> None:
    result = run("themes", "show", "signal", "--size", "1x1", "--debug-layout", "--output", "out")
    assert result.exit_code == 0
    names = sorted(path.name for path in Path("out").iterdir())
    assert names == sorted(path.name for path in shown.iterdir())
    marked, plain = (folder / "normal-02-statement.jpg" for folder in (Path("out"), shown))
    assert marked.read_bytes() != plain.read_bytes()


def test_a_theme_that_is_not_there_is_told(run, workspace) -> None:
    result = run("themes", "show", "tied")
    assert result.exit_code == 1
    assert 'there is no theme "tied". Did you mean "tide"?' in result.output


def test_a_copy_is_a_theme_of_ones_own(run, workspace) -> None:
    result = run("themes", "new", "our-clinic", "--from", "signal")
    assert result.exit_code == 0
    folder = Path("templates/our-clinic")
    assert 'name = "our-clinic"' in (folder / "theme.toml").read_text(encoding="utf-8")
    assert '"our-clinic/_base.xml.j2"' in (folder / "cta.xml.j2").read_text(encoding="utf-8")
    assert "our-clinic" in run("themes").output
    # A change to the copy is seen, the theme that it came from stays.
    toml = (folder / "theme.toml").read_text(encoding="utf-8")
    (folder / "theme.toml").write_text(toml.replace("#1D45E0", "#112299"), encoding="utf-8")
    shown = run("themes", "show", "our-clinic", "--output", "shown")
    assert shown.exit_code == 0, shown.output


def test_a_copy_never_replaces_a_theme(run, workspace) -> None:
    assert run("themes", "new", "mine").exit_code == 0
    edited = Path("templates/mine/theme.toml")
    edited.write_text("name = 'mine'\n", encoding="utf-8")
    for taken in ("mine", *sorted(BUILT_IN)):
        result = run("themes", "new", taken)
        assert result.exit_code == 1
        assert f'There is a theme "{taken}" already.' in result.output
    assert edited.read_text(encoding="utf-8") == "name = 'mine'\n"


@pytest.mark.parametrize("name", ["../x", "a/b", "-x", "1st", "a b"])
def test_a_name_that_no_folder_should_have_is_refused(run, workspace, name) -> None:
    result = run("themes", "new", "--", name)
    assert result.exit_code == 1
    assert "cannot be the name of a theme" in result.output
    assert not Path("templates").exists()


def test_sizes_stand_beside_each_other(run, workspace, post) -> None:
    post(Path("articles"), "walks.md")
    result = run("build", "--size", "1x1", "--size", "9x16", "--only", "carousel")
    assert result.exit_code == 0, result.output
    folder = Path("output/walks/instagram")
    first = sorted(path.name for path in folder.glob("slide-*.jpg"))
    assert sorted(path.name for path in (folder / "9x16").glob("*.jpg")) == first
    assert pixels(folder / first[0]) == (1080, 1080)
    assert pixels(folder / "9x16" / first[0]) == (1080, 1920)
    assert not (folder / "1x1").exists()


def test_all_sizes_at_once(run, workspace, post) -> None:
    post(Path("articles"), "walks.md")
    assert run("build", "--size", "all", "--only", "carousel").exit_code == 0
    folder = Path("output/walks/instagram")
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {"3x4", "1x1", "9x16"}
    assert pixels(folder / "slide-01.jpg") == (1080, 1350)
