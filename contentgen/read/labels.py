"""Text with the lines it came from, and what stands before its colon."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from contentgen.read.drafts import Prose, Span
from contentgen.read.wordlists import words

MAX_LABEL_WORDS = 6
MAX_LEAD_WORDS = 12
_BREAK = re.compile(r"\s*(?::|[–—-](?=\s))\s*")
_PLAIN = re.compile(r"([^:.!?;]{1,80}?)\s*:\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SOURCE = re.compile(r"\s*(?:—|–|―|--)\s*(?=[^\s—–-])")


@dataclass(frozen=True, slots=True)
class Folded:
    """Text with white space folded. `marks` are (offset, file line) where lines begin in it.

    Its first `bold` characters are bold; `own_line` tells that they fill a line of the file.
    """

    text: str
    marks: tuple[tuple[int, int], ...]
    bold: int = 0
    own_line: bool = False

    def line(self, offset: int) -> int:
        """Return the file's line of the character at `offset`."""
        return self.marks[max(bisect_right(self.marks, offset, key=_at) - 1, 0)][1]

    def behind(self, offset: int) -> Folded:
        """Return the text from `offset` on."""
        offset += len(self.text[offset:]) - len(self.text[offset:].lstrip())
        later = tuple((at - offset, line) for at, line in self.marks if at > offset)
        return Folded(self.text[offset:], ((0, self.line(offset)), *later))


def _at(mark: tuple[int, int]) -> int:
    return mark[0]


def fold(prose: Prose) -> Folded:
    """Fold the white space of prose."""
    words: list[str] = []
    marks: list[tuple[int, int]] = []
    length, glued = 0, False
    bold, bold_open, own_line = 0, True, False
    for span in prose.spans:
        own_line = own_line or bool(span.text == "\n" and bold and bold == length)
        pieces = re.findall(r"\s+|\S+", span.text)
        for piece in pieces:
            if piece.isspace():
                glued = False
                continue
            start = length if glued or not words else length + 1
            if not marks or marks[-1][1] != span.line:
                marks.append((start, span.line))
            words.append(piece if start == length else f" {piece}")
            length = start + len(piece)
            glued = True
            bold_open = bold_open and span.bold
            bold = length if bold_open else bold
    return Folded("".join(words), tuple(marks) or ((0, prose.line),), bold, own_line)


def heading_of(text: Folded) -> str:
    """Return a paragraph as a heading if all of it is bold and it is no sentence, else nothing."""
    if text.bold < len(text.text) or len(text.text) > 100 or not _WORD.search(text.text):
        return ""
    if len(text.text.split()) > MAX_LEAD_WORDS or re.search(r"[.!,;…]['\"”’)]*$", text.text):
        return ""
    return text.text.rstrip(": ")


def lead_of(text: Folded, habit: bool = False) -> tuple[str, Folded]:
    """Cut a paragraph's bold lead-in off: ``**What is it?** …``, ``**Label:** …``.

    Return the lead-in without its colon (empty if there is none) and the text behind it. One that
    ends in a period may be a claim of its own: it has three words at most, unless lead-ins are the
    post's habit.
    """
    return _cut_bold(text, MAX_LEAD_WORDS, MAX_LEAD_WORDS if habit else 3)


def opens_bold(prose: Prose) -> bool:
    """Tell whether a paragraph opens with bold words and a mark, and goes on behind them."""
    first = next((span for span in prose.spans if span.text.strip()), None)
    if first is None or not first.bold:
        return False
    text = fold(prose)
    return text.bold < len(text.text) and text.text[: text.bold].rstrip()[-1] in ".:?"


def label_of(text: Folded) -> tuple[str, Folded]:
    """Cut a list item's label off: a bold opening, or up to six words and a colon."""
    label, rest = _cut_bold(text, MAX_LEAD_WORDS, MAX_LABEL_WORDS)
    if label:
        return label, rest
    found = _PLAIN.match(text.text)
    if not found or len(found.group(1).split()) > MAX_LABEL_WORDS:
        return "", text
    label = found.group(1).strip()
    spoken = {word.casefold() for word in _WORD.findall(label)}
    if not spoken or _limits(label) or (len(spoken) > 1 and spoken & words("labels", "clause")):
        return "", text
    return label, text.behind(found.end())


def _cut_bold(text: Folded, most: int, most_closed: int) -> tuple[str, Folded]:
    """Cut a bold opening off; one that ends in a period has at most `most_closed` words."""
    opening = text.text[: text.bold].strip()
    rest = text.behind(text.bold)
    count = len(opening.split())
    if not opening or not rest.text or count > most or not _WORD.search(opening):
        return "", text
    label = opening.rstrip(": ")
    if _limits(label) or (len(label) < len(opening) and re.search(r"[.!;]$", label)):
        return "", text
    gap = _BREAK.match(text.text, text.bold)
    dash = gap is not None and ":" not in gap.group()
    # "**Needling** – a technique – is …" is one sentence with something put in between.
    if gap and not (dash and re.search(r"\s[–—-]\s", text.text[gap.end() :])):
        behind = text.behind(gap.end())
        return (label, behind) if behind.text and opening[-1] not in ".!" else ("", text)
    upper = not re.match(r"\W*[a-zà-ÿ]", rest.text)
    if opening.endswith(":") or (opening.endswith("?") and upper):
        return label, rest
    if opening.endswith(".") and upper and count <= most_closed and len(opening.split()[-1]) > 4:
        return opening.rstrip(". "), rest
    return (label, rest) if text.own_line and upper and opening[-1] not in ".!," else ("", text)


def _limits(label: str) -> bool:
    spoken = {word.casefold() for word in _WORD.findall(label)}
    return bool(spoken & words("labels", "limiting"))


def source_of(prose: Sequence[Prose]) -> str:
    """Take a quote's source (``<cite>``, or a last line with a dash first) out of its words."""
    cited = [span for one in prose for span in one.spans if span.cite]
    if cited:
        source = "".join(span.text for span in cited)
        for one in prose:
            one.spans = [span for span in one.spans if not span.cite]
        return " ".join(_SOURCE.sub("", source, count=1).split())
    last = next((one for one in reversed(prose) if one.text), None)
    if last is None:
        return ""
    start = max(
        (
            n + 1
            for n, s in enumerate(last.spans)
            if s.text == "\n" and _words_behind(last.spans, n)
        ),
        default=0,
    )
    tail = " ".join("".join(span.text for span in last.spans[start:]).split())
    mark = _SOURCE.match(tail)
    if not mark or (start == 0 and len([one for one in prose if one.text]) == 1) or len(tail) > 200:
        return ""
    del last.spans[start:]
    return tail[mark.end() :].strip()


def _words_behind(spans: Sequence[Span], n: int) -> bool:
    return any(span.text.strip() for span in spans[n + 1 :])
