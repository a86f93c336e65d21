"""The Jinja environment of slide templates, and its errors in a user's terms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

from contentgen.errors import ContentgenError
from contentgen.theme.inside import template_loader
from contentgen.theme.motifs import FUNCTIONS
from contentgen.theme.near import nearest

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

BUILTIN = "builtin"
"""A template that shadows one of the program's own reaches it by this prefix."""

_UNDEFINED = re.compile(r"'([^']+)' is undefined")
_NO_MEMBER = re.compile(r"object has no (?:attribute|element) '([^']+)'")
_REFERENCE = re.compile(r"{%-?\s*(?:extends|import|from|include)\s+[\"']([^\"']+)[\"']")


@lru_cache(maxsize=8)
def environment(folders: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    """Return the environment for these template folders; it keeps what it has compiled."""
    from jinja2 import ChoiceLoader, PrefixLoader, StrictUndefined

    from contentgen.theme.sandbox import Sandbox, compiled

    own = PrefixLoader({BUILTIN: template_loader(folders[-1:])})
    made = Sandbox(
        loader=ChoiceLoader([template_loader(folders), own]),
        undefined=StrictUndefined,
        autoescape=True,
        auto_reload=False,
        cache_size=400,
        bytecode_cache=compiled("slides"),
    )
    made.globals.update(FUNCTIONS)
    return made


def render(
    env: ImmutableSandboxedEnvironment, names: tuple[str, ...], context: Mapping[str, object]
) -> tuple[str, str]:
    """Render the first template of `names` that exists; return its text and its name.

    Raises ContentgenError naming the template, the line where known, and the nearest valid name.
    """
    from jinja2 import TemplateError

    # All that a template can do wrong: an unknown name, a wrong argument, a sum with no number.
    try:
        template = env.select_template(names)
        return template.render(context), template.name or names[0]
    except ContentgenError as error:
        problem = error.problems[0]
        where = problem.where or _line_of(error.__traceback__, names)
        raise ContentgenError(problem.message, where, problem.hint) from error
    except RecursionError as error:
        where = _line_of(error.__traceback__, names)
        raise ContentgenError("uses itself without end, or is nested too deep.", where) from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, NameError) as error:
        _explain(env, error, names, context)


def _explain(
    env: ImmutableSandboxedEnvironment,
    error: Exception,
    names: tuple[str, ...],
    context: Mapping[str, object],
) -> NoReturn:
    from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

    if isinstance(error, TemplateSyntaxError):
        where = f"{_short(error.filename or error.name or names[0], names)}:{error.lineno}"
        raise ContentgenError(f"{_sentence(error.message)}", where) from error
    if isinstance(error, TemplateNotFound):
        _missing(env, error, names)
    where = _line_of(error.__traceback__, names)
    message = str(error)
    hint = ""
    if isinstance(error, UndefinedError):
        unknown = _UNDEFINED.search(message) or _NO_MEMBER.search(message)
        if unknown and _UNDEFINED.search(message):
            hint = nearest(unknown.group(1), {*context, *env.globals})
            message = f'there is no "{unknown.group(1)}" in a slide template'
        elif unknown:
            message = f'there is no "{unknown.group(1)}" here ({message})'
    raise ContentgenError(_sentence(message), where, hint) from error


def _missing(
    env: ImmutableSandboxedEnvironment, error: Exception, names: tuple[str, ...]
) -> NoReturn:
    known = env.list_templates(filter_func=lambda name: name.endswith(".xml.j2"))
    wanted = str(getattr(error, "name", "") or names[0])
    if wanted in names or not wanted:
        raise ContentgenError(
            f'the theme has no template "{names[0]}".', names[0], nearest(names[0], known)
        ) from error
    raise ContentgenError(
        f'there is no template "{wanted}".', names[0], nearest(wanted, known)
    ) from error


def _sentence(message: str | None) -> str:
    text = (message or "cannot be rendered").strip().rstrip(".")
    return f"{text}."


def _line_of(trace: TracebackType | None, names: tuple[str, ...]) -> str:
    """Return the innermost template and line of a traceback."""
    where = names[0]
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            where = f"{_short(file, names)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return where


def _short(file: str, names: tuple[str, ...]) -> str:
    """Return a template's name as the user knows it: its folder and file."""
    parts = Path(file).parts
    return "/".join(parts[-2:]) if len(parts) > 1 else (file or names[0])


def lines_in_source(env: ImmutableSandboxedEnvironment, template: str, *parts: str) -> list[str]:
    """Return each ``template:line`` that has all `parts` in it, in a template or what it uses."""
    from jinja2 import TemplateNotFound

    queue, found = [template], []
    for name in queue:
        if env.loader is None:
            break
        try:
            source = env.loader.get_source(env, name)[0]
        except TemplateNotFound:
            continue
        for number, line in enumerate(source.splitlines(), start=1):
            if all(part in line for part in parts):
                found.append(f"{name}:{number}")
        queue.extend(name for name in _REFERENCE.findall(source) if name not in queue)
    return found
