"""A long post told in several carousels: which sections each tells, and what every one carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from types import MappingProxyType

from contentgen.errors import ContentgenError
from contentgen.model.article import Article
from contentgen.model.deck import Deck, Omission, Slide
from contentgen.model.outline import Outline, Part, Point
from contentgen.plan.alt import with_alt
from contentgen.plan.budget import role_budget
from contentgen.plan.chains import chain_to
from contentgen.plan.frames import frames
from contentgen.plan.limits import screens
from contentgen.plan.material import Material, length, points_of
from contentgen.plan.omissions import skipped
from contentgen.plan.texts import framed
from contentgen.plan.urgency import Urgency, urgency
from contentgen.plan.warnings import warns

# A section says no more on slides however long it is.
_HEAVIEST = 90
_CARRIED = ("safety",)
_QUIET = ("sell", "quote", "safety", "story")
_MOST = 6


@dataclass(frozen=True, slots=True)
class Share:
    """What one of several carousels tells: its number of how many, and its sections' references."""

    number: int
    count: int
    refs: frozenset[str]


def shares(article: Article, outline: Outline) -> tuple[Share | None, ...]:
    """Return the shares of the carousels that a post is told in; one of None for a whole post.

    Sections stay whole and in reading order, and are shared out evenly. Raises ContentgenError if
    the post holds too little for as many as it asks for.
    """
    wish = article.meta.carousel.parts
    if wish < 2:
        return (None,)
    found = _shared(_sections(article, outline), wish)
    if not found:
        best = next((n for n in range(wish - 1, 1, -1) if _could(article, outline, n)), 0)
        hint = f"Ask for {best}." if best else "Take `parts` out: one carousel holds it."
        line = article.meta.lines.get("carousel.parts", article.meta.lines.get("carousel", 1))
        message = f"too short for {wish} carousels: a part would not stand alone."
        raise ContentgenError(message, f"{article.path}:{line}", hint)
    return tuple(Share(n, wish, refs) for n, refs in enumerate(found, 1))


def _could(article: Article, outline: Outline, number: int) -> bool:
    return bool(_shared(_sections(article, outline), number))


def told_parts(parts: Sequence[Part], share: Share | None, stuff: Material) -> tuple[Part, ...]:
    """Return the parts that a share tells, with what every carousel of the post carries.

    That is safety, who should ask first, and what must not wait in the sections of the others.
    """
    if share is None:
        return tuple(parts)
    told = tuple(
        part
        for part in parts
        if part.ref in share.refs or part.kind in _CARRIED or screens(part, stuff.lang)
    )
    told = _opened(told, share, stuff)
    others = [part for part in parts if part not in told and part.kind not in _QUIET]
    carried = [point for part in others for point in _urgent(part, stuff)]
    if not carried:
        return told
    first = carried[0]
    return (*told, Part("safety", "", first.ref, first.line, points=tuple(carried)))


def _opened(told: tuple[Part, ...], share: Share, stuff: Material) -> tuple[Part, ...]:
    """Let a later carousel open with a section of its own; safety from before it comes right after.

    Who should ask first still stands in front of what they should ask about.
    """
    own = [part.ref in share.refs for part in told]
    first = own.index(True) if True in own else 0
    early = [part for part in told[:first] if not screens(part, stuff.lang)]
    if share.number == 1 or not early:
        return told
    kept = [part for part in told[:first] if part not in early]
    return (*kept, told[first], *early, *told[first + 1 :])


def _urgent(part: Part, stuff: Material) -> list[Point]:
    """Return the sentences of a part that must not wait, with what they lean on."""
    found: list[Point] = []
    for number, point in enumerate(part.points):
        if not warns(point, stuff) or urgency(point.text, stuff.lang) > Urgency.SOON:
            continue
        chain = chain_to(number, part.points, stuff, under_heading=False)
        found += [one for one in chain if one not in found]
    return found


def labelled(cover: Slide, share: Share | None, lang: str) -> Slide:
    """Return a cover that says which part it opens ("Part 1 of 2"), in the editor's words."""
    text = part_line(share.number, share.count, lang) if share else ""
    if not text:
        return cover
    slots = {"label": framed(text, lang), **{k: v for k, v in cover.slots.items() if k != "label"}}
    return with_alt(replace(cover, slots=MappingProxyType(slots)))


