"""The gates: one that every rewritten line passes, and one each for what is no whole line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from contentgen.text.keeping import kept
from contentgen.text.marks import read
from contentgen.text.rewrite.grammar import ENDS, has_verb
from contentgen.text.rewrite.wording import Wording, folded
from contentgen.text.sentences import split
from contentgen.text.tokens import tokens

_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_STRAY = ("  ", " ,", " .", ",,", ",.", ".,", "..")
# How many words more than its source a line may have for each sentence it was split into.
_ROOM = 5


def passes(
    source: str,
    line: str,
    words: Wording,
    *,
    frames: Sequence[str] = (),
    beside: Sequence[str] = (),
    splits: bool = False,
) -> bool:
    """Tell whether a line may stand for its source sentence.

    It must keep every lock, be whole, be no longer (`splits`: no sentence of it is), say nothing
    but words of the source, the plain-word list and the named frames, keep its duties ("should",
    "always") and leave no word of warning out that is not in the sentences `beside` it.
    """
    return (
        line != source
        and words.known
        and _whole(source, line, words)
        and _short(source, line, words, splits=splits)
        and _words(source, line, words, frames)
        and _duties(source, line, words, orders="advice" in frames)
        and _warnings(source, line, words, beside)
        and kept(source, line, words.language)
    )


def defines(source: str, term: str, meaning: str, words: Wording) -> bool:
    """Tell whether a term and its meaning may stand for a sentence that defines it.

    Both are the sentence's own words in one piece, and neither cuts through a lock. No whole line,
    so `passes` does not fit: what else the sentence says is another claim and stays with it.
    """
    marks = read(source, words.language).marks
    for part in (term, meaning):
        start = source.casefold().find(part.casefold())
        end = start + len(part)
        if start < 0 or any(m.start < start < m.end or m.start < end < m.end for m in marks):
            return False
    return True


def labels(text: str, label: str, made: str, words: Wording) -> bool:
    """Tell whether a label made of another may head its text: words of both, hedges all there.

    A label is no sentence, so `passes` does not fit. One without a verb of the text is a bare noun
    of the old label and claims nothing.
    """
    own = {*allowed(text, words), *folded(label)}
    if not set(folded(made)) <= own:
        return False
    noun = set(folded(made)) <= set(folded(label))
    return noun or kept(split(text, words.language.code)[0], made, words.language)


def asks(source: str, question: str, words: Wording) -> bool:
    """Tell whether a question to ask first holds no more than its sentence, and no half of a lock.

    A question claims nothing, so the locks of the rest of the sentence need not be in it.
    """
    frames = words.sets["frames.asking"]
    if folded(question)[-1] in words.language.weak_ends:
        return False
    if not question.endswith("?") or not set(folded(question)) <= {*folded(source), *frames}:
        return False
    whole = {(m.kind, source[m.start : m.end]) for m in read(source, words.language).marks}
    held = read(question, words.language).marks
    return all((m.kind, question[m.start : m.end]) in whole for m in held)


def _whole(source: str, line: str, words: Wording) -> bool:
    if any(mark in line for mark in _STRAY) or not line.endswith((*ENDS, "”", ")")):
        return False
    if any(line.count(a) != line.count(b) for a, b in _PAIRS) or line.count('"') % 2:
        return False
    last_of_source = folded(source)[-1:]
    for sentence in split(line, words.language.code):
        toks = tokens(sentence)
        if not toks or sentence[:1].islower() or not has_verb(toks, words):
            return False
        last = (toks[-1].fold,)
        if last != last_of_source and toks[-1].fold in words.language.weak_ends:
            return False
    return True


def _short(source: str, line: str, words: Wording, *, splits: bool) -> bool:
    if not splits:
        return len(line) <= len(source) or len(folded(line)) <= len(folded(source))
    most = len(folded(source))
    parts = [len(folded(part)) for part in split(line, words.language.code)]
    return max(parts) <= most and sum(parts) <= most + _ROOM * (len(parts) - 1)


def _words(source: str, line: str, words: Wording, frames: Sequence[str]) -> bool:
    given = allowed(source, words)
    extra = {word for word in folded(line) if word not in given}
    named = ("glue", *frames)
    return not any(all(not words.has(f"frames.{f}", word) for f in named) for word in extra)


@lru_cache(maxsize=1024)
def allowed(source: str, words: Wording) -> frozenset[str]:
    """Return the words of a sentence, and of the plain wordings that it has the left side of."""
    toks = tokens(source)
    own = {token.fold for token in toks}
    for i, j in words.index("plain").find(toks):
        entry = words.plain[tuple(token.fold for token in toks[i:j])]
        own |= set(folded(entry.plain))
    for old, new in words.pairs["plain.reporting"].items():
        if old in own:
            own |= {new}
    return frozenset(own)


def _duties(source: str, line: str, words: Wording, *, orders: bool) -> bool:
    before, after = (_count(text, "gate.duties", words) for text in (source, line))
    return before == after or (orders and after <= before)


def _count(text: str, name: str, words: Wording) -> Counter[str]:
    # "We'll" is "we will".
    plain = [word for whole in folded(text) for word in (whole, "will" * whole.endswith("'ll"))]
    return Counter(word for word in plain if words.has(name, word))


def _warnings(source: str, line: str, words: Wording, beside: Sequence[str]) -> bool:
    left = {*folded(line), *allowed(line, words)}
    lost = {
        word for word in folded(source) if words.has("gate.must_stay", word) and word not in left
    }
    for gone in tuple(lost):
        entry = words.plain.get((gone,))
        if entry and set(folded(entry.plain)) <= left:
            lost.discard(gone)
    if not lost:
        return True
    here = {word for sentence in beside for word in folded(sentence)}
    family = words.sets["contrast.risk"]
    return lost <= family and bool(here & family)
