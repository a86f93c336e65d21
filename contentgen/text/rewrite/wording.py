"""What a language's rewrites are made of: `data/rewrite.<lang>.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from contentgen.text.language import DATA, Language, language
from contentgen.text.tokens import Phrases, tokens

Words = tuple[str, ...]
_NONE: frozenset[str] = frozenset()
_NO_PHRASES = Phrases(())


class Entry(NamedTuple):
    """A plainer wording, and the words beside which the one it stands for stays as it is.

    `not_near` names words that come within the next few.
    """

    plain: str
    not_after: frozenset[str] = _NONE
    not_before: frozenset[str] = _NONE
    not_near: frozenset[str] = _NONE
    without_drugs: bool = False
    softer: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """A language's rewrites. `known` is False without data, and then no rule ever fires.

    `sets` and `phrases` hold every list by dotted name, `pairs` every "from => to" list, `frames`
    the sentences that rules put parts of the source into. `plain` and `phrases["plain"]` are the
    plain-word list, by the words of its left sides.
    """

    language: Language
    known: bool = False
    sets: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    phrases: Mapping[str, Phrases] = field(default_factory=lambda: MappingProxyType({}))
    pairs: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    plain: Mapping[Words, Entry] = field(default_factory=lambda: MappingProxyType({}))
    verbs: frozenset[str] = _NONE
    frames: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def say(self, frame: str, **parts: str) -> str:
        """Return the frame of this name with its parts filled in."""
        return self.frames[frame].format(**parts)

    def has(self, name: str, word: str) -> bool:
        """Tell whether the list with this dotted name holds the word."""
        return word in self.sets.get(name, _NONE)

    def index(self, name: str) -> Phrases:
        """Return the list with this dotted name as an index of phrases."""
        return self.phrases.get(name, _NO_PHRASES)


def wording(lang: str) -> Wording:
    """Return the rewrites of a language by its code; region and case do not matter.

    A language without data gives one whose `known` is False.
    """
    return _load(lang.replace("_", "-").split("-")[0].strip().casefold())


@cache
def _load(code: str) -> Wording:
    data = language(code)
    path = DATA / f"rewrite.{code}.toml"
    if not data.known or not path.is_file():
        return Wording(data)
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    frames = table.pop("say")
    lists = {
        f"{head}.{name}": value for head, part in table.items() for name, value in part.items()
    }
    paired = {name: value for name, value in lists.items() if value and " => " in value[0]}
    single = {name: value for name, value in lists.items() if name not in paired}
    plain = {**_plain(paired["plain.same"]), **_plain(paired["plain.softer"], softer=True)}
    phrases = {name: Phrases(value) for name, value in single.items()}
    phrases["plain"] = Phrases(" ".join(words) for words in plain)
    pairs = {
        name: _pairs(value) for name, value in paired.items() if not name.startswith("plain.s")
    }
    phrases |= {name: Phrases(value) for name, value in pairs.items()}
    return Wording(
        data,
        known=True,
        sets=MappingProxyType({name: frozenset(value) for name, value in single.items()}),
        phrases=MappingProxyType(phrases),
        pairs=MappingProxyType(pairs),
        plain=MappingProxyType(plain),
        verbs=_verbs(table["verbs"]),
        frames=MappingProxyType(frames),
    )


def _pairs(lines: list[str]) -> Mapping[str, str]:
    split = (line.partition(" => ") for line in lines)
    return MappingProxyType({left: right for left, _, right in split})


def _plain(lines: list[str], *, softer: bool = False) -> dict[Words, Entry]:
    found: dict[Words, Entry] = {}
    for line in lines:
        forms, *guards = line.split(" | ")
        left, _, right = forms.partition(" => ")
        told: dict[str, Any] = {}
        for guard in guards:
            kind, *words = guard.split()
            told |= (
                {"without_drugs": True}
                if kind == "without"
                else {f"not_{words[0]}": frozenset(words[1:])}
            )
        for word, plain in zip(left.split(), right.split(), strict=True):
            words_of = tuple(token.fold for token in tokens(word.replace("_", " ")))
            found[words_of] = Entry(plain.replace("_", " "), softer=softer, **told)
    return found


def _verbs(table: Mapping[str, list[str]]) -> frozenset[str]:
    forms = {*table["finite"], *table["irregular"]}
    for base in table["base"]:
        forms |= {base, third(base), _past(base)}
    return frozenset(forms)


def third(base: str) -> str:
    """Return a regular verb's form for "it": ``eases``, ``relies``, ``pushes``."""
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"


@cache
def finite_s(words: Wording) -> frozenset[str]:
    """Return the verb forms that are finite whatever stands before: "is", "may", "eases"."""
    bases = words.sets.get("verbs.base", _NONE)
    return frozenset({*words.sets.get("verbs.finite", _NONE), *map(third, bases)})


@lru_cache(maxsize=1024)
def folded(text: str) -> Words:
    """Return the words of a text, folded."""
    return tuple(token.fold for token in tokens(text))
