"""Sentences, split by punctuation and a language's abbreviations.

A sentence left whole by mistake costs a longer line; one cut by mistake is a stump, so every rule
here leans towards not splitting.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from contentgen.text.language import Language, language
from contentgen.text.tokens import fold

# A pair of brackets or quotes longer than this is taken for a stray mark, or for a text of its own.
_LONGEST_PAIR = 300
_BULLETS = "•‣◦▪●■➤✓✔☑✅❌👉🔹🔸▶➡"
_EMOJI = f"(?:(?![{_BULLETS}])[\u2600-\u27bf\U0001f1e6-\U0001faff\ufe0f\u200d])"
_END = re.compile(
    r"(?P<mark>(?<![.!?…‽])[.!?…‽]+)(?P<close>[\"'”’»)\]*_]*)"
    r"(?P<note>(?: ?\[\d[\d,–\- ]{0,20}\])*|[¹²³⁰-⁹]+|(?<=[^\W\d_]\.)\d{1,2}(?:[,–-]\d{1,2})*(?= ))"
    rf"(?: ?{_EMOJI}++)*+(?= )"
    r"|(?P<wide>[。！？]+[」』”’）]*)"
)
_PAIR = re.compile(r"[()\[\]“”«»\"]")
_CLOSER = {"(": ")", "[": "]", "“": "”", "«": "»"}
_OPENERS = "\"'“‘«([¿¡*_—–-„ "
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+$")
_NUMBER = re.compile(r"\(?\d{1,3}[.)]+$|[ivxIVX]{1,4}\.$")


@lru_cache(maxsize=8192)
def split(text: str, lang: str) -> tuple[str, ...]:
    """Return the sentences in order.

    Joined by one space they are the white-space-folded text, except that no space followed a
    full-width mark (。！？) that had none. Never splits inside brackets or quotes that close, nor
    where the next word goes on in lower case. Takes time linear in the text.
    """
    folded = " ".join(text.split())
    data = language(lang)
    inside = _Insides(folded)
    found: list[str] = []
    start = 0
    for match in _END.finditer(folded):
        end = match.end()
        if end >= len(folded) or inside.holds(end):
            continue
        if match["wide"] is None and not _ends(folded, start, match, data):
            continue
        found.append(folded[start:end])
        start = end + (folded[end] == " ")
    if start < len(folded):
        found.append(folded[start:])
    return tuple(found)


class _Insides:
    """The stretches of a text between brackets or quotes that belong together."""

    def __init__(self, text: str) -> None:
        spans = [span for span in _pairs(text) if span[1] - span[0] <= _LONGEST_PAIR]
        spans.sort()
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in spans:
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
                continue
            self._starts.append(start)
            self._ends.append(end)

    def holds(self, place: int) -> bool:
        """Tell whether the place lies inside one of them."""
        n = bisect_right(self._starts, place) - 1
        return n >= 0 and self._starts[n] < place < self._ends[n]


def _pairs(text: str) -> list[tuple[int, int]]:
    """Return (opening mark's place, place after the closing mark) of every matched pair."""
    open_at: dict[str, list[int]] = {closer: [] for closer in (*_CLOSER.values(), '"')}
    found: list[tuple[int, int]] = []
    for match in _PAIR.finditer(text):
        mark, place = match.group(), match.start()
        if mark in _CLOSER:
            open_at[_CLOSER[mark]].append(place)
        elif mark == '"' and (place == 0 or text[place - 1] in " ([—–¿¡"):
            open_at['"'] = [place]
        elif open_at[mark]:
            found.append((open_at[mark].pop(), match.end()))
    return found


def _ends(text: str, start: int, match: re.Match[str], data: Language) -> bool:
    """Tell whether the sentence from `start` ends at this mark, judging by the words around it."""
    place = match.end()
    while place < len(text) and text[place] in _OPENERS:
        place += 1
    if place == len(text):
        return False
    first = text[place]
    if first.islower() and first.isalpha():
        return False
    before = text[max(start, match.start() - 40) : match.end("mark")].rpartition(" ")[2]
    if match["mark"] in ("…", "...", ". . ."):
        return not _is_self(text, place, data)
    if match["mark"] != "." or match["close"]:
        return True
    return _period_ends(text, start, match.end("mark"), before.lstrip("\"'“‘«([¿¡*_"), place, data)


def _period_ends(text: str, start: int, end: int, word: str, place: int, data: Language) -> bool:
    key = fold(word)
    opens = end - len(word) <= start + 1
    if opens and (_NUMBER.match(word) or (len(word) == 2 and word[0].isalpha())):
        return False
    if word[:-1].isdigit() and _is_label(text[start : min(end, start + 40)], word, data):
        return False
    if data.has("sentences.never", key):
        return False
    if data.has("sentences.before_number", key):
        return not text[place].isdigit()
    if data.has("sentences.times", key):
        return not data.has("sentences.days", _word_at(text, place))
    if _INITIALS.match(word) or data.has("sentences.before_name", key):
        return _starts_sentence(text, place, data)
    return True


def _is_label(sentence: str, number: str, data: Language) -> bool:
    """Tell whether the sentence so far is no more than "Step 1."."""
    words = sentence.split()
    return len(words) == 2 and words[1] == number and data.has("sentences.labels", fold(words[0]))


def _starts_sentence(text: str, place: int, data: Language) -> bool:
    """Tell whether the word at `place` is one that opens sentences, rather than part of a name."""
    word = text[place : place + 30].split(" ")[0]
    return word[-1] != "." and data.has("sentences.starters", fold(word.rstrip(",;:")))


def _is_self(text: str, place: int, data: Language) -> bool:
    return data.has("sentences.always_capital", _word_at(text, place))


def _word_at(text: str, place: int) -> str:
    return fold(text[place : place + 30].split(" ")[0].rstrip(".,;:!?"))
