"""What the platforms accept, from `data/limits.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_DATA = Path(__file__).parent / "data" / "limits.toml"


@cache
def limits() -> Mapping[str, int]:
    """Return the platforms' limits by name; sources and dates stand in the file."""
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return MappingProxyType({name: int(entry["value"]) for name, entry in data.items()})
