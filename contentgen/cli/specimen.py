"""A theme's specimen: every role of slide with few words, the usual and many, as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from contentgen.errors import ContentgenError
from contentgen.theme.find import own_templates

if TYPE_CHECKING:
    from PIL.Image import Image

    from contentgen.layout.deck import Layout
    from contentgen.model.brand import Brand
    from contentgen.model.deck import Deck
    from contentgen.theme.load import Theme

LENGTHS = ("short", "normal", "long")
SHEET = "sheet.jpg"
SHEET_WIDTH = 216  # px of a slide on the contact sheet


def draw_specimen(theme: Theme, brand: Brand, folder: Path, *, marks: bool) -> tuple[str, ...]:
    """Draw a theme's specimen into a folder; return what does not fit, a line each.

    One JPEG for each slide of each length, and ``sheet.jpg`` with all of them. `marks` draws boxes,
    baselines and safe areas over the slides. Raises ContentgenError for what a template does wrong.
    """
    from contentgen.draw.encode import jpeg
    from contentgen.draw.paint import paint
    from contentgen.draw.sheet import contact_sheet
    from contentgen.pictures import lay_out_slides
    from contentgen.write.package import write_file
    from contentgen.write.paths import plain_words

    with plain_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
    rows: list[list[Image]] = []
    spilled: list[str] = []
    for length in LENGTHS:
        deck = specimen_deck(length, theme)
        layout = lay_out_slides(deck, theme, brand, marks=marks)
        spilled += _spilled(length, deck, layout)
        images = [paint(scene) for scene in layout.scenes]
        for number, (slide, image) in enumerate(zip(deck.slides, images, strict=True), 1):
            write_file(folder / f"{length}-{number:02d}-{slide.role}.jpg", jpeg(image))
        rows.append(images)
    write_file(folder / SHEET, jpeg(contact_sheet(rows, SHEET_WIDTH)))
    return tuple(spilled)


def specimen_deck(length: str, theme: Theme) -> Deck:
    """Return the specimen of a length, with the roles that the theme has a template for."""
    from dataclasses import replace

    from contentgen.read.storyboard import find_storyboard

    folder = own_templates() / "specimen"
    found = find_storyboard(folder / f"{length}.md", length)
    if found is None:
        raise RuntimeError(f"the specimen {length} is not installed")
    slides = (slide for slide in found.deck.slides if _has_template(theme, slide.role))
    return replace(found.deck, slides=tuple(slides))


def _has_template(theme: Theme, role: str) -> bool:
    names = (f"{name}/{role}.xml.j2" for name in theme.lineage)
    return any((folder / name).is_file() for name in names for folder in theme.folders)


def _spilled(length: str, deck: Deck, layout: Layout) -> Sequence[str]:
    return [
        f"{length}, {deck.slides[o.slide - 1].role} (slide {o.slide}): {', '.join(o.slots)} "
        f"needs {o.needed:.0f} px and has {o.had:.0f}"
        for o in layout.overflows
    ]


def copy_theme(source: str, name: str, folders: Sequence[Path], target: Path) -> Path:
    """Copy a theme under another name into a folder of templates; return the new theme's folder.

    What the templates say of each other follows the new name. Raises ContentgenError if there is
    no such theme, if the name is taken, or if it could not be a theme's.
    """
    from contentgen.theme.load import theme_names
    from contentgen.theme.near import nearest
    from contentgen.write.package import write_file
    from contentgen.write.paths import plain_words

    if not name.replace("-", "").replace("_", "").isalnum() or not name[0].isalpha():
        hint = "Use letters, digits and hyphens, such as our-clinic."
        raise ContentgenError(f'"{name}" cannot be the name of a theme.', "", hint)
    names = theme_names(folders)
    if source not in names:
        raise ContentgenError(f'there is no theme "{source}".', "", nearest(source, names))
    if name in names or (target / name).exists():
        raise ContentgenError(f'There is a theme "{name}" already.', "", "Choose another name.")
    origin = next(f / source for f in folders if (f / source / "theme.toml").is_file())
    with plain_words(target / name):
        (target / name).mkdir(parents=True)
        for file in sorted(path for path in origin.iterdir() if path.is_file()):
            write_file(target / name / file.name, _renamed(file, source, name))
    return target / name


def _renamed(file: Path, source: str, name: str) -> bytes:
    data = file.read_bytes()
    if file.suffix == ".j2":
        return data.replace(f'"{source}/'.encode(), f'"{name}/'.encode())
    if file.name == "theme.toml":
        return data.replace(f'name = "{source}"'.encode(), f'name = "{name}"'.encode(), 1)
    return data
