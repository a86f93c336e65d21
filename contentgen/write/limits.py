"""What the platforms accept, from the rules' data (`check/data/limits.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

# One list for the whole program: the rules' documentation is made of it.
_DATA = Path(__file__).parents[1] / "check" / "data" / "limits.toml"


@cache
def limits() -> Mapping[str, int]:
    """Return the platforms' limits by name; sources and dates stand in the file."""
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return MappingProxyType({name: int(entry["value"]) for name, entry in data.items()})
