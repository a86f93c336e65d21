"""Cut a sentence that is too long for one breath where its second half has a subject of its own."""

from __future__ import annotations

import re
from functools import cache

from contentgen.plan.voice import Voice, number
from contentgen.text.words import count

_FEWEST = 5  # words of a half
_LIST = 6  # a comma so near before the joint makes it the end of a list


def halves(text: str, voice: Voice) -> tuple[str, ...]:
    """Return a sentence as two, or as it is.

    Only at ", and" or ", but" before a new subject with a verb of its own, so that nothing hangs
    on the other half, which keeps its "but". A sentence that opens with a condition, or has one
    behind the joint, stays whole: it may be meant for both.
    """
    if not voice.known or count(text) <= number("video.breath") or text.endswith("?"):
        return (text,)
    joints, front, behind = _patterns(voice)
    if joints is None or front.match(text):
        return (text,)
    for joint in joints.finditer(text):
        first, second = text[: joint.start()], text[joint.end("joint") :]
        listed = "," in " ".join(first.split()[-_LIST:])
        long = min(count(first), count(second)) >= _FEWEST
        if long and not listed and not behind.search(second):
            opens = "" if joint["joint"].strip(", ") in _dropped(voice) else joint["joint"][2:]
            second = f"{opens}{second}"
            return (f"{first}.", f"{second[:1].upper()}{second[1:]}")
    return (text,)


def _dropped(voice: Voice) -> tuple[str, ...]:
    return (voice.note("numbers.and"),)


@cache
def _patterns(voice: Voice) -> tuple[re.Pattern[str] | None, re.Pattern[str], re.Pattern[str]]:
    """Return what finds a joint, a condition that opens a sentence, and one behind the joint."""
    joins, subjects, verbs, limits, binding = (
        "|".join(map(re.escape, voice.list(f"breath.{name}")))
        for name in ("joins", "subjects", "verbs", "limits", "binding")
    )
    never = re.compile(r"(?!)")
    if not (joins and subjects and verbs and limits and binding):
        return None, never, never
    free = "".join(rf"(?<!\b{word}\s)" for word in binding.split("|"))
    subject = rf"(?:{subjects})\b(?:\s[\w’'-]+){{0,8}}?\s{free}(?:{verbs})\b"
    joint = re.compile(rf"(?P<joint>, (?:{joins}) )(?={subject})")
    front = re.compile(rf"(?:{limits})\b", re.IGNORECASE)
    return joint, front, re.compile(rf"\b(?:{limits})\b", re.IGNORECASE)
