"""What the program knows of a language: one TOML file of word lists each."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

DATA = Path(__file__).parent / "data"
_ABBREVIATIONS = ("sentences.never", "sentences.before_number", "sentences.before_name")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language's data. `known` is False for a language without a file, whose lists are empty.

    `abbreviations` are folded and carry their dot. `weak_ends` are words that a line should not
    end on. Everything else is in `lists` by dotted name (``locks.hedges``): see `words`.
    """

    code: str
    known: bool = False
    abbreviations: frozenset[str] = frozenset()
    stop_words: frozenset[str] = frozenset()
    weak_ends: frozenset[str] = frozenset()
    hedges: frozenset[str] = frozenset()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    sets: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))

    def words(self, name: str) -> tuple[str, ...]:
        """Return the list with this dotted name, in the file's order, or an empty one."""
        return self.lists.get(name, ())

    def has(self, name: str, word: str) -> bool:
        """Tell whether the list with this dotted name holds the word exactly."""
        return word in self.sets.get(name, _NONE)


@lru_cache(maxsize=64)
def language(lang: str) -> Language:
    """Return the data of a language by its code; region and case do not matter (``en-US``).

    A code without data gives a neutral language: no locks, no questions, no lists.
    """
    return _load(lang.replace("_", "-").split("-")[0].strip().casefold())


@cache
def stop_words(code: str) -> frozenset[str]:
    """Return a language's small words without reading the rest of its data; none if unknown."""
    path = DATA / f"{code}.toml"
    if not code.isalpha() or not path.is_file():
        return frozenset()
    _, _, rest = path.read_text(encoding="utf-8").partition("\n[words]\n")
    return frozenset(tomllib.loads(rest.partition("\n[")[0])["stop"])


@cache
def _load(code: str) -> Language:
    path = DATA / f"{code}.toml"
    if not code.isalpha() or not path.is_file():
        return Language(code)
    lists = dict(_flatten(tomllib.loads(path.read_text(encoding="utf-8"))))
    return Language(
        code,
        known=True,
        abbreviations=frozenset(word for name in _ABBREVIATIONS for word in lists[name]),
        stop_words=frozenset(lists["words.stop"]),
        weak_ends=frozenset(lists["words.weak_ends"]),
        hedges=frozenset((*lists["locks.modals"], *lists["locks.hedges"])),
        lists=MappingProxyType(lists),
        sets=MappingProxyType({name: frozenset(entries) for name, entries in lists.items()}),
    )


def _flatten(table: Mapping[str, object], prefix: str = "") -> list[tuple[str, tuple[str, ...]]]:
    found: list[tuple[str, tuple[str, ...]]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            found += _flatten(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            found.append((prefix + key, tuple(str(entry) for entry in value)))
        else:
            found.append((prefix + key, (str(value),)))
    return found
