"""What sort of thing a post's topic is, so that a frame can speak of it grammatically."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contentgen.plan.voice import Voice

Sort = Literal["treatment", "condition", "other"]
Form = Literal["it", "them", "other"]


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic, its sort and its form: one thing (``it``), several (``them``), or unknown.

    `head` is the thing alone ("dry needling" of "dry needling for calf pain").

    `bare` tells that it stands without an article ("dealing with calf pain"), so that it can
    follow a preposition; other topics only open a line ("Calf strain: …").

    `booked` tells that it is a treatment that one has done, not a thing that one does oneself.
    """

    text: str
    sort: Sort
    form: Form
    bare: bool
    head: str = ""
    booked: bool = False

    @property
    def capital(self) -> str:
        """The topic as it opens a line."""
        return capital(self.text)

    @property
    def inside(self) -> str:
        """The topic if it can stand inside a sentence, else an empty string."""
        return self.text if self.bare else ""


def subject(topic: str, voice: Voice) -> Subject:
    """Return what is known of a topic; a language without data knows nothing."""
    text = " ".join(topic.split())
    if not text or not voice.known:
        return Subject(text, "other", "other", False)
    head = _head(text, voice)
    noun = head[0] if voice.note("topics.head") == "first" else head[-1]
    # "Shoulder" alone is no condition; a frozen shoulder is.
    part = len(head) == 1 and noun in voice.list("topics.parts")
    sort: Sort = "other" if part else _sort(noun, voice)
    several = _several(head, noun, voice)
    form: Form = "other" if sort == "other" else "them" if several else "it"
    words = text.split()[: len(head)]
    booked = sort == "treatment" and not set(head) & set(voice.list("topics.own"))
    return Subject(text, sort, form, several or _mass(noun, voice), " ".join(words), booked)


def capital(text: str) -> str:
    """Return the text with a capital first letter, unless its first word has one further in."""
    first = text.split(" ", 1)[0]
    if any(letter.isupper() for letter in first):
        return text
    return text[:1].upper() + text[1:]


def _head(text: str, voice: Voice) -> list[str]:
    """Return the words before the first preposition; all of them if it stands first."""
    words = text.casefold().split()
    stops = voice.list("topics.prepositions")
    end = next((n for n, word in enumerate(words) if word in stops), len(words))
    return words[: end or len(words)]


def _sort(noun: str, voice: Voice) -> Sort:
    if noun in voice.list("topics.treatment"):
        return "treatment"
    endings = tuple(voice.list("topics.condition_endings"))
    if noun in voice.list("topics.condition") or noun.endswith(endings):
        return "condition"
    return "other"


def _several(head: list[str], noun: str, voice: Voice) -> bool:
    if noun in voice.list("topics.plural_words") or set(head) & set(voice.list("topics.joins")):
        return True
    if noun in voice.list("topics.singular_words"):
        return False
    return noun.endswith("s") and not noun.endswith(tuple(voice.list("topics.singular_s")))


def _mass(noun: str, voice: Voice) -> bool:
    endings = tuple(voice.list("topics.mass_endings"))
    return noun in voice.list("topics.mass") or (bool(endings) and noun.endswith(endings))
