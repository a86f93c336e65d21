"""Values of a theme's TOML, checked for what they must be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from contentgen.errors import ContentgenError
from contentgen.theme.near import nearest

Table = Mapping[str, Any]


def section(table: Table, key: str, where: str, path: str = "") -> dict[str, Any]:
    """Return a table by its key, an empty one if it is not there."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise ContentgenError(f"[{path}{key}] must be a table.", where)
    return value


def number(value: object, place: str, where: str) -> float:
    """Return a number, whole or not."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ContentgenError(f"{place} = {value!r} is not a number.", where)
    return float(value)


def listed(value: object, place: str, where: str) -> list[Any]:
    """Return a list."""
    if not isinstance(value, list):
        raise ContentgenError(f"{place} must be a list: [ … ].", where)
    return value


def check_keys(table: Table, keys: Iterable[str], place: str, where: str) -> None:
    """Raise for the first key that does not belong, with the nearest that does."""
    for key in table:
        if key not in keys:
            raise ContentgenError(f'{place}unknown key "{key}".', where, nearest(key, keys))
