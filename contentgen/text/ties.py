"""Sentences that lean on the one before."""

from __future__ import annotations

from functools import lru_cache

from contentgen.text.language import language
from contentgen.text.tokens import phrases, tokens


@lru_cache(maxsize=8192)
def tied(sentence: str, lang: str) -> bool:
    """Tell whether the sentence opens with a connective or a pronoun that needs the one before.

    "It is important to …" and "Those who …" stand alone.
    """
    data = language(lang)
    toks = tokens(sentence)
    if not toks or phrases(data, "ties.free").at(toks, 0):
        return False
    if phrases(data, "ties.openers").at(toks, 0):
        return True
    before_comma = phrases(data, "ties.with_comma").at(toks, 0)
    return bool(before_comma) and toks[before_comma - 1].gap.startswith(",")
