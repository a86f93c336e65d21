"""Lines of scripts that are not written like Latin: without spaces, or from right to left.

Chinese and Japanese break between any two characters, except where a rule forbids it (kinsoku
shori; the sets are the basic ones of JIS X 4051 and of W3C's notes on Chinese layout).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import bidirectional

from contentgen.layout import breaks

Piece = tuple[str, str]

_FIRST = "\u2e80"  # nothing below is written without spaces in this way
# Han, kana, and their punctuation; Korean has spaces and keeps its words whole.
_SOLID = (
    ("\u2e80", "\u2fdf"), ("\u3000", "\u312f"), ("\u3190", "\u4dbf"), ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"), ("\uff00", "\uffef"), ("\U00020000", "\U000323af"),
)  # fmt: skip
_NOT_FIRST = frozenset(
    "、。，．・：；？！｡､･」』）］｝〉》】〕〗〙〟’”»…‥ー々〻ゝゞヽヾ～％‰℃°,.:;?!)]}%"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
)
_NOT_LAST = frozenset("「『（［｛〈《【〔〖〘〝‘“«￥＄￡＃([{$¥€#")
_ENDS = frozenset("、。，．：；？！」』）")
_LRM, _RLM = "\u200e", "\u200f"


def is_solid(character: str) -> bool:
    """Tell whether lines may end before or after a character without a space."""
    return character >= _FIRST and any(a <= character <= b for a, b in _SOLID)


def solid_parts(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Cut a word's pieces wherever a line may end in it; Latin words in it stay whole."""
    part: list[Piece] = []
    before = ""
    for text, style in pieces:
        for character in text:
            if before and _may_break(before, character):
                yield tuple(part)
                part = []
            if part and part[-1][1] == style:
                part[-1] = (part[-1][0] + character, style)
            else:
                part.append((character, style))
            before = character
    if part:
        yield tuple(part)


def has_solid(text: str) -> bool:
    """Tell whether a text has characters that need no space to break at."""
    return not text.isascii() and any(map(is_solid, text))


def _may_break(before: str, after: str) -> bool:
    if not (is_solid(before) or is_solid(after)):
        return False
    return after not in _NOT_FIRST and before not in _NOT_LAST and not _is_mark(after)


def _is_mark(character: str) -> bool:
    return bidirectional(character) in ("NSM", "BN")


def seam_cost(before: str, after: str) -> float:
    """Return what ending a line costs between two words with no space between them."""
    last, first = before[-1:], after[:1]
    if not (is_solid(last) or is_solid(first)):
        return breaks.BROKEN_WORD
    if last in _ENDS:
        return breaks.PUNCTUATION
    kinds = (_kind(last), _kind(first))
    if kinds in (("katakana", "katakana"), ("latin", "latin")):
        return breaks.WEAK_END  # within a foreign word
    if kinds[0] == "hiragana" and kinds[1] != "hiragana":
        return 0.0  # Japanese phrases begin with a word and end in hiragana
    return breaks.WITHIN


def _kind(character: str) -> str:
    if "\u3041" <= character <= "\u309f":
        return "hiragana"
    if "\u30a0" <= character <= "\u30ff":
        return "katakana"
    return "han" if is_solid(character) else "latin"


def is_rtl(text: str) -> bool:
    """Tell whether a text's first letter is of a script written from right to left."""
    if text.isascii():
        return False
    return next((k != "L" for c in text if (k := bidirectional(c)) in ("L", "R", "AL")), False)


def directed(pieces: tuple[Piece, ...], rtl: bool) -> tuple[Piece, ...]:
    """Return a line's pieces with a mark before them if they begin unlike their paragraph."""
    text = "".join(text for text, _ in pieces)
    if not pieces or is_rtl(text) == rtl:
        return pieces
    (first, style), *rest = pieces
    return (((_RLM if rtl else _LRM) + first, style), *rest)
