"""Pictures of a scene, ready to paste: scaled, masked, veiled where words stand on them."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from contentgen.draw.photos import load_photo
from contentgen.draw.scrim import veil
from contentgen.model.scene import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

# What is kept of pictures already drawn: a logo for every slide, a few photos.
_KEPT_PIXELS = 8_000_000


class Drawn(NamedTuple):
    """A picture at its size, its mask, and its top left corner on the canvas in px."""

    left: int
    top: int
    image: Image
    mask: Image | None


_Key = tuple[Picture, int, int]
_KEPT: OrderedDict[_Key, Drawn] = OrderedDict()


def picture(op: Picture) -> Drawn | None:
    """Open, turn upright, and scale a picture to cover (or fit inside) its box.

    Raises ContentgenError if the file cannot be read or is too large; see `photos.load_photo`.
    """
    left, top, right, bottom = (round(edge) for edge in op.box)
    if right <= left or bottom <= top:
        return None
    key = _key(op)
    drawn = _KEPT.pop(key, None) or _drawn(op, left, top, (right - left, bottom - top))
    _KEPT[key] = drawn
    while len(_KEPT) > 1 and sum(d.image.width * d.image.height for d in _KEPT.values()) > (
        _KEPT_PIXELS
    ):
        _KEPT.popitem(last=False)
    return drawn


def _key(op: Picture) -> _Key:
    """Return what a drawn picture is kept by: a file saved again is another picture."""
    file = Path(op.path)
    if not file.is_file():
        return op, 0, 0
    stat = file.stat()
    return op, stat.st_mtime_ns, stat.st_size


def _drawn(op: Picture, left: int, top: int, size: tuple[int, int]) -> Drawn:
    from PIL import ImageChops

    image = load_photo(op.path, size, cover=op.fit == "cover")
    left += (size[0] - image.width) // 2
    top += (size[1] - image.height) // 2
    mask = image.getchannel("A") if image.mode == "RGBA" else None
    if op.radius:
        corners = _rounded(image.size, op.radius)
        mask = ImageChops.multiply(mask, corners) if mask else corners
    bare = image.convert("RGB")
    return Drawn(left, top, veil(bare, (left, top), op) if op.scrim else bare, mask)


def _rounded(size: tuple[int, int], radius: float) -> Image:
    from PIL import Image, ImageDraw

    # Pillow's rounded rectangle is not anti-aliased: draw it four times as large.
    large = Image.new("L", (size[0] * 4, size[1] * 4), 0)
    ImageDraw.Draw(large).rounded_rectangle((0, 0, *large.size), radius * 4, fill=255)
    return large.resize(size, Image.Resampling.BOX)
