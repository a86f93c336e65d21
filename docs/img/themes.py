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
    if width:
        image = image.resize((width, round(image.height * width / image.width)))
    image.save(OUT / f"{name}.jpg", quality=84, subsampling=0, optimize=True)


def main() -> None:
    OUT.mkdir(exist_ok=True)
    for name, markup in EXAMPLE.findall(PAGE.read_text(encoding="utf-8")):
        save(example(markup), name, 480)
    for role, image in slides("tide").items():
        save(image, role, 200)
    some = ("cover", "statement", "list", "compare", "cta")
    rows = [
        [slides(name, size)[role] for role in some[:3]]
        for name in ("tide", "signal")
        for size in ("4x5", "3x4", "1x1", "9x16")
    ]
    together = [sum((rows[n][:2] for n in half), []) for half in (range(4), range(4, 8))]
    save(contact_sheet(together, 150), "sizes")
    save(
        contact_sheet(
            [
                [image for role, image in slides(name, color=color).items() if role in some][:5]
                + [image for role, image in slides(other, color=color).items() if role in some][:5]
                for color in COLORS
                for name, other in (("tide", "signal"),)
            ],
            120,
        ),
        "brands",
    )


if __name__ == "__main__":
    main()
