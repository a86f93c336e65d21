"""What every planner of words needs to know about one post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from contentgen.model.article import Article, CallToAction
from contentgen.model.brand import Brand
from contentgen.model.outline import Outline, SectionKind
from contentgen.model.script import Line, Script
from contentgen.plan.beats import Beat, beats
from contentgen.plan.lowered import lowered_title
from contentgen.plan.subject import Subject, subject
from contentgen.plan.units import Unit
from contentgen.plan.voice import Voice, number, voice
from contentgen.text.case import sentence_case
from contentgen.text.topic import phrases
from contentgen.text.typography import typeset
from contentgen.text.words import count

_PROMISED: tuple[SectionKind, ...] = (
    "what", "how", "steps", "myth", "evidence", "benefits", "list", "table", "safety", "advice",
)  # fmt: skip
_DROPPED: tuple[SectionKind, ...] = (
    "benefits", "table", "list", "steps", "evidence", "myth", "advice", "how", "what", "safety",
)  # fmt: skip
_NAMED: tuple[SectionKind, ...] = ("other", "list", "what", "how", "safety", "table", "advice")
_PHRASES = 12
_HEADING, _HEADINGS, _LEAST_NAMED = 4, 5, 3  # words of a heading, headings at most and at least


class Breath(NamedTuple):
    """One line to be said, in one breath if the rules can make it so, and its references."""

    text: str
    refs: tuple[str, ...]


# A part's kind, its title and its units, and the one that questions are asked after.
ChapterKey = tuple[SectionKind, str, tuple[Unit, ...], Unit | None]


@dataclass(frozen=True, slots=True, eq=False)
class Take:
    """One post with its practice, the editor's voice, and its beats.

    `title` is the post's in sentence case; `phrases` are its key phrases, most telling first.
    `heard` remembers how a unit is spoken, `asked` which questions it gives rise to, `told` and
    `shown` what is said in a chapter and stands on screen: all are asked again for every choice
    that is weighed.
    """

    article: Article
    outline: Outline
    brand: Brand
    voice: Voice
    subject: Subject
    beats: tuple[Beat, ...]
    title: str
    phrases: tuple[str, ...]
    heard: dict[Unit, tuple[Breath, ...]] = field(default_factory=dict, repr=False)
    asked: dict[Unit, tuple[Breath, ...]] = field(default_factory=dict, repr=False)
    told: dict[ChapterKey, tuple[Line, ...]] = field(default_factory=dict, repr=False)
    shown: dict[ChapterKey, tuple[Line, ...]] = field(default_factory=dict, repr=False)

    @property
    def lang(self) -> str:
        """The post's language."""
        return self.outline.lang

    @property
    def wpm(self) -> int:
        """The pace in words a minute: the post's wish, else the practice's."""
        return self.article.meta.video.wpm or self.brand.wpm

    @property
    def cta(self) -> CallToAction:
        """The call to action: the post's, else the practice's."""
        return self.article.meta.cta or self.brand.cta

    @property
    def who(self) -> str:
        """Who is speaking, with credentials; empty if the practice does not say."""
        name, after = self.brand.therapist.strip(), self.brand.credentials.strip()
        if not name or not after or after.casefold() in name.casefold():
            return name
        return f"{name}, {after}"

    @property
    def therapist(self) -> bool:
        """Tell whether the practice's credentials name a physical therapist."""
        told = f"{self.brand.credentials} {self.brand.therapist}"
        return self.voice.hears("says.physical_therapist", told)


_LAST: list[Take] = []


def take(article: Article, outline: Outline, brand: Brand) -> Take:
    """Return what the planners of videos and captions share for one post.

    They ask one after the other for the same post, so the last answer is kept.
    """
    for last in _LAST:
        if last.article is article and last.outline is outline and last.brand is brand:
            return last
    _LAST[:] = [_take(article, outline, brand)]
    return _LAST[0]


