"""Rendered slide markup → checked `Element` trees."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

from contentgen.errors import ContentgenError
from contentgen.model.markup import Element
from contentgen.theme.near import nearest

# What XML 1.0 does not allow: a post copied from a word processor can hold such characters.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_FOLD = re.compile(r"[ \t\r\n]+")

# Layout goes down the tree by recursion; no theme of ours goes deeper than 12.
_DEEPEST = 60
_BOX = ("x", "y", "width", "height")
_DRAWN = ("rect", "ellipse", "line", "path", "group", "art")
_PARTS = ("column", "row", "stack", "text", "image", "logo", *_DRAWN)
_INK = ("fill", "stroke", "stroke-width", "opacity")

ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "slide": ("role", "ground"),
    "column": (*_BOX, "padding", "gap", "align", "justify", "grow"),
    "row": (*_BOX, "padding", "gap", "align", "justify", "grow"),
    "stack": (*_BOX, "padding", "grow"),
    "spacer": ("size", "grow"),
    "pick": ("clear", "all"),
    "text": (
        "style", "color", "align", *_BOX, "grow", "slot",
        "weight-ends", "max-lines", "min-lines", "optical",
    ),
    "rect": (*_BOX, *_INK, "radius", "rotate", "grow"),
    "ellipse": ("cx", "cy", "r", "rx", "ry", *_INK),
    "line": ("x1", "y1", "x2", "y2", "stroke", "stroke-width", "cap", "opacity"),
    "path": ("d", *_INK, "cap", "join"),
    "group": (*_BOX, "viewbox", "flip", "rotate", "opacity", "clip", "grow", "align"),
    "image": ("src", *_BOX, "fit", "radius", "scrim", "grow"),
    "art": (
        "name", *_BOX, "flip", "rotate", "opacity", "align", "grow",
        "ink", "soft", "accent", "ground",
    ),
    "logo": (*_BOX, "color", "align"),
    "accent": (), "b": (), "i": (),
}  # fmt: skip
"""Every element and its attributes."""

_ART_FILE = ("name", "viewbox", "anchor", "alt", "words", "kind")
_CHILDREN: Mapping[str, tuple[str, ...]] = {
    "slide": (*_PARTS, "pick"),
    "stack": (*_PARTS, "pick"),
    "column": (*_PARTS, "spacer"),
    "row": (*_PARTS, "spacer"),
    "text": ("accent", "b", "i"),
    "accent": ("b", "i"),
    "b": ("accent", "i"),
    "i": ("accent", "b"),
    "group": _DRAWN,
    "pick": ("image", *_DRAWN),
}
_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "slide": ("role", "ground"),
    "text": ("style",),
    "path": ("d",),
    "image": ("src",),
    "art": ("name",),
}
_INLINE = frozenset({"accent", "b", "i"})


@dataclass(frozen=True, slots=True)
class Names:
    """The names that markup may use: type styles, the ground's colours, grounds."""

    styles: Collection[str] = ()
    colors: Collection[str] = ()


@dataclass(slots=True)
class _Open:
    """An element whose end tag is still to come."""

    tag: str
    attrs: dict[str, str]
    children: list[Element] = field(default_factory=list)
    runs: list[tuple[str, str]] = field(default_factory=list)


def parse(xml: str, template: str, names: Names, root: str = "slide") -> Element:
    """Parse markup and check every element and attribute.

    Raises ContentgenError naming the template, the element, and the nearest valid name. `root` is
    the tag that the whole must have: ``slide``, or ``art`` for a drawing's file.
    """
    builder = _Builder(template, names, root)
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = builder.doctype
    xml = _FORBIDDEN.sub("", xml)
    try:
        parser.Parse(xml, True)
    except ExpatError as error:
        raise _broken_xml(xml, template, error) from error
    return builder.result


