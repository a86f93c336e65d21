"""A slide's pixels, and what is known of them.

Blending a colour through a mask costs a hundred times what copying does, covered or not. So masks
are cut along a grid of cells: empty cells are dropped, full ones filled. A cell under which one
plain colour lies is blended by a table of 256 colours and copied, a tenth of the cost, to the same
bytes. The canvas remembers for each cell which colour that is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

CELL = 32  # px; smaller cells cost more in calls than they save in blending

Ink = tuple[int, int, int]
Edges = tuple[int, int, int, int]


class Piece(NamedTuple):
    """A part of a mask: its box on the canvas, its cell, and its cover (None where whole)."""

    box: Edges
    cell: int
    cover: Any


class Cover(NamedTuple):
    """A mask in pieces, and the box on the canvas that holds them."""

    box: Edges
    pieces: tuple[Piece, ...]


class Canvas:
    """An RGB image of one colour to begin with, painted on from back to front."""

    def __init__(self, width: int, height: int, ground: Ink) -> None:
        from PIL.Image import new

        self.image: Image = new("RGB", (width, height), ground)
        self.pixels = self.image.im
        self.width, self.height = width, height
        self._across = -(-width // CELL)
        self._cells: list[Ink | None] = [ground] * (self._across * -(-height // CELL))
        self._words: list[Edges] = []

    def fill(self, box: Edges, ink: Ink) -> None:
        """Fill a box; what reaches beyond the canvas is left out."""
        left, top, right, bottom = box
        box = (max(0, left), max(0, top), min(self.width, right), min(self.height, bottom))
        if box[0] >= box[2] or box[1] >= box[3]:
            return
        self._settle(box)
        self.pixels.paste(ink, box)
        self._note(box, ink)

    def blend(self, cover: Cover, ink: Ink) -> None:
        """Paint a colour through a mask."""
        self._settle(cover.box)
        pixels, cells = self.pixels, self._cells
        for box, cell, mask in cover.pieces:
            if mask is None:
                pixels.paste(ink, box)
                self._note(box, ink)
                continue
            under = cells[cell]
            if under is None:
                pixels.paste(ink, box, mask)
            elif under != ink:
                pixels.paste(blended(mask, under, ink), box)
                cells[cell] = None

    def place(self, image: Image, left: int, top: int, mask: Image | None) -> None:
        """Paste a picture, through its mask if it has one."""
        self.image.paste(image, (left, top), mask)
        right, bottom = min(self.width, left + image.width), min(self.height, top + image.height)
        box = (max(0, left), max(0, top), right, bottom)
        self._settle(box)
        self._note(box, None)

    def ground_of_words(self, box: Edges) -> Ink | None:
        """Return the one colour that lies under a line of text, None if it may be several.

        The line is remembered as painted.
        """
        left, top, right, bottom = box
        clear = not any(
            left < r and right > x and top < b and bottom > y for x, y, r, b in self._words
        )
        self._words.append(box)
        if not clear or left < 0 or top < 0 or right > self.width or bottom > self.height:
            return None
        first, last = left // CELL, -(-right // CELL)
        found = self._cells[top // CELL * self._across + first]
        for row in range(top // CELL, -(-bottom // CELL)):
            start = row * self._across
            if any(cell != found for cell in self._cells[start + first : start + last]):
                return None
        return found

    def _settle(self, box: Edges) -> None:
        """Note the words that a box covers: their cells are no longer of one colour."""
        left, top, right, bottom = box
        for words in self._words:
            if left < words[2] and right > words[0] and top < words[3] and bottom > words[1]:
                x, y, r, b = words
                self._note((max(0, x), max(0, y), min(self.width, r), min(self.height, b)), None)

    def _note(self, box: Edges, ink: Ink | None) -> None:
        left, top, right, bottom = box
        if right <= left or bottom <= top:
            return
        cells = self._cells
        first, last = left // CELL, -(-right // CELL)
        # Cells that the box covers in part keep their colour only if it is the same.
        begin = first if left % CELL == 0 else first + 1
        end = last if right % CELL == 0 or right == self.width else last - 1
        for row in range(top // CELL, -(-bottom // CELL)):
            start = row * self._across
            below = (row + 1) * CELL
            whole = row * CELL >= top and (below <= bottom or bottom == self.height)
            if whole and end > begin:
                cells[start + begin : start + end] = [ink] * (end - begin)
                edges: Sequence[int] = (*range(first, begin), *range(end, last))
            else:
                edges = range(first, last)
            for column in edges:
                if cells[start + column] != ink:
                    cells[start + column] = None


def cut(mask: Image, left: int, top: int, canvas_width: int) -> Cover | None:
    """Cut a mask, whose corner stands at (left, top) on the canvas, along the canvas's cells.

    Returns None if it covers nothing.
    """
    inked = mask.getbbox()
    if inked is None:
        return None
    box = (left + inked[0], top + inked[1], left + inked[2], top + inked[3])
    return Cover(box, tuple(_pieces(mask.im, left, top, box, -(-canvas_width // CELL))))


def _pieces(mask: Any, left: int, top: int, box: Edges, across: int) -> Iterator[Piece]:
    """Cut a mask into rows of cells, and each row in halves until they are empty, whole or one."""
    for row in range(box[1] // CELL, -(-box[3] // CELL)):
        y, bottom = max(box[1], row * CELL), min(box[3], (row + 1) * CELL)
        strip = mask.crop((box[0] - left, y - top, box[2] - left, bottom - top))
        inked = strip.getbbox()
        if inked is None:
            continue
        begin, end = box[0] + inked[0], box[0] + inked[2]
        parts = [(begin // CELL, -(-end // CELL))]
        while parts:
            first, last = parts.pop()
            x, right = max(begin, first * CELL), min(end, last * CELL)
            cover = strip.crop((x - box[0], 0, right - box[0], bottom - y))
            low, high = cover.getextrema()
            if high == 0:
                continue
            if low == 255:
                yield Piece((x, y, right, bottom), 0, None)
            elif last - first == 1:
                yield Piece((x, y, right, bottom), row * across + first, cover)
            else:
                middle = (first + last) // 2
                parts += ((first, middle), (middle, last))


def blended(mask: Any, ground: Ink, ink: Ink) -> Any:
    """Return the pixels of a colour painted through a mask on a plain ground."""
    indexed = mask.copy()
    indexed.putpalette("RGB", "RGB", _table(ground, ink))
    return indexed.convert("RGB", 0)


@lru_cache(maxsize=4096)
def _table(ground: Ink, ink: Ink) -> bytes:
    """Return the colours that a ground becomes under 0 to 255 of an ink."""
    from PIL import Image

    # Pillow's own blending, so that the table gives what it would have given, to the bit.
    row = Image.new("RGB", (256, 1), ground)
    ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
    row.paste(ink, (0, 0, 256, 1), ramp)
    return row.tobytes()
