"""Turn a part's entries into list or step slides: split evenly, numbered through, never cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from contentgen.model.article import Sentence
from contentgen.model.deck import Role, Slide, SlideItem, Text
from contentgen.model.outline import Part
from contentgen.plan.budget import budget
from contentgen.plan.draft import slide
from contentgen.plan.governing import line_above
from contentgen.plan.headings import counted_headline, topic_headline
from contentgen.plan.limits import rules
from contentgen.plan.material import Material, length, points_of
from contentgen.plan.riders import note_below, passages, riders
from contentgen.plan.rows import Room, Row, entry_rows, is_label, label_only, split_evenly
from contentgen.plan.texts import headline, passage, plain
from contentgen.plan.wording import careful_label
from contentgen.text.case import sentence_case
from contentgen.text.words import count

# A list that did not fit is split otherwise, then gets more slides, before any entry is left out:
# the share of the usual room, and how many more words the line above costs its slide.
_SHARES = ((1.0, 0), (1.0, 22), (0.82, 0), (0.66, 0))


def list_slides(part: Part, stuff: Material) -> list[Slide]:
    """Return one to three slides for the entries of a part; what they cannot hold stays unused.

    An introduction that governs the entries ("Avoid these:") stands on every one of the slides;
    without it, none is made.
    """
    role: Role = "steps" if part.ordered or part.kind == "steps" else "list"
    if role == "steps" and (not part.heading or line_above(part, stuff) is not None):
        role = "list"
    refs = {point.ref for point in points_of(part)}
    refs |= {stuff.label_ref(entry) for entry in part.entries}
    spilled = stuff.spilled(role, refs)
    tabled = part.kind == "table"
    with stuff.on(role, forgiving=spilled < len(_SHARES) - 1, table=tabled):
        share, cost = _SHARES[min(spilled, len(_SHARES) - 1)]
        return _slides(part, role, Room(share, steps=role == "steps", cost=cost), stuff)


def _slides(part: Part, role: Role, room: Room, stuff: Material) -> list[Slide]:
    above = line_above(part, stuff)
    if above == ():
        stuff.dropped |= {point.ref for point in points_of(part)}
        return []
    rows = (entry_rows(part, stuff, whole=True), entry_rows(part, stuff))
    groups = _packed(part, rows, room, stuff)
    body: Text | None = None
    note = note_below(part, stuff)
    title = counted_headline(part, sum(map(len, groups)), stuff)
    if title is None and rules(part.heading, stuff.lang):
        stuff.dropped |= {point.ref for point in points_of(part)}
        return []
    if title is None and above and _heads(above):
        title = headline(above[0].text, (above[0].ref,), stuff.topic, stuff.lang)
        above = None
    lines = _lines(part, above, note, stuff)
    if title is None and len(lines) == 1 and not above and _short(lines[0]):
        title, lines = headline(lines[0].plain, lines[0].refs, stuff.topic, stuff.lang), []
    title = title or topic_headline(stuff)
    role = "list" if title is None else role
    again = said(above, stuff) if above else None
    room = replace(room, steps=role == "steps", again=count(again.plain) if again else 0)
    if role == "list" and part.ordered:
        groups = _packed(part, rows, room, stuff)
    packed = partial(_packed, part, rows, stuff=stuff)
    if note:
        noted = packed(replace(room, note=count(note.plain)))
        costless = _said_in(noted) == _said_in(groups) and len(noted) <= len(groups) + 1
        note, groups = (note, noted) if costless else (None, groups)
        room = replace(room, note=count(note.plain) if note else 0)
    if lines:
        body, groups = _below(lines, groups, packed, room, governs=above is not None)
    made: list[Slide] = []
    start = 1
    for number, group in enumerate(groups):
        shown = body if number == 0 else again
        items = [item(row, stuff) for row in group]
        slots = {"headline": title, "body": shown, "note": note if group is groups[-1] else None}
        made.append(slide(role, slots, items, start))
        start += len(group)
    for text in (text for one in made for _, text in one.texts()):
        stuff.use(text.refs)
    return made


def _lines(
    part: Part, above: Sequence[Sentence] | None, note: Text | None, stuff: Material
) -> list[Text]:
    """Return what may stand above the entries, the best first; a `note` stands below them.

    All that rides with them, before the line that governs them; that line alone; or the
    sentences right above them, which say whom and how much.
    """
    governing = said(above, stuff) if above else None
    carried = _carried(part, above or (), note, stuff)
    found = (
        [carried, governing] if governing else [carried, _body(part, stuff), _body(part, stuff, 1)]
    )
    return list(dict.fromkeys(line for line in found if line is not None))


def _carried(
    part: Part, above: Sequence[Sentence], note: Text | None, stuff: Material
) -> Text | None:
    """Return what rides with a part's entries and stands in one passage, if there is room for it.

    That right above them, with the line that governs them; without such a line, that below them.
    """
    governing = [one.ref for one in above]
    apart = {*governing, *(note.refs if note else ())}
    points = [point for point in riders(part, stuff) if point.ref not in apart]
    groups = passages([point for point in points if point.ref not in stuff.used], stuff)
    line = part.entries[0].line
    before = [group for group in groups if group[0].line < line]
    if above:
        before = [one for one in before if stuff.before(governing[0]) == one[-1].ref]
    found = next(iter(before[-1:] or ([] if above else groups)), ())
    words = length(found) + sum(count(one.text) for one in above)
    footed = bool(found) and all(stuff.footed(p, found[:n]) for n, p in enumerate(found))
    usable = footed and all(stuff.free(point) and stuff.whole(point) for point in found)
    if not usable or words > budget("words")["riders"]:
        return None
    text = passage(found, stuff.lang)
    if not above:
        return text
    last = said(above, stuff)
    return plain(f"{text.plain} {last.plain}", (*text.refs, *last.refs), stuff.lang)


def said(above: Sequence[Sentence], stuff: Material) -> Text:
    """Return the line that governs a list as a text."""
    refs = tuple(one.ref for one in above)
    return plain(" ".join(one.text for one in above), refs, stuff.lang)


def _heads(above: Sequence[Sentence]) -> bool:
    return len(above) == 1 and count(above[0].text) <= budget("words")["headline"]


def _short(text: Text) -> bool:
    return count(text.plain) <= budget("words")["opening"]


def _body(part: Part, stuff: Material, most: int = 3) -> Text | None:
    """Return the sentences right above the entries, up to `most`: they say whom and how much.

    As many as there is room for; the one right above is always among them.
    """
    above = stuff.sentence_before(part.entries[0])
    refs = [point.ref for point in part.points]
    if above is None or above.ref not in refs:
        return None
    end = refs.index(above.ref) + 1
    room = budget("words")["lead_in" if most > 1 else "short_lead_in"]
    for start in range(max(0, end - most), end):
        group = part.points[start:end]
        fits = length(group) <= room and not group[0].tied
        if fits and all(stuff.free(point) and stuff.whole(point) for point in group):
            return passage(group, stuff.lang)
    return None


def _below(
    lines: Sequence[Text],
    groups: list[list[Row]],
    packed: Callable[[Room], list[list[Row]]],
    room: Room,
    *,
    governs: bool,
) -> tuple[Text | None, list[list[Row]]]:
    """Return what stands above the entries, and the entries below it.

    A line that governs them stands whatever it costs. Other sentences cost no entry and no
    sentence of one: fewer are taken, of steps none if need be.
    """
    for line in lines:
        below = packed(replace(room, line=count(line.plain)))
        last = line is lines[-1]
        costless = _said_in(below) == _said_in(groups) and len(below) <= len(groups) + 1
        if costless or (last and (governs or (len(lines) > 1 and not room.steps))):
            return line, below
    return None, groups


def _said_in(groups: Sequence[Sequence[Row]]) -> list[str]:
    return [point.ref for group in groups for row in group for point in row.points]


def item(row: Row, stuff: Material) -> SlideItem:
    """Return a row as a slide's item; a short entry without a sentence is a term by itself.

    A row of a table names its columns, which are joined to their cells by the editor.
    """
    lang = stuff.lang
    label = sentence_case(row.label, stuff.body, lang) if row.label else ""
    term = plain(label, (row.ref,), lang) if label else None
    if not row.points:
        return SlideItem(term)
    hedged = _careful(row, stuff) if label else ""
    if hedged:
        term = plain(hedged, (row.ref, row.points[0].ref), lang)
    detail = passage(row.points, lang)
    if any("." not in point.ref for point in row.points):
        detail = replace(detail, refs=(*detail.refs, "editor"))
    if term is None and is_label(row):
        return SlideItem(detail)
    return SlideItem(term, detail)


def _careful(row: Row, stuff: Material) -> str:
    """Return the hedged form of a row's label, judged by all that the post says behind it."""
    point = row.points[0]
    place = stuff.places.get(point.ref)
    return careful_label(row.label, place.text if place else point.text, stuff.lang)


def _packed(
    part: Part, rows: tuple[list[Row], list[Row]], room: Room, stuff: Material
) -> list[list[Row]]:
    """Return the rows of each slide: whole entries if they fit, else brief ones, else labels.

    The first entries of a list that is too long are better than none; the first steps are not.
    """
    full, brief = rows
    tries = [(full, 2), (brief, 1), (full, 3), (brief, 2), (brief, 3)]
    if room.steps:
        tries = [(full, 3), (brief, 3)]
    for some, slides in tries:
        groups = split_evenly(some, slides, room) if some else []
        if groups:
            return groups
    most = budget("count")["list_slides"]
    labels = [row for row in (label_only(entry, stuff) for entry in part.entries) if row]
    if labels and len(labels) == len(part.entries):
        groups = split_evenly(labels, most, replace(room, steps=False))
        if groups:
            return groups
    if part.ordered:
        return []
    first = brief[: most * budget("count")["labels"] + 1]
    while first:
        first = first[:-1]
        groups = split_evenly(first, most, room)
        if groups:
            return groups
    return []
