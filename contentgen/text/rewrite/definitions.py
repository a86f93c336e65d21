"""Terms with what they mean, as the post itself says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from contentgen.text.marks import read as locks_of
from contentgen.text.rewrite.grammar import (
    capital,
    comma_after,
    first_finite,
    has_finite,
    plural,
)
from contentgen.text.rewrite.wording import Wording
from contentgen.text.tokens import Token, joins, tokens

_DASH = re.compile(r"\s?—\s?|\s–\s|\s--\s")
_LONGEST_TERM = 5
_SHORTEST_MEANING = 3


def defined(sentence: str, words: Wording) -> tuple[str, str] | None:
    """Return the term and meaning of a definition: "X is a Y that …" or "… X—a Y of Z"."""
    return _is_a(sentence, words) or dash_term(sentence, words)


def dash_term(sentence: str, words: Wording) -> tuple[str, str] | None:
    """Return the term before a dash and the meaning after it.

    One dash: the meaning runs to the end; two: between them.
    """
    dashes = list(_DASH.finditer(sentence))
    if len(dashes) not in (1, 2):
        return None
    end = dashes[1].start() if len(dashes) == 2 else len(sentence.rstrip(".!?"))
    meaning = sentence[dashes[0].end() : end]
    term = _term(sentence[: dashes[0].start()], words)
    if not term or not _is_meaning(meaning, words, many=plural(tokens(term)[-1].fold, words)):
        return None
    joined = dashes[0].start() - len(term)
    for mark in locks_of(sentence, words.language).marks:
        crosses = mark.start < joined < mark.end or mark.start < end < mark.end
        if crosses:
            return None
    return capital(term), meaning


def _term(before: str, words: Wording) -> str:
    """Return the noun phrase at the end of a text, without its article, or ""."""
    toks = tokens(before)
    data = words.language
    start = len(toks)
    for i in range(len(toks) - 1, -1, -1):
        if i < len(toks) - 1 and not joins(toks[i].gap):
            break
        word = toks[i].fold
        last = i == len(toks) - 1
        verb = not last and _is_verb(word, toks[i - 1].fold if i else "", words)
        if word in data.stop_words or verb or word.endswith("ly"):
            break
        start = i
    if start == len(toks) or len(toks) - start > _LONGEST_TERM or toks[start].fold[0].isdigit():
        return ""
    left = toks[start - 1].fold if start and joins(toks[start - 1].gap) else ""
    if words.has("definition.owners", left):
        return ""
    if not left and start:
        return ""
    return before[toks[start].start : toks[-1].end]


def _is_verb(word: str, before: str, words: Wording) -> bool:
    """Tell whether a word before others of a noun phrase is more likely a verb ("targets X")."""
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ous", "'s")):
        return True
    if words.has("verbs.base", word):
        return before in words.language.stop_words - _ARTICLES or before.endswith("s")
    return word in words.verbs


_ARTICLES = frozenset({"a", "an", "the"})


def _is_meaning(meaning: str, words: Wording, *, many: bool | None) -> bool:
    """Tell whether a text says what kind of thing something is: "a brief contraction of …"."""
    toks = tokens(meaning)
    if len(toks) < _SHORTEST_MEANING or re.search(r"[:;!?…\"“”—]", meaning):
        return False
    if _goes_on(toks, words):
        return False
    article = words.has("definition.articles", toks[0].fold)
    start = 1 if article else 0
    kind = _kind(toks, start, words)
    if kind < 0 or (article and many is True) or (not article and many is False):
        return False
    if toks[start].fold in words.language.stop_words:
        return False
    return article or plural(toks[kind].fold, words) or many is None


def _goes_on(toks: Sequence[Token], words: Wording) -> bool:
    """Tell whether another clause follows ("…, and it needs movement")."""
    return any(
        comma_after(token)
        and words.has("definition.joins", following.fold)
        and has_finite(toks[i + 1 :], words)
        for i, (token, following) in enumerate(pairwise(toks))
    )


def _kind(toks: Sequence[Token], start: int, words: Wording) -> int:
    """Return the place of the head noun if it is a kind of thing, else -1."""
    for i in range(start, len(toks)):
        following = toks[i + 1].fold if i + 1 < len(toks) and joins(toks[i].gap) else ""
        if not following or words.has("definition.stops", following):
            return i if words.has("definition.kinds", toks[i].fold) else -1
        said = words.has("verbs.finite", toks[i].fold) or words.has(
            "definition.praise", toks[i].fold
        )
        if said or i - start > _LONGEST_TERM:
            return -1
    return -1


def _is_a(sentence: str, words: Wording) -> tuple[str, str] | None:
    toks = tokens(sentence)
    verb = next((i for i, t in enumerate(toks[: _LONGEST_TERM + 2]) if t.fold in ("is", "are")), 0)
    if not 0 < verb < len(toks) - 2 or not sentence.endswith("."):
        return None
    start = 1 if words.has("definition.articles", toks[0].fold) else 0
    subject = toks[start:verb]
    if not subject or any(not joins(token.gap) for token in toks[:verb]):
        return None
    data = words.language
    if any(token.fold in data.stop_words and token.fold != "of" for token in subject):
        return None
    if has_finite(subject, words) or toks[verb + 1].fold in data.hedges:
        return None
    if toks[0].fold == "the" and plural(toks[verb - 1].fold, words):
        return None
    meaning = sentence[toks[verb + 1].start : -1]
    if not _is_meaning(meaning, words, many=None) or locks_of(meaning, data).of("negation"):
        return None
    return capital(sentence[subject[0].start : subject[-1].end]), meaning


def say_term(sentence: str, words: Wording) -> str | None:
    """Give a meaning after a last dash its own sentence: "… X—a Y." → "… X. X is a Y."."""
    dashes = list(_DASH.finditer(sentence))
    if len(dashes) != 1 or not sentence.endswith("."):
        return None
    found = dash_term(sentence, words)
    if not found:
        return None
    term, meaning = found
    before = sentence[: dashes[0].start()]
    head = before[: len(before) - len(term)].rstrip().rpartition(" ")[2].casefold()
    many = plural(tokens(term)[-1].fold, words)
    named = f"{capital(head)} {term[:1].lower()}{term[1:]}" if head in ("a", "an") else term
    return words.say("term_many" if many else "term", before=before, x=named, y=meaning)


def used_by(sentence: str, words: Wording) -> str | None:
    """Say "X is a Y used by Z to V." as "X is a Y. Z use it to V."; Z stays, always."""
    toks = tokens(sentence)
    at = next((i for i, t in enumerate(toks) if t.fold in ("used", "utilized", "utilised")), 0)
    if at < 4 or at + 3 > len(toks) or toks[at + 1].fold != "by" or not sentence.endswith("."):
        return None
    if first_finite(toks, words) > at or "is" not in {t.fold for t in toks[:at]}:
        return None
    if any(comma_after(t) for t in toks[:at]) or toks[at - 1].fold in words.language.stop_words:
        return None
    to = next((i for i in range(at + 3, len(toks) - 1) if toks[i].fold == "to"), 0)
    if not to or not words.has("verbs.base", toks[to + 1].fold):
        return None
    comma = next((i for i in range(at + 2, to) if comma_after(toks[i])), to - 1)
    if not plural(toks[comma].fold, words) or has_finite(toks[at + 2 : to], words):
        return None
    first = sentence[: toks[at - 1].end]
    who = capital(sentence[toks[at + 2].start : toks[to].start].rstrip())
    return words.say("used_by", before=first, z=who, rest=sentence[toks[to].start :])
