"""Emoji that no font has are left out before lines are broken, so that no hole stays.

Only those that decorate. A cross, an arrow or a sign for women says something: such a one stays,
and is reported as a character that cannot be drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from contentgen.layout.measure import Measure
from contentgen.model.markup import Element, Font, Look
from contentgen.model.scene import Glyphs

# Unicode's pictographs; what stands between them in the blocks is told apart by what fonts have.
_BASE = "\u203c\u2049\u231a\u231b\u23e9-\u23fa\u2600-\u27bf\u2b00-\u2bff\u3030\u303d\u3297\u3299"
_BASE += "\U0001f000-\U0001faff"
# Variation selectors, skin tones, the key around a digit, the letters of a flag's tag.
_MORE = "\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_ONE = f"[{_BASE}][{_MORE}]*(?:\u200d[{_BASE}][{_MORE}]*)*"
_EMOJI = re.compile(_ONE)
_WITH_SPACE = re.compile(rf"([ \t\n\u00a0]*)({_ONE}(?:[ \t\n\u00a0]*{_ONE})*)([ \t\n\u00a0]*)")
_ANY = re.compile(f"[{_BASE}\u20e3]")
_KEY = re.compile("[\ufe0e\ufe0f]?\u20e3")
# No, less, more, leads to, women, men, the first: without them the words say something else.
_SAYS = re.compile(
    "[❌✖✗✘❎🚫⛔👎🙅➕➖➗➡⬅⬆⬇⤴⤵♀♂⚢-⚩❶-➓🔙-🔟🆎🅰🅱🆗🆖⏪-⏬🔼🔽📈📉\U0001f100-\U0001f10c]"
)
_CLOSES = ".,;:!?)]…”’"


def without_emoji(tree: Element, look: Look, measure: Measure) -> tuple[Element, tuple[str, ...]]:
    """Return a slide's tree without the emoji that no font of their style has, and those emoji."""
    found: dict[str, None] = {}
    return _without(tree, look, measure, found), tuple(found)


def _without(element: Element, look: Look, measure: Measure, found: dict[str, None]) -> Element:
    if element.children:
        children = tuple(_without(child, look, measure, found) for child in element.children)
        same = all(a is b for a, b in zip(children, element.children, strict=True))
        return element if same else replace(element, children=children)
    if all(text.isascii() or not _ANY.search(text) for text, _ in element.text):
        return element
    font = look.styles[element.attrs["style"]].font
    gone = {emoji for emoji in _all(element) if not _drawn(emoji, font, measure)}
    found.update(dict.fromkeys(sorted(gone)))
    last = len(element.text) - 1
    runs = (
        (_cut(_KEY.sub("", text), gone, n == 0, n == last), style)
        for n, (text, style) in enumerate(element.text)
    )
    return replace(element, text=tuple((text, style) for text, style in runs if text))


def _all(element: Element) -> Iterator[str]:
    for text, _ in element.text:
        yield from (emoji for emoji in _EMOJI.findall(text) if not _SAYS.search(emoji))


def _drawn(emoji: str, font: Font, measure: Measure) -> bool:
    return not measure.line((Glyphs(emoji, font, 10.0, "#000000"),)).missing


def _cut(text: str, gone: set[str], first: bool, last: bool) -> str:
    """Return a run without some emoji, and without the space that each had to itself."""

    def rest(match: re.Match[str]) -> str:
        kept = " ".join(e for e in _EMOJI.findall(match[2]) if e not in gone)
        if kept:
            return f"{match[1]}{kept}{match[3]}" if kept != match[2] else match[0]
        following = text[match.end() : match.end() + 1]
        edge = (first and match.start() == 0) or (last and not following)
        if edge or (following and following in _CLOSES):
            return ""
        between = following.isalnum() and text[match.start() - 1 : match.start()].isalnum()
        return " " if match[1] or match[3] or between else ""

    return _WITH_SPACE.sub(rest, text)
