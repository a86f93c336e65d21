"""What a post is about is told first: its steps, its table, its list, what its title names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from contentgen.model.outline import SectionKind
from contentgen.plan.beats import Beat
from contentgen.plan.take import Take
from contentgen.plan.units import Unit
from contentgen.text.language import language
from contentgen.text.tokens import fold
from contentgen.text.words import words

_FEWEST = 3  # entries that make a list worth its place
_NAMED: tuple[SectionKind, ...] = ("other", "list", "steps", "how")


@lru_cache(maxsize=2)
def mainstays(of: Take) -> tuple[Beat, ...]:
    """Return the parts that a video is not without: intro and extras pay for them.

    Numbered steps and tables; what the title names; without these, the longest list.
    """
    found = [beat for beat in of.beats if _stepped(beat) or _tabled(beat) or _named(of, beat)]
    if found:
        return tuple(b for b in of.beats if b in (*found, *_meant_by(of, found)))
    lists = [beat for beat in of.beats if beat.kind == "list" and len(beat.entries()) >= _FEWEST]
    return (max(lists, key=lambda beat: len(beat.entries())),) if lists else ()


@lru_cache(maxsize=2)
def scope(of: Take) -> tuple[Unit, ...]:
    """Return the lines that say for whom the whole post is, and for whom not."""
    found: list[Unit] = []
    for beat in of.beats:
        for unit in beat.units if beat.kind == "intro" else ():
            said = tuple(s for s in unit.said if of.voice.hears("says.scope", s.text))
            if said and not said[0].text.endswith(":"):
                found.append(replace(unit, said=said))
    return tuple(found)


@lru_cache(maxsize=2)
def kept_refs(of: Take) -> frozenset[tuple[str, ...]]:
    """Return the references of the units of the parts that a video is not without."""
    return frozenset(unit.refs for beat in mainstays(of) for unit in beat.units)


def settled(of: Take, told: Sequence[Beat]) -> list[Beat]:
    """Return the parts without what speaks of a table, a list or steps that are not told.

    "How to read the table" is told with its table or not at all.
    """
    there = {beat.units[0].refs for beat in told if beat.units and (beat.entries() or beat.table)}
    gone = [beat for beat in of.beats if beat.units[0].refs not in there]
    stays = kept_refs(of)
    names = [n for n, of_it in (("table", _tabled), ("list", _listed)) if any(map(of_it, gone))]
    if not names:
        return list(told)
    return [b if b.units and b.units[-1].refs in stays else _without(of, b, names) for b in told]


def _meant_by(of: Take, found: Sequence[Beat]) -> list[Beat]:
    """Return the lists that these parts name as known: "after you have passed the checks"."""
    meant: list[Beat] = []
    for beat in found:
        if any(of.voice.hears("says.of_list", unit.text) for unit in beat.units):
            before = [one for one in of.beats[: of.beats.index(beat)] if _listed(one)]
            meant += before[-1:]
    return meant


def _without(of: Take, beat: Beat, names: Sequence[str]) -> Beat:
    titled = any(of.voice.hears(f"says.of_{name}", beat.title) for name in names)
    kept = tuple(
        unit
        for unit in beat.units
        if unit.fixed
        or not (titled or any(of.voice.hears(f"says.of_{name}", unit.text) for name in names))
    )
    return replace(beat, units=kept) if len(kept) < len(beat.units) else beat


def _stepped(beat: Beat) -> bool:
    ordered = beat.kind == "steps" or any(part.ordered for part in beat.parts)
    return ordered and len(beat.entries()) >= _FEWEST


def _tabled(beat: Beat) -> bool:
    return beat.kind == "table" or bool(beat.table)


def _listed(beat: Beat) -> bool:
    return beat.kind in ("list", "steps") and len(beat.entries()) >= _FEWEST


def _named(of: Take, beat: Beat) -> bool:
    """Tell whether the title names the part in other words than the topic's: "The routine"."""
    if "editor" in beat.refs or beat.narrated or beat.asked or beat.kind not in _NAMED:
        return False
    meant = _meant(beat.title, of.lang) - _meant(of.subject.text, of.lang)
    return bool(meant) and meant <= _meant(of.title, of.lang)


def _meant(text: str, lang: str) -> set[str]:
    return {fold(word) for word in words(text.replace("-", " "))} - language(lang).stop_words
