"""A theme's ``theme.toml``, checked, with the practice's colours and fonts over it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from contentgen.errors import ContentgenError
from contentgen.model.brand import Brand
from contentgen.model.markup import Look
from contentgen.text.language import language
from contentgen.theme.jinja import environment
from contentgen.theme.near import nearest
from contentgen.theme.palette import contrast_problems, hex_color
from contentgen.theme.toml import Table, check_keys, listed, number, section
from contentgen.theme.type import read_styles

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

_KEYS = (
    "name", "summary", "base", "palette", "fonts", "type", "grounds", "cycle", "contrast", "rungs",
    "alt", "vars", "sizes",
)  # fmt: skip
# Least contrast of a ground's colours against it (WCAG 2.2: 1.4.3; accent is for large type).
_CONTRAST = MappingProxyType({"text": 4.5, "muted": 4.5, "accent": 3.0})


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """A theme, loaded for one practice and one size of slide.

    `cycle` names the grounds to use: ``default`` in order, and a role's own. `alt` says by role
    what the theme draws. `lineage` are the names of the theme and of those that it builds on,
    whose templates stand in for missing ones.
    """

    name: str
    look: Look
    cycle: Mapping[str, tuple[str, ...]]
    palette: Mapping[str, str]
    vars: Mapping[str, Any]
    alt: Mapping[str, str]
    lineage: tuple[str, ...]
    folders: tuple[Path, ...]
    environment: ImmutableSandboxedEnvironment
    file: str


def load_theme(name: str, folders: tuple[Path, ...], brand: Brand, size: str = "4x5") -> Theme:
    """Load a theme by name for a practice's colours and fonts and for a size such as ``4x5``.

    Raises ContentgenError naming the file and key for whatever is wrong in ``theme.toml``, for
    colours of the practice that cannot be read, and for fonts that are not there.
    """
    table, file, lineage = _table(name, folders)
    where = f"{name}/{file.name}"
    check_keys(table, _KEYS, "", where)
    palette = _palette(table, brand, where)
    grounds, given = _grounds(table, palette, where)
    _check_contrast(table, grounds, given, brand, where)
    canvas = _canvas(table, size, where)
    bases = tuple(folder / ancestor for ancestor in lineage for folder in folders)
    styles = read_styles(table, brand, bases, where)
    rungs = _rungs({**section(table, "rungs", where), **canvas.pop("rungs", {})}, styles, where)
    width, height = canvas.pop("width"), canvas.pop("height")
    weak = language(brand.lang).weak_ends
    return Theme(
        name=name,
        look=Look(width, height, styles, grounds, rungs, weak),
        cycle=_cycle(table, grounds, where),
        palette=MappingProxyType(palette),
        vars=MappingProxyType({**table.get("vars", {}), **canvas.pop("vars", {}), **canvas}),
        alt=MappingProxyType({k: str(v) for k, v in table.get("alt", {}).items()}),
        lineage=lineage,
        folders=folders,
        environment=environment(folders),
        file=where,
    )


def theme_names(folders: Sequence[Path]) -> tuple[str, ...]:
    """Return the names of the themes to be had, sorted."""
    return tuple(sorted({path.parent.name for f in folders for path in f.glob("*/theme.toml")}))


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
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
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


def _palette(table: Table, brand: Brand, where: str) -> dict[str, str]:
    """Return the named colours, the practice's over the theme's."""
    palette: dict[str, str] = {}
    own = section(table, "palette", where)
    brand_file = brand.path or "brand.toml"
    for name in brand.colors:
        if name not in own:
            raise ContentgenError(
                f'[colors] "{name}": the theme has no such colour.', brand_file, nearest(name, own)
            )
    for name, value in {**own, **brand.colors}.items():
        color = hex_color(str(value))
        if color is None:
            place, heading = (brand_file, "colors") if name in brand.colors else (where, "palette")
            raise ContentgenError(
                f'[{heading}] {name} = "{value}" is not a colour.', place, "Write it as #rrggbb."
            )
        palette[name] = color
    return palette


def _grounds(
    table: Table, palette: Mapping[str, str], where: str
) -> tuple[dict[str, Mapping[str, str]], dict[str, Mapping[str, str]]]:
    """Return each ground's colours as ``#RRGGBB``, and the names that they were given by.

    Every palette name can be used on every ground too; a ground's own names come first.
    """
    grounds: dict[str, Mapping[str, str]] = {}
    given: dict[str, Mapping[str, str]] = {}
    tables = section(table, "grounds", where)
    for ground in tables:
        colors = section(tables, ground, where, "grounds.")
        resolved = dict(palette)
        for name, value in colors.items():
            color = palette.get(str(value)) or hex_color(str(value))
            if color is None:
                raise ContentgenError(
                    f'[grounds.{ground}] {name} = "{value}" is not a colour.',
                    where,
                    nearest(str(value), palette),
                )
            resolved[name] = color
        for name in ("ground", "text"):
            if name not in colors:
                raise ContentgenError(f'[grounds.{ground}] needs "{name}".', where)
        grounds[ground] = MappingProxyType(resolved)
        given[ground] = colors
    if not grounds:
        raise ContentgenError("a theme needs at least one ground: [grounds.…].", where)
    return grounds, given


def _check_contrast(
    table: Table,
    grounds: Mapping[str, Mapping[str, str]],
    given: Mapping[str, Mapping[str, str]],
    brand: Brand,
    where: str,
) -> None:
    """Raise for all colours at once that cannot be read on their ground."""
    defaults = {
        name: least
        for name, least in _CONTRAST.items()
        if any(name in colors for colors in given.values())
    }
    needs = defaults | {
        pair: number(least, f'[contrast] "{pair}"', where)
        for pair, least in section(table, "contrast", where).items()
    }
    place = (brand.path or "brand.toml") if brand.colors else where
    problems = tuple(contrast_problems(grounds, given, needs, place))
    if problems:
        raise ContentgenError.of(problems)


def _canvas(table: Table, size: str, where: str) -> dict[str, Any]:
    sizes = section(table, "sizes", where)
    if size not in sizes:
        raise ContentgenError(f'the theme has no size "{size}".', where, nearest(size, sizes))
    canvas = dict(section(sizes, size, where, "sizes."))
    for key in ("width", "height"):
        if not isinstance(canvas.get(key), int) or canvas[key] <= 0:
            raise ContentgenError(f'[sizes."{size}"] needs {key} in whole px.', where)
    return canvas


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