def _take(article: Article, outline: Outline, brand: Brand) -> Take:
    says = voice(outline.lang)
    about = subject(outline.topic, says)
    body = tuple(sentence.text for sentence in article.sentences())
    heads = (article.meta.title, *(part.heading for part in outline.parts if part.heading))
    return Take(
        article=article,
        outline=outline,
        brand=brand,
        voice=says,
        subject=about,
        beats=beats(article, outline, says, about),
        title=typeset(sentence_case(article.meta.title, body, outline.lang), outline.lang).strip(),
        phrases=phrases(heads, body, outline.lang, _PHRASES),
    )


def told_by(of: Take, script: Script) -> Take:
    """Return the post as a video tells it: the parts and units that are spoken in its chapters."""
    said = {
        ref
        for segment in script.segments
        if segment.kind in ("hook", "intro", "chapter")
        for line in segment.lines
        if line.kind == "say"
        for ref in line.refs
    }
    there = [
        replace(beat, units=units)
        for beat in of.beats
        if (units := tuple(u for u in beat.units if set(u.refs) - {"editor"} <= said))
    ]
    return replace(of, beats=tuple(there)) if there else of


def tells_if_safe(of: Take, found: Sequence[Beat]) -> bool:
    """Tell whether a safety part speaks of the treatment, so that "is it safe?" is answered."""
    if of.subject.sort != "treatment":
        return False
    texts = [f"{b.title} {' '.join(u.text for u in b.units)}" for b in found if b.kind == "safety"]
    return any(of.voice.hears("says.of_safety", text) for text in texts)


def promised(found: Sequence[Beat]) -> tuple[SectionKind, ...]:
    """Return the kinds of part that have words enough to be promised, in telling order."""
    words: dict[SectionKind, int] = {}
    for beat in found:
        words[beat.kind] = words.get(beat.kind, 0) + beat.words
    return tuple(k for k in _PROMISED if words.get(k, 0) >= number("video.promised"))


def named_parts(of: Take, found: Sequence[Beat]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the post's own short headings as they stand in a list, and their references.

    For a post of which no more can be promised: "saddle height, saddle tilt, and reach". None that
    orders, asks or could claim a benefit; none at all if fewer than three fit.
    """
    barred = [
        word
        for shape in ("act", "if", "sequence")
        for word in of.voice.list(f"transition.opens.{shape}")
    ]
    fit = [
        beat
        for beat in found
        if beat.kind in _NAMED and "editor" not in beat.refs and not (beat.asked or beat.narrated)
        if count(beat.title) <= _HEADING and not set(beat.title) & set(":.!,")
        if beat.title.split()[0].casefold() not in barred
    ][:_HEADINGS]
    if len(fit) < _LEAST_NAMED or not of.voice.known:
        return (), ()
    texts = tuple(lowered_title(of.article, beat.title) for beat in fit)
    return texts, tuple(ref for beat in fit for ref in beat.refs)


def promises(
    of: Take, found: Sequence[Beat], fewer: int = 0, explained: bool = False
) -> tuple[str, ...]:
    """Return what the parts hold as noun phrases ("what it is"), in telling order.

    `fewer` leaves out so many of them, benefits first and safety last. `explained` leaves out
    what is shown rather than explained: lists and tables. Benefits are promised of treatments
    only: those of exercise are not those of knee pain.
    """
    form = of.subject.form if of.subject.sort == "treatment" else "other"
    phrases: list[str] = []
    there = promised(found)
    if of.subject.sort != "treatment":
        there = tuple(kind for kind in there if kind != "benefits")
    if explained:
        there = tuple(kind for kind in there if kind not in ("list", "table"))
    left = sorted(there, key=_DROPPED.index)[:fewer]
    for kind in (kind for kind in there if kind not in left):
        own = of.subject.form if kind == "what" else form
        own = "other" if kind == "safety" and not tells_if_safe(of, found) else own
        said = of.voice.say(f"promise.{own}.{kind}") or of.voice.say(f"promise.other.{kind}")
        if said and said not in phrases:
            phrases.append(said)
    return tuple(phrases)
