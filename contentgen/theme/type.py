"""The ``[type.…]`` tables of a theme → `TypeStyle`s."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contentgen.errors import ContentgenError
from contentgen.model.brand import Brand
from contentgen.model.markup import Font, TypeStyle
from contentgen.theme.fonts import find_font
from contentgen.theme.near import nearest

_STYLE = (
    "font", "axes", "sizes", "leading", "tracking", "display", "accent", "italic", "bold",
    "features", "pairs",
)  # fmt: skip
_RUN = ("font", "axes", "tracking", "color")


@dataclass(frozen=True, slots=True)
class _Fonts:
    """Font roles and where their files are looked for."""

    roles: Mapping[str, str]
    of_brand: frozenset[str]
    brand_file: str
    bases: tuple[Path, ...]
    where: str


def read_styles(
    table: Mapping[str, Any], brand: Brand, bases: Sequence[Path], where: str
) -> dict[str, TypeStyle]:
    """Return a theme's type styles by name, the practice's fonts in the place of the theme's.

    Raises ContentgenError naming the file and key.
    """
    roles: dict[str, str] = dict(table.get("fonts", {}))
    brand_file = brand.path or "brand.toml"
    for role in brand.fonts:
        if role not in roles:
            raise ContentgenError(
                f'[fonts] "{role}": the theme has no such font.', brand_file, nearest(role, roles)
            )
    folders = (Path(brand.path).parent if brand.path else Path(), *bases)
    fonts = _Fonts(
        {**roles, **brand.fonts}, frozenset(brand.fonts), brand_file, tuple(folders), where
    )
    return {name: _style(name, entry, fonts) for name, entry in dict(table.get("type", {})).items()}


def _style(name: str, table: Mapping[str, Any], fonts: _Fonts) -> TypeStyle:
    place = f"[type.{name}]"
    _check_keys(table, _STYLE, place, fonts.where)
    for key in ("font", "sizes", "leading"):
        if key not in table:
            raise ContentgenError(f'{place} needs "{key}".', fonts.where)
    sizes = tuple(float(size) for size in table["sizes"])
    if not sizes or min(sizes) <= 0 or list(sizes) != sorted(sizes, reverse=True):
        raise ContentgenError(f"{place} sizes must be px, largest first.", fonts.where)
    tracking = float(table.get("tracking", 0))
    accent = table.get("accent")
    return TypeStyle(
        name=name,
        font=_font(table, table, place, fonts),
        sizes=sizes,
        leading=float(table["leading"]),
        tracking=tracking,
        italic=_run(table, "italic", place, fonts),
        bold=_run(table, "bold", place, fonts),
        accent=_run(table, "accent", place, fonts),
        accent_tracking=float(accent.get("tracking", tracking)) if accent else tracking,
        accent_color=str(accent.get("color", "")) if accent else "",
        features=tuple(table.get("features", ("kern", "liga"))),
        pairs=tuple((pair, float(em)) for pair, em in dict(table.get("pairs", {})).items()),
        display=bool(table.get("display", False)),
    )


def _run(table: Mapping[str, Any], kind: str, place: str, fonts: _Fonts) -> Font | None:
    if kind not in table:
        return None
    _check_keys(table[kind], _RUN, f"{place} {kind}", fonts.where)
    return _font(table[kind], table, f"{place} {kind}", fonts)


def _font(own: Mapping[str, Any], style: Mapping[str, Any], place: str, fonts: _Fonts) -> Font:
    """Return a run's font; what its own table does not say, its style's does."""
    role = own.get("font", style["font"])
    if role not in fonts.roles:
        raise ContentgenError(
            f'{place} font = "{role}": no such font.', fonts.where, nearest(role, fonts.roles)
        )
    axes = {str(tag): float(value) for tag, value in own.get("axes", style.get("axes", {})).items()}
    where = fonts.brand_file if role in fonts.of_brand else fonts.where
    return find_font(fonts.roles[role], axes, fonts.bases, where)


def _check_keys(table: Mapping[str, Any], keys: Sequence[str], place: str, where: str) -> None:
    for key in table:
        if key not in keys:
            raise ContentgenError(f'{place} unknown key "{key}".', where, nearest(key, keys))
