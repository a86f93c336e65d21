"""Font files, opened once, at a place in their design space."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from contentgen.errors import ContentgenError
from contentgen.model.markup import Font

# A font file is read whole into memory; CJK families reach about 30 MB.
MAX_FONT_BYTES = 64 * 1024 * 1024


@cache
def _face(path: str) -> Any:
    import uharfbuzz

    file = Path(path)
    if not file.is_file():
        raise ContentgenError("there is no font file here.", path, "Check [fonts] in brand.toml.")
    if file.stat().st_size > MAX_FONT_BYTES:
        raise ContentgenError("this font file is over 64 MB.", path, "Use a smaller font.")
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path))
    if not face.glyph_count:
        raise ContentgenError(
            "this file is not a font.", path, "Use a .ttf or .otf file in [fonts] of brand.toml."
        )
    return face


@cache
def instance(font: Font) -> Any:
    """Return the HarfBuzz font of `font` with every axis set by name, in font units.

    Axes that `font` does not name keep the file's default. Raises ContentgenError if the file is
    missing or not a font.
    """
    import uharfbuzz

    opened = uharfbuzz.Font(_face(font.path))
    if font.axes:
        opened.set_variations(dict(font.axes))
    return opened


def units_per_em(font: Font) -> int:
    """Return how many font units make one em."""
    return int(_face(font.path).upem)


@cache
def glyph_id(font: Font, character: str) -> int | None:
    """Return the glyph for a character by the font's own character map, or None."""
    found: int | None = instance(font).get_nominal_glyph(ord(character))
    return found
