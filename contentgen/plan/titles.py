"""Title options for a video: different angles, none of them promising an outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contentgen.model.outline import SectionKind
from contentgen.model.script import Line, Paragraph, Script
from contentgen.plan.subject import capital
from contentgen.plan.take import Take, promised, tells_if_safe
from contentgen.plan.voice import number
from contentgen.text.words import words

_ASKED: tuple[SectionKind, ...] = (
    "how", "what", "safety", "evidence", "advice", "list", "other",
)  # fmt: skip
_COUNTED: tuple[SectionKind, ...] = ("steps", "myth", "benefits")


def titles(of: Take, script: Script | None = None) -> tuple[Paragraph, ...]:
    """Return up to five titles of at most 100 characters, those of at most 60 first.

    Each has its own angle; one that names a number needs the script that says so many. Frames
    longer than the 60 characters that are shown are used only where there are too few others.
    ``<`` and ``>``, which YouTube refuses, are set as ``‹`` and ``›``.
    There is always at least one.
    """
    seen: dict[str, Paragraph] = {}
    for text, refs in _options(of, script):
        plain = accepted(text).rstrip(".")
        if plain and len(plain) <= number("titles.most"):
            seen.setdefault(plain.casefold(), Paragraph(plain, refs))
    sober = [p for p in seen.values() if not of.voice.hears("says.outcome", p.text)]
    found = sober or list(seen.values())
    whole = [p for p in found if _shown(p) or "editor" not in p.refs]
    found = whole if len(whole) >= number("titles.fewest") else found
    ranked = sorted(found[: int(number("titles.count"))], key=lambda p: not _shown(p))
    return tuple(ranked) or (Paragraph(_last_resort(of), ("brand",)),)


def _shown(title: Paragraph) -> bool:
    return len(title.text) <= number("titles.shown")


def accepted(text: str) -> str:
    """Return the text without the two characters that YouTube refuses, set as their likes."""
    return " ".join(text.replace("<", "‹").replace(">", "›").split())


def _options(of: Take, script: Script | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield titles with their references, the most different angles first."""
    say, topic = of.voice.say, of.subject.capital
    form = "it" if of.subject.form == "other" else of.subject.form
    there = promised(of.beats)
    edited = ("editor",)
    if any(beat.narrated for beat in of.beats) and of.subject.sort == "other":
        yield from _of_story(of)
        yield from _of_title(of, there, script)
        return
    asked = list(_questions(of))
    if _vague(of):
        yield of.title, ("title",)
        yield from ((text, refs) for text, refs in asked if "editor" not in refs)
        yield from _of_title(of, there, script)
        return
    sort = "condition" if of.subject.sort == "treatment" and not of.subject.booked else ""
    yield say(f"titles.first.{sort or of.subject.sort}", Topic=topic), edited
    yield from asked[:1]
    if script is not None:
        yield _first_fitting(of, "asking", len(questions_to_ask(script))), edited
    if of.therapist:
        yield say("titles.therapist", Topic=topic), edited
    plain = of.title.casefold() == topic.casefold()
    if not plain:
        yield of.title, ("title",)
    if {"how", "safety"} <= set(there) and tells_if_safe(of, of.beats):
        yield say(f"titles.both.{form}", Topic=topic), edited
    yield from _counted(of, script) if script is not None else ()
    yield from asked[1:3]
    for kind in ("myth", "evidence", "advice", "safety"):
        if kind in there:
            yield say(f"titles.kind.{kind}", Topic=topic), edited
    if plain:
        yield of.title, ("title",)
    for name in ("explained", "guide", "look", "basics"):
        yield say(f"titles.plain.{name}", Topic=topic), edited
    if of.outline.topic and not of.voice.known:
        yield capital(of.outline.topic), edited
    yield say("titles.plain.none"), edited


