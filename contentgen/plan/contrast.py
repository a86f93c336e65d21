"""Take a sentence that sets two things apart into its two sides, or leave it alone."""

from __future__ import annotations

from dataclasses import dataclass

from contentgen.text.rewrite.contrasts import split_unlike
from contentgen.text.rewrite.gate import passes
from contentgen.text.rewrite.wording import wording
from contentgen.text.sentences import split


@dataclass(frozen=True, slots=True)
class Contrast:
    """ "Y is not X." (`apart`), the names of both, and a whole sentence about each."""

    apart: str
    names: tuple[str, str]
    cells: tuple[str, str]


def contrasted(sentence: str, lang: str) -> Contrast | None:
    """Return "Unlike X, which is P, Y does Q." as "Y is not X", "X is P." and "Y does Q.".

    None where one of them would not be a whole sentence, or a limit would be lost; a sentence that
    says nothing of X has only one side.
    """
    words = wording(lang)
    if not words.known or len(split(sentence, lang)) != 1:
        return None
    text = split_unlike(sentence, words)
    if text is None or not passes(sentence, text, words, frames=("unlike",), splits=True):
        return None
    parts = split(text, lang)
    if len(parts) != 3:
        return None
    apart, other, main = parts
    one = _shared(apart, main)
    rival = apart.rstrip(".").casefold()
    named = next((n for n in range(5, 0, -1) if rival.endswith(_opening(other, n))), 0)
    if not one or not named:
        return None
    return Contrast(apart, (" ".join(other.split()[:named]), one), (other, main))


def _opening(text: str, number: int) -> str:
    return " " + " ".join(text.split()[:number]).casefold()


def _shared(one: str, other: str) -> str:
    """Return the words that two sentences open with."""
    kept: list[str] = []
    for a, b in zip(one.split(), other.split(), strict=False):
        if a.casefold() != b.casefold():
            break
        kept.append(a)
    return " ".join(kept)
