"""The command line: the only place that prints."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from contentgen import __version__
from contentgen.cli import say
from contentgen.cli.build import build
from contentgen.cli.check import check
from contentgen.cli.explain import explain
from contentgen.cli.import_ import import_
from contentgen.cli.outline import outline
from contentgen.cli.themes import themes
from contentgen.cli.verify import verify
from contentgen.errors import ContentgenError
from contentgen.memory import collect_rarely


class _Program(click.Group):
    """Says what went wrong in plain words."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn an error into words and an exit code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # click ends quietly where nobody reads on, as in `contentgen explain x | head`
        except ContentgenError as error:
            say.problems(error.problems)
            ctx.exit(1)
        except Exception as error:
            if say.debugging():
                raise
            say.bug(error)
            ctx.exit(1)


@click.group("contentgen", cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="contentgen", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Turn blog posts into Instagram carousels, YouTube outlines and captions.

    Start with `contentgen import post.txt`, then `contentgen build`.
    """
    collect_rarely()
    if os.environ.get("NO_COLOR"):  # https://no-color.org
        ctx.color = False
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console that cannot show a letter shows "?" for it
            stream.reconfigure(errors="replace")


main.add_command(build)
main.add_command(check)
main.add_command(explain)
main.add_command(import_)
main.add_command(outline)
main.add_command(themes)
main.add_command(verify)
