"""Plan a carousel: which slides, in which order, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contentgen.errors import ContentgenError
from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.deck import ROLES, Deck, Role, Slide
from contentgen.model.outline import Outline, Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.choice import weighed
from contentgen.plan.closing import closing_advice, cta
from contentgen.plan.compare import paired
from contentgen.plan.counts import recounted
from contentgen.plan.cover import cover, treatment_like, with_teaser
from contentgen.plan.draft import Draft
from contentgen.plan.figures import best_figure
from contentgen.plan.images import image_drafts
from contentgen.plan.material import Material, length, points_of
from contentgen.plan.omissions import omissions, skipped
from contentgen.plan.parts import Share, labelled, told_parts, without_description
from contentgen.plan.pointing import placeless
from contentgen.plan.promised import as_promised
from contentgen.plan.recap import recap
from contentgen.plan.safety import Warned, safety_slides, stray_slide
from contentgen.plan.scope import ending_drafts, scope_drafts, with_caveat
from contentgen.plan.single import is_single, single_slide, usable_sentences
from contentgen.plan.slides import drafts, second_draft
from contentgen.plan.urgency import Urgency
from contentgen.plan.warnings import held_back, left_over
from contentgen.plan.wording import worded_outline

_BEFORE_SAFETY = ("what", "how", "evidence", "benefits")
_PARTS_TRIED = 24


def make_deck(
    article: Article,
    outline: Outline,
    brand: Brand,
    *,
    art: str = "",
    unfit: frozenset[tuple[str, str]] = frozenset(),
    roles: frozenset[Role] = frozenset(ROLES),
    share: Share | None = None,
    notes: bool = True,
) -> Deck:
    """Return the post's carousel of whole sentences; of a post that is too short, one slide.

    Raises ContentgenError if no sentence of the post can stand on a slide.

    Sentences are the post's own or a shorter, plainer version of them (see `wording`). Safety is
    always in, the recap comes second to last and the call to action last. `unfit` holds a slide's
    role and a reference that did not fit on such a slide, which is shorter then. `roles` are those
    that the theme has; comparisons, tables, figures and pictures go without a slide of their own
    where it lacks theirs, and what limits a list gets no note below it without `notes`. `share` is
    what one of several carousels tells. What finds no place is in
    the deck's `left_out` with the reason.
    """
    stuff = Material(article, outline, unfit, notes)
    outline = worded_outline(placeless(outline))
    every = tuple(part for part in outline.parts if not skipped(part, article))
    slides = [] if is_single(article, outline) else _many(every, brand, roles, share, stuff)
    if not slides:
        slides = [_alone(every, outline, stuff)]
    return Deck(
        title=article.meta.title,
        slides=tuple(slides),
        art=art,
        ground=article.meta.carousel.ground,
        left_out=omissions(article, outline, stuff, slides),
    )


def _alone(parts: Sequence[Part], outline: Outline, stuff: Material) -> Slide:
    """Return the one slide of a post that makes no carousel, or raise ContentgenError."""
    usable = usable_sentences(outline)
    long = usable >= budget("count")["fewest_sentences"]
    one = single_slide(parts, stuff, long=long) or single_slide(parts, stuff, long=False)
    if one is not None:
        return one
    noun = "sentence" if usable == 1 else "sentences"
    raise ContentgenError(
        f"too short for a carousel: {usable} {noun} that a slide can hold."
        if not long
        else "there is no carousel in this post: none of its sentences can stand on a slide.",
        where=stuff.article.path,
        hint=f"Slides hold whole sentences of {budget('words')['body']} words or fewer that "
        "end in a full stop; greetings, offers and what `skip` names are left out.",
    )


def _many(
    every: tuple[Part, ...],
    brand: Brand,
    roles: frozenset[Role],
    share: Share | None,
    stuff: Material,
) -> list[Slide]:
    """Return the slides of a carousel, or none if there are too few for one."""
    article = stuff.article
    every = paired(every, stuff) if "compare" in roles else every
    parts = told_parts(every, share, stuff)
    first = cover(parts, stuff if share is None else without_description(stuff))
    first = replace(labelled(first, share, stuff.lang), image=article.meta.image)
    advice = closing_advice(every, stuff)
    stuff.held = {advice.ref} if advice else set()
    safe = _safety(parts, stuff)
    scoped, endings = scope_drafts(parts, stuff), ending_drafts(parts, stuff)
    made = as_promised(_optional(parts, stuff, roles), first, parts, stuff)
    rest = [*endings, *with_caveat(made, scoped)]
    stuff.held = set()
    last = cta(parts, advice, brand, stuff)
    safe = safe or _warnings_left(parts, advice, stuff)
    slides = recounted(_arranged(first, safe, rest, last, parts, stuff), parts, stuff)
    slides = with_teaser(slides, stuff)
    return slides if len(slides) > 2 or _most_slides(article) == 2 else []


def _most_slides(article: Article) -> int:
    """Return the most slides wished for, 2 to 20; ten if the post does not say."""
    wish = article.meta.carousel.max_slides
    return min(max(wish, 2), 20) if wish else budget("count")["slides"]


def _roles_skipped(article: Article) -> frozenset[str]:
    return frozenset(wish.casefold().strip() for wish in article.meta.carousel.skip)


def _safety(parts: Sequence[Part], stuff: Material) -> list[Draft]:
    """Return up to three safety slides, the most urgent of all that the post warns of.

    What can wait comes after the parts it speaks of if the post is about a treatment. Warnings in
    parts of other kinds share a slide of their own.
    """
    if "safety" in _roles_skipped(stuff.article):
        return []
    places = [n for n, part in enumerate(parts) if part.kind in _BEFORE_SAFETY]
    after = max(places, default=0) if treatment_like(parts, stuff) else 0
    made = [
        _warning(one, (number, at) if one.level <= Urgency.SAME_DAY else _after(after, number, at))
        for number, part in enumerate(parts)
        if part.kind == "safety"
        for at, one in enumerate(safety_slides(part, stuff))
    ]
    most = budget("count")["all_safety_slides"]
    kept = sorted(made, key=lambda draft: (-draft.worth, draft.place))[:most]
    told = [point.text for part in parts if part.kind == "safety" for point in points_of(part)]
    least = Urgency.SOON if told else Urgency.LATER
    with stuff.on("safety"):
        runs = held_back(parts, told, stuff, least=least)
        one = stray_slide(runs, stuff)
    if one is None or (len(kept) == most and one.level > Urgency.EMERGENCY):
        return kept
    tiny = length([point for run in runs for point in run]) <= budget("words")["tiny"]
    if told and tiny and one.level > Urgency.SAME_DAY:
        return kept
    stray = _warning(one, (len(parts), 0))
    return [*kept[: most - 1], stray]


def _after(after: int, number: int, at: int) -> tuple[int, int]:
    return max(number, after), 10 * (after > number) + at


def _warning(warned: Warned, place: tuple[int, int]) -> Draft:
    return Draft(warned.slide, place, float(budget("worth")["safety"] - warned.level))


def _warnings_left(parts: Sequence[Part], advice: Point | None, stuff: Material) -> list[Draft]:
    """Return a slide of warnings that nothing else shows, where there is no safety slide at all."""
    if advice is not None or "safety" in _roles_skipped(stuff.article):
        return []
    with stuff.on("safety"):
        one = stray_slide(left_over(parts, stuff), stuff)
    return [_warning(one, (len(parts), 0))] if one else []


def _optional(parts: Sequence[Part], stuff: Material, roles: frozenset[Role]) -> list[Draft]:
    """Return what the best parts could show, in the post's order."""
    worth = budget("worth")
    tried = sorted(range(len(parts)), key=lambda n: (-worth[parts[n].kind], n))[:_PARTS_TRIED]
    skip = _roles_skipped(stuff.article)
    wanted = frozenset(role for role in roles if role not in skip)
    shown = image_drafts(parts, stuff) if "image" in wanted else []
    figure = best_figure(parts, stuff) if "number" in wanted else None
    return shown + [
        draft
        for number in sorted(tried)
        if parts[number].kind not in ("safety", "sell")
        for draft in drafts(
            parts[number],
            number,
            stuff,
            wanted,
            figure if figure and figure.part == number else None,
        )
        if draft.slide.role not in skip
    ]


