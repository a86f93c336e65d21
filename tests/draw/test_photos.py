"""Photos as people have them: sideways, in other colour spaces, deep, clear, huge, broken."""

import os
import re
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from contentgen.draw import photos
from contentgen.draw.paint import paint
from contentgen.draw.photos import load_photo
from contentgen.draw.pictures import picture
from contentgen.draw.scrim import luminance, scrim_opacity
from contentgen.errors import ContentgenError
from contentgen.model.scene import Box, Picture, Scene, Words

RED, BLUE = (220, 30, 30), (20, 40, 200)


def near(one, other, within=6):
    return all(abs(a - b) <= within for a, b in zip(one[:3], other[:3], strict=True))


def quarters() -> Image.Image:
    """A picture that looks different whichever way it is turned: red top left, else blue."""
    image = Image.new("RGB", (64, 48), BLUE)
    ImageDraw.Draw(image).rectangle((0, 0, 31, 23), fill=RED)
    return image


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_exif_orientation_ends_upright(tmp_path, turn):
    upright = quarters()
    # What a camera stores: the way back from upright.
    back = {
        2: [Image.Transpose.FLIP_LEFT_RIGHT], 3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM], 5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90], 7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }  # fmt: skip
    stored = upright
    for step in back.get(turn, []):
        stored = stored.transpose(step)
    exif = Image.Exif()
    exif[0x0112] = turn
    path = tmp_path / "photo.jpg"
    stored.save(path, exif=exif, quality=95, subsampling=0)
    shown = load_photo(str(path), (64, 48), cover=True)
    assert shown.size == (64, 48)
    assert near(shown.getpixel((8, 8)), RED)
    assert near(shown.getpixel((56, 8)), BLUE)
    assert near(shown.getpixel((8, 40)), BLUE)


def test_a_cover_is_cut_evenly_and_a_fit_is_whole(tmp_path):
    wide = Image.new("RGB", (90, 30), RED)
    ImageDraw.Draw(wide).rectangle((30, 0, 59, 29), fill=BLUE)
    path = str(tmp_path / "wide.png")
    wide.save(path)
    covered = load_photo(path, (30, 30), cover=True)
    assert covered.size == (30, 30)
    assert near(covered.getpixel((2, 15)), BLUE, 20)
    assert near(covered.getpixel((27, 15)), BLUE, 20)
    assert load_photo(path, (30, 30), cover=False).size == (30, 10)


def test_a_profile_is_followed(tmp_path):
    # A profile whose numbers mean other colours: that of a linear light picture.
    image = Image.new("L", (20, 20), 128)
    path = tmp_path / "grey.png"
    image.save(path, icc_profile=_grey_profile(gamma=1.0))
    shown = load_photo(str(path), (10, 10), cover=True)
    assert shown.mode == "RGB"
    assert near(shown.getpixel((5, 5)), (188, 188, 188), 2)  # half the light is 188 in sRGB


def test_a_damaged_profile_is_left_aside(tmp_path):
    path = tmp_path / "photo.png"
    Image.new("RGB", (20, 20), RED).save(path, icc_profile=b"not a profile" * 20)
    assert near(load_photo(str(path), (10, 10), cover=True).getpixel((5, 5)), RED, 0)


def _grey_profile(gamma: float) -> bytes:
    """A colour profile for grey pictures with a plain gamma curve (ICC.1:2001)."""
    curve = b"curv" + struct.pack(">IIH", 0, 1, round(gamma * 256)) + b"\0\0"
    white = b"XYZ " + struct.pack(">I3i", 0, *(round(v * 65536) for v in (0.9642, 1, 0.8249)))
    text = b"desc" + struct.pack(">II", 0, 2) + b"g\0" + bytes(78)
    body, table, at = b"", b"", 128 + 4 + 3 * 12
    for tag, data in ((b"desc", text), (b"wtpt", white), (b"kTRC", curve)):
        data += bytes(-len(data) % 4)
        table += tag + struct.pack(">II", at + len(body), len(data))
        body += data
    size = at + len(body)
    header = struct.pack(">I4sI4s4s4s", size, b"lcms", 0x02100000, b"mntr", b"GRAY", b"XYZ ")
    header += struct.pack(">6H", 2024, 1, 1, 0, 0, 0) + b"acsp"
    header += bytes(68 - len(header))
    header += struct.pack(">3i", *(round(v * 65536) for v in (0.9642, 1, 0.8249)))
    return header + bytes(128 - len(header)) + struct.pack(">I", 3) + table + body


@pytest.mark.parametrize(
    ("mode", "color", "suffix", "shown"),
    [
        ("CMYK", (0, 255, 255, 0), ".jpg", (255, 0, 0)),
        ("L", 90, ".jpg", (90, 90, 90)),
        ("1", 1, ".png", (255, 255, 255)),
        ("P", 0, ".gif", None),
        ("I;16", 257 * 100, ".png", (100, 100, 100)),
    ],
)
def test_other_kinds_of_pixels(tmp_path, mode, color, suffix, shown):
    path = tmp_path / f"photo{suffix}"
    image = quarters().convert("P") if mode == "P" else Image.new(mode, (40, 40), color)
    image.save(path)
    pixel = load_photo(str(path), (20, 20), cover=True).getpixel((3, 3))
    assert near(pixel, shown or RED, 8)


def test_what_is_clear_shows_the_ground(tmp_path):
    path = tmp_path / "mark.png"
    image = Image.new("RGBA", (40, 40), (*RED, 0))
    ImageDraw.Draw(image).rectangle((20, 0, 39, 39), fill=(*RED, 255))
    image.save(path)
    slide = paint(Scene(40, 40, "#00ff00", (Picture(str(path), Box(0, 0, 40, 40)),)))
    assert slide.getpixel((5, 20)) == (0, 255, 0)
    assert slide.getpixel((35, 20)) == RED


