"""Labels of a list whose sentence says less than they do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from contentgen.text.case import sentence_case
from contentgen.text.marks import Reading
from contentgen.text.marks import read as locks_of
from contentgen.text.rewrite.gate import labels
from contentgen.text.rewrite.grammar import capital, comma_after
from contentgen.text.rewrite.plain import plain_words
from contentgen.text.rewrite.wording import Wording, folded
from contentgen.text.sentences import split
from contentgen.text.tokens import Token, tokens

_LONGEST = 7
_SHORTEST = 3
_LIST = re.compile(r"(?:, [\w'’-]+(?: [\w'’-]+)?){0,3},? (?:and|or) [\w'’-]+(?= ?[,.])")


def safe_label(label: str, text: str, words: Wording, most: int = _LONGEST) -> str:
    """Return a label no bolder than its text.

    A label of outcome over a text with a hedge becomes what the text says, hedge first ("May speed
    up healing"), or its bare noun ("Recovery"), or "". Any other label stays as it is. Of what the
    text says, no more than `most` words: of a list that is longer, what stands first.
    """
    plain = sentence_case(label, (text,), words.language.code)
    if not words.known or label.rstrip().endswith("?") or not _claims(label, words):
        return plain
    reading = locks_of(text, words.language)
    if not reading.marks:
        return plain
    said = _said(text, words, most)
    made = (said if len(said.split()) <= most else "", _noun(label, text, words))
    return next((line for line in made if line and labels(text, label, line, words)), "")


def _claims(label: str, words: Wording) -> bool:
    if words.index("labels.neutral").find(tokens(label)):
        return False
    named = ("labels.claims", "labels.outcomes")
    return any(words.has(name, word) for word in folded(label) for name in named)


def _said(text: str, words: Wording, most: int) -> str:
    """Return the hedge with its verb and object, where the sentence has no other limit."""
    if any(mark.kind != "hedge" for mark in locks_of(text, words.language).marks):
        return ""
    text = split(text, words.language.code)[0]
    plain = plain_words(text, words) or text
    plain = plain if _modals(text, words) == _modals(plain, words) else text
    reading = locks_of(plain, words.language)
    toks = reading.tokens
    at = next((i for i, t in enumerate(toks) if words.language.has("locks.modals", t.fold)), -1)
    if at < 1 or words.has("labels.relative", toks[at - 1].fold):
        return ""
    start = at + 1
    if start < len(toks) and toks[start].fold == "also":
        start += 1
    if start >= len(toks) or not words.has("verbs.base", toks[start].fold):
        return ""
    if words.has("labels.never", toks[start].fold):
        return ""
    end = _object_end(plain, toks, start, words)
    if not _holds_hedges(reading, toks, at, end):
        return ""
    said = f"{capital(toks[at].fold)} {plain[toks[start].start : toks[end - 1].end]}"
    for long, short in words.pairs["labels.short"].items():
        said = said.replace(long, short)
    if len(said.split()) > most and _holds_hedges(reading, toks, at, at + 1):
        said = said.partition(", ")[0]
    count = len(said.split())
    return said if _SHORTEST <= count <= _LONGEST else ""


def _modals(text: str, words: Wording) -> list[str]:
    return [word for word in folded(text) if words.language.has("locks.modals", word)]


def _object_end(text: str, toks: Sequence[Token], start: int, words: Wording) -> int:
    """Return where the verb's object ends; `start` itself + 1 if it cannot be told."""
    i = start + 1
    while i < len(toks) and not words.has("labels.stops", toks[i].fold):
        gap = toks[i - 1].gap
        if gap.strip():
            listed = _LIST.match(text, toks[i - 1].end) if comma_after(toks[i - 1]) else None
            if listed:
                return next((n for n, t in enumerate(toks) if t.start >= listed.end()), len(toks))
            # A comma between adjectives leaves no object behind it.
            return i if toks[i].fold.endswith("ing") or not comma_after(toks[i - 1]) else start + 1
        i += 1
    # "help to", "the risk in": what the words lean on is part of it.
    return i if i == len(toks) or toks[i].fold not in ("to", "that", "which", "who") else start + 1


def _holds_hedges(reading: Reading, toks: Sequence[Token], at: int, end: int) -> bool:
    first, last = toks[at].start, toks[end - 1].end
    return all(first <= mark.start and mark.end <= last for mark in reading.marks)


def _noun(label: str, text: str, words: Wording) -> str:
    """Return the label without its words of outcome, where a noun that means something is left."""
    toks = tokens(label)
    if any(words.has("labels.outcomes", token.fold) for token in toks):
        return ""
    left = [t for t in toks if not words.has("labels.claims", t.fold)]
    named = [t for t in left if t.fold not in words.language.stop_words]
    if (
        not named
        or all(words.has("labels.empty", t.fold) for t in named)
        or len(left) != len(named)
    ):
        return ""
    if any(b.start - a.end != 1 for a, b in pairwise(named)):
        return ""
    rest = label[named[0].start : named[-1].end]
    return sentence_case(capital(rest), (text,), words.language.code)
