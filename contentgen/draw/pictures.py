"""Image files → pixels that fit a box."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from contentgen.errors import ContentgenError
from contentgen.model.scene import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

# A 12,000 x 8,000 px photo is the largest that is opened: more is a mistake or an attack.
MAX_PIXELS = 100_000_000


class Drawn(NamedTuple):
    """A picture at its size, its mask, and its top left corner on the canvas in px."""

    left: int
    top: int
    image: Image
    mask: Image | None


@lru_cache(maxsize=16)
def _open(path: str) -> Any:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(path) as file:
            if file.width * file.height > MAX_PIXELS:
                raise ContentgenError(
                    f"this picture is {file.width} x {file.height} px; the most is 100 million px.",
                    path,
                    "Save a smaller copy, 2000 px wide is plenty.",
                )
            return ImageOps.exif_transpose(file).convert("RGBA")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise ContentgenError(
            "this picture cannot be read.", path, "Save it again as JPEG or PNG."
        ) from error


@lru_cache(maxsize=32)
def picture(op: Picture) -> Drawn | None:
    """Open, turn upright, and scale a picture to cover (or fit inside) its box.

    Raises ContentgenError if the file cannot be read or is too large.
    """
    from PIL import Image, ImageChops, ImageOps

    left, top, right, bottom = (round(edge) for edge in op.box)
    size = (right - left, bottom - top)
    if min(size) <= 0:
        return None
    opened = _open(op.path)
    fit = ImageOps.fit if op.fit == "cover" else ImageOps.contain
    scaled = fit(opened, size, method=Image.Resampling.LANCZOS)
    left += (size[0] - scaled.width) // 2
    top += (size[1] - scaled.height) // 2
    mask = scaled.getchannel("A")
    if op.radius:
        mask = ImageChops.multiply(mask, _rounded(scaled.size, op.radius))
    return Drawn(left, top, scaled.convert("RGB"), mask)


def _rounded(size: tuple[int, int], radius: float) -> Image:
    from PIL import Image, ImageDraw

    # Pillow's rounded rectangle is not anti-aliased: draw it four times as large.
    large = Image.new("L", (size[0] * 4, size[1] * 4), 0)
    ImageDraw.Draw(large).rounded_rectangle((0, 0, *large.size), radius * 4, fill=255)
    return large.resize(size, Image.Resampling.BOX)
