"""An aim stays an aim."""

from __future__ import annotations

from contentgen.text.marks import read as locks_of
from contentgen.text.rewrite.grammar import comma_after, plain_sentence
from contentgen.text.rewrite.wording import Wording
from contentgen.text.tokens import tokens


def the_aim(sentence: str, words: Wording) -> str | None:
    """Say "X aims to V." as "The aim: V.", whole from V on."""
    toks = tokens(sentence)
    verbs = words.index("aims.verbs").starts(toks)
    at = next(iter(verbs), -1)
    if at < 1 or len(verbs) != 1 or not plain_sentence(sentence) or sentence.endswith("?"):
        return None
    end = verbs[at]
    if end >= len(toks) or not words.has("verbs.base", toks[end].fold):
        return None
    if any(m.kind not in ("purpose",) and m.start < toks[end].start
           for m in locks_of(sentence, words.language).marks):  # fmt: skip
        return None
    if any(t.fold in ("who", "that", "which") for t in toks[:at]):
        return None
    opening = [i for i in range(at) if comma_after(toks[i])]
    if len(opening) > 1:
        return None
    return words.say("aim", rest=sentence[toks[end].start :])
