"""Turn a part of the outline into the slides that it could have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from contentgen.model.deck import ROLES, Role, Slide, SlideItem, Text
from contentgen.model.outline import Entry, Part, Point
from contentgen.plan.answers import answer, with_limits
from contentgen.plan.budget import budget
from contentgen.plan.chains import Chain, best_chain
from contentgen.plan.compare import compare_slide, unlike_slide
from contentgen.plan.draft import Draft, slide
from contentgen.plan.evidence import evidence_slides
from contentgen.plan.figures import Figure, figure_slide
from contentgen.plan.governing import governing, line_above
from contentgen.plan.headings import (
    in_sentence_case,
    part_headline,
    sentence_headline,
    term_headline,
)
from contentgen.plan.limits import stays_together, told_whole
from contentgen.plan.lists import list_slides
from contentgen.plan.material import Material, short_enough
from contentgen.plan.pointing import points_at_page
from contentgen.plan.process import process_slide
from contentgen.plan.riders import complete, glued, riders
from contentgen.plan.tables import table_slides
from contentgen.plan.texts import framed, headline, passage, plain
from contentgen.plan.urgency import Urgency, urgency
from contentgen.plan.whole import whole_slides

_APART = 3  # the place behind a part's other slides
_BELOW = 4.0  # worth less than the part's first slide
_SPOKEN_FIRST = ("what", "how", "evidence", "intro")


def drafts(
    part: Part,
    number: int,
    stuff: Material,
    roles: Collection[Role] = ROLES,
    figure: Figure | None = None,
) -> list[Draft]:
    """Return the slides that a part could have, in order; the first is worth most.

    Only of the given roles, as far as another can take their place. `figure` is the one that the
    deck shows large, if it stands in this part. Parts of kind ``safety`` and ``sell`` have slides
    of their own elsewhere.
    """
    if figure and (stays_together(part, stuff.lang) or figure.point in riders(part, stuff)):
        figure = None  # what limits a list stands with it
    apart = unlike_slide(part, stuff) if "compare" in roles else None
    shown = figure_slide(figure, part, stuff) if figure else None
    set_apart = [one for one in (shown, apart) if one is not None]
    held = {ref for one in set_apart for _, text in one.texts() for ref in text.refs}
    # What stands behind them may still open a slide: they are kept for later, not passed.
    stuff.release(held)
    stuff.held |= held
    answered = figure is not None and figure.opens
    made = [] if answered else complete(part, list(_slides(part, stuff, roles)), stuff)
    stuff.held -= held
    stuff.use(held)
    kind = "steps" if told_whole(part, stuff.lang) else part.kind
    worth = float(budget("worth")["care" if _cautions(part, made, stuff) else kind])
    worth = max((_worth(one, worth) for one in made), default=worth)
    found = [Draft(one, (number, at), worth - 6 * at) for at, one in enumerate(made)]
    below = worth - _BELOW * bool(made)
    return found + [Draft(one, (number, _APART + n), below) for n, one in enumerate(set_apart)]


def _worth(one: Slide, worth: float) -> float:
    """Say what a slide is worth: what the author set side by side, as much as a list at least."""
    side_by_side = one.role in ("table", "compare")
    return max(worth, float(budget("worth")["list"])) if side_by_side else worth


def _cautions(part: Part, made: Sequence[Slide], stuff: Material) -> bool:
    """Tell whether a part's slide says who should stop, wait or ask first."""
    if not part.heading or not made or part.kind in ("story", "myth", "quote"):
        return False
    said = {ref for _, text in made[0].texts() for ref in text.refs}
    # What is urgent beside a list stands on the slides about safety, too.
    least = Urgency.SOON if len(part.entries) > 1 else Urgency.EMERGENCY
    return any(
        point.ref in said and least <= urgency(point.text, stuff.lang) <= Urgency.SOON
        for point in part.points
    )


def second_draft(part: Part, number: int, stuff: Material) -> Draft | None:
    """Return one more statement of a part, or None: it has a headline of its own or none at all."""
    found = _own_statement(part, stuff, again=True)
    if found is None:
        return None
    return Draft(found, (number, 5), budget("worth")[part.kind] / 4)


