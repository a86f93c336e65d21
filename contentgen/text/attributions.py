"""Who says so: studies with their reporting verbs, named bodies, citations.

Functions return character spans in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentgen.text.language import Language
from contentgen.text.tokens import Span, Token, breaks, ends_sentence, phrases

_REACH = 30
_SPEAKER_REACH = 12
_YEAR = r"(?:19|20)\d\d[a-z]?"
_NAME = r"[A-ZÀ-Þ][\w'’-]+"
_CITATION = re.compile(
    rf"\([^()]{{0,80}}?\b{_YEAR}(?:[^()]{{0,40}})\)"
    rf"|{_NAME}(?: (?:and|&|y) {_NAME}| et al\.?)? \({_YEAR}\)"
    r"|\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]"
)


def attributions(text: str, toks: Sequence[Token], data: Language) -> tuple[Span, ...]:
    """Return the character spans of the phrases that say where a claim comes from."""
    spans = [match.span() for match in _CITATION.finditer(text)]
    token_spans = [
        *_sources(toks, data),
        *_according(toks, data),
        *_speakers(toks, data),
        *_tellers(toks, data),
        *_names(text, toks, data),
    ]
    spans += [(toks[i].start, toks[j - 1].end) for i, j in token_spans]
    return _without_overlap(spans)


def _without_overlap(spans: list[Span]) -> tuple[Span, ...]:
    """Join spans that overlap, so that nothing of either is lost."""
    kept: list[Span] = []
    for start, end in sorted(spans):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _sources(toks: Sequence[Token], data: Language) -> list[Span]:
    found: list[Span] = []
    sources = phrases(data, "locks.sources")
    for i, token in enumerate(toks):
        if token.fold not in sources or (found and i < found[-1][1]):
            continue
        start = _source_start(toks, i, data, found[-1][1] if found else 0)
        verb = _reporting(toks, i, data)
        if verb:
            found.append((start, verb + 1))
        elif data.has("locks.bare_sources", token.fold):
            found.append((start, i + 1))
    return found


def _source_start(toks: Sequence[Token], i: int, data: Language, first: int) -> int:
    start = i
    while start > first and not breaks(toks[start - 1].gap):
        word = toks[start - 1].fold
        if not (data.has("locks.source_words", word) or word.isdigit()):
            break
        start -= 1
    while start < i and toks[start].fold in ("of", "and", "de", "y"):
        start += 1
    return start


def _reporting(toks: Sequence[Token], i: int, data: Language) -> int:
    """Return the token of the verb that reports what the source at `i` says, or 0."""
    for place in range(i + 1, min(i + _REACH, len(toks))):
        if ends_sentence(toks[place - 1].gap) or ";" in toks[place - 1].gap:
            return 0
        word = toks[place].fold
        if data.has("locks.reporting", word) and not data.has(
            "locks.not_verb_after", toks[place - 1].fold
        ):
            return place
        if data.has("locks.source_stops", word):
            return 0
    return 0


def _according(toks: Sequence[Token], data: Language) -> list[Span]:
    found: list[Span] = []
    for i, end in phrases(data, "locks.according").starts(toks).items():
        if found and i < found[-1][1]:
            continue
        while end < len(toks) and not breaks(toks[end - 1].gap) and not _stops(toks[end], data):
            end += 1
        found.append((i, end))
    return found


def _speakers(toks: Sequence[Token], data: Language) -> list[Span]:
    """Return the named people who are quoted: "Dr. Lee, a surgeon, says"."""
    found: list[Span] = []
    for i, token in enumerate(toks):
        if not data.has("locks.speaker_titles", token.fold):
            continue
        reach = range(i + 1, min(i + _SPEAKER_REACH, len(toks)))
        verb = next((n for n in reach if data.has("locks.speaking", toks[n].fold)), 0)
        if verb:
            found.append((i, verb + 1))
    return found


def _tellers(toks: Sequence[Token], data: Language) -> list[Span]:
    """Return others who say things, where they are named for it: "some websites claim"."""
    found: list[Span] = []
    for i, token in enumerate(toks[:-1]):
        if not data.has("locks.tellers", token.fold) or token.gap.strip():
            continue
        verb = i + 1 + (toks[i + 1].fold in ("often", "also", "sometimes", "still", "may", "might"))
        if verb < len(toks) and data.has("locks.telling", toks[verb].fold):
            start = _source_start(toks, i, data, found[-1][1] if found else 0)
            owned = start and toks[start - 1].fold in ("my", "our", "their")
            found.append((start - int(bool(owned)), verb + 1))
    return found


def _stops(token: Token, data: Language) -> bool:
    lists = ("locks.clause_stops", "locks.reporting", "locks.people_who")
    return any(data.has(name, token.fold) for name in lists)


def _names(text: str, toks: Sequence[Token], data: Language) -> list[Span]:
    found: list[Span] = []
    for i, token in enumerate(toks):
        word = text[token.start : token.end]
        if data.has("locks.acronyms", word):
            found.append((i, i + 1))
        elif word[0].isupper() and data.has("locks.bodies", token.fold):
            start, end = _grow(text, toks, i, data)
            if end - start > 1:
                found.append((start, end))
    return found


def _grow(text: str, toks: Sequence[Token], i: int, data: Language) -> Span:
    """Return the span of the name around the capitalised word at `i`."""
    start = end = i
    place = i - 1
    while place >= 0 and toks[place].gap.strip() in ("", "&", ","):
        if "," in toks[place].gap:
            break
        if text[toks[place].start].isupper():
            start = place
        elif not data.has("locks.name_links", toks[place].fold):
            break
        place -= 1
    place = i + 1
    while place < len(toks) and toks[place - 1].gap.strip() in ("", "&"):
        if text[toks[place].start].isupper():
            end = place
        elif not data.has("locks.name_links", toks[place].fold):
            break
        place += 1
    while start < i and toks[start].fold in data.stop_words:
        start += 1
    return start, end + 1
