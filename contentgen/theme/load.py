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
from contentgen.theme.type import read_styles

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

Table = Mapping[str, Any]

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
    _known(table, _KEYS, where)
    palette = _palette(table, brand, where)
    grounds, given = _grounds(table, palette, where)
    _check_contrast(table, grounds, given, brand, where)
    canvas = _canvas(table, size, where)
    bases = tuple(folder / ancestor for ancestor in lineage for folder in folders)
    styles = read_styles(table, brand, bases, where)
    rungs = _rungs({**_section(table, "rungs", where), **canvas.pop("rungs", {})}, styles, where)
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


def _known(table: Table, keys: Sequence[str], where: str, section: str = "") -> None:
    for key in table:
        if key not in keys:
            raise ContentgenError(f'unknown key "{section}{key}".', where, nearest(key, keys))


def _section(table: Table, key: str, where: str) -> dict[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise ContentgenError(f'"{key}" must be a table.', where)
    return dict(value)


def _palette(table: Table, brand: Brand, where: str) -> dict[str, str]:
    """Return the named colours, the practice's over the theme's."""
    palette: dict[str, str] = {}
    own = _section(table, "palette", where)
    brand_file = brand.path or "brand.toml"
    for name in brand.colors:
        if name not in own:
            raise ContentgenError(
                f'[colors] "{name}": the theme has no such colour.', brand_file, nearest(name, own)
            )
    for name, value in {**own, **brand.colors}.items():
        color = hex_color(str(value))
        if color is None:
            place, section = (brand_file, "colors") if name in brand.colors else (where, "palette")
            raise ContentgenError(
                f'[{section}] {name} = "{value}" is not a colour.', place, "Write it as #rrggbb."
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
    for ground, colors in _section(table, "grounds", where).items():
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
        pair: float(least) for pair, least in _section(table, "contrast", where).items()
    }
    place = (brand.path or "brand.toml") if brand.colors else where
    problems = tuple(contrast_problems(grounds, given, needs, place))
    if problems:
        raise ContentgenError.of(problems)


def _canvas(table: Table, size: str, where: str) -> dict[str, Any]:
    sizes = _section(table, "sizes", where)
    if size not in sizes:
        raise ContentgenError(f'the theme has no size "{size}".', where, nearest(size, sizes))
    canvas = dict(sizes[size])
    for key in ("width", "height"):
        if not isinstance(canvas.get(key), int) or canvas[key] <= 0:
            raise ContentgenError(f'[sizes."{size}"] needs {key} in whole px.', where)
    return canvas


def _rungs(
    table: Table, styles: Mapping[str, object], where: str
) -> dict[str, tuple[Mapping[str, float], ...]]:
    for role, steps in table.items():
        for step in steps:
            for style, size in step.items():
                if style not in styles:
                    raise ContentgenError(
                        f'[rungs] {role}: no type style "{style}".', where, nearest(style, styles)
                    )
                if not isinstance(size, int | float) or size <= 0:
                    raise ContentgenError(f"[rungs] {role}: {style} = {size!r} is no size.", where)
    return {role: tuple(steps) for role, steps in table.items()}


def _cycle(
    table: Table, grounds: Mapping[str, object], where: str
) -> Mapping[str, tuple[str, ...]]:
    cycle: dict[str, tuple[str, ...]] = {}
    for role, value in _section(table, "cycle", where).items():
        names = (value,) if isinstance(value, str) else tuple(value)
        for name in names:
            if name not in grounds:
                raise ContentgenError(
                    f'[cycle] {role}: no ground "{name}".', where, nearest(name, grounds)
                )
        cycle[role] = names
    if not cycle.get("default"):
        cycle["default"] = tuple(grounds)
    return MappingProxyType(cycle)
