"""The ``[type.…]`` tables of a theme → `TypeStyle`s."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contentgen.errors import ContentgenError
from contentgen.model.brand import Brand
from contentgen.model.markup import Font, TypeStyle
from contentgen.theme.fonts import find_font, more_fonts
from contentgen.theme.inside import is_inside
from contentgen.theme.near import nearest
from contentgen.theme.toml import check_keys, listed, number, section

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
    more: tuple[str, ...] = ()


def read_styles(
    table: Mapping[str, Any], brand: Brand, bases: Sequence[Path], where: str
) -> dict[str, TypeStyle]:
    """Return a theme's type styles by name, the practice's fonts in the place of the theme's.

    Raises ContentgenError naming the file and key.
    """
    roles = {role: str(name) for role, name in section(table, "fonts", where).items()}
    brand_file = brand.path or "brand.toml"
    own = {role: name for role, name in brand.fonts.items() if role != "fallback"}
    for role in own:
        if role not in roles:
            raise ContentgenError(
                f'[fonts] "{role}": the theme has no such font.', brand_file, nearest(role, roles)
            )
    folders = (Path(brand.path).parent if brand.path else Path(), *bases)
    more = more_fonts(brand, folders)
    fonts = _Fonts({**roles, **own}, frozenset(own), brand_file, tuple(folders), where, more)
    return {name: _style(name, entry, fonts) for name, entry in dict(table.get("type", {})).items()}


def _style(name: str, table: Mapping[str, Any], fonts: _Fonts) -> TypeStyle:
    place, where = f"[type.{name}]", fonts.where
    check_keys(table, _STYLE, f"{place} ", where)
    for key in ("font", "sizes", "leading"):
        if key not in table:
            raise ContentgenError(f'{place} needs "{key}".', where)
    sizes = tuple(
        number(size, f"{place} sizes", where)
        for size in listed(table["sizes"], f"{place} sizes", where)
    )
    if not sizes or min(sizes) <= 0 or list(sizes) != sorted(sizes, reverse=True):
        raise ContentgenError(f"{place} sizes must be px, largest first.", where)
    tracking = number(table.get("tracking", 0), f"{place} tracking", where)
    accent = section(table, "accent", where, f"type.{name}.")
    features = listed(table.get("features", ["kern", "liga"]), f"{place} features", where)
    pairs = section(table, "pairs", where, f"type.{name}.")
    return TypeStyle(
        name=name,
        font=_font(table, table, place, fonts),
        sizes=sizes,
        leading=number(table["leading"], f"{place} leading", where),
        tracking=tracking,
        italic=_run(table, "italic", name, fonts),
        bold=_run(table, "bold", name, fonts),
        accent=_run(table, "accent", name, fonts),
        accent_tracking=number(accent.get("tracking", tracking), f"{place} accent", where),
        accent_color=str(accent.get("color", "")),
        features=tuple(str(feature) for feature in features),
        pairs=tuple((p, number(em, f"{place} pairs", where)) for p, em in pairs.items()),
        display=bool(table.get("display", False)),
    )


def _run(table: Mapping[str, Any], kind: str, style: str, fonts: _Fonts) -> Font | None:
    if kind not in table:
        return None
    own = section(table, kind, fonts.where, f"type.{style}.")
    place = f"[type.{style}] {kind}"
    check_keys(own, _RUN, f"{place} ", fonts.where)
    return _font(own, table, place, fonts)


def _font(own: Mapping[str, Any], style: Mapping[str, Any], place: str, fonts: _Fonts) -> Font:
    """Return a run's font; what its own table does not say, its style's does."""
    role = own.get("font", style["font"])
    if role not in fonts.roles:
        raise ContentgenError(
            f'{place} font = "{role}": no such font.', fonts.where, nearest(role, fonts.roles)
        )
    given = own if "axes" in own else style
    axes = {
        tag: number(value, f"{place} axes", fonts.where)
        for tag, value in section(given, "axes", fonts.where).items()
    }
    where = fonts.brand_file if role in fonts.of_brand else fonts.where
    name = fonts.roles[role]
    font = find_font(name, axes, fonts.bases, where, fonts.more)
    # The practice's own fonts may be anywhere on its disk, a theme's are in the theme.
    ours = role in fonts.of_brand or name.startswith("fontpkg-")
    if not ours and not is_inside(Path(font.path), fonts.bases):
        message = f'[fonts] {role} = "{name}" is outside of the theme.'
        raise ContentgenError(message, where, "Copy the file into the theme's folder.")
    return font
