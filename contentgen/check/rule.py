"""A rule as its data describe it, and what it finds.

One TOML file a family: a table per code, and in it a table of word lists per language.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from contentgen.check.grammar import Grammar
from contentgen.check.subject import Passage, Post
from contentgen.model.finding import Severity
from contentgen.text.tokens import Phrases, Span, tokens

DATA = Path(__file__).parent / "data"
FAMILIES = ("post", "platform", "claims", "reading", "design")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule. `message` and `fix` are templates; `{words}` stands for what was found.

    `evidence` is the mark of its source: P (the primary text was read), Q (quoted by a dated note),
    T (a third party), D (derived), G (general knowledge). `packs` name the jurisdictions that it
    holds in, none for all; `yields` the codes that say more where both find the same words. `good`
    and `bad` are examples, sentences or whole short posts. `todo` is the fix in general, where the
    template alone says nothing.
    """

    code: str
    family: str
    title: str
    severity: Severity
    why: str
    source: str
    date: str
    evidence: str
    message: str = ""
    fix: str = ""
    fixable: bool = False
    packs: tuple[str, ...] = ()
    yields: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    todo: str = ""
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    _lists: dict[str, dict[str, Phrases]] = field(default_factory=dict)
    _firsts: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    _grammars: dict[tuple[str, str], Grammar] = field(default_factory=dict)
    _patterns: dict[tuple[str, str], re.Pattern[str] | None] = field(default_factory=dict)

    def phrases(self, lang: str, name: str) -> Phrases:
        """Return one of the rule's lists as an index, empty if the language has none."""
        lists = self._lists.setdefault(lang, {})
        if name not in lists:
            lists[name] = Phrases(self.words.get(lang, {}).get(name, ()))
        return lists[name]

    def pattern(self, lang: str, name: str) -> re.Pattern[str] | None:
        """Return one of the rule's lists as a pattern of regular expressions.

        Any case will do, unless the list's name begins with `cased`.
        """
        key = (lang, name)
        if key not in self._patterns:
            found = self.words.get(lang, {}).get(name, ())
            flags = re.NOFLAG if name.startswith("cased") else re.IGNORECASE
            self._patterns[key] = re.compile("|".join(found), flags) if found else None
        return self._patterns[key]

    def find(self, passage: Passage, lang: str, name: str) -> tuple[Span, ...]:
        """Return the token spans of a list's phrases in a passage."""
        key = (lang, name)
        if key not in self._firsts:
            phrases = self.words.get(lang, {}).get(name, ())
            first = (toks[0].fold for phrase in phrases if (toks := tokens(phrase)))
            self._firsts[key] = frozenset(first)
        if self._firsts[key].isdisjoint(_folds(passage.text)):
            return ()
        return self.phrases(lang, name).find(passage.tokens)

    def parse(self, passage: Passage, lang: str, name: str = "grammar") -> tuple[Span, ...]:
        """Return the token spans that a list's grammars match in a passage."""
        key = (lang, name)
        if key not in self._grammars:
            self._grammars[key] = Grammar(self.words.get(lang, {}).get(name, ()), lang)
        return self._grammars[key].find(passage.tokens, _folds(passage.text))

    def has(self, passage: Passage, lang: str, name: str) -> bool:
        """Tell whether a passage has one of a list's phrases."""
        return bool(self.find(passage, lang, name))

    def at(self, passage: Passage, start: int = 0, end: int = 0, **values: object) -> Hit:
        """Return a hit on the characters [start, end) of a passage, all of it if end is 0."""
        words = passage.text[start : end or len(passage.text)]
        said = {"words": words, **values}
        message, fix = self.message.format_map(said), self.fix.format_map(said)
        return Hit(self, message, fix, passage, start, end or len(passage.text))

    def of_post(self, post: Post, line: int = 0, column: int = 0, **values: object) -> Hit:
        """Return a hit on the post as a whole, or on one of its lines."""
        message, fix = self.message.format_map(values), self.fix.format_map(values)
        return Hit(self, message, fix, line=line or post.title_line, column=column)

    def of_made(self, surface: str = "", slide: int = 0, **values: object) -> Hit:
        """Return a hit on something made: where it shows, and its slide."""
        message, fix = self.message.format_map(values), self.fix.format_map(values)
        return Hit(self, message, fix, surface=surface, slide=slide)


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: in a passage's characters [start, end), on a line, or on something made.

    `severity` is empty for the rule's own.
    """

    rule: Rule
    message: str
    fix: str = ""
    passage: Passage | None = None
    start: int = 0
    end: int = 0
    line: int = 0
    column: int = 0
    slide: int = 0
    surface: str = ""
    severity: Severity | None = None


@lru_cache(maxsize=4096)
def _folds(text: str) -> frozenset[str]:
    return frozenset(token.fold for token in tokens(text))


@cache
def rules_of(family: str) -> Mapping[str, Rule]:
    """Return a family's rules by code, in the order of their codes."""
    table = _toml(f"{family}.toml")
    for code, lists in _toml("grammar.toml").items():
        for lang, more in lists.items() if code in table else ():
            table[code].setdefault(lang, {}).update(more)
    return {code: _rule(code, family, table[code]) for code in sorted(table)}


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


@cache
def all_rules() -> Mapping[str, Rule]:
    """Return every rule by code."""
    return {code: rule for family in FAMILIES for code, rule in rules_of(family).items()}


def _rule(code: str, family: str, entry: Mapping[str, Any]) -> Rule:
    lists = {name: value for name, value in entry.items() if isinstance(value, dict)}
    plain = {name: value for name, value in entry.items() if name not in lists}
    for name in ("packs", "yields", "good", "bad"):
        plain[name] = tuple(plain.get(name, ()))
    if isinstance(plain["date"], dt.date):
        plain["date"] = plain["date"].isoformat()
    words = {
        lang: {name: tuple(value) for name, value in table.items()} for lang, table in lists.items()
    }
    return Rule(code=code, family=family, words=words, **cast(Any, plain))
