"""The word lists of this stage, read once from ``data/words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, cast

_DATA = Path(__file__).parent / "data"


@cache
def table(file: str, name: str) -> dict[str, Any]:
    """Return a table of ``data/<file>.toml``."""
    data = tomllib.loads((_DATA / f"{file}.toml").read_text(encoding="utf-8"))
    return cast("dict[str, Any]", data[name])


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return a list of ``data/words.toml`` as a set."""
    return frozenset(table("words", name)[key])
