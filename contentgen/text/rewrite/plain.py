"""Plainer words: the dictionary, softer reporting verbs, filler, doublets."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.text.marks import read as locks_of
from contentgen.text.rewrite.grammar import article, capital, comma_after, quoted
from contentgen.text.rewrite.wording import Entry, Wording, folded
from contentgen.text.tokens import Token, joins, tokens

# The characters [start, end) and what stands there instead.
_Edit = tuple[int, int, str]
# How many words "near" reaches.
_NEAR = 4
_PART_AFTER = tuple("'’/@_=")
_PART_BEFORE = tuple("/@#_=.-")


def plain_words(sentence: str, words: Wording) -> str | None:
    """Put each word of the plain-word list in its everyday form ("utilized" → "used").

    Leaves quotations and names alone.
    """
    return _edited(sentence, [edit for group in _plainer(sentence, words) for edit in group])


def _plainer(sentence: str, words: Wording) -> list[list[_Edit]]:
    """Return the edits that make each word of the plain-word list plain, word by word."""
    toks = tokens(sentence)
    found = words.index("plain").find(toks)
    if not found:
        return []
    negated = bool(locks_of(sentence, words.language).of("negation"))
    groups: list[list[_Edit]] = []
    for i, j in found:
        edits: list[_Edit] = []
        entry = words.plain[tuple(token.fold for token in toks[i:j])]
        if (entry.softer and negated) or not _open(sentence, toks, i, j, entry, words):
            continue
        start = toks[i].start
        plain = capital(entry.plain) if sentence[start].isupper() else entry.plain
        if i and toks[i - 1].fold in ("a", "an") and joins(toks[i - 1].gap):
            before = toks[i - 1]
            told = article(sentence[before.start : before.end], plain)
            edits.append((before.start, before.end, told))
        edits.append((start, toks[j - 1].end, plain))
        groups.append(edits)
    return groups


def _open(
    sentence: str, toks: Sequence[Token], i: int, j: int, entry: Entry, words: Wording
) -> bool:
    """Tell whether the entry may be used on the words [i, j) here."""
    before = toks[i - 1].fold if i and joins(toks[i - 1].gap) else ""
    after = toks[j].fold if j < len(toks) and joins(toks[j - 1].gap) else ""
    if before in entry.not_after or after in entry.not_before:
        return False
    if any(token.fold in entry.not_near for token in toks[j : j + _NEAR]):
        return False
    if entry.without_drugs and any(words.has("plain.drugs", token.fold) for token in toks):
        return False
    if any(start <= toks[i].start < end for start, end in quoted(sentence)):
        return False
    # "Individuals’ needs", and words within addresses and handles.
    first, last = toks[i].start, toks[j - 1].end
    if sentence[last : last + 1] in _PART_AFTER or sentence[first - 1 : first] in _PART_BEFORE:
        return False
    return all(sentence[t.start].islower() for t in toks[max(i, 1) : j])


def reported(sentence: str, words: Wording) -> str | None:
    """Say "reported" where a source is said to have demonstrated or proved.

    Never in a sentence with a negation: "no study proved" is not "no study reported".
    """
    pairs = words.pairs["plain.reporting"]
    if not set(pairs).intersection(folded(sentence)):
        return None
    reading = locks_of(sentence, words.language)
    if reading.of("negation") or "yet" in folded(sentence):
        return None
    edits: list[_Edit] = []
    for mark in reading.of("attribution"):
        verb = reading.within(mark)[-1]
        following = reading.following(mark)[:1]
        told = any(words.has("reporting.before", token.fold) for token in following)
        told &= not any(words.has("reporting.not_of", t.fold) for t in reading.within(mark))
        if told and verb.fold in pairs and verb.end == mark.end:
            edits.append((verb.start, verb.end, pairs[verb.fold]))
    return _edited(sentence, edits)


def drop_filler(sentence: str, words: Wording) -> str | None:
    """Leave out "It is worth noting that" and words that say nothing."""
    toks = tokens(sentence)
    end = words.index("filler.frames").at(toks, 0) if toks else 0
    if end and end < len(toks) and toks[end - 1].gap.strip() in ("", ","):
        return capital(sentence[toks[end].start :])
    for i, end in words.index("filler.words").find(toks):
        if i > 0 and end < len(toks) and toks[end - 1].gap == toks[i - 1].gap == " ":
            return sentence[: toks[i].start] + sentence[toks[end].start :]
    return None


def one_of_two(sentence: str, words: Wording) -> str | None:
    """Say one word of a listed pair that says a thing twice.

    Never in a list, nor in a sentence about harms, symptoms or medicines.
    """
    toks = tokens(sentence)
    found = words.index("doublets.pairs").find(toks)
    guarded = ("doublets.harms", "plain.drugs")
    if not found or any(words.has(name, t.fold) for t in toks for name in guarded):
        return None
    pairs = words.pairs["doublets.pairs"]
    edits: list[_Edit] = []
    for i, j in found:
        if (i and comma_after(toks[i - 1])) or (j < len(toks) and comma_after(toks[j - 1])):
            continue
        plain = pairs[" ".join(token.fold for token in toks[i:j])]
        start = toks[i].start
        told = capital(plain) if sentence[start].isupper() else plain
        edits.append((start, toks[j - 1].end, told))
    return _edited(sentence, edits)


def _edited(sentence: str, edits: Sequence[_Edit]) -> str | None:
    if not edits:
        return None
    out = sentence
    for start, end, plain in sorted(edits, reverse=True):
        out = out[:start] + plain + out[end:]
    return out if out != sentence else None