def _slides(part: Part, stuff: Material, roles: Collection[Role]) -> Iterator[Slide]:
    if points_at_page(part.heading, stuff.lang):
        return
    if told_whole(part, stuff.lang):
        yield from whole_slides(part, stuff)
    elif part.kind == "myth" and len(part.entries) == 2:
        yield from _pair(part.entries[0], part.entries[1], stuff)
    elif part.kind == "quote":
        yield from _quote(part, stuff)
    elif len(part.entries) > 1:
        if part.kind in _SPOKEN_FIRST and _has_text(part, stuff):
            kept = {one.ref for one in line_above(part, stuff) or ()} | _heading_line(part, stuff)
            stuff.held |= kept
            yield from _text_slide(part, stuff)
            stuff.held -= kept
        yield from _entry_slides(part, stuff, roles)
    else:
        yield from _text_slide(part, stuff)


def _entry_slides(part: Part, stuff: Material, roles: Collection[Role]) -> Iterator[Slide]:
    """Yield entries side by side if they are two sides, as a table if they are one, else listed."""
    facing = compare_slide(part, stuff) if "compare" in roles else None
    if facing is not None:
        yield facing
        return
    tabled = table_slides(part, stuff) if "table" in roles else []
    yield from tabled or list_slides(part, stuff)


def _heading_line(part: Part, stuff: Material) -> set[str]:
    """Return where the short sentence stands that can head a list without a heading, or nowhere."""
    above = stuff.sentence_before(part.entries[0])
    if part.heading or above is None or len(part.points) < 2:
        return set()
    point = next((p for p in part.points if p.ref == above.ref), None)
    usable = point is not None and stuff.whole(point) and not point.text.endswith("?")
    short = usable and short_enough((part.points[-1],), budget("words")["headline"])
    return {above.ref} if short and part.points[-1].ref == above.ref else set()


def _has_text(part: Part, stuff: Material) -> bool:
    """Tell whether a part has more to say than the line above its list."""
    lead_in = governing(part, stuff)
    return any(lead_in is None or point.ref != lead_in.ref for point in part.points)


def _text_slide(part: Part, stuff: Material) -> Iterator[Slide]:
    if part.kind == "evidence":
        yield from evidence_slides(part, stuff)
        return
    steps = process_slide(part, stuff)
    if steps is not None:
        yield steps
        return
    role: Role = "definition" if part.kind == "what" and part.heading else "statement"
    with stuff.on(role):
        yield from _told(part, role, stuff)


def _told(part: Part, role: Role, stuff: Material) -> Iterator[Slide]:
    asked = part.heading.rstrip().endswith("?")
    chain = best_chain(part, stuff, under_heading=bool(part.heading), opening=asked)
    if len(chain) == 1 and chain[0].text.rstrip().endswith("?") and part.kind != "intro":
        return  # a question alone tells nothing
    if part.heading and chain and part.kind != "close":
        whole = with_limits(part, chain, stuff)
        title = part_headline(part, stuff)
        if title is not None:
            made = _limited if whole else _spoken
            yield made(role, title, whole or chain, stuff)
            return
    own = _own_statement(part, stuff)
    if own is not None:
        yield own


def _limited(role: Role, title: Text, told: Chain, stuff: Material) -> Slide:
    """Return a slide of a part's sentences with their limits: a body, or one below the other."""
    if short_enough(told, budget("words")["body"]) and stuff.one_passage(told):
        return _spoken(role, title, told, stuff)
    groups = glued(told, stuff)
    if len(groups) == 1:
        return _spoken(role, title, told, stuff)
    stuff.use(point.ref for point in told)
    items = [SlideItem(detail=passage(group, stuff.lang)) for group in groups]
    return slide("list", {"headline": title}, items)


def _spoken(role: Role, title: Text | None, chain: Chain, stuff: Material) -> Slide:
    stuff.use(point.ref for point in chain)
    body = passage(chain, stuff.lang) if chain else None
    return slide(role, {"headline": title, "body": body})


def _own_statement(part: Part, stuff: Material, *, again: bool = False) -> Slide | None:
    """Return a statement headed by a short sentence of the part, or one without a headline.

    It goes on behind what is shown already if it speaks `again`.
    """
    with stuff.on("statement"):
        return _opened(part, stuff, again=again)