def _broken_xml(xml: str, template: str, error: ExpatError) -> ContentgenError:
    lines = xml.splitlines()
    excerpt = lines[error.lineno - 1].strip()[:100] if error.lineno <= len(lines) else ""
    reason = str(error).partition(":")[0]
    hint = f"Look for: {excerpt}" if excerpt else "Is everything that was opened also closed?"
    return ContentgenError(f"the markup is not well-formed XML: {reason}.", template, hint)


class _Builder:
    """Build the tree while the parser reads, so that nothing is walked twice."""

    def __init__(self, template: str, names: Names, root: str) -> None:
        self.template = template
        self.names = names
        self.root = root
        self.open: list[_Open] = []
        self.styles: list[str] = [""]
        self.result = Element(root)

    def fail(self, tag: str, message: str, hint: str = "") -> ContentgenError:
        return ContentgenError(message, f"{self.template}: <{tag}>", hint)

    def doctype(self, *_: object) -> None:
        raise self.fail("!DOCTYPE", "a document type is not allowed here.")

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        self._check_place(tag)
        if tag in _INLINE:
            self.styles.append(tag)
            return
        is_file = not self.open and tag == "art"
        allowed = _ART_FILE if is_file else ATTRIBUTES[tag]
        for name, value in attrs.items():
            if name not in allowed:
                raise self.fail(
                    tag, f'unknown attribute "{name}" on <{tag}>.', nearest(name, allowed)
                )
            check = None if is_file else _CHECKS.get(name)
            problem = check(value, tag, self.names) if check else ""
            if problem:
                raise self.fail(
                    tag,
                    f'{name}="{value}" on <{tag}>: {problem}',
                    _near_value(name, value, self.names),
                )
        for name in _REQUIRED.get(tag, ()):
            if name not in attrs and not is_file:
                raise self.fail(tag, f'<{tag}> needs the attribute "{name}".')
        self.open.append(_Open(tag, attrs))

    def _check_place(self, tag: str) -> None:
        if len(self.open) + len(self.styles) > _DEEPEST:
            raise self.fail(tag, f"this is nested more than {_DEEPEST} levels deep.")
        if tag not in ATTRIBUTES:
            raise self.fail(tag, f"unknown element <{tag}>.", nearest(tag, ATTRIBUTES))
        if not self.open:
            if tag != self.root:
                raise self.fail(tag, f"the outermost element is <{self.root}>, not <{tag}>.")
            return
        parent = self.styles[-1] or self.open[-1].tag
        allowed = _DRAWN if parent == "art" else _CHILDREN.get(parent, ())
        if parent == "art" and len(self.open) > 1:
            allowed = ()
        if tag not in allowed:
            inside = f"<{parent}> may hold: {', '.join(allowed)}." if allowed else ""
            raise self.fail(tag, f"<{tag}> cannot stand inside <{parent}>.", inside)

    def end(self, tag: str) -> None:
        if tag in _INLINE:
            self.styles.pop()
            return
        done = self.open.pop()
        element = Element(
            tag,
            done.attrs,
            tuple(done.children),
            fold(done.runs) if done.runs else (),
            f"{self.template}: <{tag}>",
        )
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.result = element

    def data(self, text: str) -> None:
        top = self.open[-1]
        if top.tag == "text":
            top.runs.append((text, self.styles[-1]))
        elif text.strip():
            excerpt = text.strip()[:40]
            raise self.fail(top.tag, f'the words "{excerpt}" stand outside <text>.')


