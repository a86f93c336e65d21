"""What to film: a shot, a demonstration and on-screen text for a chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from contentgen.model.script import Line
from contentgen.plan import spoken
from contentgen.plan.beats import Beat
from contentgen.plan.units import Said
from contentgen.plan.voice import Voice, number
from contentgen.text import kinds
from contentgen.text.words import count

_ACTS = ("how", "steps", "list", "safety", "other")
_ABOUT = ("how", "steps")
_LIMITS = ("hedge", "negation", "condition", "population", "attribution", "purpose")


def shot(text: str, voice: Voice, used: set[str], title: str = "") -> str:
    """Return the shot whose words the text has most of, not used before; adds it to `used`.

    A word of the title counts for three. Without a match it is one of the shots that fit any
    text; empty once those are used up.
    """
    found = [
        (_matches(entry["words"], f"{text} {title} {title} {title}"), -place, entry["shot"])
        for place, entry in enumerate(voice.list("broll.shots"))
        if entry["shot"] not in used
    ]
    best = max(found, default=(0, 0, ""))
    plain = next((s for s in voice.list("broll.default") if s not in used), "")
    chosen = str(best[2] if best[0] else plain)
    used.add(chosen)
    return chosen


def demo(beat: Beat, voice: Voice, used: set[str]) -> Line | None:
    """Return a demonstration for a part about an act, or None; each is used once."""
    if beat.kind not in _ACTS:
        return None
    text = " ".join(unit.text for unit in beat.units)
    found = [
        (_matches(act["words"], text), -place, act)
        for place, act in enumerate(voice.list("demo.acts"))
        if act["cue"] not in used
    ]
    least = 1 if beat.kind in _ABOUT else number("video.acts")
    matched = [item for item in found if item[0] >= least]
    if not matched:
        return None
    act = max(matched, key=lambda item: item[:2])[2]
    used.add(act["cue"])
    return Line("demo", act["cue"], ("editor",), float(act["seconds"]))


def screens(beat: Beat, voice: Voice) -> Iterator[Line]:
    """Yield on-screen text: labels, then the part's shortest whole sentence with its limits.

    The title stands there only if nothing else does, or if it is a myth to be told as one.
    """
    if beat.table:
        rows = tuple(dict.fromkeys(row.ref for row in beat.table))
        held = max(number("video.hold"), number("video.row") * len(rows))
        yield Line("screen", voice.note("screen.table"), ("editor", *rows), held)
        return
    entries = [said for said in beat.entries() if said.label]
    found: list[Line] = []
    beat = spoken.shown(beat, voice)
    if entries and beat.kind != "myth":
        found += _labels(beat, entries, voice)
    if beat.kind == "safety":
        found += _held(beat, voice)
    elif not found or beat.kind == "benefits":
        found += _shortest(beat, voice)
    if beat.kind == "myth" or not found:
        found.insert(0, Line("screen", beat.title, beat.refs))
    yield from found


def _shortest(beat: Beat, voice: Voice) -> Iterator[Line]:
    """Yield the shortest whole sentence that can be read on its own, one with a limit first."""
    lines = [
        said
        for unit in beat.units
        for said in unit.said
        if not (said.tied or said.fragment) and not said.text.endswith(("?", ":"))
        if not (voice.hears("says.leaning", said.text) or voice.hears("says.pointing", said.text))
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
    """Yield the shortest safety line that limits itself, to be held on screen."""
    single = [u.said[0] for u in beat.units if not u.said[0].text.endswith((":", "?"))]
    short = [s for s in single if count(s.text) <= number("video.safety_screen_words")]
    warning = [s for s in short if kinds.safety(s.text, voice.lang)]
    fit = [s for s in warning if not kinds.advice(s.text, voice.lang)] or warning or short
    brief = number("video.screen_words")
    calls = [s for s in fit if voice.hears("says.emergency", s.text)]
    fit = calls or [s for s in fit if count(s.text) <= brief and _has_limit(s)] or fit
    if fit:
        best = min(fit, key=lambda s: (-len({x.kind for x in s.locks}), count(s.text)))
        yield Line("screen", best.text, best.refs, number("video.hold"))


def _labels(beat: Beat, entries: list[Said], voice: Voice) -> Iterator[Line]:
    """Yield the labels, numbered. Benefits are called possible; steps name acts and claim nothing.

    Others are left out, all of them, if one label leaves out what limits its sentence.
    """
    steps = any(part.ordered for part in beat.parts)
    if beat.kind != "benefits" and not steps and any(map(_limited, entries)):
        return
    for place, said in enumerate(entries, 1):
        bare, refs = said.label.rstrip("."), said.refs[:1]
        if beat.kind == "benefits":
            hedged = spoken.label(said, voice)
            possible = voice.say("screen.possible", label=bare)
            bare, refs = (hedged, said.refs) if hedged else (possible, ("editor", *refs))
        if bare:
            yield Line("screen", f"{place}. {bare}", refs)


def _limited(said: Said) -> bool:
    """Tell whether the sentence has a limit that its label does not say."""
    label = said.label.casefold()
    return any(lock.kind in _LIMITS and lock.text.casefold() not in label for lock in said.locks)


def _matches(words: list[str], text: str) -> int:
    return len(_pattern(tuple(words)).findall(text))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the words: ``needl*`` whatever begins so, others also with an s."""
    either = "|".join(
        rf"{re.escape(w[:-1])}\w*" if w.endswith("*") else rf"{re.escape(w)}s?" for w in words
    )
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