def _opened(part: Part, stuff: Material, *, again: bool) -> Slide | None:
    shown = [point.ref in stuff.used for point in part.points]
    start = max((n for n, used in enumerate(shown, 1) if used), default=0)
    start = start if again or not shown or shown[0] else 0
    found = sentence_headline(part, stuff, start)
    if found is not None:
        text, at = found
        chain = _after(part, at, stuff)
        return _spoken("statement", text, chain, stuff)
    chain = best_chain(part, stuff, under_heading=False, start=start)
    if not chain or _beside_the_stake(chain, part, stuff):
        return None
    title = term_headline(chain, stuff)
    return _spoken("definition" if title else "statement", title, chain, stuff)


def _beside_the_stake(chain: Chain, part: Part, stuff: Material) -> bool:
    """Tell whether sentences come late in an introduction that opens on "anyone can have it".

    What the reader has at stake would stand next to that; the rest only leads to the next section.
    """
    opening = part.points[:2]
    return part.kind == "intro" and stuff.hollow(opening[0]) and chain[0] not in opening


def _after(part: Part, at: int, stuff: Material) -> Chain:
    """Return the sentences that a slide shows below the part's sentence number `at`.

    The next one may lean on the headline; it takes one more along if there is room.
    """
    chain: list[Point] = []
    for point in part.points[at + 1 :]:
        last = chain[-1] if chain else part.points[at]
        usable = stuff.free(point) and stuff.whole(point) and stuff.before(point.ref) == last.ref
        usable = usable and not (chain and point.first)
        if not usable or not short_enough((*chain, point), budget("words")["body"]):
            break
        chain.append(point)
    while chain and chain[-1].text.endswith("?"):
        chain.pop()
    if chain:
        return tuple(chain)
    return best_chain(part, stuff, under_heading=False, start=at + 1)


def _quote(part: Part, stuff: Material) -> Iterator[Slide]:
    with stuff.on("quote"):
        yield from _quoted(part, stuff)


def _quoted(part: Part, stuff: Material) -> Iterator[Slide]:
    points = part.points
    if not points or points[0].tied or not all(stuff.free(point) for point in points):
        return
    if not short_enough(points, budget("words")["quote"]):
        return
    stuff.use(point.ref for point in points)
    source_ref = f"{part.ref}.source"
    who = plain(part.source, (source_ref,), stuff.lang) if part.source else None
    yield slide("quote", {"body": passage(points, stuff.lang), "label": who})


def _pair(opening: Entry, closing: Entry, stuff: Material) -> Iterator[Slide]:
    """Yield a myth beside its fact, or a question over its answer; never one alone."""
    asks = bool(opening.points) and opening.points[0].text.rstrip().endswith("?")
    with stuff.on("statement" if asks else "myth"):
        yield from _paired(opening, closing, stuff)


def _paired(opening: Entry, closing: Entry, stuff: Material) -> Iterator[Slide]:
    said = opening.points[:1]
    shown = answer(closing.points, said, stuff)
    usable = bool(said) and stuff.free(said[0]) and stuff.footed(said[0], ())
    if not shown or not usable:
        return
    if not short_enough(said, budget("words")["body"]):
        return
    stuff.use(point.ref for point in (*said, *shown))
    if said[0].text.rstrip().endswith("?"):
        title = headline(said[0].text, (said[0].ref,), stuff.topic, stuff.lang)
        yield slide("statement", {"headline": title, "body": passage(shown, stuff.lang)})
        return
    terms = [stuff.frames.phrase(f"terms.{name}") for name in ("myth", "fact")]
    texts = (_claim(said[0], stuff), passage(shown, stuff.lang))
    items = [
        SlideItem(framed(term, stuff.lang) if term else None, text)
        for term, text in zip(terms, texts, strict=True)
    ]
    yield slide("myth", {}, items)


def _claim(point: Point, stuff: Material) -> Text:
    """Return what a myth says; one that stands in a heading goes to sentence case."""
    sentence = ".s" in point.ref
    text = point.text if sentence else in_sentence_case(point.text, stuff)
    return plain(text, (point.ref,), stuff.lang)
