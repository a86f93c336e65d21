"""What else could draw the slides, each written the way its manual shows.

``python peers.py NAME spec.json`` draws every deck of the spec in this one process and prints what
it took as JSON: the first deck is a cold start, the others are warm. Runs without contentgen.
"""

from __future__ import annotations

import html
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

Slide = dict[str, Any]
Draw = Callable[[list[Slide]], list[bytes]]
_STEP = re.compile("([MLCZ])([^MLCZ]*)")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def encoded(image: Any) -> bytes:
    """Return a JPEG file of the same quality for everyone."""
    out = BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=90, subsampling=0)
    return out.getvalue()


def from_png(data: bytes) -> bytes:
    """Return a PNG as JPEG: Instagram takes no PNG through its interface."""
    from PIL import Image

    return encoded(Image.open(BytesIO(data)))


# Pillow


def pillow() -> Draw:
    """Draw with Pillow the usual way: wrap by `textbbox`, `ImageDraw.text`, polygons."""
    from PIL import Image, ImageDraw

    def one(slide: Slide) -> bytes:
        image = Image.new("RGB", (slide["width"], slide["height"]), slide["ground"])
        draw = ImageDraw.Draw(image)
        for shape in slide["shapes"]:
            for points in _outlines(shape["d"]):
                if shape["fill"] and len(points) > 2:
                    draw.polygon(points, fill=shape["fill"])
                if shape["stroke"] and shape["width"]:
                    width = max(1, round(shape["width"]))
                    draw.line(points, fill=shape["stroke"], width=width, joint="curve")
        for fill in slide["fills"]:
            draw.rectangle(fill["box"], fill=fill["color"])
        for text in slide["texts"]:
            font = _font(text)
            for n, line in enumerate(_wrapped(draw, text, font)):
                at = (text["x"], text["y"] + n * text["pitch"])
                draw.text(at, line, font=font, fill=text["color"], anchor="ls")
        return encoded(image)

    return lambda deck: [one(slide) for slide in deck]


_fonts: dict[tuple[Any, ...], Any] = {}


def _font(text: dict[str, Any]) -> Any:
    from PIL import ImageFont

    key = (text["font"], text["size"], *text["axes"].items())
    if key not in _fonts:
        font = ImageFont.truetype(text["font"], round(text["size"]))
        if text["axes"]:
            names = {"wght": "Weight", "opsz": "Optical Size", "wdth": "Width"}
            wished = {names.get(axis, axis): value for axis, value in text["axes"].items()}
            axes = font.get_variation_axes()
            told = [(_name(axis["name"]), axis["default"]) for axis in axes]
            font.set_variation_by_axes([wished.get(name, default) for name, default in told])
        _fonts[key] = font
    return _fonts[key]


def _name(name: Any) -> str:
    return name.decode() if isinstance(name, bytes) else str(name)


def _wrapped(draw: Any, text: dict[str, Any], font: Any) -> list[str]:
    lines, line = [], ""
    for word in text["text"].split():
        longer = f"{line} {word}".strip()
        left, _, right, _ = draw.textbbox((0, 0), longer, font=font)
        if line and right - left > text["width"]:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def _outlines(d: str) -> list[list[tuple[float, float]]]:
    found: list[list[tuple[float, float]]] = []
    for letter, numbers in _STEP.findall(d):
        n = [float(number) for number in numbers.split()]
        if letter == "M":
            found.append([(n[0], n[1])])
        elif letter == "L":
            found[-1].append((n[0], n[1]))
        elif letter == "Z":
            found[-1].append(found[-1][0])
        else:
            x, y = found[-1][-1]
            for t in (k / 8 for k in range(1, 9)):
                a, b, c, e = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                found[-1].append(
                    (a * x + b * n[0] + c * n[2] + e * n[4], a * y + b * n[1] + c * n[3] + e * n[5])
                )
    return found


# SVG and resvg


SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="{{ width }}" height="{{ height }}">
<rect width="100%" height="100%" fill="{{ ground }}"/>
{% for s in shapes %}<path d="{{ s.d }}" fill="{{ s.fill or 'none' }}" opacity="{{ s.opacity }}"
 stroke="{{ s.stroke or 'none' }}" stroke-width="{{ s.width }}" stroke-linejoin="round"/>
{% endfor %}{% for f in fills %}<rect x="{{ f.box[0] }}" y="{{ f.box[1] }}"
 width="{{ f.box[2] - f.box[0] }}" height="{{ f.box[3] - f.box[1] }}" fill="{{ f.color }}"/>
{% endfor %}{% for t in texts %}<text font-family="{{ t.family }}" font-size="{{ t.size }}"
 font-weight="{{ t.axes.wght or 400 }}" fill="{{ t.color }}">{% for line in t.lines %}
<tspan x="{{ t.x }}" y="{{ t.y + loop.index0 * t.pitch }}">{{ line }}</tspan>{% endfor %}</text>
{% endfor %}</svg>"""


def resvg() -> Draw:
    """Draw SVG made by a Jinja template with resvg; the lines are broken by Pillow's measure."""
    import resvg_py
    from jinja2 import Environment
    from PIL import Image, ImageDraw

    template = Environment(autoescape=True).from_string(SVG)
    ruler = ImageDraw.Draw(Image.new("L", (1, 1)))

    def one(slide: Slide) -> bytes:
        texts = [
            {**t, "lines": _wrapped(ruler, t, _font(t)), "family": _font(t).getname()[0]}
            for t in slide["texts"]
        ]
        files = sorted({t["font"] for t in texts})
        svg = template.render({**slide, "texts": texts})
        return from_png(
            bytes(resvg_py.svg_to_bytes(svg_string=svg, font_files=files, skip_system_fonts=True))
        )

    return lambda deck: [one(slide) for slide in deck]


# Typst


def typst() -> Draw:
    """Draw with Typst: one document a deck, a page a slide, shapes as SVG behind the words."""
    import typst as program
    from jinja2 import Environment

    template = Environment(autoescape=True).from_string(SVG)

    def page(slide: Slide) -> str:
        drawn = json.dumps(template.render({**slide, "texts": []}), ensure_ascii=False)
        words = "\n".join(
            f"#place(top + left, dx: {t['x']}pt, dy: {t['y'] - t['size']}pt, "
            f"block(width: {t['width']}pt, {{ set par(leading: {t['pitch'] - t['size']}pt); "
            f"text(font: {json.dumps(_font(t).getname()[0])}, size: {t['size']}pt, "
            f"weight: {int(t['axes'].get('wght', 400))}, fill: rgb({json.dumps(t['color'])}), "
            f"{json.dumps(t['text'], ensure_ascii=False)}) }}))"
            for t in slide["texts"]
        )
        size = f"width: {slide['width']}pt, height: {slide['height']}pt"
        back = f'image(bytes({drawn}), format: "svg", width: 100%)'
        return f"#page({size}, margin: 0pt, background: {back})[\n{words}\n]"

    def whole(deck: list[Slide]) -> list[bytes]:
        source = "\n".join(page(slide) for slide in deck).encode()
        folders = sorted({str(Path(t["font"]).parent) for s in deck for t in s["texts"]})
        made = program.compile(
            source, format="png", ppi=72, font_paths=folders, ignore_system_fonts=True
        )
        return [from_png(data) for data in (made if isinstance(made, list) else [made])]

    return whole


# PicTex


