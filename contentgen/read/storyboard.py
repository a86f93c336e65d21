"""A ``storyboard.yaml`` that a person edited → `Storyboard`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import cast

from contentgen.errors import ContentgenError, Problem
from contentgen.model.brand import Brand
from contentgen.model.deck import ROLES, Deck, Slide, SlideItem, Storyboard, Text
from contentgen.read.pictures import find_picture, workspace
from contentgen.read.source import read_text
from contentgen.read.values import Value, Written
from contentgen.read.wordlists import table
from contentgen.read.yaml_tree import read_yaml
from contentgen.text.inline import parse

_SLIDE_KEYS = ("role", "start", "art", "alt", "items", "from")
_Sources = dict[str, tuple[str, ...]]
_TOP_KEYS = ("post", "title", "art", "ground", "slides", "digests")
# What a text is from that a person wrote into the storyboard without saying.
OWN_WORDS = ("storyboard",)
_NO_BRAND = Brand()


def find_storyboard(article_path: Path, slug: str, brand: Brand = _NO_BRAND) -> Storyboard | None:
    """Read the storyboard beside an article, if there is one.

    It is ``<file name>.storyboard.yaml``, ``<slug>.storyboard.yaml``, or a ``storyboard.yaml``
    whose ``post:`` is the slug. Pictures are named as in a post of the practice (see
    `read.pictures`). Raise `ContentgenError` with every error of the file at once.
    """
    folder, root = article_path.parent, workspace(article_path, brand)
    for name in (article_path.stem, slug):
        path = folder / f"{name}.storyboard.yaml"
        if path.is_file():
            return _read(path, _written(path), slug, root)
    path = folder / "storyboard.yaml"
    if not path.is_file():
        return None
    written = _written(path)
    return _read(path, written, slug, root) if written.values.get("post") == slug else None


def _written(path: Path) -> Written:
    where = str(path)
    text, _ = read_text(path, where)
    return read_yaml(re.sub(r"\A\s*---[ \t]*\n", "\n", text), where)


def _read(path: Path, written: Written, slug: str, root: Path) -> Storyboard:
    reader = _Reader(str(path), written.lines, path.resolve().parent, root)
    values = written.values
    reader.known_keys(values, "", _TOP_KEYS)
    slides = values.get("slides")
    if not isinstance(slides, list) or not slides:
        raise ContentgenError(
            "There are no slides.", reader.place("slides"), "List them below slides:"
        )
    deck = Deck(
        title=reader.line(values, "title"),
        slides=tuple(
            slide for n, value in enumerate(slides) if (slide := reader.slide(value, f"slides.{n}"))
        ),
        art=reader.line(values, "art"),
        ground=reader.line(values, "ground"),
    )
    digests = reader.digests(values.get("digests"))
    if reader.problems:
        raise ContentgenError.of(tuple(reader.problems))
    return Storyboard(reader.line(values, "post") or slug, deck, digests, str(path))


@dataclass(slots=True)
class _Reader:
    """Read parts of a storyboard; what is wrong goes into `problems`, with its line."""

    where: str
    lines: Mapping[str, int]
    folder: Path
    root: Path
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: str) -> str:
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return f"{self.where}:{self.lines.get(path, 1)}"

    def wrong(self, path: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.place(path), message, hint))

    def known_keys(self, values: Mapping[str, Value], path: str, known: tuple[str, ...]) -> None:
        import difflib

        for key in values:
            if key not in known:
                close = difflib.get_close_matches(key, known, n=1, cutoff=0.7)
                hint = f'Did you mean "{close[0]}"?' if close else f"There is {', '.join(known)}."
                self.wrong(f"{path}.{key}" if path else key, f'The key "{key}" is unknown.', hint)

    def line(self, values: Mapping[str, Value], key: str, path: str = "") -> str:
        """Return one line of text; absent is empty."""
        value = values.get(key)
        if value is None or isinstance(value, str):
            return _folded(value or "")
        self.wrong(f"{path}.{key}" if path else key, f'"{key}" takes text.')
        return ""

    def slide(self, value: Value, path: str) -> Slide | None:
        """Read one slide; None if it has no role to judge it by."""
        if not isinstance(value, dict):
            self.wrong(
                path, "This is not a slide.", "A slide starts with - role: and the role's name."
            )
            return None
        name = self.line(value, "role", path)
        role = next((role for role in ROLES if role == name), None)
        if role is None:
            message = f"“{name}” is no role of a slide." if name else "This slide has no role."
            self.wrong(f"{path}.role", message, f"Roles are {', '.join(ROLES)}.")
            return None
        rules = table("storyboard", "roles")[name]
        more = ("image",) * ("image" in rules) + ("columns",) * ("columns" in rules)
        self.known_keys(value, path, (*rules["slots"], *_SLIDE_KEYS, *more))
        sources = self._sources(value.get("from"), f"{path}.from")
        start = self._start(value, path)
        slots = {
            slot: text
            for slot in rules["slots"]
            if (text := self._text(value, slot, path, sources.pop(slot, OWN_WORDS)))
        }
        columns = self._columns(value.get("columns"), rules, f"{path}.columns", sources)
        width = len(columns) if "columns" in rules else None
        items = self._items(value.get("items"), f"{path}.items", start, sources, width)
        image = self._image(self.line(value, "image", path), f"{path}.image")
        named = {*slots, *(["image"] if self.line(value, "image", path) else [])}
        self._needs(name, rules, named, items, path)
        for left in sources:
            if not self._named(value, left):
                message = f'"from" names "{left}", which is not on this slide.'
                self.wrong(f"{path}.from.{left}", message, "Take that entry out.")
        art, alt = self.line(value, "art", path), self.line(value, "alt", path)
        return Slide(role, MappingProxyType(slots), items, start, art, alt, columns, image)

    def _named(self, value: Mapping[str, Value], name: str) -> bool:
        """Tell whether a reference names a slot that the slide has, if only with no words."""
        return name in value

    def _start(self, value: Mapping[str, Value], path: str) -> int:
        text = self.line(value, "start", path) or "1"
        if not re.fullmatch(r"\d{1,4}", text):
            self.wrong(f"{path}.start", f"“{text[:40]}” is not a number to start with.")
            return 1
        return int(text)

    def _text(
        self, values: Mapping[str, Value], key: str, path: str, refs: tuple[str, ...]
    ) -> Text | None:
        words = self.line(values, key, path)
        runs = parse(words)
        return Text(runs, refs) if runs else None

    def _columns(
        self, value: Value, rules: Mapping[str, list[int]], path: str, sources: _Sources
    ) -> tuple[Text, ...]:
        """Read the heads of the columns, which may be without words."""
        low, high = rules.get("columns", [0, 0])
        heads = [] if value is None else value
        if not isinstance(heads, list) or not all(isinstance(head, str) for head in heads):
            self.wrong(path, "columns takes a list of texts.", "Such as [Day, Walk].")
            return ()
        if high and not low <= len(heads) <= high:
            count = str(low) if low == high else f"{low} to {high}"
            message = f"This takes {count} columns; here are {len(heads)}."
            self.wrong(path, message, 'Write "" for one without a head.')
        named = [sources.pop(f"column {n}", OWN_WORDS) for n in range(1, len(heads) + 1)]
        return tuple(_words(head, refs) for head, refs in zip(heads, named, strict=True))

    def _row(self, value: Value, path: str, at: int, width: int, sources: _Sources) -> SlideItem:
        """Read a row of cells: as many as there are columns; some may be empty."""
        if isinstance(value, dict):
            self.known_keys(value, path, ("cells",))
            value = value.get("cells")
        hint = f"It takes {width} texts, such as {{cells: [Monday, 10 minutes]}}."
        if not isinstance(value, list) or not all(isinstance(cell, str) for cell in value):
            self.wrong(path, "This row has no cells.", hint)
            return SlideItem()
        if len(value) != width:
            self.wrong(path, f"This row has {len(value)} of {width} cells.", hint)
        elif not any(isinstance(cell, str) and cell.strip() for cell in value):
            self.wrong(path, "This row has no words.", "Fill in a cell, or take the row out.")
        named = [sources.pop(f"item {at} cell {n}", OWN_WORDS) for n in range(1, len(value) + 1)]
        return SlideItem(cells=tuple(_words(c, r) for c, r in zip(value, named, strict=True)))

    def _image(self, named: str, path: str) -> str:
        """Return the full path of a picture, named as in a post."""
        if not named:
            return ""
        found, problem = find_picture(named, self.folder, self.root, self.place(path))
        if problem is not None:
            self.wrong(path, f"The picture “{named[:80]}” cannot be used.", problem.hint)
        return found

    def _items(
        self, value: Value, path: str, start: int, sources: _Sources, width: int | None
    ) -> tuple[SlideItem, ...]:
        if value is None:
            return ()
        if not isinstance(value, list):
            self.wrong(path, "items takes a list.", "Start each item with - on a line of its own.")
            return ()
        items = []
        for n, entry in enumerate(value):
            place = f"{path}.{n}"
            if width is not None:
                items.append(self._row(entry, place, start + n, width, sources))
                continue
            parts = {"detail": entry} if isinstance(entry, str) else entry
            if not isinstance(parts, dict):
                self.wrong(place, "This item has no words.", "It takes term:, detail:, or both.")
                continue
            self.known_keys(parts, place, ("term", "detail"))
            texts = [
                self._text(parts, part, place, sources.pop(f"item {start + n} {part}", OWN_WORDS))
                for part in ("term", "detail")
            ]
            if texts == [None, None]:
                self.wrong(place, "This item has no words.", "Fill in its detail, or take it out.")
            items.append(SlideItem(texts[0], texts[1]))
        return tuple(items)

    def _needs(
        self, name: str, rules: Mapping[str, list[list[str]]], named: Collection[str],
        items: tuple[SlideItem, ...], path: str,
    ) -> None:  # fmt: skip
        has = {*named, *(["items"] if items else [])}
        for choice in rules["needs"]:
            if not has & set(choice):
                hint = "Fill it in, or take the slide out."
                self.wrong(path, f"This {name} slide has no {' and no '.join(choice)}.", hint)
        low, high = cast("list[int]", rules.get("items", [0, 0]))
        if not low <= len(items) <= high:
            count = str(low) if low == high else f"{low} to {high}"
            message = f"A {name} slide takes {count} items; this one has {len(items)}."
            self.wrong(f"{path}.items", message)

    def _sources(self, value: Value, path: str) -> _Sources:
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.wrong(
                path, '"from" takes names of texts with references.', "Such as {body: [p6.s2]}."
            )
            return {}
        found: _Sources = {}
        for name, refs in value.items():
            listed = re.split(r"[,\s]+", refs) if isinstance(refs, str) else refs
            if not isinstance(listed, list) or not all(isinstance(ref, str) for ref in listed):
                self.wrong(f"{path}.{name}", "This takes a list of references.", "Such as [p6.s2].")
                continue
            kept = tuple(ref for ref in listed if isinstance(ref, str) and ref)
            if kept:
                found[name] = kept
        return found

    def digests(self, value: Value) -> Mapping[str, str]:
        """Read the digests of the sentences that the storyboard was made from."""
        if value is None:
            return MappingProxyType({})
        if not isinstance(value, dict):
            self.wrong(
                "digests", "digests takes references with digests.", "Leave it as it was written."
            )
            return MappingProxyType({})
        for ref, digest in value.items():
            if not isinstance(digest, str):
                self.wrong(f"digests.{ref}", "This is not a digest.", "Take the line out.")
        good = {ref: digest for ref, digest in value.items() if isinstance(digest, str)}
        return MappingProxyType(good)


def _words(value: Value, refs: tuple[str, ...]) -> Text:
    return Text(parse(_folded(value) if isinstance(value, str) else ""), refs)


def _folded(text: str) -> str:
    """Return text on one line; the typesetter's no-break spaces stay."""
    return re.sub(r"[ \t\r\n\f\v]+", " ", text).strip()
