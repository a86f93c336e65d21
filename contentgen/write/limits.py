"""What the platforms accept, from `platforms.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType


@cache
def limits() -> Mapping[str, int]:
    """Return the platforms' limits by name; sources and dates stand in the file."""
    data = tomllib.loads(Path(__file__).with_name("platforms.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: int(entry["value"]) for name, entry in data.items()})
