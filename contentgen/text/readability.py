"""How hard a text is to read: syllables, sentence length, and the indexes made of them.

Flesch-Kincaid grade: Kincaid and others, 1975. SMOG: McLaughlin, 1969. Fernández-Huerta: 1959, in
the form that counts sentences per hundred words by their mean length.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import sqrt
from typing import Any

from contentgen.text.language import DATA
from contentgen.text.tokens import fold
from contentgen.text.words import words

# SMOG was made for 30 sentences; of fewer than this it says nothing.
_SMOG_SENTENCES = 10
_MANY_SYLLABLES = 3
_PARTS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_VOWELS = re.compile(r"[aeiouyàâäéèêëïîíóôöúùûüÿáã]+")


@dataclass(frozen=True, slots=True)
class Grade:
    """How hard a text is. An index that the language or the text's length does not bear is None.

    `flesch_kincaid` and `smog` are school years in the United States; `fernandez_huerta` runs from
    0 (very hard) to about 100 (very easy).
    """

    sentences: int
    words: int
    words_per_sentence: float
    syllables_per_word: float
    flesch_kincaid: float | None = None
    smog: float | None = None
    fernandez_huerta: float | None = None


def grade(sentences: Sequence[str], lang: str) -> Grade | None:
    """Return how hard sentences are to read, or None for an unknown language or no words.

    English has the Flesch-Kincaid grade, and SMOG from ten sentences on; Spanish the
    Fernández-Huerta index.
    """
    code = _code(lang)
    told = [
        found for text in sentences if (found := words(text.lower() if _shouts(text) else text))
    ]
    if code not in ("en", "es") or not told:
        return None
    counts = [syllables(word, code) for sentence in told for word in sentence]
    length, beats = len(counts) / len(told), sum(counts) / len(counts)
    grade_of = Grade(len(told), len(counts), round(length, 1), round(beats, 2))
    if code == "es":
        index = 206.84 - 60 * beats - 1.02 * length
        return _with(grade_of, fernandez_huerta=round(index, 1))
    kincaid = 0.39 * length + 11.8 * beats - 15.59
    many = sum(count >= _MANY_SYLLABLES for count in counts)
    smog = 1.043 * sqrt(many * 30 / len(told)) + 3.1291
    return _with(
        grade_of,
        flesch_kincaid=round(kincaid, 1),
        smog=round(smog, 1) if len(told) >= _SMOG_SENTENCES else None,
    )


def _with(found: Grade, **indexes: float | None) -> Grade:
    return Grade(found.sentences, found.words, found.words_per_sentence,
                 found.syllables_per_word, **indexes)  # fmt: skip


def _code(lang: str) -> str:
    return lang.replace("_", "-").split("-")[0].strip().casefold()


def _shouts(text: str) -> bool:
    return text.isupper() and len(text.split()) > 1


@lru_cache(maxsize=8192)
def syllables(word: str, lang: str) -> int:
    """Return how many syllables a word has, at least 1; parts with hyphens add up.

    A figure counts as one. Rules and exceptions are in the language's data; of a language without
    them each group of vowels is one syllable.
    """
    count_part = {"en": _english, "es": _spanish}.get(_code(lang), _groups)
    parts = _PARTS.findall(word)
    return max(1, sum(1 if part.isdigit() else count_part(part) for part in parts))


def _groups(word: str) -> int:
    return max(1, len(_VOWELS.findall(fold(word))))


def _english(word: str) -> int:
    data = _data("en")
    plain = fold(word)
    if plain.removesuffix("s") in data["spelled"] or (
        word.isupper() and len(word) > 1 and not _VOWELS.search(plain)
    ):
        letters = [letter for letter in plain.removesuffix("s") if letter.isalpha()]
        return sum(3 if letter == "w" else 1 for letter in letters)
    plain = re.sub(r"'(?:s|re|ve|ll|d|m)$", "", plain).replace("'", "")
    return _known(plain, data) or _by_rule(plain, data)


def _known(word: str, data: Mapping[str, Any]) -> int:
    """Return the count of a word of the exceptions, or of one that ends in their plural or -ed."""
    known: Mapping[str, int] = data["known"]
    if word in known:
        return known[word]
    for ending, least in (("s", 0), ("es", 1), ("d", 0), ("ed", 0), ("ly", 1)):
        stem = word.removesuffix(ending)
        if stem != word and stem in known:
            hissing = ending == "s" and stem.endswith(("ce", "se", "ge", "ze"))
            beaten = ending in ("d", "ed") and re.search(r"[td]e?$", stem)
            return known[stem] + (least if ending != "ed" else 0) + int(bool(hissing or beaten))
    return 0


def _by_rule(word: str, data: Mapping[str, Any]) -> int:
    suffixes: Mapping[str, int] = data["suffixes"]
    for suffix, beats in suffixes.items():
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) > 2 and _VOWELS.search(stem):
            return (_known(stem, data) or _by_rule(stem, data)) + beats
    count = len(_VOWELS.findall(word))
    count += sum(len(pattern.findall(word)) for pattern in data["more"])
    count -= sum(len(pattern.findall(word)) for pattern in data["fewer"])
    return max(1, count)


def _spanish(word: str) -> int:
    """Count by the rules of Spanish: two strong vowels part, an accented weak one stands alone."""
    plain = re.sub(r"(?<=[qg])u(?=[eéií])", "", word.casefold())
    plain = re.sub(r"y(?![aeiouáéíóú])", "i", plain)
    count = 0
    for run in re.findall(r"[aeiouáéíóúü]+", plain.replace("h", "")):
        nuclei = re.findall(r"[iuü]*[aeoáéó][iuü]*|[íú]|[iuü]+", run)
        count += len(nuclei)
    return max(1, count)


@cache
def _data(code: str) -> Mapping[str, Any]:
    table = tomllib.loads((DATA / f"syllables.{code}.toml").read_text(encoding="utf-8"))
    known = {word: int(n) for n, listed in table["known"].items() for word in listed}
    rules = {name: [*map(re.compile, table.get(name, ()))] for name in ("more", "fewer")}
    return {**table, **rules, "known": known, "spelled": frozenset(table["spelled"])}
