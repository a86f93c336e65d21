"""What a term means, on screen where a video says it first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contentgen.model.script import Line, Segment
from contentgen.plan.subject import capital
from contentgen.plan.take import Take
from contentgen.plan.voice import number
from contentgen.text.glossary import Hard, hard_words


def glossed(of: Take, found: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return the segments with a gloss on screen for each hard term, at its first sentence.

    The practice's own glosses win (see `text.glossary`); the editor's are marked as such. Terms
    that the topic is made of are explained by the video itself.
    """
    hard = hard_words(of.article.sentences(), of.lang, of.brand.glossary)
    topic = of.subject.text.casefold()
    left = [one for one in hard if one.term.casefold() not in topic]
    left = left[: int(number("video.glosses"))]
    told: list[Segment] = []
    for segment in found:
        said = {ref for line in segment.lines if line.kind == "say" for ref in line.refs}
        here = [one for one in left if one.ref in said and segment.kind in ("intro", "chapter")]
        left = [one for one in left if one not in here]
        told.append(_with_glosses(of, segment, here))
    return tuple(told)


def _with_glosses(of: Take, segment: Segment, here: Sequence[Hard]) -> Segment:
    lines = [_line(of, one) for one in here]
    screens = [n for n, line in enumerate(segment.lines, 1) if line.kind in ("say", "screen")]
    place = max(screens, default=len(segment.lines))
    kept = (*segment.lines[:place], *(ln for ln in lines if ln.text), *segment.lines[place:])
    return replace(segment, lines=kept)


def _line(of: Take, hard: Hard) -> Line:
    own = hard.term in of.brand.glossary
    name = "screen.gloss_own" if own else "screen.gloss"
    text = of.voice.note(name, Term=capital(hard.term), gloss=hard.gloss)
    return Line("screen", text, ("brand",) if own else ("editor",))
