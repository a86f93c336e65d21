"""Draw the pictures of docs/themes.md: ``.venv/bin/python docs/img/themes.py``.

The examples are read from the page itself, so that a picture always shows the code above it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from contentgen.cli.specimen import specimen_deck
from contentgen.draw.paint import paint
from contentgen.draw.shape import Shaper
from contentgen.draw.sheet import contact_sheet
from contentgen.layout.deck import lay_out
from contentgen.model.brand import Brand
from contentgen.pictures import lay_out_slides
from contentgen.theme.canvas import known_sizes
from contentgen.theme.find import own_templates
from contentgen.theme.jinja import environment
from contentgen.theme.load import Theme, load_theme
from contentgen.theme.markup import Names, parse
from contentgen.theme.slides import _finished

if TYPE_CHECKING:
    from PIL.Image import Image

PAGE = Path(__file__).parents[1] / "themes.md"
OUT = Path(__file__).parent / "themes"
BRAND = Brand(name="Hill Road Physical Therapy", handle="@hillroadpt")
EXAMPLE = re.compile(r"<!-- picture: (\w+) -->\n```xml\n(.*?)\n```", re.DOTALL)
WIDTH, HEIGHT = 720, 280  # px of an example's canvas
COLORS = ("#EB5B3C", "#1F3A5F", "#0F7B6C", "#7A3E9D", "#000000")


def theme(name: str, size: str = "4x5", color: str = "") -> Theme:
    """Load a built-in theme for the sample practice."""
    return load_theme(name, (own_templates(),), replace(BRAND, color=color), size)


def example(markup: str) -> Image:
    """Draw an example on tide's lightest ground."""
    tide = theme("tide")
    colors = tide.look.grounds["shell"]
    source = f'<slide role="example" ground="shell">{markup}</slide>'
    xml = environment(tide.folders).from_string(source).render(colors=colors)
    tree = _finished(parse(xml, "docs/themes.md", Names(tide.look.styles, colors)), tide, BRAND)
    rungs = {"example": ({"headline": 76.0, "term": 60.0, "numeral": 60.0},)}
    look = replace(tide.look, width=WIDTH, height=HEIGHT, rungs=rungs)
    return paint(lay_out([tree], look, Shaper()).scenes[0])


def slides(name: str, size: str = "4x5", color: str = "") -> dict[str, Image]:
    """Draw the usual specimen, one slide of each role."""
    look = theme(name, size, color)
    deck = specimen_deck("normal", look)
    scenes = lay_out_slides(deck, look, replace(BRAND, color=color)).scenes
    drawn: dict[str, Image] = {}
    for slide, scene in zip(deck.slides, scenes, strict=True):
        drawn.setdefault(slide.role, paint(scene))
    return drawn


def save(image: Image, name: str, width: int = 0) -> None:
    """Save a picture of the page, `width` px wide if that is given."""
    if width:
        image = image.resize((width, round(image.height * width / image.width)))
    image.save(OUT / f"{name}.jpg", quality=84, subsampling=0, optimize=True)


def main() -> None:
    """Draw all pictures of the page."""
    OUT.mkdir(exist_ok=True)
    for name, markup in EXAMPLE.findall(PAGE.read_text(encoding="utf-8")):
        save(example(markup), name, 480)
    for role, image in slides("tide").items():
        save(image, role, 200)
    save(contact_sheet([sizes("tide"), sizes("signal")], 150), "sizes")
    colors = [[*roles("tide", color), *roles("signal", color)] for color in COLORS]
    save(contact_sheet(colors, 120), "brands")


def sizes(name: str) -> list[Image]:
    """Draw two slides of a theme at each size."""
    drawn = (slides(name, size) for size in known_sizes())
    return [found[role] for found in drawn for role in ("cover", "statement")]


def roles(name: str, color: str) -> list[Image]:
    """Draw a few slides of a theme in a practice's color."""
    found = slides(name, color=color)
    return [found[role] for role in ("cover", "statement", "list", "compare", "cta")]


if __name__ == "__main__":
    main()
