"""What a video leaves out of its post, and why."""

from __future__ import annotations

from contentgen.model.article import Article, Sentence
from contentgen.model.deck import Omission
from contentgen.model.outline import Outline, Part, SectionKind
from contentgen.model.script import Script
from contentgen.plan.caution import held_back
from contentgen.plan.trace import folded
from contentgen.plan.unheard import unheard
from contentgen.plan.units import points_of, signpost
from contentgen.plan.voice import number, voice
from contentgen.text import kinds


def left_out(article: Article, outline: Outline, script: Script) -> tuple[Omission, ...]:
    """Return the sentences of the post that the video neither says nor shows, with the reason."""
    said = {ref for segment in script.segments for line in segment.lines for ref in line.refs}
    lines = [line.text for segment in script.segments for line in segment.lines]
    told = " ".join(folded(text) for text in lines)
    found = [
        Omission(s.ref, s.line, s.text, _why(s, article, outline, script))
        for s in article.sentences()
        if s.ref not in said and s.ref.rpartition(".")[0] not in said
        if folded(s.text) not in told
    ]
    return tuple(sorted(found, key=lambda o: not kinds.safety(o.text, outline.lang)))


def _why(sentence: Sentence, article: Article, outline: Outline, script: Script) -> str:
    """Return why the video does not say a sentence."""
    held = held_back(outline).get(sentence.ref)
    if held:
        return held
    kinds_here = [part.kind for part in outline.parts if sentence.ref in _refs(part)]
    kind: SectionKind = kinds_here[0] if kinds_here else "other"
    unheard_because = unheard(sentence.text, kind, voice(outline.lang))
    if unheard_because:
        return unheard_because
    if signpost(sentence.text, voice(outline.lang)):
        return "only says where something stands on the page"
    if voice(outline.lang).hears("says.about_post", sentence.text):
        return "tells what the post holds; the promise tells what the video holds"
    call = article.meta.cta
    invites = call is not None and sentence.text in call.text
    if invites or kinds.sales(sentence.text, outline.lang):
        return "invites: the call to action says what to do, once"
    near = _near(script, article.meta.video.minutes)
    return "no room in the video’s length" if near else "leans on what is not said, or invites"


def _refs(part: Part) -> set[str]:
    return {point.ref for point in points_of(part)}


def _near(script: Script, minutes: float) -> bool:
    """Tell whether the video has the length that it may have, so that something had to go."""
    return script.seconds > 0.7 * (minutes * 60 or number("video.longest"))
