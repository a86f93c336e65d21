"""Say a slide's words for people who do not see it."""

from __future__ import annotations

from dataclasses import replace

from contentgen.model.deck import Slide, SlideItem

_ENDS = (".", "!", "?", "…", ":", ".”", "!”", "?”", ".)", "!)", "?)", ".»", ".’")


def with_alt(slide: Slide) -> Slide:
    """Return the slide with all its words in reading order as plain sentences.

    Numbered entries are read with their numbers. The picture is described elsewhere.
    """
    numbered = slide.role == "steps" or (slide.role == "list" and len(slide.items) > 1)
    said = [
        _sentence(text.plain)
        for name, text in slide.texts()
        if name != "button" and not name.startswith("item ")
    ]
    said += [
        _item(item, slide.start + number if numbered else 0)
        for number, item in enumerate(slide.items)
    ]
    if "button" in slide.slots:
        said.append(_sentence(slide.slots["button"].plain))
    return replace(slide, alt=" ".join(part for part in said if part))


def _item(item: SlideItem, number: int) -> str:
    mark = f"{number}. " if number else ""
    if item.term is None or item.detail is None:
        only = item.term or item.detail
        return mark + _sentence(only.plain if only else "")
    term = item.term.plain
    joint = " " if term.endswith(_ENDS) else ": "
    return f"{mark}{term}{joint}{_sentence(item.detail.plain)}"


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text.endswith(_ENDS) else f"{text}."
