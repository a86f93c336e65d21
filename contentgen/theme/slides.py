"""A deck's slides as checked markup: each role's template, rendered with its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from contentgen.errors import ContentgenError
from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Run, Slide, SlideItem, Text
from contentgen.model.markup import Element, Look
from contentgen.theme.art import anchor_at, art_alt, art_info, expand
from contentgen.theme.grounds import assign_grounds, cover_ground
from contentgen.theme.inside import is_inside
from contentgen.theme.jinja import lines_in_source, render
from contentgen.theme.load import Theme
from contentgen.theme.logo import draw_logo
from contentgen.theme.markup import Names, parse
from contentgen.theme.near import nearest
from contentgen.theme.signature import look_view, signature

if TYPE_CHECKING:
    from markupsafe import Markup

SLOTS = ("label", "headline", "body", "detail", "note", "button")
_UNKNOWN = re.compile(r'unknown attribute "([^"]+)"')
_WRONG_VALUE = re.compile(r'([\w-]+)="[^"]*"')
_NONE: Mapping[int, int] = MappingProxyType({})
THUMBNAIL_SIZE = (1280, 720)  # px; YouTube's own recommendation


@dataclass(frozen=True, slots=True)
class ItemView:
    """An entry of a slide's list as a template sees it."""

    number: int
    term: Markup | str
    detail: Markup | str
    cells: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class SlideView:
    """A slide as a template sees it. `slot` gives a text's inline markup, "" if there is none."""

    role: str
    number: int
    first: bool
    last: bool
    start: int
    art: str
    items: tuple[ItemView, ...]
    previous_role: str
    next_role: str
    texts: Mapping[str, Text]
    columns: tuple[Markup, ...] = ()
    image: str = ""

    def slot(self, name: str) -> Markup | str:
        """Return the words of a slot as inline markup."""
        text = self._text(name)
        return inline(text) if text else ""

    def plain(self, name: str) -> str:
        """Return the words of a slot without styles (for their length, say)."""
        text = self._text(name)
        return text.plain if text else ""

    def has(self, name: str) -> bool:
        """Tell whether a slot has any words."""
        text = self._text(name)
        return bool(text and text.plain.strip())

    def _text(self, name: str) -> Text | None:
        if name not in self.texts and name not in SLOTS:
            raise ContentgenError(f'there is no slot "{name}".', "", nearest(name, SLOTS))
        return self.texts.get(name)


@dataclass(frozen=True, slots=True)
class DeckView:
    """A deck as a template sees it."""

    count: int
    title: str
    art: str
    roles: tuple[str, ...]


def inline(text: Text) -> Markup:
    """Return a text's runs as inline markup, everything in them escaped."""
    from markupsafe import Markup, escape

    return Markup("").join(
        Markup("<{0}>{1}</{0}>").format(Markup(run.style), run.text)
        if run.style
        else escape(run.text)
        for run in text.runs
    )


def slide_markup(
    theme: Theme, deck: Deck, brand: Brand, skip: Mapping[int, int] = _NONE
) -> tuple[Element, ...]:
    """Return each slide of a deck as a checked tree, its drawings expanded.

    A role's layouts take turns over a deck; `skip` says how many to leave out, by slide from 0.

    Raises ContentgenError naming template, line and element for whatever a template does wrong.
    """
    roles = tuple(slide.role for slide in deck.slides)
    first = cover_ground(theme.cycle, deck.ground, deck.title)
    grounds = assign_grounds(roles, theme.cycle, first, theme.look.grounds)
    # A photo on the cover stands in the drawing's place, so nothing of it runs on to slide 2.
    art = "" if deck.slides and deck.slides[0].image else deck.art
    view = DeckView(len(roles), deck.title, art, roles)
    trees = []
    for n, slide in enumerate(deck.slides):
        context = {
            **_shared(theme, brand, theme.look, view),
            "slide": _slide_view(slide, n, roles, deck.art),
            "ground": grounds[n],
            "colors": theme.look.grounds[grounds[n]],
            "previous_ground": grounds[n - 1] if n else "",
            "next_ground": grounds[n + 1] if n + 1 < len(roles) else "",
            "layout": roles[:n].count(slide.role) + skip.get(n, 0),
        }
        trees.append(_tree(theme, slide.role, context, brand))
    return tuple(trees)


def thumbnail_markup(
    theme: Theme, text: Text | str, deck: Deck, brand: Brand
) -> tuple[Element, Look]:
    """Return the video's thumbnail as a checked tree, and the look to lay it out with."""
    words = Text((Run(text),), ()) if isinstance(text, str) else text
    look = replace(theme.look, width=THUMBNAIL_SIZE[0], height=THUMBNAIL_SIZE[1])
    roles = ("cover",) if "thumbnail" not in theme.cycle else ("thumbnail",)
    first = cover_ground(theme.cycle, deck.ground, deck.title)
    ground = assign_grounds(roles, theme.cycle, first, look.grounds)[0]
    slide = Slide("cover", {"headline": words}, art=deck.art)
    view = DeckView(1, deck.title, deck.art, ("thumbnail",))
    context = {
        **_shared(theme, brand, look, view),
        "slide": replace(_slide_view(slide, 0, ("thumbnail",), deck.art), role="thumbnail"),
        "headline": inline(words),
        "ground": ground,
        "colors": look.grounds[ground],
        "previous_ground": "",
        "next_ground": "",
        "layout": 0,
    }
    return _tree(theme, "thumbnail", context, brand), look


