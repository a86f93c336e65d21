from __future__ import annotations

import subprocess
import sys

import pytest

HELP = """Usage: contentgen [OPTIONS] COMMAND [ARGS]...

  Turn blog posts into Instagram carousels, YouTube outlines and captions.

  Start with `contentgen import post.txt`, then `contentgen build`.

Options:
  --version   Show the version and exit.
  -h, --help  Show this message and exit.

Commands:
  build    Build posts into ready-to-publish folders.
  check    Check posts: claims, limits, reading, access.
  explain  Say why a slide says what it says.
  import   Turn raw posts into articles.
  outline  Show what was understood of a post.
  themes   List, show and copy themes.
  verify   Check that packages on disk are whole.
"""


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help(run, option):
    result = run(option)
    assert (result.exit_code, result.output) == (0, HELP)


def test_version(run):
    from contentgen import __version__

    result = run("--version")
    assert (result.exit_code, result.output) == (0, f"contentgen {__version__}\n")


@pytest.mark.parametrize("command", ["build", "import", "outline", "themes"])
def test_every_command_has_help(run, command):
    result = run(command, "-h")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: contentgen {command} [OPTIONS]")


def test_an_unknown_command_is_wrong_usage(run):
    result = run("biuld")
    assert result.exit_code == 2
    assert "No such command 'biuld'" in result.output


def test_help_loads_nothing_heavy():
    code = """
import sys
from contentgen.cli import main
try:
    main(["build", "--help"])
except SystemExit:
    pass
heavy = {"PIL", "jinja2", "markdown_it", "rich", "pydantic", "yaml", "frontmatter", "aggdraw",
         "uharfbuzz", "concurrent.futures", "multiprocessing"}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_themes_are_listed_with_a_line_each(run, workspace):
    own = workspace / "templates" / "plain"
    own.mkdir(parents=True)
    (own / "theme.toml").write_text('base = "tide"\nsummary = "Our own."\n', encoding="utf-8")
    result = run("themes")
    lines = dict(line.split("  ", 1) for line in result.output.splitlines())
    assert result.exit_code == 0
    assert lines["plain"].strip() == "Our own."
    assert all(summary.strip() for summary in lines.values())
    assert "tide " in result.output


def test_a_broken_theme_is_told_in_plain_words(run, workspace):
    own = workspace / "templates" / "plain"
    own.mkdir(parents=True)
    (own / "theme.toml").write_text("summary = ", encoding="utf-8")
    result = run("themes")
    assert result.exit_code == 1
    assert "theme.toml: error: This theme cannot be read" in result.output
    assert "Traceback" not in result.output
