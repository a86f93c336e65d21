"""Plan the cover: the post's hook or title, and what the reader will get."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from contentgen.model.deck import Slide, Text
from contentgen.model.outline import Part
from contentgen.plan.alt import with_alt
from contentgen.plan.budget import budget
from contentgen.plan.draft import slide
from contentgen.plan.headings import in_sentence_case
from contentgen.plan.material import Material, length, points_of
from contentgen.plan.subject import subject
from contentgen.plan.texts import headline, plain, same_words
from contentgen.plan.voice import voice
from contentgen.text.words import count, words

_QUESTIONS = 3
_FEWEST = 3
_PROMISED = ("what", "how", "steps", "evidence", "benefits", "safety")


def cover(parts: Sequence[Part], stuff: Material) -> Slide:
    """Return the cover. A promise names only sections that the post has, and that say something."""
    with stuff.on("cover"):
        title = _headline(stuff)
        stuff.headlines.add(title.plain.casefold().strip(" .?!"))
        return slide(
            "cover",
            {"label": _label(title, stuff), "headline": title, "body": _body(parts, stuff)},
        )


def treatment_like(parts: Sequence[Part], stuff: Material) -> bool:
    """Tell whether the post explains something that a reader may have done to them."""
    if subject(stuff.topic, voice(stuff.lang)).sort != "treatment":
        return False
    found = {part.kind for part in parts}
    explained = any(_explains(part) for part in parts)
    return explained and bool(found & {"evidence", "benefits", "safety"})


def _explains(part: Part) -> bool:
    """Tell whether a part answers what something is or how it works."""
    return part.kind in ("what", "how") and bool(part.question) and not part.ordered


def _headline(stuff: Material) -> Text:
    meta = stuff.article.meta
    if meta.hook and stuff.fits("hook"):
        return headline(meta.hook, ("hook",), stuff.topic, stuff.lang)
    halves = _halves(stuff)
    if halves:
        return headline(in_sentence_case(halves[0], stuff), ("title",), stuff.topic, stuff.lang)
    long = count(meta.title) > budget("words")["cover"] or not stuff.fits("title")
    if long and stuff.topic:
        topic = stuff.topic[0].upper() + stuff.topic[1:]
        return headline(topic, ("title", "editor"), stuff.topic, stuff.lang)
    return headline(in_sentence_case(meta.title, stuff), ("title",), stuff.topic, stuff.lang)


def _halves(stuff: Material) -> tuple[str, str] | None:
    """Return a long title's two halves ("Sore knees: what we tell runners"), or None.

    Only if nothing else has a claim to stand below the first.
    """
    meta = stuff.article.meta
    first, colon, second = meta.title.partition(": ")
    most = budget("words")
    long = count(meta.title) > most["brief"] and stuff.fits("title")
    if meta.hook or not colon or not long or _described(stuff):
        return None
    about = {word.casefold() for word in words(stuff.topic)}
    named = bool(about) and about <= {word.casefold() for word in words(first)}
    fits = named and count(second) <= most["description"]
    return (first, second[:1].upper() + second[1:]) if fits else None


def _label(title: Text, stuff: Material) -> Text | None:
    """Return the post's first tag, unless the headline says it already."""
    tags = stuff.article.meta.tags
    if not tags or not stuff.fits("tags"):
        return None
    said = {word.casefold() for word in words(title.plain)}
    if said & {word.casefold() for word in words(tags[0])}:
        return None
    return plain(in_sentence_case(tags[0][:1].upper() + tags[0][1:], stuff), ("tags",), stuff.lang)


def _body(parts: Sequence[Part], stuff: Material) -> Text | None:
    if _described(stuff):
        return plain(stuff.article.meta.description, ("description",), stuff.lang)
    halves = _halves(stuff)
    if halves:
        return plain(in_sentence_case(halves[1], stuff), ("title",), stuff.lang)
    said = promise(parts, stuff)
    return plain(said, ("editor",), stuff.lang) if said else None


def _described(stuff: Material) -> bool:
    """Tell whether the author describes the post in a line that a cover holds."""
    meta = stuff.article.meta
    short = 0 < count(meta.description) <= budget("words")["description"]
    own = not any(same_words(meta.description, sentence) for sentence in stuff.body)
    return short and own and "description" not in meta.guessed and stuff.fits("description")


