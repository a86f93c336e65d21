"""Which scripts a text is written in, beyond those that the themes' own fonts have."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

EXTRA = 'pip install "contentgen[intl]"'

_FIRST = "\u0590"  # below are Latin, Greek, Cyrillic and Armenian
_NO_FONTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Script:
    """A script's code points, its font (package folder and file), and those of some languages."""

    name: str
    ranges: tuple[tuple[int, int], ...]
    font: str
    by_lang: Mapping[str, str] = field(default_factory=lambda: _NO_FONTS)

    def font_for(self, lang: str) -> str:
        """Return the font for a language, such as ``ja`` or ``zh-TW``."""
        lang = lang.lower()
        return self.by_lang.get(lang) or self.by_lang.get(lang.partition("-")[0]) or self.font


@cache
def scripts() -> Mapping[str, Script]:
    """Return the scripts by name; see ``scripts.toml``."""
    path = Path(__file__).parent / "scripts.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: Script(
            name, tuple((a, b) for a, b in entry["ranges"]), entry["font"], entry.get("by_lang", {})
        )
        for name, entry in table.items()
    }


def scripts_of(text: str) -> tuple[str, ...]:
    """Return the names of the scripts in a text that need a font of their own, in fixed order."""
    if text.isascii():
        return ()
    points = {ord(c) for c in set(text) if c >= _FIRST}
    return tuple(
        script.name
        for script in scripts().values()
        if any(first <= point <= last for point in points for first, last in script.ranges)
    )
