"""What kind of section a heading opens, and what kind of thing a sentence does."""

from __future__ import annotations

from functools import lru_cache
from typing import get_args

from contentgen.model.outline import SectionKind
from contentgen.text.language import Language, language
from contentgen.text.tokens import Token, phrases, tokens

_KINDS: frozenset[str] = frozenset(get_args(SectionKind))
# A short body counts as being about safety from one plain warning on, a longer one from two.
_SHORT_BODY = 60
# How many words may stand between "see" and "a physical therapist".
_REACH = 7
# "What it is" has three words.
_ENCLOSED = 3


def kind_of(heading: str, body_text: str, lang: str) -> SectionKind:
    """Return the kind of a section from its heading's words, else from its body's.

    Where the heading is neutral, or may merely sound like selling, warnings in the body win. A
    section whose kind cannot be told is "other".
    """
    data = language(lang)
    head, body = tokens(heading), tokens(body_text)
    for name in data.words("kinds.order"):
        if _heads(head, data, name) or _encloses(head, data, name):
            return _kind(name)
    warned = _warnings(body, data)
    reported = phrases(data, "kinds.safety.reported").find(body)
    if warned == len(reported) == 1 and _told(body, data, "evidence") > 1:
        return "evidence"  # "side effects were rare" among what trials found
    if warned >= (1 if len(body) <= _SHORT_BODY else 2):
        return "safety"
    for name in data.words("kinds.weak_order"):
        weak = _has(head, data, f"kinds.{name}.weak")
        weak = weak and not _has(head, data, f"kinds.{name}.weak_not")
        if weak and (not body or _has(body, data, f"kinds.{name}.body")):
            return _kind(name)
    for name in data.words("kinds.body_order"):
        if _told(body, data, name) > 1:
            return _kind(name)
    return "other"


@lru_cache(maxsize=16384)
def advice(sentence: str, lang: str) -> bool:
    """Tell whether the sentence tells the reader to see or ask a professional."""
    data = language(lang)
    toks = tokens(sentence)
    if _has(toks, data, "sentence_kinds.advice"):
        return True
    who = [i for i, _ in phrases(data, "sentence_kinds.professionals").find(toks)]
    return any(_asks(toks, i, data) for n in who for i in range(max(0, n - _REACH), n))


def _asks(toks: tuple[Token, ...], i: int, data: Language) -> bool:
    """Tell whether the word is a verb of asking or seeing that is told, not narrated."""
    if not data.has("sentence_kinds.advice_verbs", toks[i].fold):
        return False
    if i == 0 or toks[i - 1].gap.strip():
        return True
    return data.has("sentence_kinds.advice_before", toks[i - 1].fold)


@lru_cache(maxsize=16384)
def safety(sentence: str, lang: str) -> bool:
    """Tell whether the sentence is about harm, caution or an emergency."""
    data = language(lang)
    toks = tokens(sentence)
    masked = {
        i for span in phrases(data, "sentence_kinds.not_safety").find(toks) for i in range(*span)
    }
    return any(i not in masked for i, _ in phrases(data, "sentence_kinds.safety").find(toks))


@lru_cache(maxsize=16384)
def about_article(sentence: str, lang: str) -> bool:
    """Tell whether the sentence speaks of the post itself ("In this post we'll explore …")."""
    return _has(tokens(sentence), language(lang), "sentence_kinds.about_article")


@lru_cache(maxsize=16384)
def sales(sentence: str, lang: str) -> bool:
    """Tell whether the sentence invites to the practice's own services or channels.

    One that sends a reader in trouble ("If it gets worse, call us") does not.
    """
    data = language(lang)
    toks = tokens(sentence)
    if _has(toks, data, "sentence_kinds.trouble"):
        return False
    index = phrases(data, "sentence_kinds.sales_not")
    masked = {i for span in index.find(toks) for i in range(*span)}
    spans = phrases(data, "sentence_kinds.sales").find(toks)
    return any(not masked & set(range(*span)) for span in spans)


def _kind(name: str) -> SectionKind:
    assert name in _KINDS, name
    return name  # type: ignore[return-value]


def _has(toks: tuple[Token, ...], data: Language, name: str) -> bool:
    return bool(phrases(data, name).starts(toks))


def _heads(head: tuple[Token, ...], data: Language, name: str) -> bool:
    """Tell whether the heading has one of the kind's phrases, anywhere, at its start, or alone."""
    if not head:
        return False
    index = phrases(data, f"kinds.{name}.not")
    masked = {i for span in index.find(head) for i in range(*span)}
    spans = phrases(data, f"kinds.{name}.heading").find(head)
    if any(i not in masked for i, _ in spans):
        return True
    first = next((i for i, t in enumerate(head) if not t.fold[0].isdigit()), 0)
    if first not in masked and phrases(data, f"kinds.{name}.start").at(head, first):
        return True
    return phrases(data, f"kinds.{name}.whole").at(head, first) == len(head)


def _encloses(head: tuple[Token, ...], data: Language, name: str) -> bool:
    """Tell whether the heading stands between two words of the kind ("What Dry Needling Is")."""
    if len(head) < _ENCLOSED:
        return False
    opens = data.has(f"kinds.{name}.opens", head[0].fold)
    return opens and data.has(f"kinds.{name}.ends", head[-1].fold)


def _told(body: tuple[Token, ...], data: Language, name: str) -> int:
    """Return how many different phrases of the kind's a body has."""
    hits = phrases(data, f"kinds.{name}.body").find(body)
    return len({tuple(t.fold for t in body[i:j]) for i, j in hits})


def _warnings(body: tuple[Token, ...], data: Language) -> int:
    index = phrases(data, "kinds.safety.body_not")
    masked = {i for span in index.find(body) for i in range(*span)}
    return sum(i not in masked for i, _ in phrases(data, "kinds.safety.body").find(body))
