"""Turn text into placed glyphs, the same on every machine.

HarfBuzz is inside the wheel, so widths do not depend on what the host has installed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from contentgen.draw.bidi import is_plain, levels, order
from contentgen.draw.fonts import glyph_id, instance, units_per_em
from contentgen.model.markup import Font
from contentgen.model.scene import Box, Glyphs, LineMetrics

# Characters that are never drawn themselves and need no glyph.
_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\u00ad"
)
# Joiners say how letters connect in scripts whose letters do.
_JOINERS = frozenset("\u200c\u200d")
# From Hebrew up to Indic scripts and Khmer: letters that change with their neighbours, or carry
# marks around them. They are neither tracked nor parted from their marks.
_CONNECTED = (
    ("\u0590", "\u08ff"),
    ("\u0900", "\u0dff"),
    ("\u0e00", "\u109f"),
    ("\u1780", "\u17ff"),
)
_SOLID = "\u2e80"  # the first character of scripts without spaces
_SPACES = {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-"}


class Placed(NamedTuple):
    """One glyph of a line: its font, and its origin in px from the line's origin (y down)."""

    font: Font
    glyph: int
    x: float
    y: float


class Shaped(NamedTuple):
    """A shaped stretch: glyphs, its advance width in px, and characters without any glyph.

    `tail` is the tracking after its last glyph.
    """

    glyphs: tuple[Placed, ...]
    width: float
    missing: tuple[str, ...]
    tail: float = 0.0


@lru_cache(maxsize=32768)
def visual(runs: tuple[Glyphs, ...]) -> tuple[tuple[Glyphs, bool], ...]:
    """Return a line's runs from left to right, cut where the direction changes.

    Each comes with whether it is written from right to left. A line without such writing is
    returned as it is.
    """
    if all(is_plain(run.text) for run in runs):
        return tuple((run, False) for run in runs)
    text = "".join(run.text for run in runs)
    of_line = levels(text)
    parts: list[tuple[Glyphs, int]] = []
    at = 0
    for run in runs:
        of_run = of_line[at : at + len(run.text)]
        at += len(run.text)
        for level, group in groupby(zip(run.text, of_run, strict=True), key=lambda pair: pair[1]):
            parts.append((replace(run, text="".join(c for c, _ in group)), level))
    found = order([level for _, level in parts])
    return tuple((parts[n][0], parts[n][1] % 2 == 1) for n in found)


@lru_cache(maxsize=65536)
def shape(run: Glyphs, rtl: bool = False) -> Shaped:
    """Shape one run of one direction: kerning, features, tracking, fallback fonts.

    A character that no font of the chain has is left out and named in `missing`: never drawn as a
    box. Ligatures are off where there is tracking, since their inside cannot be tracked.
    """
    placed: list[Placed] = []
    missing: list[str] = []
    x = tail = 0.0
    stretches = list(_by_font(run.text, run.font, missing))
    for font, text in reversed(stretches) if rtl else stretches:
        x, tail = _place(placed, font, text, run, x, rtl)
    return Shaped(tuple(placed), x, tuple(missing), tail)


def _place(
    placed: list[Placed], font: Font, text: str, run: Glyphs, x: float, rtl: bool
) -> tuple[float, float]:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if rtl:
        buffer.direction = "rtl"
    tracking = 0.0 if not text.isascii() and any(map(_connects, text)) else run.tracking
    features = dict.fromkeys(run.features, True)
    if tracking:
        features |= {"liga": False, "clig": False}
    hb.shape(instance(font), buffer, features)
    extra = dict(run.pairs)
    scale = run.size / units_per_em(font)
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        placed.append(
            Placed(font, info.codepoint, x + position.x_offset * scale, -position.y_offset * scale)
        )
        x += position.x_advance * scale + (tracking if position.x_advance else 0.0)
        x += extra.get(text[info.cluster : info.cluster + 2], 0.0)
    return x, tracking


def _connects(character: str) -> bool:
    return any(first <= character <= last for first, last in _CONNECTED)


