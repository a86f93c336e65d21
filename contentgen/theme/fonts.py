"""Font names of a theme or practice into `Font`s with their fallbacks."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from contentgen.errors import ContentgenError
from contentgen.model.brand import Brand
from contentgen.model.markup import Font
from contentgen.text.scripts import scripts

FALLBACK = "fontpkg-inter"
# Inter's design space: what lies outside is set to its nearest end.
FALLBACK_AXES = {"opsz": (14.0, 32.0), "wght": (100.0, 900.0)}

_SUFFIXES = (".ttf", ".otf", ".woff2")


def find_font(
    name: str,
    axes: Mapping[str, float],
    bases: Sequence[Path],
    where: str,
    more: Sequence[str] = (),
) -> Font:
    """Return the font that a name stands for, set to `axes`, with others to fall back on.

    `name` is ``fontpkg-…`` (with ``:italic`` for its italic), or the path of a font file, looked
    for from each of `bases`. Inter is the first to fall back on, then the files of `more`, at the
    same weight. Raises ContentgenError if there is no such package or file.
    """
    package, _, style = name.partition(":")
    is_package = package.startswith("fontpkg-")
    italic = style == "italic" if is_package else "italic" in Path(name).stem.lower()
    path = _in_package(package, italic, where) if is_package else _on_disk(name, bases, where)
    fallback = Font(_in_package(FALLBACK, italic, where), _fallback_axes(axes))
    weight = tuple((tag, value) for tag, value in fallback.axes if tag == "wght")
    others = tuple(Font(file, weight) for file in more)
    fallbacks = others if path == fallback.path else (fallback, *others)
    return Font(path, tuple(sorted(axes.items())), fallbacks)


def more_fonts(brand: Brand, bases: Sequence[Path]) -> tuple[str, ...]:
    """Return font files for what the theme's own fonts lack.

    First ``fallback`` of the practice's ``[fonts]``, then one for each script of the post, where
    the extra ``intl`` is installed. Raises ContentgenError if the practice's is not there.
    """
    named = brand.fonts.get("fallback", "")
    own: tuple[str, ...] = ()
    if named:
        own = (find_font(named, {}, bases, brand.path or "brand.toml").path,)
    of_scripts = (scripts()[name].font_for(brand.lang) for name in brand.scripts)
    found = (path for font in of_scripts if (path := _installed(font)))
    return tuple(dict.fromkeys((*own, *found)))


def _installed(font: str) -> str:
    """Return the path of a file named from its package on, empty if that is not installed."""
    package, _, file = font.partition("/")
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return ""
    path = Path(spec.origin).parent / file
    return str(path) if path.is_file() else ""


def _fallback_axes(axes: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(
        (tag, min(high, max(low, axes[tag])))
        for tag, (low, high) in sorted(FALLBACK_AXES.items())
        if tag in axes
    )


def _on_disk(name: str, bases: Sequence[Path], where: str) -> str:
    for base in bases:
        path = (base / name).resolve()
        if path.is_file():
            return str(path)
    raise ContentgenError(
        f'there is no font file "{name}".',
        where,
        f"Looked in {', '.join(str(base) for base in bases)}.",
    )


@cache
def _in_package(package: str, italic: bool, where: str) -> str:
    """Return the path of a font package's upright or italic file, a variable one if it has one."""
    # find_spec finds the folder without running the package.
    spec = find_spec(package.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise ContentgenError(
            f'the font package "{package}" is not installed.',
            where,
            f"Install it: pip install {package}",
        )
    root = Path(spec.origin).parent
    files = [file for file in _files(root) if ("italic" in file.stem.lower()) == italic]
    if not files:
        style = "italic" if italic else "upright"
        raise ContentgenError(f'the font package "{package}" has no {style} font.', where)
    return str(min(files, key=_plainness))


def _plainness(file: Path) -> tuple[bool, bool, str]:
    """Sort variable fonts first, then the regular weight, then by name."""
    stem = file.stem.lower()
    return "[" not in stem, "regular" not in stem, stem


def _files(root: Path) -> list[Path]:
    """Return a font package's files: those that its metadata names, else all."""
    metadata = root / "metadata.json"
    if metadata.is_file():
        listed = json.loads(metadata.read_text(encoding="utf-8")).get("files", ())
        named = [root / entry["path"] for entry in listed if "path" in entry]
        if any(file.is_file() for file in named):
            return [file for file in named if file.is_file()]
    return [file for file in sorted((root / "files").glob("*")) if file.suffix in _SUFFIXES]
