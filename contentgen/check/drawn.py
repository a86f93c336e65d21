"""What the reader, the storyboard and the drawing noticed, as findings with their codes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType

from contentgen.check.rule import all_rules
from contentgen.errors import Problem
from contentgen.model.article import Meta
from contentgen.model.deck import Slide, Storyboard
from contentgen.model.finding import Finding
from contentgen.text.digest import digest
from contentgen.text.scripts import EXTRA, scripts_of

_FOOT = "footer"  # the slot of the practice's name and handle
_OTHER_FONT = "Write it in another way, or name a font that has it: brand.toml, [fonts] fallback."
_INTL = f"Install the fonts for it: {EXTRA}. Or name one: brand.toml, [fonts] fallback."
_NO_WORDS: Mapping[int, Sequence[str]] = MappingProxyType({})
_READ, _STORYBOARD, _OVERFLOW, _GLYPH, _DIRECTION, _HOOK = (
    "CG001", "CG002", "CG401", "CG402", "CG403", "CG409",
)  # fmt: skip


def from_problems(problems: Sequence[Problem], file: str) -> tuple[Finding, ...]:
    """Return the reader's warnings as findings; `file` names the post."""
    return tuple(
        Finding(_READ, p.severity, p.message, p.hint, file, _line(p.where, file), surface="post")
        for p in problems
    )


def _line(where: str, file: str) -> int:
    rest = where.removeprefix(f"{file}:")
    return int(rest) if rest != where and rest.isdigit() else 0


def of_storyboard(
    storyboard: Storyboard, now: Mapping[str, tuple[str, int]], post: str
) -> tuple[Finding, ...]:
    """Report each slide whose source changed or went since the storyboard was written.

    `now` gives the text and line of every reference of the post.
    """
    file = PurePath(storyboard.path).name
    found = []
    for number, slide in enumerate(storyboard.deck.slides, 1):
        refs = dict.fromkeys(ref for _, text in slide.texts() for ref in text.refs)
        for ref in (ref for ref in refs if ref in storyboard.digests):
            text, line = now.get(ref, ("", 0))
            if ref in now and digest(text) == storyboard.digests[ref]:
                continue
            what = f"has changed since {file}" if ref in now else "is no longer in the post"
            message = f"The text behind slide {number} {what}."
            hint = f"Compare the slide with the post, then correct {file} or delete it."
            severity = all_rules()[_STORYBOARD].severity
            found.append(Finding(_STORYBOARD, severity, message, hint, post, line, slide=number))
    return tuple(found)


def of_overflow(
    overflows: Sequence[tuple[int, tuple[str, ...]]], file: str, edited: bool
) -> Iterator[Finding]:
    """Yield slides, given as (number, slots), whose words do not fit; number 0 is the thumbnail.

    `edited` tells that a person wrote the slides.
    """
    full: dict[int, dict[str, None]] = {}
    for number, slots in overflows:
        full.setdefault(number, {}).update(dict.fromkeys(slots))
    for number, found in full.items():
        if list(found) == [_FOOT]:
            continue
        message = f"The words of {_name(number)} do not fit ({', '.join(found) or 'all of them'})."
        hint = "Shorten it in the storyboard." if edited else _shorten(found)
        yield _drawn(_OVERFLOW, message, hint, file, number)
    if feet := [number for number, found in full.items() if _FOOT in found]:
        message = "The practice's name or handle is too long for the foot of a slide."
        hint = "Shorten it in brand.toml."
        yield Finding(_OVERFLOW, "error", message, hint, file, slide=feet[0])


def _shorten(slots: Collection[str]) -> str:
    if "button" in slots:
        return "Shorten the call to action: `cta:` in the post, or [cta] in brand.toml."
    return "Shorten the sentence in the post, or choose another theme or size."


def of_cover(meta: Meta, cover: Slide, file: str) -> Iterator[Finding]:
    """Yield a hook that is not on the cover that was planned for it."""
    if meta.hook and all("hook" not in text.refs for _, text in cover.texts()):
        message = "The hook does not fit on the cover, so it is not there."
        line = meta.lines.get("hook", 0)
        yield Finding(_HOOK, "warning", message, "Shorten `hook:`.", file, line, slide=1)


def _name(number: int) -> str:
    return f"slide {number}" if number else "the thumbnail"


def of_glyphs(
    missing: Mapping[int, Sequence[str]],
    file: str,
    words: Mapping[int, Sequence[str]] = _NO_WORDS,
) -> Iterator[Finding]:
    """Yield characters, by slide number (0 = thumbnail), that no font of the theme can draw.

    `words` are the words on the slide that lack them.
    """
    for number, characters in missing.items():
        if not characters:
            continue
        codes = [f"{c} (U+{ord(c[0]):04X})" for c in characters]
        message = f"No font can draw {_listed(codes, ' ')}."
        if words.get(number):
            message += f" Not shown whole: {_listed([f'“{w}”' for w in words[number]], ', ')}."
        hint = _INTL if scripts_of("".join(characters)) else _OTHER_FONT
        yield _drawn(_GLYPH, message, hint, file, number)


def of_emoji(emoji: Mapping[int, Sequence[str]], file: str) -> Iterator[Finding]:
    """Yield emoji, by slide number (0 = thumbnail), that no font has and that were left out."""
    found = {number: listed for number, listed in emoji.items() if listed}
    if not found:
        return
    named = dict.fromkeys(one for listed in found.values() for one in listed)
    first = min(number for number in found)
    where = _listed([_name(number) for number in found], ", ")
    message = f"Emoji that no font has are left out of {where}: {_listed(list(named), ' ')}."
    hint = "The slide says the same without them; captions keep them."
    surface = "" if first else "thumbnail"
    yield Finding(_GLYPH, "warning", message, hint, file, slide=first, surface=surface)


def of_direction(words: Mapping[int, Sequence[str]], file: str) -> Iterator[Finding]:
    """Yield words, by slide number (0 = thumbnail), with invisible controls of direction."""
    for number, found in words.items():
        if found:
            message = f"Direction is set by invisible characters: {_listed(found, ' ')}."
            hint = "Type the words anew, without copying; they may stand in the wrong order."
            yield _drawn(_DIRECTION, message, hint, file, number)


def _drawn(code: str, message: str, hint: str, file: str, number: int) -> Finding:
    surface = "" if number else "thumbnail"
    severity = all_rules()[code].severity
    return Finding(code, severity, message, hint, file, slide=number, surface=surface)


def _listed(parts: Sequence[str], joint: str) -> str:
    """Return the first twelve parts in one line, and how many more there are."""
    more = f" and {len(parts) - 12} more" if len(parts) > 12 else ""
    return joint.join(parts[:12]) + more