def _by_font(text: str, font: Font, missing: list[str]) -> Iterator[tuple[Font, str]]:
    """Split text into stretches that one font of the chain can set, marks with their base."""
    if not text:
        return
    if text.isascii() and text.isprintable() and _has_ascii(font):  # nearly every run
        yield font, text
        return
    chain = (font, *font.fallbacks)
    current: Font | None = None
    stretch = ""
    for cluster, own in _in_words(unicodedata.normalize("NFC", text), chain):
        drawn = "".join(_SPACES.get(character, character) for character in cluster)
        chosen = _first_with(own, drawn, current)
        if chosen is None:
            # No font has the base with its marks: keep what can be set, report the rest.
            missing += [c for c in drawn if _first_with(chain, c, None) is None]
            drawn, chosen = drawn[0], _first_with(chain, drawn[0], current)
            if chosen is None:
                continue
        if chosen != current and stretch and current is not None:
            yield current, stretch
            stretch = ""
        current = chosen
        stretch += drawn
    if stretch and current is not None:
        yield current, stretch


def _in_words(text: str, chain: tuple[Font, ...]) -> Iterator[tuple[str, tuple[Font, ...]]]:
    """Yield clusters, each with the fonts to try.

    Punctuation and figures are set like the first letter of their word, so that no question mark
    of another design ends it. Only within a word: what a word measures must not hang on its line.
    """
    for n, word in enumerate(text.split(" ")):
        if n:
            yield " ", chain
        letter = next(filter(str.isalpha, word), "")
        # Chinese and Japanese words are single characters to whoever breaks the lines.
        first = _first_with(chain, letter, None) if "" < letter < _SOLID else None
        common = chain if first is None else (first, *chain)
        for cluster in _clusters(word):
            yield cluster, chain if cluster[0].isalpha() else common


@lru_cache(maxsize=64)
def _has_ascii(font: Font) -> bool:
    """Tell whether a font can set every printable ASCII character by itself."""
    return all(glyph_id(font, chr(code)) is not None for code in range(0x20, 0x7F))


def _clusters(text: str) -> Iterator[str]:
    cluster = ""
    for character in text:
        if character in _INVISIBLE:
            if character in _JOINERS and cluster and _connects(cluster[-1]):
                cluster += character
            continue
        if cluster and not _attaches(character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _attaches(character: str) -> bool:
    return bool(unicodedata.combining(character)) or unicodedata.category(character) in ("Mc", "Me")


def _first_with(chain: tuple[Font, ...], characters: str, current: Font | None) -> Font | None:
    if characters == " " and current is not None:
        return current
    return next(
        (
            font
            for font in chain
            if all(glyph_id(font, c) is not None for c in characters if c not in _JOINERS)
        ),
        None,
    )


@lru_cache(maxsize=65536)
def _ink(font: Font, glyph: int) -> tuple[float, float, float, float]:
    extents = instance(font).get_glyph_extents(glyph)
    if extents is None:
        return (0, 0, 0, 0)
    return (extents.x_bearing, extents.y_bearing, extents.width, extents.height)


@lru_cache(maxsize=65536)
def _line(runs: tuple[Glyphs, ...]) -> LineMetrics:
    boxes: list[Box] = []
    missing: list[str] = []
    x = 0.0
    tail = 0.0
    for run, rtl in visual(runs):
        shaped = shape(run, rtl)
        missing += shaped.missing
        tail = shaped.tail
        for placed in shaped.glyphs:
            left, top, width, height = _ink(placed.font, placed.glyph)
            if not width or not height:
                continue
            scale = run.size / units_per_em(placed.font)
            at = x + placed.x + left * scale
            above = placed.y - top * scale
            boxes.append(Box(at, above, at + width * scale, above - height * scale))
        x += shaped.width
    width = x - (tail if boxes else 0.0)
    return LineMetrics(width, _union(boxes), tuple(boxes), tuple(missing))


def _union(boxes: list[Box]) -> Box:
    if not boxes:
        return Box(0.0, 0.0, 0.0, 0.0)
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


@lru_cache(maxsize=4096)
def _vertical(font: Font, size: float) -> tuple[float, float]:
    extents = instance(font).get_font_extents("ltr")
    scale = size / units_per_em(font)
    return extents.ascender * scale, -extents.descender * scale


class Shaper:
    """Measure lines for layout; the caches behind it are shared by all shapers of a process."""

    def line(self, runs: tuple[Glyphs, ...]) -> LineMetrics:
        """Measure a line in px: width without the last tracking, ink, missing characters."""
        return _line(runs)

    def vertical(self, font: Font, size: float) -> tuple[float, float]:
        """Return the font's ascent and descent in px at `size`, both positive."""
        return _vertical(font, size)
