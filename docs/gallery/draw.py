"""Draw the pictures of docs/gallery and the README: ``.venv/bin/python docs/gallery/draw.py``.

Builds the sample practice's posts into a temporary folder and puts their slides on contact sheets.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from contentgen.draw.sheet import contact_sheet

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
THEMES = ("tide", "signal", "plain")
POST = "running-after-calf-strain"
MIXED = (
    ("tide", "heel-pain-first-steps", (1, 2, 5)),
    ("signal", "knee-arthritis-myths", (1, 2, 7)),
    ("plain", "your-first-physical-therapy-visit", (1, 2, 3)),
)
README = ((1, 2, 3, 6, 8), 384, 14)  # which slides, how wide, px between them
WIDTH = 256  # px of a slide on a sheet
QUALITY = 80


def build(theme: str, folder: Path) -> Path:
    """Build all sample posts in a theme; return where they are."""
    out = folder / theme
    program = Path(sys.executable).with_name("contentgen")
    options = ["--theme", theme, "--out", str(out), "--only", "carousel", "--quiet"]
    subprocess.run([program, "build", *options], cwd=ROOT, check=True)
    return out


def slide(out: Path, post: str, number: int) -> Image.Image:
    """Open one slide of a built post."""
    return Image.open(out / post / "instagram" / f"slide-{number:02d}.jpg").convert("RGB")


def row(images: list[Image.Image], width: int, gap: int) -> Image.Image:
    """Return pictures side by side on white."""
    height = round(width * images[0].height / images[0].width)
    whole = Image.new("RGB", (len(images) * (width + gap) - gap, height), "white")
    for n, image in enumerate(images):
        small = image.resize((width, height), Image.Resampling.LANCZOS)
        whole.paste(small, (n * (width + gap), 0))
    return whole


def main() -> None:
    """Draw all pictures."""
    with TemporaryDirectory() as temporary:
        outs = {theme: build(theme, Path(temporary)) for theme in THEMES}
        for theme, out in outs.items():
            count = len(list((out / POST / "instagram").glob("slide-*.jpg")))
            images = [slide(out, POST, n) for n in range(1, count + 1)]
            rows = [images[n : n + 5] for n in range(0, count, 5)]
            save(contact_sheet(rows, WIDTH), HERE / f"{theme}.jpg")
        mixed = [[slide(outs[t], post, n) for n in numbers] for t, post, numbers in MIXED]
        save(contact_sheet(mixed, WIDTH), HERE / "mixed.jpg")
        numbers, width, gap = README
        for theme, name in (("tide", "carousel"), ("signal", "signal")):
            shown = row([slide(outs[theme], POST, n) for n in numbers], width, gap)
            save(shown, ROOT / "docs" / "img" / f"{name}.jpg", 88)


def save(image: Image.Image, path: Path, quality: int = QUALITY) -> None:
    """Write a JPEG small enough for a page."""
    image.save(path, "JPEG", quality=quality, subsampling=0, optimize=True)


if __name__ == "__main__":
    main()
