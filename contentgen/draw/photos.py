"""Image files → upright sRGB pixels of about the size that is needed, and no more memory."""

from __future__ import annotations

import math
import struct
import warnings
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contentgen.errors import ContentgenError

if TYPE_CHECKING:
    from PIL.Image import Image

# What is larger is a mistake or an attack. A phone's largest photo has 50 million px, 25 MB.
MAX_PIXELS = 80_000_000
MAX_BYTES = 60 * 1024 * 1024

# Nothing that runs another program (EPS) or is a family of formats of its own (raw photos).
# The usual ones first: the plugins of the others are loaded only when none of these will do.
_FORMATS = ("JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF", "AVIF")
_SMALLER = "Save a smaller copy: 2000 px on the long side is plenty."
_AGAIN = "Save it again as JPEG or PNG."
_HEIF = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
# By the EXIF tag: whether width and height change places.
_SIDEWAYS = frozenset({5, 6, 7, 8})


def load_photo(path: str, size: tuple[int, int], *, cover: bool) -> Image:
    """Open a picture, turn it upright, and scale it to cover (or fit inside) `size` px.

    What reaches beyond is cut off evenly. The first frame of an animation is taken. The result is
    sRGB, in mode RGB, or RGBA if it is transparent in places. Raises ContentgenError for a file
    that is missing, too large (told from its header, before it is unpacked), cut off, or of a
    format that cannot be read.
    """
    from PIL import Image

    _check_file(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd tags; the size is checked below
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=_FORMATS) as file:
                return _scaled(file, path, size, cover=cover)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_many_pixels(path, "") from error
    except (OSError, SyntaxError, ValueError, EOFError, struct.error) as error:
        raise _unreadable(path, error) from error


def _check_file(path: str) -> None:
    file = Path(path)
    if not file.is_file():
        raise ContentgenError("there is no picture here.", path, "Check the name.")
    length = file.stat().st_size
    if length > MAX_BYTES:
        raise ContentgenError(
            f"this picture is {length / 1048576:.0f} MB; the most is {MAX_BYTES >> 20} MB.",
            path,
            _SMALLER,
        )
    with file.open("rb") as opened:
        head = opened.read(512)
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF:
        raise ContentgenError(
            "this is a HEIC photo, as iPhones take them, which cannot be read.",
            path,
            "Save it as JPEG: on a Mac open it in Preview and choose File, Export; on the phone "
            "set Settings, Camera, Formats to Most Compatible.",
        )
    if b"<svg" in head:
        raise ContentgenError("this is an SVG drawing.", path, "Save it as PNG.")


def _unreadable(path: str, error: Exception) -> ContentgenError:
    from PIL import UnidentifiedImageError

    told = "" if isinstance(error, UnidentifiedImageError) else str(error)  # that names the file
    if "truncated" in told or "broken" in told or isinstance(error, EOFError):
        message = "this picture is cut off: the file ends too early or is damaged."
        return ContentgenError(message, path, "Copy or download it again.")
    return ContentgenError("this picture cannot be read.", path, _AGAIN)


def _too_many_pixels(path: str, size: str) -> ContentgenError:
    return ContentgenError(
        f"this picture is {size or 'far too many'} px; the most is {MAX_PIXELS // 10**6} million.",
        path,
        _SMALLER,
    )


def _scaled(file: Any, path: str, size: tuple[int, int], *, cover: bool) -> Image:
    from PIL import Image

    if file.width * file.height > MAX_PIXELS:
        raise _too_many_pixels(path, f"{file.width} x {file.height}")
    turn = file.getexif().get(0x0112, 1)
    wanted = (size[1], size[0]) if turn in _SIDEWAYS else size
    box, target = _fit((file.width, file.height), wanted, cover=cover)
    if file.format in ("JPEG", "MPO"):
        full = file.width
        # The decoder halves as it reads, as long as what is left is larger than what is needed.
        scale = max(target[0] / (box[2] - box[0]), target[1] / (box[3] - box[1]))
        file.draft(file.mode, (math.ceil(file.width * scale), math.ceil(file.height * scale)))
        shrunk = file.width / full
        box = tuple(edge * shrunk for edge in box)
    file.load()
    profile = file.info.get("icc_profile")
    image = _plain(file)
    box = (max(0.0, box[0]), max(0.0, box[1]), min(image.width, box[2]), min(image.height, box[3]))
    small = image.resize(target, Image.Resampling.LANCZOS, box, reducing_gap=3.0)
    return _upright(_to_srgb(small, profile), turn)


def _fit(
    size: tuple[int, int], wanted: tuple[int, int], *, cover: bool
) -> tuple[tuple[float, ...], tuple[int, int]]:
    """Return the part of a picture to use, and the size to make of it."""
    width, height = size
    across, down = wanted[0] / width, wanted[1] / height
    if not cover:
        scale = min(across, down)
        target = (max(1, round(width * scale)), max(1, round(height * scale)))
        return (0.0, 0.0, float(width), float(height)), target
    scale = max(across, down)
    used = (wanted[0] / scale, wanted[1] / scale)
    left, top = (width - used[0]) / 2, (height - used[1]) / 2
    return (left, top, left + used[0], top + used[1]), wanted


def _plain(image: Any) -> Image:
    """Return an image in a mode that can be scaled: 8 bits, no palette."""
    mode = image.mode
    clear = mode in ("LA", "La", "PA", "RGBa") or "transparency" in image.info
    plain: Image
    if mode.startswith("I"):  # 16 bits of grey
        plain = image.convert("I").point(lambda level: level * (1 / 257)).convert("L")
    elif mode == "F":
        raise ValueError("floating point")
    elif mode in ("RGB", "CMYK", "L", "RGBA") and not clear:
        plain = image
    else:
        plain = image.convert("RGBA" if clear else "RGB")
    return plain


def _to_srgb(image: Image, profile: bytes | None) -> Image:
    """Return an image in sRGB: what its profile says its numbers mean, else as they are."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    bare = image.convert("RGB") if image.mode == "RGBA" else image
    if profile and not _is_srgb(profile):
        bare = _through_profile(bare, profile)
    if bare.mode != "RGB":
        bare = bare.convert("RGB")
    if alpha is not None:
        bare.putalpha(alpha)
    return bare


def _is_srgb(profile: bytes) -> bool:
    return b"sRGB" in profile[:4096] or b"s\0R\0G\0B" in profile[:4096]


def _through_profile(image: Image, profile: bytes) -> Image:
    from PIL import ImageCms

    try:
        return _srgb_from(profile, image.mode).apply(image)  # type: ignore[no-any-return]
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image  # a profile that is damaged, or for another kind of picture


@lru_cache(maxsize=8)
def _srgb_from(profile: bytes, mode: str) -> Any:
    from PIL import ImageCms

    opened = ImageCms.ImageCmsProfile(BytesIO(profile))
    return ImageCms.buildTransform(
        opened,
        ImageCms.createProfile("sRGB"),
        mode,
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _upright(image: Image, turn: int) -> Image:
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[turn]) if turn in turns else image