def _of_title(
    of: Take, there: Sequence[SectionKind], script: Script | None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield frames around the post's own title, for a topic that is too vague to stand alone."""
    title, refs = of.title, ("editor", "title")
    ends = title.endswith(("?", "!"))
    frame = "asked" if ends else "noted" if ":" in title else "titled"
    teller = of.therapist and not any(beat.narrated for beat in of.beats)
    names = ["therapist"] if teller else []
    names += [kind for kind in ("evidence", "advice", "safety", "myth") if kind in there]
    minutes = round(script.seconds / 60) if script else 0
    told = {word.casefold() for word in words(title) if len(word) > 3}
    teller = of.therapist and not any(beat.narrated for beat in of.beats)
    for name in [
        *(["therapist"] if teller else []),
        *filter(set(there).__contains__, names),
        "plain",
    ]:
        text = of.voice.say(f"titles.{frame}.{name}", Title=title)
        if not told & {word.casefold() for word in words(text[len(title) :])}:
            yield text, refs
    named = [beat for beat in of.beats if beat.asked and "editor" not in beat.refs]
    named = [beat for beat in named if not of.voice.hears("says.pointing", beat.title)]
    for beat in named[:1] if frame == "titled" else ():
        text = of.voice.say("titles.question", Topic=title, question=lowered(of, beat.title))
        yield text, (*refs, *beat.refs)
    if minutes > 1:
        yield of.voice.say(f"titles.{frame}.minutes", Title=title, n=of.voice.number(minutes)), refs


def _vague(of: Take) -> bool:
    """Tell whether the topic is a word that may be no topic at all ("Home", "Move")."""
    one = of.subject.sort == "other" and " " not in of.subject.text
    return of.voice.known and one and not of.subject.bare


def _of_story(of: Take) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield titles for a story, whose topic may be a place or a name: its own words."""
    yield of.title, ("title",)
    opening = of.beats[0].units[0].said[0]
    if of.therapist and of.voice.hears("says.i", opening.text):
        name = "titles.noted.story" if ":" in of.title else "titles.story"
        yield of.voice.say(name, Title=of.title), ("editor", "title")
    whole = [unit.said[0] for beat in of.beats for unit in beat.units if len(unit.said) == 1]
    short = [said for said in whole if len(said.text) <= number("titles.shown")]
    if opening in short and not any(sign.isdigit() for sign in opening.text):
        yield opening.text, opening.refs


def _questions(of: Take) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield questions of parts that can stand as a title, with the topic in them or before them."""
    topic = {word.casefold() for word in words(of.subject.text) if len(word) > 3}
    asked = [beat for kind in _ASKED for beat in of.beats if beat.kind == kind and beat.asked]
    for beat in asked:
        if of.voice.hears("says.pointing", beat.title):
            continue
        opener = next(iter(words(beat.title)), "").casefold()
        if opener not in of.voice.list("says.question_words") and of.voice.known:
            continue
        if topic & {word.casefold() for word in words(beat.title)}:
            yield beat.title, beat.refs
        else:
            question = lowered(of, beat.title)
            text = of.voice.say("titles.question", Topic=of.subject.capital, question=question)
            yield text, ("editor", *beat.refs)


def lowered(of: Take, question: str) -> str:
    """Return a question as it follows a colon: a question word loses its capital."""
    start = 1 if question.startswith("¿") else 0
    first = next(iter(words(question)), "")
    if first.casefold() not in of.voice.list("says.question_words"):
        return question
    return question[:start] + question[start].lower() + question[start + 1 :]


def _counted(of: Take, script: Script) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a title with the number of steps, myths or possible benefits that the video says."""
    if set(words(of.title.casefold())) & set(of.voice.list("numbers.words")):
        return  # the post's own title counts already
    warned = any(beat.kind == "safety" for beat in of.beats)
    treated = of.subject.sort == "treatment" and warned
    for kind in _COUNTED:
        many = spoken_count(of, script, kind)
        if many < 3 or (kind == "benefits" and not treated) or (kind == "steps" and not warned):
            continue
        yield _first_fitting(of, kind, many), ("editor",)
        return


def spoken_count(of: Take, script: Script, kind: SectionKind) -> int:
    """Return how many steps, myths or benefits a video says, of the part that has most."""
    said = {ref for segment in script.segments for line in segment.lines for ref in line.refs}
    there = [beat for beat in of.beats if beat.kind == kind]
    listed = [sum(bool(said & set(one.refs)) for one in beat.entries()) for beat in there]
    return sum(map(bool, listed)) if kind == "myth" else max(listed, default=0)


def questions_to_ask(script: Script) -> list[Line]:
    """Return the questions to ask first that the video shows, numbered, if they are several."""
    cards = [line for segment in script.segments for line in segment.lines if _is_card(line)]
    return cards if len(cards) > 1 else []


def _is_card(line: Line) -> bool:
    return line.kind == "screen" and line.text[:1].isdigit() and line.text.endswith("?")


def _first_fitting(of: Take, name: str, many: int) -> str:
    """Return the first frame with a count that is shown whole; the shortest if none is."""
    found = of.voice.table.get(f"titles.count.{name}", ()) if of.voice.known and many else ()
    frames = (found,) if isinstance(found, str) else found
    texts = [frame.format(Topic=of.subject.capital, n=many) for frame in frames]
    shown = [text for text in texts if len(text) <= number("titles.shown")]
    return next(iter(shown), min(texts, key=len, default=""))


def _last_resort(of: Take) -> str:
    """Return something whole that fits when neither topic nor title does."""
    name = accepted(of.brand.name)
    return name if 0 < len(name) <= number("titles.most") else "1"
