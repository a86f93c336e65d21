"""Sentences whose words clash: a needle that is called non-invasive."""

from __future__ import annotations

from functools import lru_cache

from contentgen.text.language import Language, language
from contentgen.text.tokens import Token, phrases, tokens


@lru_cache(maxsize=8192)
def clash(sentence: str, topic: str, lang: str) -> str:
    """Return why a sentence must not be published as it stands, or an empty string.

    It praises an act with a word that is not true of it. The act is named before the word in the
    same clause of praise, or is the topic and the sentence names or points to it. What the
    sentence only compares with ("unlike an injection"), or denies ("not painless"), is no clash.
    """
    data = language(lang)
    toks = tokens(sentence)
    for name in data.words("clash.order"):
        for word, end in phrases(data, f"clash.{name}.words").find(toks):
            if not _denied(toks, word, data) and _praised(toks, word, topic, name, data):
                said = " ".join(token.fold for token in toks[word:end])
                return data.words(f"clash.{name}.reason")[0].format(word=said)
    return ""


def _denied(toks: tuple[Token, ...], word: int, data: Language) -> bool:
    """Tell whether one of the two words before says no."""
    before = [token.fold for token in toks[max(0, word - 2) : word]]
    suffixes = tuple(data.words("locks.negation_suffixes"))
    return any(data.has("locks.negations", w) or w.endswith(suffixes or ("\0",)) for w in before)


def _praised(toks: tuple[Token, ...], word: int, topic: str, name: str, data: Language) -> bool:
    acts = phrases(data, f"clash.{name}.acts")
    named = acts.find(toks)
    if acts.find(tokens(topic)):
        pointed = phrases(data, "clash.pronouns").at(toks, 0)
        return bool(named or pointed)
    contrasts = [end for _, end in phrases(data, "clash.contrasts").find(toks)]
    return any(
        start < word and not any(end <= start < end + 3 for end in contrasts) for start, _ in named
    )
