"""A post's sentences as they are said, printed and shown: reworded by rule, or word for word.

What `text.rewrite` offers is judged once more here, for each sentence as a whole: the joined lines
keep every lock of it, or the sentence stays as written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from contentgen.model.outline import SectionKind
from contentgen.plan.beats import Beat
from contentgen.plan.halves import halves
from contentgen.plan.modest import modest
from contentgen.plan.pauses import paused
from contentgen.plan.take import Breath, Take
from contentgen.plan.timing import seconds
from contentgen.plan.unheard import to_others
from contentgen.plan.units import Said, Unit
from contentgen.plan.voice import Voice, number
from contentgen.text import kinds, rewrite
from contentgen.text.locks import keeps, locks
from contentgen.text.sentences import split
from contentgen.text.typography import typeset
from contentgen.text.words import count, words

_BY_WORD: tuple[SectionKind, ...] = ("quote", "steps", "myth", "table")
_AIMING: tuple[SectionKind, ...] = ("what", "how")
_OPENING = 4
_NUMBERED = 3
_QUOTES = ("“", "”", '"')


def breaths(of: Take, unit: Unit) -> tuple[Breath, ...]:
    """Return a unit's lines as they are spoken, each with its sentence's references.

    Nothing but openings and filler is left out of a sentence that fits a breath.
    """
    if unit not in of.heard:
        told = process(of, unit) or [b for said in unit.said for b in _breaths(of, unit, said)]
        told = [breath._replace(text=paused(breath.text, of.voice)) for breath in told]
        of.heard[unit] = tuple(told)
    return of.heard[unit]


def length(of: Take, units: Sequence[Unit]) -> float:
    """Return the seconds that units take to say."""
    found = [breath for unit in units for breath in breaths(of, unit)]
    return sum(seconds(breath.text, of.wpm) for breath in found)


def by_word(said: Said, kind: SectionKind, voice: Voice) -> bool:
    """Tell whether a line stays word for word.

    So do warnings that name an emergency, quotes, the steps of exercises, entries of lists other
    than benefits, and what is no whole sentence.
    """
    listed = said.entry and kind != "benefits"
    if listed or said.fragment or said.text.endswith(":") or kind in _BY_WORD:
        return True
    return voice.hears("says.urgent", said.text) or any(mark in said.text for mark in _QUOTES)


def _gate(source: str, lines: Sequence[str], lang: str) -> bool:
    """Tell whether lines may stand for a sentence: together they keep all that limits it."""
    return keeps(source, " ".join(lines), lang)


_steps = lru_cache(maxsize=512)(rewrite.steps)


def _sentence(said: Said) -> str:
    """Return a line without the label that is said before it."""
    return said.text[len(_head(said)) :]


def _head(said: Said) -> str:
    for mark in (". ", ": ", " "):
        head = f"{said.label}{mark}"
        if said.label and said.text.startswith(head):
            return head
    return ""


def _breaths(of: Take, unit: Unit, said: Said) -> list[Breath]:
    if by_word(said, unit.kind, of.voice):
        return [Breath(said.text, said.refs)]
    source, head, refs = _sentence(said), _head(said), said.refs
    lines = [x for x in _lines(of, unit, source) if not to_others(x, of.voice)] or [source]
    if head and outruns(said, of.voice):
        head, refs = "", said.refs[1:] or said.refs
    return [Breath(head * (place == 0) + line, refs) for place, line in enumerate(lines)]


def outruns(said: Said, voice: Voice) -> bool:
    """Tell whether an entry's label claims more than its sentence, which can do without it."""
    if not said.label or not _head(said) or said.tied:
        return False
    source = _sentence(said)
    if voice.hears("says.leaning", " ".join(source.split()[:_OPENING])):
        return False
    return rewrite.hedged_label(said.label, source, voice.lang).casefold() != said.label.casefold()


def _lines(of: Take, unit: Unit, source: str) -> Sequence[str]:
    """Return a sentence as the lines to be said; as it is if no version is better or safe."""
    framed = _framed(of, unit, source)
    if framed:
        return framed
    source = modest(source, of.voice)
    options = [_split(of, text) for text in _versions(source, of.lang)]
    safe = [lines for lines in options if _gate(source, lines, of.lang)]
    if not safe:
        return [source]
    if rewrite.advice(source, of.lang):
        return min(safe, key=lambda lines: count(" ".join(lines)))
    return min(safe, key=_longest)


def _framed(of: Take, unit: Unit, source: str) -> Sequence[str]:
    """Return whom to ask if it is suitable, or an aim, in the frames that they have."""
    suits = rewrite.suitability(source, of.lang)
    aim = aim_of(of, source) if unit.kind in _AIMING else ""
    text = typeset(suits.text, of.lang) if suits else aim
    lines = _sentences(text, of.lang)
    return lines if text and _gate(source, lines, of.lang) else ()


