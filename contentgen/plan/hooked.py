"""Whether a short answers the question that its hook asks."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.model.script import Segment
from contentgen.plan.pauses import bare
from contentgen.plan.take import Take
from contentgen.text.language import language
from contentgen.text.tokens import fold
from contentgen.text.words import words

_STEM = 4


def answers_hook(of: Take, parts: Sequence[Segment]) -> bool:
    """Tell whether what follows the author's hook takes up what it asks; one that asks nothing is.

    "Is your back stiff?" speaks to the viewer and asks for no answer.
    """
    hook, lang = of.article.meta.hook, of.lang
    first = next(iter(words(hook)), "").casefold()
    asks = first in of.voice.list("transition.opens.clause")
    if not (of.voice.known and asks and hook.rstrip().endswith("?")):
        return True
    meant = _stems(hook, lang) - _stems(of.subject.text, lang)
    said = (line.text for part in parts[1:] for line in part.lines if line.kind == "say")
    return not meant or bool(meant & _stems(" ".join(map(bare, said)), lang))


def _stems(text: str, lang: str) -> set[str]:
    stop = language(lang).stop_words
    return {fold(word)[:_STEM] for word in words(text) if fold(word) not in stop}