def without_description(stuff: Material) -> Material:
    """Return the post without its own description, which speaks of what other parts tell."""
    article = stuff.article
    bare = replace(article, meta=replace(article.meta, description=""))
    return Material(bare, stuff.outline, stuff.unfit, stuff.notes, headlines=stuff.headlines)


def part_line(number: int, count: int, lang: str) -> str:
    """Return which part of how many something is, as the editor says it; in numbers if need be."""
    phrase = frames(lang).phrase("parts.label") or "{number}/{count}"
    return phrase.format(number=number, count=count)


def joined(decks: Sequence[Deck]) -> Deck:
    """Return the decks of all parts as one row of slides; left out is what none of them shows."""
    if len(decks) == 1:
        return decks[0]
    kept: list[Omission] = []
    for omission in decks[0].left_out:
        same = [[o for o in deck.left_out if o.ref == omission.ref] for deck in decks]
        if all(same):
            reasons = [found[0] for found in same]
            kept.append(next((o for o in reasons if o.reason != "no room"), omission))
    slides = tuple(slide for deck in decks for slide in deck.slides)
    return replace(decks[0], slides=slides, left_out=tuple(kept))


def parts_that_would_hold(article: Article, outline: Outline, deck: Deck) -> tuple[int, list[str]]:
    """Return in how many parts the sections that a deck leaves out whole would fit, and which.

    Zero and none if it leaves out no section for want of room, or the post is too short for parts.
    """
    if article.meta.carousel.parts > 1:
        return 0, []
    shown = {ref for slide in deck.slides for _, text in slide.texts() for ref in text.refs}
    no_room = {omission.ref for omission in deck.left_out if omission.reason == "no room"}
    gone = [
        part.heading
        for part in outline.parts
        if part.heading
        and part.kind != "sell"
        and not skipped(part, article)
        and not _refs(part) & shown
        and _refs(part) & no_room
    ]
    count = next((n for n in range(2, _MOST + 1) if _could(article, outline, n)), 0)
    return (count, gone) if gone and count else (0, [])


def _refs(part: Part) -> set[str]:
    entries = {
        f"{entry.ref}{end}" for entry in part.entries for end in ("", ".label", ".c1", ".lead")
    }
    return {point.ref for point in points_of(part)} | entries


def _sections(article: Article, outline: Outline) -> list[tuple[frozenset[str], int]]:
    """Return the sections that a part can tell: their parts' references, and their words."""
    found: list[list[Part]] = []
    for part in outline.parts:
        carried = part.kind in ("safety", "sell") or screens(part, outline.lang)
        if carried or skipped(part, article):
            continue
        opens = not found or (part.heading and not _only_opens(found[-1]))
        if opens or part.kind == "myth":
            found.append([])
        found[-1].append(part)
    return [
        (frozenset(p.ref for p in section), sum(length(points_of(p)) for p in section))
        for section in found
    ]


def _only_opens(section: Sequence[Part]) -> bool:
    """Tell whether a section is the post's introduction, which is no part's only content."""
    return all(part.kind == "intro" for part in section)


def _shared(
    sections: Sequence[tuple[frozenset[str], int]], number: int
) -> tuple[frozenset[str], ...]:
    """Return sections in so many runs, as even as can be, or none if one would be too short."""
    if len(sections) < number:
        return ()
    weights = [min(words, _HEAVIEST) for _, words in sections]
    edges = _even(weights, number)
    runs = [sections[a:b] for a, b in pairwise(edges)]
    least = role_budget("parts")["fewest_words"]
    if any(sum(words for _, words in run) < least for run in runs):
        return ()
    return tuple(frozenset(ref for refs, _ in run for ref in refs) for run in runs)


def _even(weights: Sequence[int], number: int) -> list[int]:
    """Return where runs of weights begin and end so that their sums are as even as can be."""
    sums = [0, *accumulate(weights)]
    # The best edges of the first so many runs that end at each place, with their cost.
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for _ in range(number):
        best = {
            end: min(
                (cost + float(sums[end] - sums[start]) ** 2, [*edges, end])
                for start, (cost, edges) in best.items()
                if start < end
            )
            for end in range(1, len(sums))
            if any(start < end for start in best)
        }
    return best[len(weights)][1]
