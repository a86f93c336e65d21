"""Slide markup as a tree, and the look (type, colours, fit) that layout reads it with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Element:
    """One element of slide markup: checked tag and attributes, children in order.

    `text` is a ``text`` element's content as (words, style) runs; other elements have none.
    `where` names the template and the element for messages (``tide/list.xml.j2: <text>``).
    """

    tag: str
    attrs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    children: tuple[Element, ...] = ()
    text: tuple[tuple[str, str], ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Font:
    """A font file and the place in its design space. `fallbacks` are tried for missing glyphs.

    Axes that the file has and `axes` does not name are set to the file's defaults.
    """

    path: str
    axes: tuple[tuple[str, float], ...] = ()
    fallbacks: tuple[Font, ...] = ()

    def __hash__(self) -> int:
        """Hash without the fallbacks: fonts are cache keys everywhere, and those hardly differ."""
        return hash((self.path, self.axes))


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How one kind of text is set.

    `sizes` in px, largest first; `leading` and `tracking` in em; `accent` and `italic` are the
    fonts of those runs, `accent_tracking` in em. `accent_color` names a ground colour, or is empty.
    `pairs` adds em between two letters where the font's own kerning is off (``f?``).
    """

    name: str
    font: Font
    sizes: tuple[float, ...]
    leading: float
    tracking: float = 0.0
    italic: Font | None = None
    bold: Font | None = None
    accent: Font | None = None
    accent_tracking: float = 0.0
    accent_color: str = ""
    features: tuple[str, ...] = ("kern", "liga")
    pairs: tuple[tuple[str, float], ...] = ()
    display: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What layout needs of a theme besides the markup itself.

    `grounds` maps a ground's name to its colours (`ground`, `text`, `accent`, `muted`, `line`,
    `motif`…, as ``#rrggbb``). `rungs` maps a role to the sizes (by type style, px) to try, largest
    first: a slide takes the first that fits, and all slides of a role in a deck share one. `weak`
    are words that a line should not end on.
    """

    width: int
    height: int
    styles: Mapping[str, TypeStyle]
    grounds: Mapping[str, Mapping[str, str]]
    rungs: Mapping[str, tuple[Mapping[str, float], ...]]
    weak: frozenset[str] = frozenset()
