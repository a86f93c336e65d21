"""A ``storyboard.yaml`` that a person edited → `Storyboard`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import cast

from contentgen.errors import ContentgenError, Problem
from contentgen.model.deck import ROLES, Deck, Slide, SlideItem, Storyboard, Text
from contentgen.read.source import read_text
from contentgen.read.values import Value, Written
from contentgen.read.wordlists import table
from contentgen.read.yaml_tree import read_yaml
from contentgen.text.inline import parse

_SLIDE_KEYS = ("role", "start", "art", "alt", "items", "from")
_TOP_KEYS = ("post", "title", "art", "ground", "slides", "digests")
# What a text is from that a person wrote into the storyboard without saying.
OWN_WORDS = ("storyboard",)


def find_storyboard(article_path: Path, slug: str) -> Storyboard | None:
    """Read the storyboard beside an article, if there is one.

    It is ``<file name>.storyboard.yaml``, ``<slug>.storyboard.yaml``, or a ``storyboard.yaml``
    whose ``post:`` is the slug. Raise `ContentgenError` with every error of the file at once.
    """
    folder = article_path.parent
    for name in (article_path.stem, slug):
        path = folder / f"{name}.storyboard.yaml"
        if path.is_file():
            return _read(path, _written(path), slug)
    path = folder / "storyboard.yaml"
    if not path.is_file():
        return None
    written = _written(path)
    return _read(path, written, slug) if written.values.get("post") == slug else None


def _written(path: Path) -> Written:
    where = str(path)
    text, _ = read_text(path, where)
    return read_yaml(re.sub(r"\A\s*---[ \t]*\n", "\n", text), where)


def _read(path: Path, written: Written, slug: str) -> Storyboard:
    reader = _Reader(str(path), written.lines)
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
            return " ".join((value or "").split())
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
        self.known_keys(value, path, (*rules["slots"], *_SLIDE_KEYS))
        sources = self._sources(value.get("from"), f"{path}.from")
        start = self._start(value, path)
        slots = {
            slot: text
            for slot in rules["slots"]
            if (text := self._text(value, slot, path, sources.pop(slot, OWN_WORDS)))
        }
        items = self._items(value.get("items"), f"{path}.items", start, sources)
        self._needs(name, rules, slots, items, path)
        for left in sources:
            if not self._named(value, left):
                message = f'"from" names "{left}", which is not on this slide.'
                self.wrong(f"{path}.from.{left}", message, "Take that entry out.")
        art, alt = self.line(value, "art", path), self.line(value, "alt", path)
        slide = Slide(role, MappingProxyType(slots), items, start, art)
        return Slide(slide.role, slide.slots, items, start, art, alt or all_words(slide))

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

    def _items(
        self, value: Value, path: str, start: int, sources: dict[str, tuple[str, ...]]
    ) -> tuple[SlideItem, ...]:
        if value is None:
            return ()
        if not isinstance(value, list):
            self.wrong(path, "items takes a list.", "Start each item with - on a line of its own.")
            return ()
        items = []
        for n, entry in enumerate(value):
            place = f"{path}.{n}"
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
        self, name: str, rules: Mapping[str, list[list[str]]], slots: Mapping[str, Text],
        items: tuple[SlideItem, ...], path: str,
    ) -> None:  # fmt: skip
        has = {*slots, *(["items"] if items else [])}
        for choice in rules["needs"]:
            if not has & set(choice):
                hint = "Fill it in, or take the slide out."
                self.wrong(path, f"This {name} slide has no {' and no '.join(choice)}.", hint)
        low, high = cast("list[int]", rules.get("items", [0, 0]))
        if not low <= len(items) <= high:
            count = str(low) if low == high else f"{low} to {high}"
            message = f"A {name} slide takes {count} items; this one has {len(items)}."
            self.wrong(f"{path}.items", message)

    def _sources(self, value: Value, path: str) -> dict[str, tuple[str, ...]]:
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.wrong(
                path, '"from" takes names of texts with references.', "Such as {body: [p6.s2]}."
            )
            return {}
        found: dict[str, tuple[str, ...]] = {}
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


def all_words(slide: Slide) -> str:
    """Return all words of a slide as running text, for those who cannot see it."""
    parts = [text.plain.strip() for _, text in slide.texts()]
    return " ".join(part if re.search(r"[.!?:…][\"”’)]*$", part) else f"{part}." for part in parts)
