"""Search words: YouTube tags and hashtags, from the post's own phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from contentgen.plan.fit import characters
from contentgen.plan.take import Take
from contentgen.plan.voice import number
from contentgen.text.words import count

_WORD = re.compile(r"[^\W_]+")
_REFUSED = re.compile(r"[<>\",#]")


def tags(of: Take) -> tuple[str, ...]:
    """Return search words within 500 characters, counted with commas and quotes; no claims."""
    kept: list[str] = []
    for tag in _unique(_sober(of, _candidates(of))):
        if len(tag) <= number("tags.longest") and weighed([*kept, tag]) <= number("tags.most"):
            kept.append(tag)
    return tuple(kept)


def weighed(found: Iterable[str]) -> int:
    """Return the characters that YouTube counts: commas, and quotes round several words.

    Source: YouTube Data API, snippet.tags.
    """
    lengths = [characters(tag) + (2 if " " in tag else 0) for tag in found]
    return sum(lengths) + max(0, len(lengths) - 1)


def hashtags(of: Take, most: int) -> tuple[str, ...]:
    """Return up to `most` hashtags in CamelCase: the topic's, the practice's, then the phrases'."""
    own = [_camel(phrase) for phrase in _sober(of, _key_phrases(of))]
    ours = [f"#{tag.lstrip('#')}" for tag in of.brand.hashtags]
    ours = [tag for tag in ours if _WORD.fullmatch(tag[1:].replace("_", "x"))]
    room = max(0, most - min(len(ours), 2))
    ranked = [*own[:room], *ours, *own[room:]]
    return tuple(tag for tag in _unique(ranked) if _valid(tag))[:most]


def _valid(tag: str) -> bool:
    return 2 < len(tag) <= number("caption.hashtag") and any(c.isalpha() for c in tag)


def _candidates(of: Take) -> Iterator[str]:
    yield of.subject.text
    yield from (tag.casefold() for tag in of.article.meta.tags)
    yield from _key_phrases(of)
    if of.therapist:
        yield from of.voice.list("tags.practice")
        yield of.voice.say("tags.city", city=of.brand.city.split(",")[0].strip())
    yield of.brand.name if of.brand.name != "Your practice" else ""


def _key_phrases(of: Take) -> list[str]:
    """Return the post's key phrases, those that stand in its topic or title first."""
    title = f"{of.subject.text} {of.article.meta.title}".casefold()
    short = [*of.article.meta.tags, *of.phrases]
    if 0 < count(of.subject.text) <= 3:
        short.insert(0, of.subject.text)
    short = [phrase for phrase in short if count(phrase) <= 4]
    return sorted(dict.fromkeys(p.casefold() for p in short), key=lambda p: p not in title)


def _sober(of: Take, found: Iterable[str]) -> Iterator[str]:
    """Yield the phrases that promise nothing and that someone may search for."""
    weak, ends = of.voice.list("tags.weak"), tuple(of.voice.list("tags.weak_ends"))
    for phrase in found:
        folded = phrase.casefold()
        last = folded.rpartition(" ")[2]
        if not of.voice.hears("says.outcome", phrase) and folded not in weak and last not in ends:
            yield phrase


def _camel(phrase: str) -> str:
    """Return a phrase as a hashtag, each word capitalised so that screen readers say it."""
    return "#" + "".join(word[:1].upper() + word[1:] for word in _WORD.findall(phrase))


def _unique(found: Iterable[str]) -> list[str]:
    seen: dict[str, str] = {}
    for text in found:
        folded = " ".join(text.split())
        if folded and not _REFUSED.search(folded[1:] if folded[0] == "#" else folded):
            seen.setdefault(folded.casefold(), folded)
    return list(seen.values())
