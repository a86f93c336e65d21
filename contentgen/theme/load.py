"""A theme's ``theme.toml``, checked, with the practice's colours and fonts over it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from contentgen.errors import ContentgenError, Problem
from contentgen.model.brand import Brand
from contentgen.model.markup import Look
from contentgen.text.language import language
from contentgen.theme.canvas import Canvas, own_vars, read_canvas, rung_tables
from contentgen.theme.colors import read_colors
from contentgen.theme.inside import kept_inside
from contentgen.theme.jinja import environment
from contentgen.theme.near import nearest
from contentgen.theme.toml import Table, check_keys, listed, number, section
from contentgen.theme.type import read_styles

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

_KEYS = (
    "name", "summary", "base", "palette", "brand", "fonts", "type", "grounds", "cycle", "contrast",
    "rungs", "alt", "vars", "sizes",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """A theme, loaded for one practice and one size of slide.

    `cycle` names the grounds to use: ``default`` in order, and a role's own. `alt` says by role
    what the theme draws. `canvas` is the size it is loaded for, `sizes` are all it has. `lineage`
    are the names of the theme and of those that it builds on, whose templates stand in for missing
    ones. `problems` are what the practice should know.
    """

    name: str
    look: Look
    cycle: Mapping[str, tuple[str, ...]]
    palette: Mapping[str, str]
    vars: Mapping[str, Any]
    canvas: Canvas
    alt: Mapping[str, str]
    lineage: tuple[str, ...]
    folders: tuple[Path, ...]
    environment: ImmutableSandboxedEnvironment
    file: str
    sizes: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def load_theme(name: str, folders: tuple[Path, ...], brand: Brand, size: str = "4x5") -> Theme:
    """Load a theme by name for a practice's colours and fonts and for a size such as ``4x5``.

    Raises ContentgenError naming the file and key for whatever is wrong in ``theme.toml``, for
    colours of the practice that cannot be read, and for fonts that are not there.
    """
    table, file, lineage = _table(name, folders)
    where = f"{name}/{file.name}"
    check_keys(table, _KEYS, "", where)
    colors = read_colors(table, brand, folders, where)
    canvas = read_canvas(table, size, where)
    bases = tuple(folder / ancestor for ancestor in lineage for folder in folders)
    styles = read_styles(table, brand, bases, where)
    rungs = _rungs(rung_tables(table, size, where), styles, where)
    weak = language(brand.lang).weak_ends
    return Theme(
        name=name,
        look=Look(canvas.width, canvas.height, styles, colors.grounds, rungs, weak),
        cycle=_cycle(table, colors.grounds, where),
        palette=colors.palette,
        vars=MappingProxyType({**section(table, "vars", where), **own_vars(table, size, where)}),
        canvas=canvas,
        alt=MappingProxyType({k: str(v) for k, v in table.get("alt", {}).items()}),
        lineage=lineage,
        folders=folders,
        environment=environment(folders),
        file=where,
        sizes=tuple(section(table, "sizes", where)),
        problems=colors.problems,
    )


def theme_names(folders: Sequence[Path]) -> tuple[str, ...]:
    """Return the names of the themes to be had, sorted."""
    return tuple(sorted({path.parent.name for f in folders for path in f.glob("*/theme.toml")}))


def theme_sizes(name: str, folders: tuple[Path, ...]) -> tuple[str, ...]:
    """Return the sizes that a theme has, in its own order."""
    table, file, _ = _table(name, folders)
    return tuple(section(table, "sizes", f"{name}/{file.name}"))


def _table(
    name: str, folders: tuple[Path, ...], below: tuple[str, ...] = ()
) -> tuple[dict[str, Any], Path, tuple[str, ...]]:
    """Read a theme's table, laid over that of the theme it builds on."""
    found = (folder / name / "theme.toml" for folder in folders)
    file = next((path for path in found if path.is_file()), None)
    if file is None or name not in theme_names(folders):
        raise ContentgenError(
            f'there is no theme "{name}".', "", nearest(name, theme_names(folders))
        )
    if name in below:
        raise ContentgenError(f'the theme "{name}" builds on itself.', f"{name}/theme.toml")
    try:
        kept_inside(file, folders, f"{name}/theme.toml")
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ContentgenError(f"cannot be read: {error}.", f"{name}/theme.toml") from error
    if "base" not in table:
        return table, file, (name,)
    under, _, lineage = _table(str(table["base"]), folders, (*below, name))
    return _laid_over(under, table), file, (name, *lineage)


def _laid_over(under: Table, over: Table) -> dict[str, Any]:
    """Return two tables as one; where both have a table, the same again, else `over` holds."""
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        both = isinstance(value, dict) and isinstance(below, dict)
        merged[key] = _laid_over(below, value) if both and below else value
    return merged


def _rungs(
    table: Table, styles: Mapping[str, object], where: str
) -> dict[str, tuple[Mapping[str, float], ...]]:
    rungs: dict[str, tuple[Mapping[str, float], ...]] = {}
    for role, value in table.items():
        place = f"[rungs] {role}"
        steps = listed(value, place, where)
        for step in steps:
            _check_rung(step, styles, place, where)
        rungs[role] = tuple(steps)
    return rungs


def _check_rung(step: object, styles: Mapping[str, object], place: str, where: str) -> None:
    """Raise if a rung is not a table of known type styles and sizes above 0."""
    if not isinstance(step, dict):
        raise ContentgenError(f"{place}: a rung is a table such as {{ body = 48 }}.", where)
    for style, size in step.items():
        if style not in styles:
            raise ContentgenError(
                f'{place}: no type style "{style}".', where, nearest(style, styles)
            )
        if number(size, f"{place}: {style}", where) <= 0:
            raise ContentgenError(f"{place}: {style} = {size} is no size.", where)


def _cycle(
    table: Table, grounds: Mapping[str, object], where: str
) -> Mapping[str, tuple[str, ...]]:
    cycle: dict[str, tuple[str, ...]] = {}
    for role, value in section(table, "cycle", where).items():
        names = (
            (value,) if isinstance(value, str) else tuple(listed(value, f"[cycle] {role}", where))
        )
        for name in names:
            if name not in grounds:
                raise ContentgenError(
                    f'[cycle] {role}: no ground "{name}".', where, nearest(name, grounds)
                )
        cycle[role] = names
    if not cycle.get("default"):
        cycle["default"] = tuple(grounds)
    return MappingProxyType(cycle)