def pictex() -> Draw:
    """Draw with PicTex (Skia): texts at their places; it draws no paths, so shapes are left out."""
    import pictex as program

    def one(slide: Slide) -> bytes:
        texts = [
            program.Text(t["text"]).font_family(t["font"]).font_size(t["size"])
            .font_weight(int(t["axes"].get("wght", 400)) // 100 * 100).color(t["color"])
            .width(t["width"]).absolute_position(left=t["x"], top=t["y"] - t["size"])
            for t in slide["texts"]
        ]  # fmt: skip
        canvas = program.Canvas().size(slide["width"], slide["height"])
        made = canvas.background_color(slide["ground"]).render(program.Column(*texts))
        return encoded(made.to_pillow())

    return lambda deck: [one(slide) for slide in deck]


# Chromium


def chromium() -> Draw:
    """Draw with headless Chromium: one page a deck, a screenshot cut into slides."""
    import shutil

    from PIL import Image

    program = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if program is None:
        raise ImportError("no chromium on this machine", name="chromium")

    def whole(deck: list[Slide]) -> list[bytes]:
        width, height = deck[0]["width"], deck[0]["height"]
        with tempfile.TemporaryDirectory() as folder:
            page, shot = Path(folder, "deck.html"), Path(folder, "deck.png")
            page.write_text(_html(deck), encoding="utf-8")
            told = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
            size = f"--window-size={width},{height * len(deck)}"
            files = [f"--user-data-dir={folder}/user", f"--screenshot={shot}", page.as_uri()]
            subprocess.run([program, *told, size, *files], check=True, capture_output=True)
            with Image.open(shot) as image:
                return [
                    encoded(image.crop((0, n * height, width, (n + 1) * height)))
                    for n in range(len(deck))
                ]

    return whole


def _html(deck: list[Slide]) -> str:
    from jinja2 import Environment

    template = Environment(autoescape=True).from_string(SVG)
    fonts = {t["font"]: f"f{n}" for n, t in enumerate(t for s in deck for t in s["texts"])}
    faces = "".join(
        f"@font-face {{font-family: {name}; src: url({Path(path).as_uri()}); "
        f"font-weight: 100 900}}" for path, name in fonts.items()
    )  # fmt: skip
    slides = []
    for s in deck:
        words = "".join(
            f'<p style="left:{t["x"]}px;top:{t["y"] - t["size"]}px;width:{t["width"]}px;'
            f"font:{int(t['axes'].get('wght', 400))} {t['size']}px/{t['pitch']}px "
            f'{fonts[t["font"]]};color:{t["color"]}">{html.escape(t["text"])}</p>'
            for t in s["texts"]
        )
        size = f"width:{s['width']}px;height:{s['height']}px"
        slides.append(f'<div style="{size}">{template.render({**s, "texts": []})}{words}</div>')
    plain = "body,p{margin:0}div{position:relative;overflow:hidden}p,svg{position:absolute}"
    return f"<!doctype html><meta charset=utf-8><style>{faces}{plain}</style>{''.join(slides)}"


PEERS: dict[str, Callable[[], Draw]] = {
    "pillow": pillow, "typst": typst, "resvg": resvg, "pictex": pictex, "chromium": chromium,
}  # fmt: skip


def spent() -> float:
    """Return the seconds that this process and those it ran have kept cores busy."""
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def peak() -> float:
    """Return the most memory that this process, or one that it ran, has had, in MB."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in both) / 1024


def measured(draw: Draw, decks: list[list[Slide]], known: float = 0.0) -> dict[str, float]:
    """Draw all decks; return what it took. `known` is what the first had to do besides."""
    sizes = [len(data) for data in draw(decks[0])]
    cold, wall = spent() - known, time.perf_counter()
    shares = []
    for deck in decks[1:]:
        start = spent()
        made = draw(deck)
        shares.append((spent() - start) / len(made))
        sizes += [len(data) for data in made]
    return {
        "cold": cold, "warm": min(shares), "typical": sorted(shares)[len(shares) // 2],
        "wall": time.perf_counter() - wall, "memory": peak(), "bytes": sum(sizes) / len(sizes),
        "slides": len(sizes),
    }  # fmt: skip


def main(name: str, spec: str, keep: str = "") -> None:
    """Measure one program and print the figures; `keep` is a folder for its first deck."""
    decks = json.loads(Path(spec).read_text(encoding="utf-8"))
    try:
        draw = PEERS[name]()
    except ImportError as error:
        print(json.dumps({"missing": error.name or str(error)}))
        return
    print(json.dumps(measured(draw, decks)))
    if keep:
        for n, data in enumerate(draw(decks[0]), 1):
            Path(keep, f"{name}-{n:02d}.jpg").write_bytes(data)


if __name__ == "__main__":
    main(*sys.argv[1:])
