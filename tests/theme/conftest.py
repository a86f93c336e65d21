"""The smallest theme, and folders to put other templates over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Run, Slide, SlideItem, Text
from contentgen.model.markup import Element
from contentgen.theme.load import Theme, load_theme

THEMES = Path(__file__).parent / "themes"


@pytest.fixture
def themes() -> Path:
    return THEMES


@pytest.fixture
def brand() -> Brand:
    return Brand(name="A & B Therapy")


@pytest.fixture
def mini(brand: Brand) -> Theme:
    return load_theme("mini", (THEMES,), brand)


@pytest.fixture
def over(tmp_path: Path, brand: Brand) -> Callable[..., Theme]:
    """Load `mini` with files of the user's laid over it: ``over({"mini/cover.xml.j2": "…"})``."""

    def make(files: dict[str, str], name: str = "mini", **changes: object) -> Theme:
        for path, content in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(content, encoding="utf-8")
        who = Brand(**{"name": brand.name, **changes})
        return load_theme(name, (tmp_path, THEMES), who)

    return make


@pytest.fixture
def toml(themes: Path) -> Callable[..., dict[str, str]]:
    """Return `mini`'s theme.toml with some of its text replaced, as a file to lay over it."""

    def make(*replacements: tuple[str, str]) -> dict[str, str]:
        source = (themes / "mini" / "theme.toml").read_text(encoding="utf-8")
        for old, new in replacements:
            assert old in source
            source = source.replace(old, new, 1)
        return {"mini/theme.toml": source}

    return make


@pytest.fixture
def words() -> Callable[..., Text]:
    """Make a text of plain strings and (words, style) pairs."""

    def make(*runs: str | tuple[str, str]) -> Text:
        return Text(tuple(Run(r) if isinstance(r, str) else Run(*r) for r in runs), ("p1.s1",))

    return make


@pytest.fixture
def deck(words: Callable[..., Text]) -> Callable[..., Deck]:
    """Make a deck: each role's slide has a headline and, given `detail`, one item."""

    def make(*roles: str, headline: Text | str = "Hello", detail: str = "", **fields: str) -> Deck:
        text = words(headline) if isinstance(headline, str) else headline
        items = (SlideItem(detail=words(detail)),) if detail else ()
        slides = tuple(Slide(role, {"headline": text}, items) for role in roles)
        return Deck("A title", slides, **fields)

    return make


@pytest.fixture
def find() -> Callable[[Element, str], list[Element]]:
    """Return all elements of one tag in a tree."""

    def make(tree: Element, tag: str) -> list[Element]:
        found = [tree] if tree.tag == tag else []
        return found + [e for child in tree.children for e in make(child, tag)]

    return make