def test_a_clear_palette_shows_the_ground(tmp_path):
    path = tmp_path / "mark.gif"
    image = quarters().convert("P", palette=Image.Palette.ADAPTIVE)
    image.save(path, transparency=image.getpixel((50, 40)))
    slide = paint(Scene(64, 48, "#00ff00", (Picture(str(path), Box(0, 0, 64, 48)),)))
    assert slide.getpixel((60, 44)) == (0, 255, 0)
    assert near(slide.getpixel((5, 5)), RED)


def test_an_animation_shows_its_first_frame(tmp_path):
    path = tmp_path / "moving.gif"
    Image.new("RGB", (20, 20), RED).save(
        path, save_all=True, append_images=[Image.new("RGB", (20, 20), BLUE)]
    )
    assert near(load_photo(str(path), (10, 10), cover=True).getpixel((5, 5)), RED)


def _png_header(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(9_000, 9_000), (10_000, 9_500), (60_000, 60_000)])
def test_a_bomb_is_refused_by_its_header(tmp_path, size):
    path = tmp_path / "huge.png"
    path.write_bytes(_png_header(*size))
    with pytest.raises(ContentgenError, match=r"huge\.png.*the most is 80 million"):
        load_photo(str(path), (10, 10), cover=True)


def test_a_file_too_large_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(photos, "MAX_BYTES", 2**20)
    path = tmp_path / "photo.jpg"
    path.write_bytes(bytes(3 * 2**20))
    with pytest.raises(ContentgenError, match="3 MB; the most is 1 MB"):
        load_photo(str(path), (10, 10), cover=True)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp"])
def test_a_file_that_is_cut_off_says_so(tmp_path, suffix):
    path = tmp_path / f"photo{suffix}"
    Image.effect_noise((200, 200), 60).convert("RGB").save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(ContentgenError, match=r"photo\.\w+.*(cut off|cannot be read)"):
        load_photo(str(path), (100, 100), cover=True)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(600), "HEIC.*Save it as JPEG"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "SVG.*PNG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "cannot be read"),
        (b"", "cannot be read"),
        (b"GIF89a", "cannot be read|cut off"),
    ],
)
def test_what_is_no_photo_says_what_to_do(tmp_path, data, words):
    path = tmp_path / "photo.jpg"
    path.write_bytes(data)
    with pytest.raises(ContentgenError) as caught:
        load_photo(str(path), (10, 10), cover=True)
    problem = caught.value.problems[0]
    assert problem.hint
    assert re.search(words, f"{problem.message} {problem.hint}", re.DOTALL)


def test_any_damage_is_an_error_and_no_crash(tmp_path):
    path = tmp_path / "photo.bin"
    for suffix in ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"):
        out = BytesIO()
        quarters().save(out, suffix)
        for at in range(0, min(400, len(out.getvalue())), 7):
            data = bytearray(out.getvalue())
            data[at] ^= 0xFF
            path.write_bytes(data)
            told = str(path)
            try:
                load_photo(str(path), (20, 20), cover=True)
            except ContentgenError as error:
                told = str(error)
            assert str(path) in told


def test_a_picture_saved_again_is_drawn_again(tmp_path):
    path = tmp_path / "photo.png"
    op = Picture(str(path), Box(0, 0, 10, 10))
    Image.new("RGB", (20, 20), RED).save(path)
    first = picture(op)
    assert picture(op) is first
    Image.new("RGB", (20, 20), BLUE).save(path)
    os.utime(path, ns=(1, 1))
    assert picture(op).image.getpixel((5, 5)) == BLUE


def _contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "scrim"), [("#ffffff", "#101820"), ("#3a1220", "#fcf1e8")])
@pytest.mark.parametrize("ratio", [3.0, 4.5])
def test_a_scrim_is_as_deep_as_it_must_be_and_no_deeper(ink, scrim, ratio):
    image = Image.merge("RGB", [Image.effect_noise((120, 60), 110) for _ in range(3)])
    opacity = scrim_opacity(image, ink, scrim, ratio)

    def readable(depth: float) -> float:
        veiled = Image.blend(image, Image.new("RGB", image.size, scrim), depth)
        text = Image.new("RGB", (1, 1), ink).getpixel((0, 0))
        counts = veiled.getcolors(veiled.width * veiled.height)
        return sum(n for n, c in counts if _contrast(c, text) >= ratio) / (120 * 60)

    assert readable(opacity) >= 0.99
    assert opacity == 0 or readable(opacity - 0.12) < 0.99


def test_a_calm_dark_photo_needs_no_scrim_under_white_words():
    assert scrim_opacity(Image.new("RGB", (50, 50), "#101010"), "#ffffff", "#000000", 4.5) == 0


def test_the_scrim_is_where_the_words_are(tmp_path):
    path = Path(tmp_path / "sky.png")
    Image.new("RGB", (300, 1200), "#f4f4f4").save(path)
    words = (Words(Box(20, 1000, 280, 1060), "#ffffff", 4.5),)
    op = Picture(str(path), Box(0, 0, 300, 1200), scrim="#102030", words=words)
    slide = paint(Scene(300, 1200, "#000000", (op,)))
    assert slide.getpixel((150, 100)) == (0xF4, 0xF4, 0xF4)
    assert _contrast(slide.getpixel((150, 1030)), (255, 255, 255)) >= 4.5