def _arranged(
    first: Slide,
    safe: list[Draft],
    rest: list[Draft],
    last: Slide,
    parts: Sequence[Part],
    stuff: Material,
) -> list[Slide]:
    """Return the slides in order: cover, parts with safety among them, recap, call to action."""
    most, skip = _most_slides(stuff.article), _roles_skipped(stuff.article)
    safe = sorted(safe, key=lambda draft: -draft.worth)[: most - 1]
    ending = [last] if "cta" not in skip and len(safe) + 2 <= most else []
    room = most - 1 - len(ending)
    kept = _kept(safe, rest, room - 1, stuff)
    _use_only([first, *ending, *(draft.slide for draft in kept)], stuff)
    before = max(kept, key=lambda draft: draft.place).slide if kept else None
    wanted = len(kept) > 2 and "recap" not in skip
    card = recap(parts, before, stuff) if wanted else None
    if card is None:
        kept = _kept(safe, rest, room, stuff)
    ending = [card, *ending] if card else ending
    _use_only([first, *ending, *(draft.slide for draft in kept)], stuff)
    kept += _seconds(kept, parts, room - len(kept) - (card is not None), stuff)
    for draft in kept:
        weighed(draft.slide, draft.worth)
    body = [draft.slide for draft in sorted(kept, key=lambda draft: draft.place)]
    return [first, *body, *ending]


