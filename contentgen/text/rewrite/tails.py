"""Clauses that can go without taking a limit with them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from contentgen.text.marks import read as locks_of
from contentgen.text.rewrite.grammar import (
    comma_after,
    first_finite,
    has_finite,
    plain_sentence,
)
from contentgen.text.rewrite.wording import Wording
from contentgen.text.tokens import Token, joins, tokens

# A shorter main clause is no sentence worth standing alone.
_LEAST = 4


def drop_result(sentence: str, words: Wording) -> str | None:
    """Cut a last clause that starts with a result word in -ing ("…, promoting relaxation.").

    The clause holds no lock and no claim of its own; the rest is a statement, not an order, and no
    list of -ing words is under way.
    """
    at = result_clause(sentence, words)
    return sentence[: tokens(sentence)[at - 1].end] + sentence[-1] if at else None


def result_clause(sentence: str, words: Wording, name: str = "tails.participles") -> int:
    """Return the word that a last clause of result starts with, or 0."""
    toks = tokens(sentence)
    starts = [
        i
        for i in range(_LEAST, len(toks) - 1)
        if comma_after(toks[i - 1]) and _opens(toks, i, name, words)
    ]
    if not starts or not plain_sentence(sentence) or sentence.endswith("?"):
        return 0
    at = starts[0]
    main, tail = toks[:at], toks[at:]
    if not _is_statement(main, words) or _lists(main, tail, words) or _says_more(tail, words):
        return 0
    return 0 if _locked(sentence, toks[at].start, len(sentence), words) else at


def _opens(toks: Sequence[Token], i: int, name: str, words: Wording) -> bool:
    word = toks[i].fold
    return words.has(name, word) or word in words.pairs.get(name, ())


def _is_statement(main: Sequence[Token], words: Wording) -> bool:
    """Tell whether the words are a whole statement about a third thing: no order, no advice."""
    first = main[0].fold
    if words.has("verbs.base", first) or words.has("words.persons", first):
        return False
    if any(words.has("address.orders", token.fold) for token in main):
        return False
    if any(words.has("contrast.pronouns", t.fold) for t in main[1:2] if comma_after(main[0])):
        return False
    own = main[_after_opening(main, words) :]
    return len(own) >= _LEAST - 1 and has_finite(own, words)


def _after_opening(main: Sequence[Token], words: Wording) -> int:
    """Return where the main clause starts after an opening phrase ("By …, dry needling can …")."""
    data = words.language
    if not (words.has("words.openers", main[0].fold) or data.has("locks.conditions", main[0].fold)):
        return 0
    commas = [i + 1 for i, token in enumerate(main[:-1]) if comma_after(token)]
    return commas[0] if commas else len(main)


def _lists(main: Sequence[Token], tail: Sequence[Token], words: Wording) -> bool:
    """Tell whether a list of -ing words may still be under way where the main clause ends.

    "By easing tension and restoring motion" is over, if nothing in the tail goes on with it.
    """
    own = main[_after_opening(main, words) :]
    for i in range(len(own) - 1, 0, -1):
        if not own[i].fold.endswith("ing"):
            continue
        before = own[i - 1].fold
        if before.endswith("ly") and i > 1:
            before = own[i - 2].fold
        if before in ("and", "or"):
            return any(
                comma_after(token) and following.fold in ("and", "or")
                for token, following in pairwise(tail)
            )
        if words.has("tails.list_before", before) or comma_after(own[i - 1]):
            return True
    return False


def _says_more(tail: Sequence[Token], words: Wording) -> bool:
    if any(words.has("tails.own", token.fold) for token in tail):
        return True
    if any(not joins(token.gap) and not comma_after(token) for token in tail[:-1]):
        return True
    return any(token.fold == "you" and comma_after(before) for before, token in pairwise(tail))


def _locked(sentence: str, start: int, end: int, words: Wording) -> bool:
    """Tell whether a lock lies in the characters [start, end), or runs into them."""
    marks = locks_of(sentence, words.language).marks
    return any(mark.start < end and mark.end > start for mark in marks)


def drop_which(sentence: str, words: Wording) -> str | None:
    """Cut a ", which …" clause that only adds; never "that", "who" or "with", which limit."""
    toks = tokens(sentence)
    at = next((i for i, t in enumerate(toks) if t.fold == "which" and i), 0)
    if at < 2 or not comma_after(toks[at - 1]) or not plain_sentence(sentence):
        return None
    commas = [i + 1 for i in range(at, len(toks) - 1) if comma_after(toks[i])]
    end = commas[0] if commas else len(toks)
    inside = toks[at:end]
    if any(words.has("which.own", token.fold) for token in inside) or not has_finite(inside, words):
        return None
    finish = toks[end - 1].end
    # Some write "which" where they mean "that": not where harm or duty hangs on it.
    guarded = ("gate.duties", "gate.must_stay", "doublets.harms")
    if any(words.has(name, t.fold) for t in toks for name in guarded):
        return None
    if _locked(sentence, toks[at].start, finish, words) or sum(t.fold == "which" for t in toks) > 1:
        return None
    before = sentence[: toks[at - 1].end]
    main = toks[:at]
    if end == len(toks):
        whole = has_finite(main[_after_opening(main, words) :], words)
        return before + sentence[-1] if whole and len(main) >= _LEAST else None
    if len(commas) > 1 and not _goes_on(toks, end, words):
        return None
    rest = toks[end:]
    if _after_opening(main, words) == len(main):
        starts_clause = 0 < first_finite(rest, words) < len(rest)
        return f"{before}, {sentence[toks[end].start :]}" if starts_clause else None
    follows = words.has("verbs.finite", rest[0].fold)
    return f"{before} {sentence[toks[end].start :]}" if follows else None


def _goes_on(toks: Sequence[Token], end: int, words: Wording) -> bool:
    """Tell whether the word after the clause is a verb, so that later commas are another matter."""
    return words.has("verbs.finite", toks[end].fold)


def drop_ensure(sentence: str, words: Wording) -> str | None:
    """Cut a last "to ensure safe and effective care": a promise, where it is no more than that."""
    toks = tokens(sentence)
    for i in range(len(toks) - 2, 4, -1):
        if toks[i].fold == "to" and words.has("tails.ensure", toks[i + 1].fold):
            break
    else:
        return None
    if not all(words.has("tails.ensure_words", t.fold) for t in toks[i + 2 :]):
        return None
    before = toks[i - 1]
    if words.has("tails.ensure_not_after", before.fold) or not joins(before.gap):
        return None
    if toks[0].fold in ("it", "it's") or not plain_sentence(sentence):
        return None
    return sentence[: before.end] + sentence[-1] if has_finite(toks[:i], words) else None
