"""What stands on screen in a chapter: short lines that keep what limits them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from contentgen.model.script import Line
from contentgen.plan import spoken
from contentgen.plan.beats import Beat
from contentgen.plan.units import Said
from contentgen.plan.voice import Voice, number
from contentgen.text import kinds
from contentgen.text.words import count

_LIMITS = ("hedge", "negation", "condition", "population", "attribution", "purpose")


def reading(text: str) -> float:
    """Return the seconds that a line needs to be read, at three words a second."""
    return max(number("video.hold"), float(ceil(count(text) / number("video.reading"))))


def screens(beat: Beat, voice: Voice) -> Iterator[Line]:
    """Yield on-screen text: labels, then the part's shortest whole sentence with its limits.

    The title stands there only if nothing else does, or if it is a myth to be told as one.
    """
    if beat.table or (beat.kind == "table" and beat.entries()):
        told = [one.refs[-1] for one in beat.entries()]
        rows = tuple(dict.fromkeys(told or [row.ref for row in beat.table]))
        held = 0.0 if told else max(number("video.hold"), number("video.row") * len(rows))
        yield Line("screen", voice.note("screen.table"), ("editor", *rows), held)
        return
    entries = [said for said in beat.entries() if said.label]
    found = list(_card(beat))
    beat = spoken.shown(beat, voice)
    if entries and beat.kind != "myth":
        found += _labels(beat, entries, voice)
    if beat.kind == "safety":
        found = [*_held(beat, voice), *found]
    elif not found or beat.kind == "benefits":
        found += _shortest(beat, voice)
    if beat.kind == "myth" or not found:
        found.insert(0, Line("screen", beat.title, beat.refs))
    yield from found


def contrasted(lines: Sequence[Line], topic: str) -> Iterator[Line]:
    """Yield the shortest spoken line that says what the topic is not, written out: "X is not Y"."""
    most = number("video.screen_short")
    fit = [
        line
        for line in lines
        if line.kind == "say" and line.text.casefold().startswith(topic.casefold())
        if " not " in line.text and count(line.text) <= most
    ]
    if topic and fit:
        best = min(fit, key=lambda line: count(line.text))
        yield Line("screen", best.text, best.refs)


def _card(beat: Beat) -> Iterator[Line]:
    """Yield a short list of warnings whole: the line that rules it, then each entry below it."""
    for unit in beat.units if beat.kind in ("safety", "list") else ():
        lead, *signs = unit.said
        listed = lead.text.endswith(":") and signs and all(s.entry for s in signs)
        bare = beat.kind == "safety" or not any(s.label for s in signs)
        if listed and bare and len(signs) <= number("video.card"):
            yield from (Line("screen", s.text, s.refs) for s in unit.said)


def _shortest(beat: Beat, voice: Voice) -> Iterator[Line]:
    """Yield the shortest whole sentence that can be read on its own, one with a limit first."""
    lines = [
        said
        for unit in beat.units
        for said in unit.said
        if not (said.tied or said.fragment) and not said.text.endswith(("?", ":"))
        if _points_nowhere(said, voice)
        if count(said.text) >= number("video.screen_fewest") and _stands_alone(said, beat)
    ]
    short, most = number("video.screen_short"), number("video.screen_words")
    long = number("video.screen_limited")
    tiers = ((short, True), (most, True), (short, False), (most, False), (long, True))
    for longest, limited in tiers:
        fit = [s for s in lines if count(s.text) <= longest and (_has_limit(s) or not limited)]
        if fit:
            best = min(fit, key=lambda s: count(s.text))
            yield Line("screen", best.text, best.refs)
            return


def _points_nowhere(said: Said, voice: Voice) -> bool:
    return not any(voice.hears(f"says.{name}", said.text) for name in ("leaning", "pointing"))


def _stands_alone(said: Said, beat: Beat) -> bool:
    """Tell whether a line means the same off its list: no entry of conditions, no bare myth."""
    if beat.kind == "myth":
        return said is not beat.units[0].said[0]
    return (
        beat.asked and not said.opens
        if said.entry and beat.parts[0].kind == "myth"
        else (not said.entry)
    )


def _has_limit(said: Said) -> bool:
    return bool({lock.kind for lock in said.locks} & set(_LIMITS))


def _held(beat: Beat, voice: Voice) -> Iterator[Line]:
    """Yield the shortest safety line that limits itself, held on screen long enough to read it.

    One that is longer than a glance stands there only if it names an emergency.
    """
    single = [u.said[0] for u in beat.units if not u.said[0].text.endswith((":", "?"))]
    single = [s for s in single if not voice.hears("says.adding", s.text)]
    single = [s for s in single if not s.entry or voice.hears("says.urgent", s.text)]
    single += [s for u in beat.units for s in u.said[1:] if _alone(s, voice)]
    most, brief = number("video.safety_screen_words"), number("video.screen_limited")
    short = [s for s in single if count(s.text) <= most and not s.fragment]
    warning = [s for s in short if kinds.safety(s.text, voice.lang)]
    fit = [s for s in warning if not kinds.advice(s.text, voice.lang)] or warning
    calls = [s for s in fit if voice.hears("says.emergency", s.text)]
    glances = [s for s in fit if count(s.text) <= brief]
    fit = calls or [s for s in glances if _has_limit(s)] or glances
    if fit:
        best = min(fit, key=lambda s: (-len({x.kind for x in s.locks}), count(s.text)))
        yield Line("screen", best.text, best.refs, reading(best.text))


def _alone(said: Said, voice: Voice) -> bool:
    whole = not (said.tied or said.entry or said.text.endswith((":", "?")))
    return whole and _points_nowhere(said, voice)


def _labels(beat: Beat, entries: list[Said], voice: Voice) -> Iterator[Line]:
    """Yield the labels, numbered. Benefits are called possible; steps name acts and claim nothing.

    Others are left out, all of them, if one label leaves out what limits its sentence.
    """
    steps = any(part.ordered for part in beat.parts)
    plain = all(count(said.label) == 1 for said in entries)  # "Green", "Yellow", "Red"
    if beat.kind != "benefits" and not (steps or plain) and any(map(_limited, entries)):
        return
    for place, said in enumerate(entries, 1):
        bare, refs = said.label.rstrip("."), said.refs[:1]
        if beat.kind == "benefits":
            hedged = spoken.label(said, voice)
            possible = voice.say("screen.possible", label=bare)
            bare, refs = (hedged, said.refs) if hedged else (possible, ("editor", *refs))
        if bare:
            numbered = steps or beat.kind == "benefits" or not plain
            yield Line("screen", f"{place}. {bare}" if numbered else bare, refs)


def _limited(said: Said) -> bool:
    """Tell whether the sentence has a limit that its label does not say."""
    label = said.label.casefold()
    return any(lock.kind in _LIMITS and lock.text.casefold() not in label for lock in said.locks)
