"""The little grammar that the rules share: verbs, capitals, whole sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentgen.text.rewrite.wording import Wording, finite_s
from contentgen.text.tokens import Token, joins

ENDS = (".", "!", "?")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)|«[^»]*»")
_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)
# Vowel letters that are spoken as consonants.
_NO_VOWEL = ("use", "uni", "eu", "one", "once")


def plain_sentence(text: str) -> bool:
    """Tell whether a text is one sentence that rules may take apart: no quote, bracket or colon."""
    return text.endswith(ENDS) and not re.search(r"[“”\"«»()\[\]:;…|/]|\.\.|[.!?] ", text)


def has_verb(toks: Sequence[Token], words: Wording) -> bool:
    """Tell whether any of the words can be a finite verb."""
    return any(token.fold in words.verbs for token in toks)


def has_finite(toks: Sequence[Token], words: Wording) -> bool:
    """Tell whether a word is a finite verb in all likelihood: an auxiliary or an "-s" form."""
    return first_finite(toks, words) < len(toks)


def first_finite(toks: Sequence[Token], words: Wording) -> int:
    """Return the place of the first finite verb, or the number of words if there is none.

    An "-s" form before another verb is a plural noun ("heel raises load the calf").
    """
    sure = finite_s(words)
    for i, token in enumerate(toks):
        if token.fold not in words.verbs or (i == 0 and not words.has("verbs.finite", token.fold)):
            continue
        following = toks[i + 1].fold if i + 1 < len(toks) and joins(token.gap) else ""
        if words.has("verbs.finite", token.fold):
            return i
        if token.fold in sure and following not in words.verbs:
            return i
        if words.has("verbs.base", token.fold) and i and _before_base(toks[i - 1].fold, words):
            return i
    return len(toks)


def _before_base(word: str, words: Wording) -> bool:
    """Tell whether a base form after this word is finite: after a plural, or "often"."""
    if words.has("verbs.adverbs", word) or word in words.language.words("questions.plural_words"):
        return True
    return word.endswith("s")


def capital(text: str) -> str:
    """Return the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches in quotes: another's words, which no rule touches."""
    return tuple(match.span() for match in _QUOTED.finditer(text))


def article(before: str, following: str) -> str:
    """Return "a" or "an" as the word after it wants, capitalised as `before` is."""
    vowel = bool(_VOWEL.match(following)) and not following.casefold().startswith(_NO_VOWEL)
    fitting = "an" if vowel or following.casefold().startswith(("hour", "honest")) else "a"
    return capital(fitting) if before[:1].isupper() else fitting


def comma_after(token: Token) -> bool:
    """Tell whether a plain comma stands after the word."""
    return token.gap.strip() == ","


def plural(noun: str, words: Wording) -> bool:
    """Tell whether a noun is a plural, as far as its ending shows."""
    data = words.language
    if noun in data.words("questions.plural_words"):
        return True
    singular = data.words("questions.singular_ends")
    return noun.endswith("s") and not noun.endswith(singular) and not data.has(
        "questions.singular_s", noun
    )  # fmt: skip


def text_of(text: str, toks: Sequence[Token], start: int, end: int) -> str:
    """Return the characters of the words [start, end)."""
    return text[toks[start].start : toks[end - 1].end] if start < end else ""
