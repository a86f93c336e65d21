"""The art library: drawings by name, chosen by a post's words, expanded into groups."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from types import MappingProxyType

from contentgen.errors import ContentgenError
from contentgen.model.markup import Element
from contentgen.theme.inside import kept_inside
from contentgen.theme.markup import Names, parse
from contentgen.theme.near import nearest

PARTS = ("ink", "soft", "accent", "ground")
# The ground colour that a part has unless the template says otherwise.
DEFAULTS = MappingProxyType(
    {"ink": "text", "soft": "ground", "accent": "accent", "ground": "ground"}
)

_HEADER = re.compile(r"<art\b([^>]*)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_TOKEN = re.compile(r"[^\W_]+")
_LONGEST = 3  # tokens that may stand together for one of a drawing's words


@dataclass(frozen=True, slots=True)
class Art:
    """What a drawing's file says of it.

    `viewbox` is x, y, width, height; `anchor` the point it is about, in the same coordinates.
    `kind` is ``region`` (of the body) or ``thing``: a region is chosen before a thing.
    """

    name: str
    viewbox: tuple[float, float, float, float]
    anchor: tuple[float, float]
    alt: str
    words: tuple[str, ...]
    kind: str = "region"

    @property
    def width(self) -> float:
        """The viewbox's width."""
        return self.viewbox[2]

    @property
    def height(self) -> float:
        """The viewbox's height."""
        return self.viewbox[3]


def choose(words: Sequence[str], folders: tuple[Path, ...]) -> str:
    """Return the name of the drawing that fits a post's words, or "" if none does.

    `words` are words or phrases, the most telling first; the first that a drawing answers to
    decides. Within one, a drawing of the body comes before a thing, a match of more words before
    one of fewer, an earlier one before a later. Only a drawing's own words count, whole words,
    plurals folded: no drawing is better than the wrong one.
    """
    index = _index(folders)
    for phrase in words:
        found = [
            (index[key].kind != "region", -length, start, index[key].name)
            for start, length, key in _spans(phrase)
            if key in index
        ]
        if found:
            return min(found)[-1]
    return ""


def _spans(phrase: str) -> Iterator[tuple[int, int, str]]:
    """Yield every stretch of up to three words: where, how many, and them folded into one."""
    tokens = _TOKEN.findall(_plain(phrase))
    for start in range(len(tokens)):
        for length in range(1, min(_LONGEST, len(tokens) - start) + 1):
            yield start, length, _key(tokens[start : start + length])


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _key(tokens: Sequence[str]) -> str:
    """Join words into one key, the last in the singular."""
    return "".join((*tokens[:-1], _singular(tokens[-1])))


def _singular(word: str) -> str:
    """Fold a plural: a rule of thumb that only has to treat both sides alike."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=8)
def _index(folders: tuple[Path, ...]) -> dict[str, Art]:
    """Return the drawings by every word that they answer to; of two claims the first name wins."""
    index: dict[str, Art] = {}
    for name in art_names(folders):
        art = art_info(name, folders)
        for word in art.words:
            tokens = _TOKEN.findall(_plain(word.replace("_", " ")))
            if tokens:
                index.setdefault(_key(tokens), art)
    return index


@lru_cache(maxsize=8)
def art_names(folders: tuple[Path, ...]) -> tuple[str, ...]:
    """Return the names of all drawings, sorted."""
    return tuple(sorted({path.stem for f in folders for path in (f / "art").glob("*.xml")}))


def art_alt(name: str, folders: tuple[Path, ...]) -> str:
    """Return what a drawing shows, for people who do not see it."""
    return art_info(name, folders).alt


@lru_cache(maxsize=256)
def art_info(name: str, folders: tuple[Path, ...]) -> Art:
    """Return what a drawing's file says of it. Raises ContentgenError if there is none."""
    path = _path(name, folders)
    source = path.read_text(encoding="utf-8")
    header = _HEADER.search(source)
    if header is None:
        raise ContentgenError("a drawing begins with <art>.", _where(path))
    attrs = {key: unescape(value[1:-1]) for key, value in _ATTRIBUTE.findall(header.group(1))}
    box = _numbers(attrs.get("viewbox", ""), 4)
    if box is None or box[2] <= 0 or box[3] <= 0:
        raise ContentgenError('a drawing needs viewbox="x y width height".', _where(path))
    anchor = _numbers(attrs.get("anchor", ""), 2)
    words = attrs.get("words", "")
    split = words.split(",") if "," in words else words.split()
    return Art(
        name,
        (box[0], box[1], box[2], box[3]),
        (anchor[0], anchor[1]) if anchor else (box[0] + box[2] / 2, box[1] + box[3] / 2),
        " ".join(attrs.get("alt", "").split()),
        tuple(word.strip() for word in split if word.strip()),
        attrs.get("kind", "region"),
    )


def _numbers(value: str, count: int) -> tuple[float, ...] | None:
    parts = value.replace(",", " ").split()
    try:
        numbers = tuple(float(part) for part in parts)
    except ValueError:
        return None
    return numbers if len(numbers) == count else None


def _path(name: str, folders: tuple[Path, ...]) -> Path:
    if name not in art_names(folders):
        raise _unknown(name, folders, "")
    paths = (folder / "art" / f"{name}.xml" for folder in folders)
    path = next(path for path in paths if path.is_file())
    return kept_inside(path, folders, _where(path))


def _unknown(name: str, folders: tuple[Path, ...], where: str) -> ContentgenError:
    hint = nearest(name, art_names(folders))
    return ContentgenError(f'there is no drawing "{name}".', where, hint)


def _where(path: Path) -> str:
    return f"art/{path.name}"


def anchor_at(
    art: Art, x: float, y: float, width: float, height: float, flip: bool = False
) -> tuple[float, float]:
    """Return where a drawing's anchor comes to stand if it is fitted into a box, top left."""
    scale = min(width / art.width, height / art.height)
    across = art.anchor[0] - art.viewbox[0]
    across = art.width - across if flip else across
    return round(x + across * scale, 1), round(y + (art.anchor[1] - art.viewbox[1]) * scale, 1)


def expand(element: Element, folders: tuple[Path, ...]) -> Element:
    """Return an ``art`` element as a group of shapes in the colours that it asks for."""
    attrs = element.attrs
    parts = tuple(attrs.get(part, DEFAULTS[part]) for part in PARTS)
    if attrs["name"] not in art_names(folders):
        raise _unknown(attrs["name"], folders, element.where)
    art = art_info(attrs["name"], folders)
    kept = {key: value for key, value in attrs.items() if key not in (*PARTS, "name")}
    kept["viewbox"] = " ".join(f"{number:g}" for number in art.viewbox)
    return Element("group", kept, _shapes(art.name, folders, parts), (), element.where)


@lru_cache(maxsize=512)
def _shapes(name: str, folders: tuple[Path, ...], parts: tuple[str, ...]) -> tuple[Element, ...]:
    """Return a drawing's shapes with its parts in the given colours."""
    path = _path(name, folders)
    names = Names(colors=PARTS)
    root = parse(path.read_text(encoding="utf-8"), _where(path), names, root="art")
    return tuple(_colored(root.children, dict(zip(PARTS, parts, strict=True))))


def _colored(children: Iterable[Element], parts: dict[str, str]) -> Iterator[Element]:
    for child in children:
        attrs = {
            key: parts.get(value, value) if key in ("fill", "stroke") else value
            for key, value in child.attrs.items()
        }
        inner = tuple(_colored(child.children, parts))
        yield Element(child.tag, attrs, inner, (), child.where)
