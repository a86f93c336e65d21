"""Headings that rule a list ("Avoid if") stay with it, and only with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.model.brand import Brand
from contentgen.model.deck import Deck
from contentgen.plan.deck import make_deck
from contentgen.plan.limits import rules
from contentgen.plan.outline import make_outline
from contentgen.read.article import read_article

BRAND = Brand(name="Harbor Physio", disclaimer="For education only.")
HEADINGS = {
    "Avoid if": "avoid",
    "Not for you when": "not for you",
    "Stop if you feel": "stop",
    "You don't need": "don’t need",
    "Call 911 if": "911",
    "Never do this with": "never",
    "Things to avoid": "avoid",
    "Who should ask first": "ask",
    "Myths we no longer believe": "myths",
}
ITEMS = {
    "words": ("a sharp catch in the zarbin", "a fever or a zarbin blister", "new zarbin swelling"),
    "sentences": ("You have a zarbin fever.", "Your zarbin swells.", "Go to the ER for a zarbin."),
}
INTRO = (
    "Cupping pulls the skin up into a cup. Many people ask us about it at the first visit.\n\n"
    "## What it is\n\nCupping is an old technique that some use beside exercise. It can feel "
    "tight. Most sessions take ten minutes.\n\n"
)
END = "\n\n## What happens next\n\nWe talk about how it felt. We plan the next week with you.\n"
OTHER = ("Most people do well.", "Tell us how it felt.", "We take this seriously.")


def shapes(heading: str, items: tuple[str, ...]) -> dict[str, str]:
    listed = "\n".join(f"- {one}" for one in items)
    steps = "\n".join(f"{n}. {one}" for n, one in enumerate(items, 1))
    long = "\n".join(
        f"- {one.rstrip('.')} and much else, number {n}." for n in range(6) for one in items
    )
    rows = "\n".join(f"| {one} | leg |" for one in items)
    free = "**You may go on if:**\n\n- it feels fine\n- it eases soon"
    return {
        "bullets": f"## {heading}\n\n{listed}",
        "steps": f"## {heading}:\n\n{steps}",
        "two lists": f"## {heading}\n\n{listed}\n\n{steps}",
        "twice": f"## {heading}\n\n{listed}\n\n## Later\n\nIt fades. Keep it dry.\n\n"
        f"## {heading}\n\n{steps}",
        "text below": f"## {heading}\n\n{listed}\n\nMost people do well. Tell us how it felt.",
        "text above": f"## {heading}\n\nWe take this seriously.\n\n{listed}",
        "first of two leads": f"## More\n\n**{heading}:**\n\n{listed}\n\n{free}",
        "second of two leads": f"## More\n\n{free}\n\n**{heading}:**\n\n{listed}",
        "line above": f"## More\n\nWe have a rule. {heading}:\n\n{listed}",
        "label": f"## More\n\n- **Good for:** backs\n- **{heading}:** {items[0]}\n- **Time:** low",
        "long": f"## {heading}\n\n{long}",
        "table": f"## {heading}\n\n| Sign | Where |\n| --- | --- |\n{rows}",
        "children": f"## {heading}\n\n### Zarbin fever\n\nIt can feel worse. Wait a week.\n\n"
        "### Zarbin burn\n\nThe skin is sore. Wait until it heals.",
    }


def deck_of(body: str, tmp_path: Path) -> Deck:
    path = tmp_path / "cupping.md"
    path.write_text(f"---\ntitle: Cupping in plain words\n---\n\n{body}", encoding="utf-8")
    article, _ = read_article(path, BRAND, path.name)
    return make_deck(article, make_outline(article), BRAND)


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("items", ITEMS)
def test_no_entry_is_shown_without_the_heading_that_rules_it(heading, items, tmp_path) -> None:
    key = HEADINGS[heading]
    for shape, body in shapes(heading, ITEMS[items]).items():
        for slide in deck_of(INTRO + body + END, tmp_path).slides:
            said = " ".join(text.plain for _, text in slide.texts()).casefold()
            assert "zarbin" not in said or key in said.replace("'", "’"), (shape, said)


@pytest.mark.parametrize("heading", [one for one in HEADINGS if not one.startswith("Who")])
def test_nothing_else_is_listed_below_a_heading_that_rules(heading, tmp_path) -> None:
    for shape in ("text below", "text above"):
        for items in ITEMS.values():
            body = shapes(heading, items)[shape]
            for slide in deck_of(INTRO + body + END, tmp_path).slides:
                title = slide.slots.get("headline")
                if title is None or HEADINGS[heading] not in title.plain.casefold():
                    continue
                listed = " ".join(item.detail.plain for item in slide.items if item.detail)
                assert not any(one in listed for one in OTHER), (shape, listed)


def test_a_part_of_each_list_is_shown_at_all(tmp_path) -> None:
    for heading in HEADINGS:
        deck = deck_of(INTRO + shapes(heading, ITEMS["words"])["bullets"] + END, tmp_path)
        assert any("zarbin" in text.plain for one in deck.slides for _, text in one.texts()), (
            heading
        )


@pytest.mark.parametrize("heading", ["What to pack", "Three easy moves", "Benefits of walking"])
def test_a_heading_that_only_names_its_list_rules_nothing(heading: str) -> None:
    assert not rules(heading, "en")
