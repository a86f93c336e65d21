"""How plain a sentence's words are: the one place where planning asks for it."""

from __future__ import annotations

from functools import lru_cache

from contentgen.text.readability import syllables
from contentgen.text.rewrite.wording import wording
from contentgen.text.tokens import tokens


@lru_cache(maxsize=8192)
def clerkly(text: str, lang: str) -> int:
    """Return how many words of a text the language's list has a plainer one for."""
    return len(wording(lang).index("plain").find(tokens(text)))


@lru_cache(maxsize=8192)
def syllables_a_word(text: str, lang: str) -> float:
    """Return the mean number of syllables of a text's words, 1 for a text without any."""
    toks = tokens(text)
    if not toks:
        return 1.0
    return sum(syllables(text[token.start : token.end], lang) for token in toks) / len(toks)