def _kept(safe: list[Draft], rest: list[Draft], room: int, stuff: Material) -> list[Draft]:
    """Return safety and the most worthy of the rest, within the limits on bare slides and myths.

    Of a list that is too long for a small deck the beginning may stand, but not of steps, nor of
    slides that are bound to each other.
    """
    counts = budget("count")
    kept = list(safe)
    ranked = sorted(_bundles(rest, stuff), key=lambda some: (-_worth_of(some), some[0].place))
    for bundle in ranked:
        draft = bundle[0]
        bare = draft.bare and sum(one.bare for one in kept) >= counts["bare"]
        myth = draft.slide.role == "myth"
        enough = myth and sum(one.slide.role == "myth" for one in kept) >= counts["myths"]
        filler = draft.worth < counts["filler_worth"] and len(kept) >= counts["filled"]
        whole = len(kept) >= counts["filled"] or draft.slide.role == "steps"
        whole = whole or any(stuff.bound(draft.slide, one.slide) for one in bundle[1:])
        if len(kept) + len(bundle) > room and whole:
            continue
        if not bare and not enough and not filler:
            kept += bundle[: max(room - len(kept), 0)]
    return kept


def _worth_of(bundle: Sequence[Draft]) -> float:
    return max(draft.worth for draft in bundle)


def _bundles(drafts: Sequence[Draft], stuff: Material) -> list[list[Draft]]:
    """Group the slides of one list, which stand or fall together; any other stands alone."""
    found: list[list[Draft]] = []
    for draft in drafts:
        before = found[-1][-1].slide if found else None
        if before and (draft.slide.start > 1 or stuff.bound(before, draft.slide)):
            found[-1].append(draft)
        else:
            found.append([draft])
    return found


def _use_only(slides: Sequence[Slide], stuff: Material) -> None:
    """Set free what the dropped slides used. A row of cells is used with any of them."""
    stuff.used = set()
    for slide in slides:
        for _, text in slide.texts():
            stuff.use(text.refs)
            stuff.use(ref.rpartition(".c")[0] for ref in text.refs if ".c" in ref)


def _seconds(
    kept: Sequence[Draft], parts: Sequence[Part], room: int, stuff: Material
) -> list[Draft]:
    """Return further statements of the parts that have a slide, while there is room for them."""
    bare = budget("count")["bare"] - sum(draft.bare for draft in kept)
    shown = {draft.place[0] for draft in kept if draft.slide.role in ("statement", "definition")}
    made: list[Draft] = []
    for number in sorted(shown, key=lambda n: (-budget("worth")[parts[n].kind], n)):
        if len(made) >= room:
            break
        draft = second_draft(parts[number], number, stuff)
        if draft is not None and not draft.lonely and (bare > 0 or not draft.bare):
            bare -= draft.bare
            made.append(draft)
    return made
