"""Lines to be spoken: sentences of one breath, and contractions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentgen.text.marks import read as locks_of
from contentgen.text.rewrite.grammar import (
    capital,
    comma_after,
    has_finite,
    plain_sentence,
    plural,
    quoted,
)
from contentgen.text.rewrite.tails import result_clause
from contentgen.text.rewrite.wording import Wording
from contentgen.text.tokens import Token, joins, tokens

_SCOPES = frozenset({"condition", "population", "attribution"})


def split_result(sentence: str, words: Wording) -> str | None:
    """Give a last "…, making them X" a sentence of its own, with the hedge of the first."""
    at = result_clause(sentence, words, "results.forms")
    if not at:
        return None
    toks = tokens(sentence)
    marks = locks_of(sentence, words.language).marks
    modal = next((t.fold for t in toks[:at] if words.language.has("locks.modals", t.fold)), "")
    if len(marks) > bool(modal) or any(mark.kind != "hedge" for mark in marks):
        return None
    finite, base = words.pairs["results.forms"][toks[at].fold].split()
    verb = f"{modal} {base}" if modal else finite
    rest = sentence[toks[at + 1].start :]
    return words.say("result", before=sentence[: toks[at - 1].end], verb=verb, rest=rest)


def split_coordinate(sentence: str, words: Wording) -> str | None:
    """Say "A, and B." as "A. And B." where B has its own subject and no limit spans both."""
    toks = tokens(sentence)
    if not plain_sentence(sentence) or not toks or words.has("words.openers", toks[0].fold):
        return None
    if any(mark.kind in _SCOPES for mark in locks_of(sentence, words.language).marks):
        return None
    for i in range(3, len(toks) - 2):
        if toks[i].fold not in ("and", "but", "so") or not comma_after(toks[i - 1]):
            continue
        second = toks[i + 1 :]
        if not words.has("contrast.starters", second[0].fold):
            continue
        if any(comma_after(token) for token in toks[: i - 1]):
            return None
        if has_finite(toks[:i], words) and _leads(second, words):
            return f"{sentence[: toks[i - 1].end]}. {capital(sentence[toks[i].start :])}"
    return None


def _leads(clause: Sequence[Token], words: Wording) -> bool:
    """Tell whether a verb follows the subject before any comma or "that"."""
    if words.has("words.subjects", clause[0].fold) and clause[1].fold in words.verbs:
        return True
    for token in clause[1:6]:
        if words.has("verbs.finite", token.fold):
            return True
        if token.fold in ("that", "which", "who") or not joins(token.gap):
            return False
    return False


def split_series(sentence: str, words: Wording) -> str | None:
    """Say "X can A, B, and C." as three sentences, each with the modal; for lists of verbs only."""
    toks = tokens(sentence)
    at = next((i for i, t in enumerate(toks) if words.language.has("locks.modals", t.fold)), 0)
    if not 0 < at < 6 or not sentence.endswith(".") or not plain_sentence(sentence):
        return None
    marks = locks_of(sentence, words.language).marks
    if len(marks) != 1 or words.has("words.openers", toks[0].fold):
        return None
    if any(not joins(token.gap) for token in toks[:at]):
        return None
    if toks[at - 1].fold in ("that", "which", "who", "what"):
        return None
    starts = [at + 1] + [i + 1 for i in range(at, len(toks) - 1) if comma_after(toks[i])]
    if len(starts) < 3 or toks[starts[-1]].fold not in ("and", "or"):
        return None
    if toks[starts[-1]].fold == "or":
        return None
    starts[-1] += 1
    ends = [*starts[1:-1], starts[-1] - 1, len(toks)]
    parts = [toks[a:b] for a, b in zip(starts, ends, strict=True)]
    if not all(_is_item(part, words) for part in parts):
        return None
    subject = words.say("series_many" if plural(toks[at - 1].fold, words) else "series_one")
    said = [sentence[part[0].start : part[-1].end] for part in parts]
    first, *others = said
    modal = toks[at].fold
    out = [f"{sentence[: toks[at].end]} {first}."]
    out += [f"{subject} {modal} {other}." for other in others]
    return " ".join(out)


def _is_item(part: Sequence[Token], words: Wording) -> bool:
    """Tell whether a part is a verb with its object, and nothing that reaches over the others."""
    if len(part) < 2 or not words.has("verbs.base", part[0].fold):
        return False
    return not any(words.has("words.reaches", token.fold) for token in part)


def contracted(sentence: str, words: Wording) -> str | None:
    """Say "it is" as "it's" and the like; "not" is never contracted."""
    toks = tokens(sentence)
    stretches = quoted(sentence)
    out, shift = sentence, 0
    i = 0
    while i + 2 < len(toks):
        short = _short(toks, i, words)
        if not short:
            i += 1
            continue
        first, second = toks[i], toks[i + 1]
        named = i and sentence[first.start].isupper() and not _starts(sentence, first)
        inside = any(a <= first.start < b for a, b in stretches)
        if inside or (named and first.fold != "i"):
            i += 1
            continue
        if short in words.pairs["contractions.first"].values() and not _starts(sentence, first):
            i += 1
            continue
        told = capital(short) if sentence[first.start].isupper() else short
        out = out[: first.start + shift] + told + out[second.end + shift :]
        shift += len(told) - (second.end - first.start)
        i += 2
    return out if out != sentence else None


def _short(toks: Sequence[Token], i: int, words: Wording) -> str:
    first, second = toks[i], toks[i + 1]
    if first.gap != " " or second.gap != " ":
        return ""
    # "Much of it is", "what it is": the pronoun is no subject there, or the verb has the stress.
    if i and joins(toks[i - 1].gap) and not words.has("contractions.after", toks[i - 1].fold):
        return ""
    pair = f"{first.fold} {second.fold}"
    if toks[i + 2].fold == "not" and second.fold == "will":
        return ""
    before = words.pairs["contractions.before_participle"].get(pair, "")
    if before:
        return before if words.has("contractions.participles", toks[i + 2].fold) else ""
    return words.pairs["contractions.pairs"].get(pair) or words.pairs["contractions.first"].get(
        pair, ""
    )


def _starts(sentence: str, token: Token) -> bool:
    return token.start == 0 or bool(re.search(r"[.!?] $", sentence[: token.start]))
