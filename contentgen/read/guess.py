"""What frontmatter a post that has none should get, judged by its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contentgen.model.article import Section
from contentgen.read.wordlists import table, words
from contentgen.text.language import DATA, language, stop_words
from contentgen.text.topic import phrases, topic

MAX_DESCRIPTION = 160
MAX_TAGS = 5
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the end of a post asks for: a button's words, and the sentence that asks."""

    button: str
    text: str


def sentences_of(sections: Iterable[Section]) -> list[str]:
    """Return the sentences of sections in reading order."""
    blocks = [block for section in sections for block in section.blocks]
    return [
        sentence.text
        for block in blocks
        for sentence in (*block.sentences, *(s for item in block.items for s in item.sentences))
    ]


def guess_language(text: str, default: str) -> str:
    """Return the language whose small words the text is full of; `default` unless it is clear."""
    seen = [word.casefold() for word in _WORD.findall(text[:20_000])]
    known = sorted(path.stem for path in DATA.glob("[a-z][a-z].toml"))
    counts = {code: sum(word in stop_words(code) for word in seen) for code in known}
    home = language(default).code
    best = max(counts, key=lambda code: (counts[code], code == home), default=home)
    clear = counts.get(best, 0) > 2 * counts.get(home, 0) and counts[best] > len(seen) / 8
    return best if clear else default


def guess_title(sections: Sequence[Section], lang: str) -> str:
    """Return the phrase that most headings share, as a title; empty if there is none."""
    headings = [section.heading for section in sections if section.heading]
    found = topic("", headings, sentences_of(sections), lang)
    if not found:
        return ""
    found = _longer(found, headings, lang)
    for heading in headings:
        at = heading.casefold().find(found.casefold())
        if at >= 0 and not heading.isupper() and heading[at : at + 1].isupper():
            return heading[at : at + len(found)]
    return title_case(found, lang)


def _longer(phrase: str, headings: Sequence[str], lang: str) -> str:
    """Return the phrase with the words that follow it in two headings or more."""
    stop = language(lang).stop_words
    tails = [
        tuple(re.findall(r"^[^\W\d_]+|(?<= )[^\W\d_]+", tail.casefold()))
        for heading in headings
        if (tail := heading.casefold().partition(phrase.casefold())[2]).startswith(" ")
    ]
    counts = Counter(tail[:n] for tail in tails for n in range(1, min(len(tail), 4) + 1))
    shared = [words for words, n in counts.items() if n > 1 and words[-1] not in stop]
    return " ".join((phrase, *max(shared, key=lambda words: (len(words), words), default=())))


def title_case(text: str, lang: str) -> str:
    """Capitalise a title: its words in English, its first letter in other languages."""
    if language(lang).code != "en":
        return text[:1].upper() + text[1:]
    small = words("raw", "small")
    parts = [
        word if (n and word in small) else word[:1].upper() + word[1:]
        for n, word in enumerate(text.split())
    ]
    return " ".join(parts)


def guess_tags(title: str, sections: Sequence[Section], lang: str) -> tuple[str, ...]:
    """Return two to five tags: the topic's own phrases, then the post's most frequent ones."""
    stop = language(lang).stop_words
    headings = [section.heading for section in sections if section.heading]
    runs: list[list[str]] = [[]]
    for word in _WORD.findall(title.casefold()):
        if word in stop or word in words("raw", "small"):
            runs.append([])
        else:
            runs[-1].append(word)
    found = [" ".join(run) for run in runs if 1 <= len(run) <= 3 and len("".join(run)) > 3]
    found += phrases(headings, sentences_of(sections), lang, 2 * MAX_TAGS)
    tags: list[str] = []
    for tag in found:
        if all(not set(tag.split()) <= set(known.split()) for known in tags):
            tags.append(tag)
    return tuple(tags[:MAX_TAGS])


def guess_description(sections: Sequence[Section]) -> str:
    """Return the first sentence of the first paragraph if it has 30 to 160 characters."""
    blocks = (block for section in sections for block in section.blocks)
    first = next((block for block in blocks if block.kind == "paragraph" and block.sentences), None)
    text = first.sentences[0].text if first else ""
    return text if 30 <= len(text) <= MAX_DESCRIPTION else ""


def guess_invitation(sections: Sequence[Section]) -> Invitation | None:
    """Return what the last section asks the reader to do, if it asks for anything."""
    if not sections:
        return None
    said = sentences_of(sections[-1:])[-8:]
    buttons: dict[str, str] = table("words", "raw")["invitations"]
    for n, sentence in enumerate(said):
        opening = re.sub(r"^\W+", "", sentence).casefold()
        found = next(
            (k for k in sorted(buttons, key=len, reverse=True) if re.match(rf"{k}\b", opening)), ""
        )
        if found:
            asks = n > 0 and said[n - 1].endswith("?")
            text = said[n - 1] if asks else sentence
            return (
                Invitation(buttons[found], text)
                if len(text) <= table("words", "limits")["call"]
                else None
            )
    return None
