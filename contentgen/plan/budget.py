"""The budgets of a deck, from ``data/deck.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType


@cache
def budget(table: str) -> Mapping[str, int]:
    """Return one table of budgets: ``words``, ``characters``, ``count`` or ``worth``."""
    path = Path(__file__).parent / "data" / "deck.toml"
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8"))[table])


@cache
def capacity(shape: str) -> tuple[int, ...]:
    """Return how many words of one, two, three and more entries of a shape fit on a list slide."""
    path = Path(__file__).parent / "data" / "deck.toml"
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))["list"][shape])
