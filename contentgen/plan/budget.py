"""The budgets of a deck, from ``data/deck.toml`` and ``data/roles.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

_DATA = Path(__file__).parent / "data"


@cache
def budget(table: str) -> Mapping[str, int]:
    """Return one table of budgets: ``words``, ``characters``, ``count`` or ``worth``."""
    return MappingProxyType(_table("deck.toml")[table])


@cache
def capacity(shape: str) -> tuple[int, ...]:
    """Return how many words of one, two, three and more entries of a shape fit on a list slide."""
    return tuple(_table("deck.toml")["list"][shape])


@cache
def role_budget(role: str) -> Mapping[str, int]:
    """Return the limits of a role, such as ``table``, or of a kind of deck, such as ``parts``."""
    numbers = {k: v for k, v in _table("roles.toml")[role].items() if isinstance(v, int)}
    return MappingProxyType(numbers)


@cache
def by_columns(name: str) -> tuple[int, ...]:
    """Return a limit of a table's cells with two, three and four columns."""
    return tuple(_table("roles.toml")["table"][name])


@cache
def role_words(name: str, lang: str) -> frozenset[str]:
    """Return a list of words of ``data/roles.toml`` in a language, or none."""
    table = _table("roles.toml").get(lang.split("-")[0].lower(), {})
    return frozenset(table.get(name, ()))


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))
