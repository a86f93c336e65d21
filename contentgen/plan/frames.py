"""The editor's words and word patterns of a language, from ``data/deck.<lang>.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from contentgen.text.holding import holds

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Frames:
    """Everything that the planner may say in its own name, and the labels that it understands.

    `phrases` are whole lines by dotted name (``cta.care``); an accent is marked ``*so*``. A
    language without data has none, and nothing is said in the editor's name.
    """

    phrases: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]

    def phrase(self, name: str) -> str:
        """Return the line of that name, or an empty string."""
        return self.phrases.get(name, "")

    def list(self, name: str) -> tuple[str, ...]:
        """Return the words of that name, or none."""
        return self.words.get(name, ())

    def has(self, name: str, text: str) -> bool:
        """Tell whether a text holds one of the phrases of that name, as whole words."""
        phrases = self.words.get(name, ())
        return bool(phrases) and holds(phrases, text)


@cache
def frames(lang: str) -> Frames:
    """Return the frames of a language such as ``en`` or ``en-US``."""
    path = _DATA / f"deck.{lang.split('-')[0].lower()}.toml"
    if not path.is_file():
        return Frames({}, {})
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    flat = dict(_flat(table, ""))
    return Frames(
        phrases={key: value for key, value in flat.items() if isinstance(value, str)},
        words={key: tuple(value) for key, value in flat.items() if isinstance(value, list)},
    )


def _flat(table: Mapping[str, Any], prefix: str) -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    for key, value in table.items():
        name = f"{prefix}{key}"
        pairs += _flat(value, f"{name}.") if isinstance(value, dict) else [(name, value)]
    return pairs
