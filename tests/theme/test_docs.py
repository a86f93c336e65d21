"""docs/themes.md shows what works, and names all that a theme's author can use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from contentgen.model.brand import Brand
from contentgen.model.deck import ROLES
from contentgen.theme.find import own_templates
from contentgen.theme.jinja import environment
from contentgen.theme.load import load_theme
from contentgen.theme.markup import ATTRIBUTES, Names, parse
from contentgen.theme.motifs import FUNCTIONS

PAGE = Path(__file__).parents[2] / "docs" / "themes.md"
TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"<!-- picture: (\w+) -->\n```xml\n(.*?)\n```", TEXT, re.DOTALL)


@pytest.mark.parametrize(("name", "markup"), EXAMPLES)
def test_every_example_is_markup_that_a_slide_may_hold(name: str, markup: str) -> None:
    tide = load_theme("tide", (own_templates(),), Brand())
    names = Names(tide.look.styles, tide.look.grounds["shell"])
    xml = environment(tide.folders).from_string(markup).render()
    tree = parse(f'<slide role="x" ground="shell">{xml}</slide>', "docs/themes.md", names)
    assert tree.children
    assert (PAGE.parent / "img" / "themes" / f"{name}.jpg").is_file()


def test_pictures_are_there_and_not_too_heavy() -> None:
    named = re.findall(r"\]\((img/themes/[\w-]+\.jpg)\)", TEXT)
    assert all((PAGE.parent / path).is_file() for path in named)
    total = sum(path.stat().st_size for path in (PAGE.parent / "img" / "themes").glob("*.jpg"))
    assert total < 1_200_000


def test_every_element_attribute_role_and_function_is_named() -> None:
    words = set(re.findall(r"[\w-]+", TEXT))
    attributes = {attribute for of in ATTRIBUTES.values() for attribute in of}
    missing = {*ATTRIBUTES, *attributes, *ROLES, *FUNCTIONS} - words
    assert missing == set()
