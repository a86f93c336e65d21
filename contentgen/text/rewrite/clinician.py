"""What a clinician does, told with the clinician as the one who does it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentgen.text.marks import read as locks_of
from contentgen.text.rewrite.grammar import capital, comma_after, plural
from contentgen.text.rewrite.wording import Wording
from contentgen.text.tokens import Token, tokens

_LONGEST_OPENING = 10
_RANKS = range(1, 7)


def told(sentence: str, words: Wording) -> tuple[str, ...] | None:
    """Say "A are inserted into B identified by the therapist." in the order it happens.

    "Your therapist finds B. A go into B." The clinician is the subject; nobody is told to do it.
    """
    toks = tokens(sentence)
    placed = words.index("steps.placed").starts(toks)
    at = next(iter(placed), 0)
    if at < 2 or len(placed) != 1 or toks[at - 1].fold not in ("are", "is"):
        return None
    by = next((i for i in range(placed[at], len(toks)) if toks[i].fold == "by"), 0)
    if not by or not words.has("steps.found", toks[by - 1].fold) or by - 1 <= placed[at]:
        return None
    end = words.index("steps.clinicians").at(toks, by + 2) if by + 2 < len(toks) else 0
    if end != len(toks) or toks[by + 1].fold not in ("the", "your", "a"):
        return None
    if locks_of(sentence[: toks[by].start], words.language).marks:
        return None
    start = _subject(toks, at - 1)
    if start < 0:
        return None
    things = capital(sentence[toks[start].start : toks[at - 2].end])
    place = sentence[toks[placed[at]].start : toks[by - 2].end]
    who = sentence[toks[by + 2].start : toks[end - 1].end]
    head = toks[by - 2].fold
    many, go = plural(head, words), "go" if toks[at - 1].fold == "are" else "goes"
    if words.language.has("words.stop", toks[placed[at]].fold):
        return None
    return (
        words.say("finds", who=who, places=place),
        words.say("go_many" if many else "go_one", things=things, go=go, place=head),
    )


def without_finder(sentence: str, words: Wording) -> str:
    """Return the sentence without a last "identified by the therapist"."""
    toks = tokens(sentence)
    by = next((i for i in range(1, len(toks)) if toks[i].fold == "by"), 0)
    if by < 2 or not words.has("steps.found", toks[by - 1].fold):
        return sentence
    return sentence[: toks[by - 2].end] + sentence[-1]


def _subject(toks: Sequence[Token], verb: int) -> int:
    """Return where the subject starts after one opening phrase, or -1."""
    if toks[0].fold not in ("during", "in", "at", "after", "for"):
        return 0
    first = next((i + 1 for i in range(verb) if comma_after(toks[i])), 0)
    return first if 0 < first <= _LONGEST_OPENING else -1


def happens(sentence: str, words: Wording) -> tuple[str, ...] | None:
    """Say "A stimulates B—aside—resulting in the relaxation of C." as "A stimulates B. C relaxes."

    The aside is a definition, which has a card of its own.
    """
    if locks_of(sentence, words.language).marks:
        return None
    plain = re.sub(r"—[^—]+—|, ?(?=resulting)", ", ", sentence)
    head, found, tail = plain.partition(", resulting in the ")
    toks = tokens(tail)
    if not found or len(toks) < 4 or toks[1].fold != "of" or any(t.gap.strip() for t in toks[:-1]):
        return None
    forms = words.pairs["steps.happenings"].get(toks[0].fold)
    if not forms or toks[2].fold not in ("the", "a", "your"):
        return None
    thing = capital(tail[toks[2].start : toks[-1].end])
    third, base = forms.split()
    verb = base if plural(toks[-1].fold, words) else third
    return f"{head}.", f"{thing} {verb}."


def rank(sentence: str, words: Wording) -> int:
    """Return how late in a treatment a step comes by its verb, or 0 if that is not known."""
    for token in tokens(sentence):
        for n in _RANKS:
            if words.has(f"steps.rank_{n}", token.fold):
                return n
    return 0


def in_order(steps: Sequence[str], words: Wording) -> bool:
    """Tell whether each step is known to come no earlier than the one before it."""
    ranks = [rank(step, words) for step in steps]
    return all(ranks) and ranks == sorted(ranks)
