"""Numbers that a headline promises ("Five myths …"), held against what the slides show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType

from contentgen.model.deck import Slide, Text
from contentgen.model.outline import Part
from contentgen.plan.alt import with_alt
from contentgen.plan.claimed import claimed
from contentgen.plan.cover import promise
from contentgen.plan.material import Material, points_of
from contentgen.plan.texts import headline, plain
from contentgen.text.case import sentence_case


def recounted(slides: Sequence[Slide], parts: Sequence[Part], stuff: Material) -> list[Slide]:
    """Return the slides with a cover that counts no more than they show.

    A count that the post itself does not keep is the author's own; it stays.
    """
    if not slides or slides[0].role != "cover":
        return list(slides)
    shown = {ref for one in slides for _, text in one.texts() for ref in text.refs}
    slots = {
        name: text
        for name, text in slides[0].slots.items()
        if _is_kept(claimed(text.plain, stuff.lang), parts, shown, stuff)
    }
    if len(slots) == len(slides[0].slots):
        return list(slides)
    slots = _with_headline(slots, slides[0], stuff)
    promised = promise(_shown(parts, shown), stuff) if "body" not in slots else ""
    if promised:
        slots["body"] = plain(promised, ("editor",), stuff.lang)
    if "headline" not in slots:
        return list(slides)
    order = [name for name in ("label", "headline", "body") if name in slots]
    held: dict[str, Text] = {name: slots[name] for name in order}
    return [with_alt(replace(slides[0], slots=MappingProxyType(held))), *slides[1:]]


def _shown(parts: Sequence[Part], shown: set[str]) -> list[Part]:
    return [part for part in parts if any(point.ref in shown for point in points_of(part))]


def _with_headline(slots: dict[str, Text], cover: Slide, stuff: Material) -> dict[str, Text]:
    if "headline" in slots or not stuff.topic:
        return slots
    title = stuff.article.meta.title
    refs = cover.slots["headline"].refs
    if "title" not in refs and not claimed(title, stuff.lang):
        said = sentence_case(title, stuff.body, stuff.lang)
        return {**slots, "headline": headline(said, ("title",), stuff.topic, stuff.lang)}
    topic = stuff.topic[0].upper() + stuff.topic[1:]
    return {**slots, "headline": headline(topic, ("title", "editor"), stuff.topic, stuff.lang)}


def _is_kept(number: int, parts: Sequence[Part], shown: set[str], stuff: Material) -> bool:
    """Tell whether the slides show as many as promised, if the post does."""
    if not number:
        return True
    counted = [group for group in _counted(parts, stuff) if len(group) == number]
    if not counted:
        return True
    return any(all(refs & shown for refs in group) for group in counted)


def _counted(parts: Sequence[Part], stuff: Material) -> Iterable[list[set[str]]]:
    """Yield what a post may count: its myths, and the entries of each list."""
    yield [
        {point.ref for point in part.entries[0].points}
        for part in parts
        if part.kind == "myth" and len(part.entries) == 2
    ]
    for part in parts:
        if part.kind != "myth" and len(part.entries) > 1:
            yield [
                {entry.ref, stuff.label_ref(entry), *(point.ref for point in entry.points)}
                for entry in part.entries
            ]