def drawing_alt(theme: Theme, role: str, art: str) -> str:
    """Return what is drawn on a role's slides, for alt text: "" if nothing that matters.

    ``{art}`` in the theme's words stands for what the post's drawing shows; they are left out if
    the post has none, in favour of the role's ``…-plain`` words.
    """
    words = theme.alt.get(role, "")
    if "{art}" not in words:
        return words
    if not art:
        return theme.alt.get(f"{role}-plain", "")
    return words.replace("{art}", art_alt(art, theme.folders))


def _shared(theme: Theme, brand: Brand, look: Look, deck: DeckView) -> dict[str, Any]:
    """Return what all slides of a deck have in common."""
    return {
        "theme": {"name": theme.name, "vars": theme.vars, "palette": theme.palette},
        "palette": theme.palette,
        "vars": theme.vars,
        "brand": brand,
        "signature": signature(brand),
        "look": look_view(brand, theme.vars),
        "deck": deck,
        "canvas": {"width": look.width, "height": look.height},
        "frame": _frame(theme, look),
        "art_info": partial(art_info, folders=theme.folders),
        "anchor": partial(_anchor, theme.folders),
    }


def _frame(theme: Theme, look: Look) -> dict[str, int]:
    """Return where words are composed: the size's frame, or all of a picture of another size."""
    canvas = theme.canvas
    top, bottom = (canvas.top, canvas.bottom) if look is theme.look else (0, look.height)
    return {"top": top, "bottom": bottom, "height": bottom - top}


def _anchor(
    folders: tuple[Path, ...],
    name: str,
    x: float,
    y: float,
    width: float,
    height: float,
    flip: bool = False,
) -> tuple[float, float]:
    return anchor_at(art_info(name, folders), x, y, width, height, flip)


def _slide_view(slide: Slide, n: int, roles: tuple[str, ...], art: str) -> SlideView:
    return SlideView(
        role=slide.role,
        number=n + 1,
        first=n == 0,
        last=n + 1 == len(roles),
        start=slide.start,
        art=slide.art or art,
        items=tuple(_item_view(i, item) for i, item in enumerate(slide.items, start=slide.start)),
        previous_role=roles[n - 1] if n else "",
        next_role=roles[n + 1] if n + 1 < len(roles) else "",
        texts=slide.slots,
        columns=tuple(inline(head) for head in slide.columns),
        image=slide.image,
    )


def _item_view(number: int, item: SlideItem) -> ItemView:
    return ItemView(
        number,
        inline(item.term) if item.term else "",
        inline(item.detail) if item.detail else "",
        tuple(inline(cell) for cell in item.cells),
    )


def _tree(theme: Theme, role: str, context: Mapping[str, Any], brand: Brand) -> Element:
    names = tuple(f"{name}/{role}.xml.j2" for name in theme.lineage)
    xml, template = render(theme.environment, names, context)
    try:
        tree = parse(xml, template, Names(theme.look.styles, context["colors"]))
        shown = getattr(context.get("slide"), "image", "")
        return _finished(tree, theme, brand, shown)
    except ContentgenError as error:
        raise _located(error, theme, template) from error


def _located(error: ContentgenError, theme: Theme, template: str) -> ContentgenError:
    """Name the template's line too, if the culprit can be found in the source."""
    problem = error.problems[0]
    if not problem.where.startswith(template):
        return error
    lines = _lines(problem.message, problem.where.rpartition(": ")[2], theme, template)
    return ContentgenError(problem.message, lines[0], problem.hint) if lines else error


def _lines(message: str, tag: str, theme: Theme, template: str) -> list[str]:
    """Return the lines that a message can be about; none if that would be a guess."""
    opening = tag.rstrip(">")
    search = partial(lines_in_source, theme.environment, template)
    unknown = _UNKNOWN.match(message)
    if unknown:
        return search(opening, f"{unknown.group(1)}=")
    wrong = _WRONG_VALUE.match(message)
    if not wrong:
        lines = search(opening)
        return lines if message.startswith("unknown element") or len(lines) == 1 else []
    lines = search(opening, f" {wrong.group(1)}=")
    return search(wrong.group(0)) or (lines if len(lines) == 1 else [])


def _finished(element: Element, theme: Theme, brand: Brand, shown: str) -> Element:
    """Expand drawings and find image files, throughout the tree; `shown` is the post's."""
    if element.tag == "art":
        return expand(element, theme.folders)
    if element.tag == "logo":
        return draw_logo(element, brand)
    if element.tag == "image":
        source = _image(element, theme, brand, shown)
        return replace(element, attrs={**element.attrs, "src": source})
    if not element.children:
        return element
    children = tuple(_finished(child, theme, brand, shown) for child in element.children)
    if all(new is old for new, old in zip(children, element.children, strict=True)):
        return element
    return replace(element, children=children)


def _image(element: Element, theme: Theme, brand: Brand, shown: str) -> str:
    """Return the absolute path of an image, looked for beside brand.toml and in the theme."""
    source = element.attrs["src"]
    beside = Path(brand.path).parent if brand.path else Path()
    bases = (beside, *(f / name for name in theme.lineage for f in theme.folders))
    for base in bases:
        path = (base / source).resolve()
        if path.is_file() and (source in (shown, brand.logo) or is_inside(path, bases)):
            return str(path)
    raise ContentgenError(
        f'there is no image file "{source}".',
        element.where,
        f"Looked in {', '.join(str(base) for base in bases)}.",
    )
