"""Say a slide's words for people who do not see it."""

from __future__ import annotations

from dataclasses import replace

from contentgen.model.deck import Slide, SlideItem

_ENDS = (".", "!", "?", "…", ":", ".”", "!”", "?”", ".)", "!)", "?)", ".»", ".’")


def with_alt(slide: Slide) -> Slide:
    """Return the slide with all its words in reading order as plain sentences.

    Numbered entries are read with their numbers, a row's cells behind their columns' heads. The
    picture is described elsewhere.
    """
    numbered = slide.role == "steps" or (slide.role == "list" and len(slide.items) > 1)
    below = ("note", "button")
    said = [_sentence(text.plain) for name, text in slide.slots.items() if name not in below]
    said += [
        _row(item, slide) if item.cells else _item(item, slide.start + number if numbered else 0)
        for number, item in enumerate(slide.items)
    ]
    said += [_sentence(slide.slots[name].plain) for name in below if name in slide.slots]
    return replace(slide, alt=" ".join(part for part in said if part))


def _row(item: SlideItem, slide: Slide) -> str:
    heads = [head.plain for head in slide.columns]
    heads += [""] * (len(item.cells) - len(heads))
    told = [
        _labelled(head, cell.plain)
        for head, cell in zip(heads, item.cells, strict=False)
        if cell.plain.strip()
    ]
    if any(cell.endswith(_ENDS) for cell in told):
        return " ".join(_sentence(cell) for cell in told)
    return _sentence("; ".join(told))


def _labelled(term: str, text: str) -> str:
    if not term.strip():
        return text
    return f"{term}{' ' if term.endswith(_ENDS) else ': '}{text}"


def _item(item: SlideItem, number: int) -> str:
    mark = f"{number}. " if number else ""
    if item.term is None or item.detail is None:
        only = item.term or item.detail
        return mark + _sentence(only.plain if only else "")
    return mark + _labelled(item.term.plain, _sentence(item.detail.plain))


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text.endswith(_ENDS) else f"{text}."
