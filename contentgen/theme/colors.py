"""The colours of a theme's slides: its palette, the practice's over it, and each ground's own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from contentgen.errors import ContentgenError, Problem
from contentgen.model.brand import Brand
from contentgen.theme.follow import followed, read_following
from contentgen.theme.near import nearest
from contentgen.theme.palette import contrast_problems, hex_color
from contentgen.theme.toml import Table, number, section

# Least contrast of a ground's colours against it (WCAG 2.2: 1.4.3; accent is for large type).
_CONTRAST = MappingProxyType({"text": 4.5, "muted": 4.5, "accent": 3.0})

Named = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Colors:
    """A palette by name, each ground's colours by name, and what the practice should know."""

    palette: Mapping[str, str]
    grounds: Named
    problems: tuple[Problem, ...]


def read_colors(table: Table, brand: Brand, folders: Sequence[Path], where: str) -> Colors:
    """Return a theme's colours for a practice: made from its one colour, then its own by name.

    A name in ``[colors]`` that another theme has is left to that theme; one that none has is
    left out with a warning, so that a change of theme never stops a build. Raises ContentgenError
    for what is not a colour, and for all colours at once that cannot be read on their ground.
    """
    theme = {
        name: _color(value, f"[palette] {name}", where)
        for name, value in section(table, "palette", where).items()
    }
    brand_file = brand.path or "brand.toml"
    if brand.color:
        color = _color(brand.color, "[look] color", brand_file)
        readable = _Readable(table, where)
        theme = followed(theme, color, read_following(table, theme, where), readable)
    own = {
        name: _color(value, f"[colors] {name}", brand_file)
        for name, value in brand.colors.items()
        if name in theme
    }
    palette = {**theme, **own}
    grounds, given = _grounds(table, palette, where)
    place = brand_file if brand.colors or brand.color else where
    problems = tuple(contrast_problems(grounds, given, _needs(table, given, where), place))
    if problems:
        raise ContentgenError.of(problems)
    unknown = [name for name in brand.colors if name not in theme]
    return Colors(
        MappingProxyType(palette), grounds, tuple(_unknown(unknown, theme, folders, brand_file))
    )


def _color(value: object, place: str, where: str) -> str:
    color = hex_color(str(value))
    if color is None:
        raise ContentgenError(
            f'{place} = "{value}" is not a colour.', where, "Write it as #rrggbb."
        )
    return color


class _Readable:
    """Tell whether all text of a theme can be read in a palette."""

    def __init__(self, table: Table, where: str) -> None:
        self.table, self.where = table, where

    def __call__(self, palette: Mapping[str, str]) -> bool:
        grounds, given = _grounds(self.table, palette, self.where)
        needs = _needs(self.table, given, self.where)
        return not any(contrast_problems(grounds, given, needs, self.where))


def _needs(table: Table, given: Named, where: str) -> dict[str, float]:
    """Return the least contrast of each pair of colours."""
    defaults = {
        name: least
        for name, least in _CONTRAST.items()
        if any(name in colors for colors in given.values())
    }
    own = section(table, "contrast", where).items()
    return defaults | {pair: number(least, f'[contrast] "{pair}"', where) for pair, least in own}


def _unknown(
    names: Sequence[str], palette: Mapping[str, str], folders: Sequence[Path], where: str
) -> Iterator[Problem]:
    if not names:
        return
    elsewhere = _all_names(folders, "palette")
    for name in names:
        if name not in elsewhere:
            message = f'[colors] "{name}": no theme has such a colour; it is left out.'
            yield Problem(where, message, nearest(name, palette), "warning")


def _all_names(folders: Sequence[Path], table: str) -> frozenset[str]:
    """Return the names in a table of all themes; a theme that cannot be read has none."""
    names: set[str] = set()
    for file in (path for folder in folders for path in sorted(folder.glob("*/theme.toml"))):
        try:
            found = tomllib.loads(file.read_text(encoding="utf-8-sig")).get(table, {})
        except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
            continue
        names.update(found if isinstance(found, dict) else ())
    return frozenset(names)


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