def aim_of(of: Take, source: str) -> str:
    """Return "The aim: …" for a sentence that tells the topic's own aim, else an empty string."""
    aim = rewrite.aim(source, of.lang)
    if aim is None:
        return ""
    # "Physical therapy aims to …" says nothing of what cupping therapy is for.
    topic = [word.casefold() for word in words(of.subject.text.split(" for ")[0])]
    told = [word.casefold() for word in words(source)]
    verb = next((place for place, word in enumerate(told) if word in ("aim", "aims")), 0)
    own = told[max(0, verb - len(topic)) : verb] == topic
    text = typeset(aim.text, of.lang)
    return text if own and _gate(source, [text], of.lang) else ""


def _versions(source: str, lang: str) -> list[str]:
    """Return a sentence and what it can be cut to; a warning is not cut."""
    if kinds.safety(source, lang) and not rewrite.advice(source, lang):
        return [source]
    return [source, *(found.text for found in rewrite.shorter(source, lang))]


def _split(of: Take, text: str) -> Sequence[str]:
    said = rewrite.spoken(text, of.lang)
    found = _sentences(said.text if said else text, of.lang)
    return tuple(half for line in found for half in halves(line, of.voice))


@lru_cache(maxsize=4096)
def _sentences(text: str, lang: str) -> tuple[str, ...]:
    return tuple(typeset(line, lang) for line in split(text, lang))


def _longest(lines: Sequence[str]) -> tuple[int, int]:
    """Rank lines: within a breath before longer ones, then those that leave out least."""
    most = max(map(count, lines))
    return max(most, int(number("video.breath"))), -count(" ".join(lines))


def process(of: Take, unit: Unit) -> list[Breath]:
    """Return a treatment told step by step, the clinician its subject, or none.

    Each sentence is a step or the aim (see `text.rewrite.steps`, whose gate it is).
    """
    texts = tuple(said.text for said in unit.said)
    if unit.kind != "how" or any(s.entry or by_word(s, unit.kind, of.voice) for s in unit.said):
        return []
    found = _steps(texts, of.lang)
    if not found or not of.voice.hears("says.professionals", found[0]):
        return []
    told: list[Breath] = []
    place = 0
    for number_of, said in enumerate(unit.said, 1):
        end = len(_steps(texts[:number_of], of.lang))
        own = [_step(of, said, n, found) for n in range(place, end)]
        meant = _meaning(of, said, found[place:end])
        told += [*own[:-1], *meant, *own[-1:]] if meant else own
        told += [] if own else _breaths(of, unit, said)
        place = max(place, end)
    return told if place == len(found) else []


def steps(of: Take, unit: Unit) -> list[Breath]:
    """Return the steps of a treatment as they are numbered on screen, or none."""
    told = process(of, unit)
    found = [typeset(s, of.lang) for s in _steps(tuple(s.text for s in unit.said), of.lang)]
    refs = [next((b.refs for b in told if b.text.endswith(step)), ()) for step in found]
    numbered = [Breath(f"{n}. {step}", refs[n - 1]) for n, step in enumerate(found, 1)]
    return numbered if told and all(refs) else []


def _step(of: Take, said: Said, place: int, steps: Sequence[str]) -> Breath:
    """Return a step as it is said; those of one sentence alone are not numbered."""
    step = typeset(steps[place], of.lang)
    if len(steps) < _NUMBERED:
        return Breath(step, said.refs)
    n = of.voice.number(place + 1)
    return Breath(of.voice.say("chapter.step", n=n, step=step), ("editor", *said.refs))


def _meaning(of: Take, said: Said, steps: Sequence[str]) -> list[Breath]:
    """Return what the sentence says its term means, where the step before the last ends on it."""
    found = rewrite.definition(said.text, of.lang)
    if (
        found is None
        or len(steps) < 2
        or not steps[-2].casefold().endswith(f"{found[0]}.".casefold())
    ):
        return []
    text = of.voice.say("chapter.meaning", meaning=typeset(found[1], of.lang))
    return [Breath(text, ("editor", *said.refs))] if text else []


def whole(of: Take, beat: Beat) -> Beat:
    """Return a part whose units are one if they are steps together, else the part as it is."""
    if beat.kind != "how" or len(beat.units) < 2:
        return beat
    unit = replace(beat.units[0], said=tuple(said for u in beat.units for said in u.said))
    return replace(beat, units=(unit,)) if process(of, unit) else beat


def questions(of: Take, unit: Unit) -> tuple[Breath, ...]:
    """Return the questions to ask first that a sentence about whom to see gives rise to.

    The first line announces them.
    """
    if unit not in of.asked:
        of.asked[unit] = tuple(_questions(of, unit))
    return of.asked[unit]