def with_teaser(slides: Sequence[Slide], stuff: Material) -> list[Slide]:
    """Return the slides with a cover that says what its later slides answer, in the post's words.

    Where the cover promises nothing in particular: two of the post's own questions, or its own
    headings that say what they tell ("What it feels like, how it is treated").
    """
    first = slides[0]
    body = first.slots.get("body")
    vague = stuff.frames.phrase("promise.questions").casefold()
    bare = body is None or body.refs == ("title",) or body.plain.casefold() == vague
    with stuff.on("cover"):
        asked = _asked(slides[1:], stuff) if bare else None
        teaser = asked or (_named(slides[1:], stuff) if bare and not body else None)
    if teaser is None:
        return list(slides)
    slots = MappingProxyType({**first.slots, "body": teaser})
    return [with_alt(replace(first, slots=slots)), *slides[1:]]


def _own(slides: Sequence[Slide], stuff: Material) -> Iterator[tuple[bool, Text]]:
    """Yield the headlines that are the post's headings, each once, and whether they warn."""
    seen: set[str] = set()
    for one in slides:
        text = one.slots.get("headline")
        heads = text is not None and len(text.refs) == 1 and ".s" not in text.refs[0]
        if text is None or not heads or text.refs[0] in ("editor", "brand", "title"):
            continue
        if text.refs[0] not in seen and stuff.fits(text.refs[0]):
            seen.add(text.refs[0])
            yield one.role == "safety", text


def _asked(slides: Sequence[Slide], stuff: Material) -> Text | None:
    """Return two of the questions that the slides answer, one on safety first; or None."""
    most = budget("words")["promise"]
    asked = [(warns, text) for warns, text in _own(slides, stuff) if text.plain.endswith("?")]
    asked = [one for one in asked if _FEWEST <= count(one[1].plain) <= most // 2]
    if len(asked) < 2:
        return None
    pair = sorted(asked, key=lambda one: (not one[0], count(one[1].plain)))[:2]
    texts = [text for _, text in asked if any(text is one for _, one in pair)]
    refs = (*(ref for text in texts for ref in text.refs), "editor")
    return plain(" ".join(text.plain for text in texts), refs, stuff.lang)


def _named(slides: Sequence[Slide], stuff: Material) -> Text | None:
    """Return up to three headings that open as indirect questions do, as one line; or None."""
    openers = stuff.frames.list("promise.openers")
    joint = stuff.frames.phrase("promise.and")
    told = [
        text
        for _, text in _own(slides, stuff)
        if text.plain.casefold().split()[0] in openers and text.plain[-1] not in "?!.:"
    ]
    told = [text for text in told if count(text.plain) <= budget("words")["label"]][:_QUESTIONS]
    if len(told) < 2 or not joint:
        return None
    lower = [text.plain[:1].lower() + text.plain[1:] for text in told]
    refs = tuple(ref for text in told for ref in text.refs)
    return plain(_capital(_joined(lower, joint)), (*refs, "editor"), stuff.lang)


def promise(parts: Sequence[Part], stuff: Material) -> str:
    """Return what the later slides answer, in the editor's words: two to four things."""
    pairs = [part for part in parts if part.kind == "myth" and part.entries]
    if len(pairs) > 1:
        asked = pairs[0].entries[0].points[0].text.endswith("?")
        return _capital(stuff.frames.phrase("promise.questions" if asked else "promise.myth"))
    phrases = [stuff.frames.phrase(f"promise.{name}") for name in _names(parts, stuff)]
    phrases = [phrase for phrase in phrases if phrase]
    joint = stuff.frames.phrase("promise.and")
    while len(phrases) > 1:
        said = _joined(phrases, joint)
        if count(said) <= budget("words")["promise"] and len(phrases) <= 4:
            return _capital(said)
        phrases.pop(-2)
    if sum(part.heading.rstrip().endswith("?") for part in parts) >= _QUESTIONS:
        return _capital(stuff.frames.phrase("promise.questions"))
    steps = any(part.ordered and len(part.entries) > 1 for part in parts)
    return _capital(stuff.frames.phrase("promise.step_by_step")) if steps else ""


def _names(parts: Sequence[Part], stuff: Material) -> list[str]:
    enough = budget("words")["promised_section"]
    held = {
        part.kind
        for part in parts
        if length(points_of(part)) >= enough
        and (part.kind not in ("what", "how") or _explains(part))
        and (part.kind != "steps" or part.entries)
    }
    names: list[str] = [kind for kind in _PROMISED if kind in held]
    if "safety" in held and not treatment_like(parts, stuff):
        names[names.index("safety")] = "care"
    return names


def _joined(phrases: Sequence[str], joint: str) -> str:
    if len(phrases) == 2:
        return f"{phrases[0]} {joint} {phrases[1]}"
    return f"{', '.join(phrases[:-1])}, {joint} {phrases[-1]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
