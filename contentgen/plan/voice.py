"""The editor's own words for videos and captions, from ``data/script.<lang>.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from contentgen.text.holding import holds

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """What the editor may say in a language.

    Words that are spoken or published come from `say`, which has none for a language without
    data. Directions to the person who films come from `note`, in English if need be.
    """

    lang: str
    known: bool
    table: Mapping[str, Any]

    def say(self, name: str, **fields: str) -> str:
        """Return a frame with its fields filled in; empty without the frame or without a field."""
        return self.note(name, **fields) if self.known else ""

    def note(self, name: str, **fields: str) -> str:
        """Return a direction with its fields filled in; empty as in `say`."""
        frame = self.table.get(name, "")
        if not isinstance(frame, str) or any(not value for value in fields.values()):
            return ""
        return frame.format(**fields)

    def list(self, name: str) -> tuple[Any, ...]:
        """Return a list of words or tables, or none."""
        return tuple(self.table.get(name, ()))

    def slot(self, name: str) -> tuple[str, float]:
        """Return a prompt for the therapist's own words, and the seconds it takes."""
        return str(self.table[f"you.{name}.text"]), float(self.table[f"you.{name}.seconds"])

    def hears(self, name: str, text: str) -> bool:
        """Tell whether the text has one of the list's words, as a whole word."""
        return _hears(self, name, text)

    def number(self, count: int) -> str:
        """Return a small number as a word."""
        words = self.list("numbers.words")
        return str(words[count - 1]) if 0 < count <= len(words) else str(count)

    def series(self, parts: Iterable[str]) -> str:
        """Return the parts as one list in running text."""
        found = [part for part in parts if part]
        word = self.note("numbers.and")
        if len(found) < 2:
            return "".join(found)
        comma = "," if len(found) > 2 and self.note("numbers.comma") else ""
        return f"{', '.join(found[:-1])}{comma} {word} {found[-1]}"


@lru_cache(maxsize=16384)
def _hears(said: Voice, name: str, text: str) -> bool:
    return holds(said.list(name), text)


@cache
def voice(lang: str) -> Voice:
    """Return the editor's voice in a language such as ``en`` or ``es-MX``."""
    code = lang.replace("_", "-").split("-")[0].strip().casefold()
    path = _DATA / f"script.{code}.toml"
    known = code.isalpha() and path.is_file()
    return Voice(code, known, _load("script.en" if not known else f"script.{code}"))


@cache
def number(name: str) -> float:
    """Return a number of ``data/video.toml`` by its dotted name."""
    return float(_load("video")[name])


@cache
def _load(name: str) -> Mapping[str, Any]:
    table = tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))
    return MappingProxyType(dict(_flat(table, "")))


def _flat(table: Mapping[str, Any], prefix: str) -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    for key, value in table.items():
        name = f"{prefix}{key}"
        pairs += _flat(value, f"{name}.") if isinstance(value, dict) else [(name, value)]
    return pairs
