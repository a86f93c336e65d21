"""Sentences of contrast: "While A, B." and "Unlike X, which is P, Y does Q."."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.text.marks import read as locks_of
from contentgen.text.rewrite.grammar import (
    capital,
    comma_after,
    first_finite,
    has_finite,
    plain_sentence,
    plural,
    text_of,
)
from contentgen.text.rewrite.wording import Wording, folded
from contentgen.text.tokens import Token, tokens

_LONGEST_NAME = 4
_LONGEST_SUBJECT = 8


def concession(sentence: str, words: Wording) -> tuple[str, str] | None:
    """Return A and B of "While A, B.", each a whole sentence, or None.

    A "while" of time is a condition and never taken apart; A ends at the first comma, and both
    have their own subject and verb.
    """
    toks = tokens(sentence)
    opener = words.index("contrast.concessions").at(toks, 0) if toks else 0
    if not opener or not plain_sentence(sentence):
        return None
    conditions = locks_of(sentence, words.language).of("condition")
    if conditions and conditions[0].start == toks[0].start:
        return None
    at = next((i + 1 for i in range(opener, len(toks) - 1) if comma_after(toks[i])), 0)
    if not at:
        return None
    first, second = toks[opener:at], toks[at:]
    if not words.has("contrast.starters", second[0].fold) and not _named(second, words):
        return None
    if words.has("contrast.pronouns", first[0].fold) or first[-1].fold in words.language.weak_ends:
        return None
    if not has_finite(first, words) or not has_finite(second, words):
        return None
    a = capital(sentence[first[0].start : first[-1].end]) + "."
    return a, sentence[second[0].start :]


def _named(clause: Sequence[Token], words: Wording) -> bool:
    """Tell whether the clause has a verb within its first words, before any comma or "that"."""
    verb = first_finite(clause, words)
    if any(words.has("contrast.relative", token.fold) for token in clause[:verb]):
        return False
    return 0 < verb <= _LONGEST_SUBJECT and not any(comma_after(token) for token in clause[:verb])


def split_while(sentence: str, words: Wording) -> str | None:
    """Say "While A, B." as "A. But B."."""
    parts = concession(sentence, words)
    return words.say("while", a=parts[0], b=parts[1]) if parts else None


def keep_while(sentence: str, beside: Sequence[str], words: Wording) -> str | None:
    """Keep A of "While A, B." where A is limited and a sentence beside it takes B's part.

    B counters A, so it may go only if what it warns of is said beside it.
    """
    parts = concession(sentence, words)
    if not parts or not beside:
        return None
    risks = words.sets["contrast.risk"]
    warned = risks.intersection(folded(parts[1]))
    told = any(risks.intersection(folded(other)) for other in beside)
    limited = locks_of(parts[0], words.language).of("condition")
    return parts[0] if warned and told and limited else None


def split_unlike(sentence: str, words: Wording) -> str | None:
    """Say "Unlike X, which is P, Y does Q." as "Y is not X. X is P. Y does Q."."""
    toks = tokens(sentence)
    if not toks or toks[0].fold != "unlike" or sentence[-1] != ".":
        return None
    commas = [i + 1 for i in range(len(toks) - 1) if comma_after(toks[i])]
    if not commas or commas[0] > _LONGEST_NAME or "'" in text_of(sentence, toks, 1, commas[0]):
        return None
    start = commas[0]
    other, aside = toks[1:start], ""
    if toks[start].fold == "which":
        if len(commas) < 2:
            return None
        aside = sentence[toks[start + 1].start : toks[commas[1] - 1].end]
        start = commas[1]
    main = toks[start:]
    verb = first_finite(main, words)
    if not 0 < verb <= _LONGEST_NAME or words.has("contrast.pronouns", main[0].fold):
        return None
    if any(token.fold in words.language.stop_words for token in (*main[:verb], *other)):
        return None
    name = sentence[main[0].start : main[verb - 1].end]
    be = "are" if plural(main[verb - 1].fold, words) else "is"
    rival = sentence[other[0].start : other[-1].end]
    main_clause = capital(sentence[main[0].start :])
    if not aside:
        return words.say("unlike", y=capital(name), be=be, x=rival, main=main_clause)
    whole = f"{capital(rival)} {aside}."
    return words.say("unlike_which", y=capital(name), be=be, x=rival, aside=whole, main=main_clause)
