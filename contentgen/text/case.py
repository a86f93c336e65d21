"""Headings in sentence case: capitals only at the start and where a name needs them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache, partial
from types import MappingProxyType

from contentgen.text.language import Language, language
from contentgen.text.tokens import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# A letter right after these begins something: it says nothing about whether the word is a name.
_FRESH = re.compile(r"(?:^|[.!?:…•\n])[\"'”’»)\]]*\s*[\"'“‘«(\[¿¡]*$")
_LONGEST_LONE_ACRONYM = 4
# Up to this long a word may be lower-case in a title in capitals ("with").
_LONGEST_SMALL = 3


def sentence_case(heading: str, body_sentences: Iterable[str], lang: str) -> str:
    """Return the heading in sentence case.

    A word is lowered if the body shows it in lower case; or if the body never shows it inside a
    sentence, unless the language's data know it as a name, it is an acronym, or it has capitals
    inside. After "?", "!" and "." a capital stays; after ":" the text goes on in lower case.
    Headings in capitals only are taken down word by word; in one whose other words are lower-case
    already, a capital is a name.
    """
    return _in_case(heading, *_seen(tuple(body_sentences)), lang)


@lru_cache(maxsize=4096)
def _in_case(heading: str, lower: frozenset[str], names: frozenset[str], lang: str) -> str:
    data = language(lang)
    shouting = _shouts(heading)
    if not shouting and is_cased(heading, data):
        names |= {match.group() for match in _WORD.finditer(heading) if match.start()}
    cased = partial(_cased, text=heading, lower=lower, names=names, shouting=shouting, data=data)
    return _open(_WORD.sub(cased, heading.strip() if shouting else heading), data)


def lowered(phrase: str, body_sentences: Iterable[str], lang: str) -> str:
    """Return a phrase as it stands inside a sentence: lower case except for names and acronyms."""
    data = language(lang)
    lower, names = _seen(tuple(body_sentences))
    return _WORD.sub(
        partial(_cased, text=phrase, lower=lower, names=names, shouting=_shouts(phrase), data=data),
        phrase,
    )


def _cased(
    match: re.Match[str],
    *,
    text: str,
    lower: frozenset[str],
    names: frozenset[str],
    shouting: bool,
    data: Language,
) -> str:
    word = match.group()
    key = fold(word)
    name = _name(word, key, data)
    if (
        name
        and not (word.islower() and len(word) > 1)
        and not (key in lower and not word.isupper())
    ):
        return name
    if data.has("case.dated", key) and word[0].isupper() and _dated(text, match, data):
        return word.capitalize()
    if shouting:
        return word if len(word) > 1 and word in names else word.lower()
    if len(word) == 1 and _letter_name(text, match, data):
        return word
    if word[1:] != word[1:].lower() or not word[0].isupper():
        return word
    if key in lower:
        return word.lower()
    if _after_name_word(text, match, data) and key not in data.stop_words:
        return word
    return word if word in names else word.lower()


def _name(word: str, key: str, data: Language) -> str:
    """Return the word as the language's data spell it, with its own ending; "" if no name."""
    if data.has("case.words_too", key):
        return ""
    known = _names(data).get(key)
    if known:
        return known if "'" not in known or "’" not in word else known.replace("'", "’")
    stem = key.removesuffix("'s")
    known = _names(data).get(stem) if stem != key else None
    return f"{known}{word[-2:].lower()}" if known else ""


def _after_name_word(text: str, match: re.Match[str], data: Language) -> bool:
    """Tell whether a name follows here: "Meet Sarah", "Dr. Lee"."""
    before = text[: match.start()].split()
    return bool(before) and data.has("case.name_after", fold(before[-1].rstrip(".")))


def _dated(text: str, match: re.Match[str], data: Language) -> bool:
    before, after = text[: match.start()].split(), text[match.end() :].split()
    by_number = bool(after) and after[0][0].isdigit()
    return by_number or (bool(before) and data.has("locks.month_after", fold(before[-1])))


def _letter_name(text: str, match: re.Match[str], data: Language) -> bool:
    """Tell whether a lone capital is a name ("vitamin D", "grade A", "X-ray", "T-spine")."""
    word = match.group()
    if not word.isupper():
        return True
    if text[match.end() : match.end() + 1] in ("-", "‑", "."):
        return True
    if not data.has("case.letter_words", word.lower()):
        return True
    before = text[: match.start()].split()
    return bool(before) and data.has("case.before_letter", fold(before[-1]))


def _open(text: str, data: Language) -> str:
    """Put a capital at the start and after each end of a sentence."""
    pieces: list[str] = []
    last = 0
    for match in _WORD.finditer(text):
        word = match.group()
        opens = not any(character.isalnum() for character in text[: match.start()]) or (
            re.search(
                r"[.?!…][\"'”’»)]*\s+[\"'“‘«(\[¿¡]*$",
                text[max(0, match.start() - 12) : match.start()],
            )
        )
        if opens and word.islower() and not data.has("case.keep_lower", fold(word)):
            word = word[0].upper() + word[1:]
        pieces += [text[last : match.start()], word]
        last = match.end()
    return "".join(pieces) + text[last:]


def is_cased(heading: str, data: Language) -> bool:
    """Tell whether a heading is in sentence case already: half of its later words are lower."""
    inner = [match.group() for match in _WORD.finditer(heading) if match.start()]
    told = [w for w in inner if len(w) > _LONGEST_SMALL and fold(w) not in data.stop_words]
    return 2 <= sum(word.islower() for word in told) >= len(told) / 2


def _shouts(heading: str) -> bool:
    """Tell whether a heading is in capitals only, and not just one acronym."""
    words = [word for word in _WORD.findall(heading) if not word.isdigit()]
    if not words or heading != heading.upper() or heading == heading.lower():
        return False
    letters = [word for word in words if len(word) > 1]
    return len(letters) > 1 or any(len(word) > _LONGEST_LONE_ACRONYM for word in letters)


@lru_cache(maxsize=8)
def _seen(sentences: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that the body shows in lower case, and those with capitals mid-sentence."""
    each = [_seen_in(sentence) for sentence in sentences]
    lower, names = (frozenset[str]().union(*(one[n] for one in each)) for n in (0, 1))
    return lower, names


@lru_cache(maxsize=8192)
def _seen_in(sentence: str) -> tuple[frozenset[str], frozenset[str]]:
    lower: set[str] = set()
    names: set[str] = set()
    opening = ""
    for match in _WORD.finditer(sentence):
        word = match.group()
        if word[0].islower():
            lower.add(word)
            opening = ""
        elif _FRESH.search(sentence[: match.start()][-8:]):
            opening = word
        else:
            names.add(word)
            if opening:  # "Raccoon Ridge is …": the whole of a name that opens a sentence
                names.add(opening)
                opening = ""
    return frozenset(map(fold, lower)), frozenset(names)


@cache
def _names(data: Language) -> MappingProxyType[str, str]:
    return MappingProxyType({fold(name): name for name in data.words("case.names")})
