"""What a package was made from: hashes of files, and themes loaded once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from contentgen.model.brand import Brand
from contentgen.model.markup import Font, Look, TypeStyle
from contentgen.theme.canvas import ALL
from contentgen.theme.load import Theme, load_theme, theme_sizes

_themes: dict[tuple[object, ...], Theme] = {}


def themed(name: str, folders: tuple[Path, ...], brand: Brand, size: str) -> Theme:
    """Load a theme, once in a process for the same name, size and brand.

    Raises ContentgenError for an unknown name, a broken theme or a brand it cannot be set in.
    """
    key = (name, folders, size, repr(brand))
    if key not in _themes:
        _themes[key] = load_theme(name, folders, brand, size)
    return _themes[key]


def sizes_of(wished: Sequence[str], name: str, folders: tuple[Path, ...]) -> tuple[str, ...]:
    """Return the sizes to draw, each once; ``all`` stands for all of the theme's, in its order."""
    sizes: list[str] = []
    for wish in wished:
        sizes += theme_sizes(name, folders) if wish == ALL else (wish,)
    return tuple(dict.fromkeys(sizes))


def hash_file(path: Path | None) -> str:
    """Return the SHA-256 of a file in hex, or an empty text for None."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path else ""


def hash_templates(theme: Theme) -> str:
    """Return one hash over the files of a theme, the drawings and the text templates.

    Every folder counts, since a template can extend the one that it shadows.
    """
    total = hashlib.sha256()
    for number, folder in enumerate(theme.folders):
        for part in (*theme.lineage, "art", "text"):
            for file in sorted((folder / part).rglob("*")):
                if file.is_file() and not file.name.startswith("."):
                    name = f"{number}/{file.relative_to(folder).as_posix()}"
                    total.update(f"{name} {_known_hash(file)}\n".encode())
    return total.hexdigest()


def hash_fonts(look: Look) -> Mapping[str, str]:
    """Return the hash of every font file that a look may set words in, by file name."""
    files = {Path(font.path) for style in look.styles.values() for font in _fonts(style)}
    return {file.name: _known_hash(file) for file in sorted(files)}


def _fonts(style: TypeStyle) -> Iterator[Font]:
    for font in (style.font, style.italic, style.bold, style.accent):
        if font is not None:
            yield from (font, *font.fallbacks)


def _known_hash(file: Path) -> str:
    state = file.stat()
    return _hash(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=512)
def _hash(file: Path, _changed: int, _size: int) -> str:
    return hash_file(file)
