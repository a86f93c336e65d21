"""Mark where to breathe in a line that is too long for one breath and may not be cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from contentgen.plan.voice import Voice, number

PAUSE = "\n"
_COMFORT = 12  # words of an easy breath
_FEWEST = 4
_EACH = 3.0  # what a pause costs, so that few are made
_AFTER = re.compile(r"(?:[;:]|\s[—–])$")


@lru_cache(maxsize=4096)
def paused(text: str, voice: Voice) -> str:
    """Return a long line with a line break wherever a speaker may take breath, word for word.

    Breaks stand behind punctuation, or before a word that opens a phrase, in stretches of 18 words
    or fewer where the line allows. A line of one breath, or one with breaks, stays as it is.
    """
    text = text.replace("?:", "?")  # a heading that asks, and rules the list below it
    words = text.split(" ")
    if PAUSE in text or len(words) <= number("video.breath"):
        return text
    places = [(n, cost) for n in range(1, len(words)) if (cost := _cost(words, n, voice)) >= 0]
    cuts = [0, *_best(places, len(words)), len(words)]
    return PAUSE.join(" ".join(words[a:b]) for a, b in pairwise(cuts))


def bare(text: str) -> str:
    """Return a line without its pauses."""
    return text.replace(PAUSE, " ")


def _cost(words: Sequence[str], place: int, voice: Voice) -> float:
    """Return how much a pause before a word costs; below zero if none may stand there."""
    before, word = words[place - 1], words[place].casefold().strip("“\"'(,")
    if word in _list(voice, "opens"):
        return 0.0 if before[-1:] in ",;:)—" else 2.0
    if _AFTER.search(f" {before}"):
        return 0.0
    if before.endswith(","):
        return 1.0
    return 4.0 if word in _list(voice, "phrases") else -1.0


def _best(places: Sequence[tuple[int, float]], many: int) -> list[int]:
    """Return the cheapest places to pause."""
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for place, cost in [*places, (many, 0.0)]:
        last = place == many
        options = [
            (spent + cost + _EACH * (not last) + _strain(place - start), cuts, start)
            for start, (spent, cuts) in best.items()
        ]
        spent, cuts, start = min(options, key=lambda option: (option[0], option[2]))
        best[place] = (spent, [*cuts, start] if start else cuts)
    return best[many][1]


def _strain(words: int) -> float:
    """Return how hard so many words are in one breath, or how choppy."""
    over = words - number("video.breath")
    return (
        0.25 * max(0, words - _COMFORT) ** 2
        + (8.0 + over if over > 0 else 0.0)
        + 3.0 * max(0, _FEWEST - words)
    )


@cache
def _list(voice: Voice, name: str) -> frozenset[str]:
    return frozenset(voice.list(f"breath.{name}")) if voice.known else frozenset()