def _questions(of: Take, unit: Unit) -> list[Breath]:
    for said in unit.said:
        found = rewrite.questions(_sentence(said), of.lang)
        limited = any(lock.kind == "condition" for q in found for lock in locks(q, of.lang))
        if not found or limited or by_word(said, unit.kind, of.voice):
            continue
        name = "asking.many" if len(found) > 1 else "asking.one"
        lead = of.voice.say(name, n=of.voice.number(len(found)))
        refs = ("editor", *said.refs)
        asked = [f"{q[:1].lower()}{q[1:]}" for q in found] if len(found) > 1 else list(found)
        listed = [
            of.voice.say("asking.item", N=of.voice.number(n).capitalize(), question=question)
            for n, question in enumerate(asked, 1)
        ]
        texts = [lead, *(listed if len(found) > 1 else asked)]
        return [Breath(typeset(text, of.lang), refs) for text in texts] if all(texts) else []
    return []


def cards(of: Take, units: Sequence[Unit]) -> list[Breath]:
    """Return the questions to ask first as they are numbered on screen, or none."""
    asked = next((found for unit in units if (found := questions(of, unit))), ())[1:]
    bare = [b.text.split(": ", 1)[-1] for b in asked]
    shown = [f"{n}. {text[:1].upper()}{text[1:]}" for n, text in enumerate(bare, 1)]
    numbered = shown if len(shown) > 1 else bare
    return [Breath(text, b.refs) for text, b in zip(numbered, asked, strict=True)]


def suits(of: Take, unit: Unit) -> str:
    """Return a unit's question whether it is suitable, and whom to ask, or an empty string."""
    said = unit.said[0]
    points = of.voice.hears("says.pointing", said.text)
    if points or len(unit.said) > 1 or by_word(said, unit.kind, of.voice):
        return ""
    lines = _framed(of, unit, said.text) or _sentences(said.text, of.lang)
    return " ".join(lines) if len(lines) > 1 and lines[0].endswith("?") else ""


def printed(of: Take, unit: Unit, beside: tuple[str, ...] = ()) -> Unit:
    """Return a unit with the shortest safe version of each sentence, as it is read."""
    lines = [_printed(s, unit.kind, of.voice, beside) for s in unit.said]
    return replace(unit, said=tuple(lines))


def together(of: Take, units: Sequence[Unit]) -> list[Unit]:
    """Return units that are read next to one another, each as short as the others let it be."""
    found = list(units)
    for place, unit in enumerate(units):
        others = tuple(said.text for n, u in enumerate(found) if n != place for said in u.said)
        found[place] = printed(of, unit, others)
    return found


@lru_cache(maxsize=2048)
def _printed(said: Said, kind: SectionKind, voice: Voice, beside: tuple[str, ...]) -> Said:
    if by_word(said, kind, voice):
        return said
    source, lang = _sentence(said), voice.lang
    cut = [found.text for found in rewrite.shorter(source, lang, next_to=beside)]
    told = [found.text for text in (source, *cut) if (found := rewrite.advice(text, lang))]
    options = [typeset(text, lang) for text in (*told, *cut)]
    safe = [text for text in options if _gate(source, [text], lang)]
    best = min((source, *safe), key=lambda text: (count(text), len(text)))
    head = "" if kind == "benefits" and outruns(said, voice) else _head(said)
    return replace(said, text=f"{head}{best}", label=said.label if head else "")


def shown(beat: Beat, voice: Voice) -> Beat:
    """Return a part with its lines as they stand on screen, next to what is said in it."""
    texts = [said.text for unit in beat.units for said in unit.said]
    units = [
        replace(
            unit,
            said=tuple(
                _brief(
                    _printed(s, unit.kind, voice, tuple(t for t in texts if t != s.text)),
                    s,
                    unit,
                    voice,
                )
                for s in unit.said
            ),
        )
        for unit in beat.units
    ]
    return replace(beat, units=tuple(units))


def _brief(read: Said, said: Said, unit: Unit, voice: Voice) -> Said:
    """Return the first breath of a line if it alone keeps every limit, and warns of nothing."""
    source = _sentence(said)
    found = rewrite.spoken(source, voice.lang)
    if (
        by_word(said, unit.kind, voice)
        or said.label
        or kinds.safety(source, voice.lang)
        or not found
    ):
        return read
    first = typeset(split(found.text, voice.lang)[0], voice.lang)
    cut = count(first) < count(read.text) and not set(found.rules) & {"while", "advice"}
    return replace(read, text=first) if cut and _gate(source, [first], voice.lang) else read


def label(said: Said, voice: Voice) -> str:
    """Return a benefit's label in the hedged words of its sentence, or an empty string."""
    source = _sentence(said)
    text = typeset(rewrite.hedged_label(said.label, source, voice.lang), voice.lang)
    hedged = text.casefold() != said.label.casefold() and bool(text)
    return text if hedged and _gate(source, [text], voice.lang) else ""