def fold(runs: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Fold white space to single blanks, none at the ends; join neighbours of one style."""
    folded: list[tuple[str, str]] = []
    for raw, style in runs:
        text = _FOLD.sub(" ", raw)
        if text.startswith(" ") and (not folded or folded[-1][0].endswith(" ")):
            text = text[1:]
        if not text:
            continue
        if folded and folded[-1][1] == style:
            folded[-1] = (folded[-1][0] + text, style)
        else:
            folded.append((text, style))
    if folded and folded[-1][0].endswith(" "):
        last, style = folded.pop()
        if last != " ":
            folded.append((last[:-1], style))
    return tuple(folded)


Check = Callable[[str, str, Names], str]


def measure_problem(tag: str, name: str, value: str) -> str:
    """Return what is wrong with an attribute that holds numbers, or an empty text."""
    check = _CHECKS.get(name)
    return check(value, tag, Names()) if check else ""


def _number(value: str, _tag: str, _names: Names) -> str:
    return "" if _NUMBER.fullmatch(value) else "not a number."


def _length(value: str, _tag: str, _names: Names) -> str:
    if not _NUMBER.fullmatch(value):
        return "not a number."
    return "" if float(value) >= 0 else "less than 0."


def _count(value: str, _tag: str, _names: Names) -> str:
    return "" if value.isdecimal() else "not a whole number."


def _share(value: str, _tag: str, _names: Names) -> str:
    is_share = _NUMBER.fullmatch(value) and 0 <= float(value) <= 1
    return "" if is_share else "not a number from 0 to 1."


def _numbers(*counts: int) -> Check:
    def check(value: str, _tag: str, _names: Names) -> str:
        parts = value.replace(",", " ").split()
        if len(parts) in counts and all(_NUMBER.fullmatch(part) for part in parts):
            return ""
        return f"needs {' or '.join(map(str, counts))} numbers."

    return check


def _viewbox(value: str, tag: str, names: Names) -> str:
    problem = _numbers(4)(value, tag, names)
    if problem:
        return problem
    width, height = map(float, value.replace(",", " ").split()[2:])
    return "" if width > 0 and height > 0 else "its width and height must be above 0."


def _choice(*choices: str) -> Check:
    def check(value: str, _tag: str, _names: Names) -> str:
        return "" if value in choices else f"must be {', '.join(choices[:-1])} or {choices[-1]}."

    return check


def _align(value: str, tag: str, _names: Names) -> str:
    choices = {
        "column": ("start", "center", "end", "stretch"),
        "row": ("start", "center", "end", "stretch", "baseline"),
    }.get(tag, ("start", "center", "end"))
    return _choice(*choices)(value, tag, _names)


def _color(value: str, _tag: str, names: Names) -> str:
    if value in names.colors or value == "none" or _COLOR.fullmatch(value):
        return ""
    return "neither a colour of this ground nor #rrggbb."


def _ground(value: str, tag: str, names: Names) -> str:
    return "" if tag == "slide" else _color(value, tag, names)


def _style(value: str, _tag: str, names: Names) -> str:
    return "" if value in names.styles else "no such type style."


def _near_value(name: str, value: str, names: Names) -> str:
    if name == "style":
        return nearest(value, names.styles)
    return nearest(value, names.colors) if _CHECKS.get(name) in (_color, _ground) else ""


_BOOLEAN = _choice("true", "false")
_CHECKS: Mapping[str, Check] = {
    **dict.fromkeys(("x", "y", "cx", "cy", "x1", "y1", "x2", "y2", "rotate"), _number),
    **dict.fromkeys(
        (
            "width",
            "height",
            "gap",
            "grow",
            "size",
            "r",
            "rx",
            "ry",
            "radius",
            "stroke-width",
            "clear",
        ),
        _length,
    ),
    **dict.fromkeys(("color", "fill", "stroke", "ink", "soft", "accent", "scrim"), _color),
    **dict.fromkeys(("flip", "optical", "weight-ends", "all"), _BOOLEAN),
    **dict.fromkeys(("max-lines", "min-lines"), _count),
    "ground": _ground,
    "style": _style,
    "opacity": _share,
    "padding": _numbers(1, 2, 4),
    "viewbox": _viewbox,
    "align": _align,
    "justify": _choice("start", "center", "end", "space-between"),
    "cap": _choice("butt", "round"),
    "join": _choice("miter", "round"),
    "fit": _choice("cover", "contain"),
}
