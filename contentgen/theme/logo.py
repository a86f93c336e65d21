"""A practice's logo on a slide: plain SVG shapes in one colour, or a picture file as it is."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

from contentgen.errors import ContentgenError
from contentgen.model.brand import Brand
from contentgen.model.markup import Element
from contentgen.theme.markup import measure_problem

MAX_BYTES = 200_000  # a drawing that stands 40 px high; more is a photograph or a mistake
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
_HINT = "Save it as plain filled shapes (no text, no transforms), or as a PNG."
_SHAPES = ("path", "rect", "circle", "ellipse", "polygon")
_IGNORED = ("svg", "g", "title", "desc", "metadata", "defs", "style")


def draw_logo(element: Element, brand: Brand) -> Element:
    """Return a ``logo`` element as a group of shapes, or as an image for a picture file.

    Raises ContentgenError if the file is missing, or holds more than plain filled shapes.
    """
    path = Path(brand.path).parent / brand.logo if brand.path else Path(brand.logo)
    if not path.is_file():
        raise ContentgenError(
            f'there is no logo file "{brand.logo}".', brand.path or "brand.toml", "Check logo = …"
        )
    attrs = {key: value for key, value in element.attrs.items() if key != "color"}
    if path.suffix.lower() in PICTURES:
        return replace(
            element, tag="image", attrs={**attrs, "src": str(path.resolve()), "fit": "contain"}
        )
    viewbox, shapes = _read(path, path.stat().st_mtime_ns)
    color = element.attrs.get("color", "text")
    children = tuple(
        Element(tag, {**given, "fill": color}, (), (), f"{path.name}: <{tag}>")
        for tag, given in shapes
    )
    return Element("group", {**attrs, "viewbox": viewbox}, children, (), element.where)


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> tuple[str, tuple[tuple[str, dict[str, str]], ...]]:
    """Return an SVG file's viewbox and its filled shapes as markup."""
    where = path.name
    if path.stat().st_size > MAX_BYTES:
        raise ContentgenError("this logo is over 200 KB.", where, _HINT)
    found: list[tuple[str, dict[str, str]]] = []
    viewbox = [""]

    def start(name: str, attrs: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "svg":
            viewbox[0] = attrs.get("viewBox") or _size(attrs)
        elif tag not in (*_SHAPES, *_IGNORED) or "transform" in attrs:
            what = "a transform" if "transform" in attrs else f"<{tag}>"
            raise ContentgenError(f"this logo holds {what}.", where, _HINT)
        elif tag in _SHAPES and attrs.get("fill") != "none":
            found.append(_shape(tag, attrs))

    def doctype(*_: object) -> None:
        # A document type can define entities, which can blow a small file up to any size.
        raise ContentgenError("this logo begins with a document type.", where, _HINT)

    parser = ParserCreate()
    parser.StartElementHandler = start
    parser.EntityDeclHandler = doctype
    try:
        parser.Parse(path.read_bytes(), True)
    except (ExpatError, ValueError) as error:  # ValueError: an encoding that expat does not know
        raise ContentgenError("this logo is not an SVG file.", where, _HINT) from error
    if not viewbox[0] or not found:
        raise ContentgenError("this logo has no size or no filled shape.", where, _HINT)
    given = ("svg", {"viewbox": viewbox[0]})
    for tag, attrs in (given, *found):
        for key, value in attrs.items():
            if problem := measure_problem(tag, key, value):
                message = f'{key}="{value[:40]}" on <{tag}> of this logo: {problem}'
                raise ContentgenError(message, where, _HINT)
    return viewbox[0].replace(",", " "), tuple(found)


def _size(attrs: dict[str, str]) -> str:
    width, height = (attrs.get(side, "").removesuffix("px") for side in ("width", "height"))
    return f"0 0 {width} {height}" if width and height else ""


def _shape(tag: str, attrs: dict[str, str]) -> tuple[str, dict[str, str]]:
    if tag == "path":
        return "path", {"d": attrs.get("d", "M0 0")}
    if tag == "polygon":
        return "path", {"d": f"M{attrs.get('points', '0 0')}Z"}
    if tag == "rect":
        own = {key: attrs[key] for key in ("x", "y", "width", "height") if key in attrs}
        return "rect", own | ({"radius": attrs["rx"]} if "rx" in attrs else {})
    return "ellipse", {key: attrs[key] for key in ("cx", "cy", "r", "rx", "ry") if key in attrs}
