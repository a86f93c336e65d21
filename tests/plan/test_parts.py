"""A post told in several carousels: each stands alone, and nothing is lost between them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from contentgen.errors import ContentgenError
from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.deck import Deck
from contentgen.plan.deck import make_deck
from contentgen.plan.outline import make_outline
from contentgen.plan.parts import joined, parts_that_would_hold, shares
from contentgen.plan.told import told_in_parts
from contentgen.read.article import read_article

BRAND = Brand(name="Harbor Physio")
ROOMS = (
    "amber", "birch", "cedar", "delta", "ember", "fjord",
    "grove", "heath", "inlet", "jetty", "knoll", "lagoon",
)  # fmt: skip


def post(tmp_path: Path, parts: int, rooms: int = 12, more: str = "") -> Article:
    sections = "".join(
        f"\n## The {name.title()} Room\n\nThe {name} room looks out on old trees. Its "
        f"floor is made of pale oak from a mill near {name.title()} Bay. Some visitors may find it "
        "a little cold in the early morning.\n"
        for name in ROOMS[:rooms]
    )
    safety = "\n## Is It Safe?\n\nCall 911 if the house is on fire. Stop if you feel dizzy.\n"
    path = tmp_path / "house.md"
    wish = f"carousel:\n  parts: {parts}\n" if parts else ""
    path.write_text(
        f"---\ntitle: A House of Rooms\ndescription: All the rooms.\n{wish}---\nThe house is big."
        f" It stands by the sea.\n{sections}{safety}{more}",
        encoding="utf-8",
    )
    return read_article(path, BRAND, "house.md")[0]


def told(article: Article) -> list[Deck]:
    outline = make_outline(article)
    return [make_deck(article, outline, BRAND, share=share) for share in shares(article, outline)]


def refs(deck: Deck) -> set[str]:
    return {ref for slide in deck.slides for _, text in slide.texts() for ref in text.refs}


@pytest.mark.parametrize("parts", [2, 3])
def test_each_part_stands_alone(tmp_path: Path, parts: int) -> None:
    decks = told(post(tmp_path, parts))
    assert len(decks) == parts
    for number, deck in enumerate(decks, 1):
        roles = [slide.role for slide in deck.slides]
        assert (roles[0], roles[-1]) == ("cover", "cta")
        assert deck.slides[0].slots["label"].plain == f"Part {number} of {parts}"
        assert deck.slides[0].slots["label"].refs == ("editor",)
        assert "description" not in refs(deck)  # it promises what other parts tell
        assert "safety" in roles
        assert any("911" in text.plain for s in deck.slides for _, text in s.texts())
        assert 4 <= len(roles) <= 10


def test_sections_are_told_once_and_in_order(tmp_path: Path) -> None:
    article = post(tmp_path, 3)
    decks = told(article)
    heads = [
        slide.slots["headline"].plain
        for deck in decks
        for slide in deck.slides
        if "headline" in slide.slots and "room" in slide.slots["headline"].plain.casefold()
        and slide.role != "cover"
    ]  # fmt: skip
    rooms = [name for head in heads for name in ROOMS if name in head.casefold()]
    assert rooms == [name for name in ROOMS if name in rooms]
    assert len(rooms) == len(ROOMS)
    (one,) = told(
        replace(article, meta=replace(article.meta, carousel=type(article.meta.carousel)()))
    )
    assert refs(one) < refs(joined(decks)) | {"description"}


def test_what_one_part_shows_is_not_left_out(tmp_path: Path) -> None:
    article = post(tmp_path, 2)
    decks = told(article)
    whole = joined(decks)
    left = {omission.ref for omission in whole.left_out}
    assert not left & refs(whole)
    every = {sentence.ref for sentence in article.sentences()}
    assert every <= left | refs(whole)
    assert [len(d.slides) for d in told_in_parts(whole, article)] == [len(d.slides) for d in decks]


def test_what_cannot_wait_is_in_every_part(tmp_path: Path) -> None:
    more = "\n## The Cellar\n\nThe cellar is dark. Get medical care the same day if you fall.\n"
    for deck in told(post(tmp_path, 2, more=more)):
        assert any("same day" in text.plain for s in deck.slides for _, text in s.texts())


def test_a_post_that_is_too_short_for_parts_says_how_many_would_do(tmp_path: Path) -> None:
    with pytest.raises(ContentgenError) as caught:
        told(post(tmp_path, 6, rooms=4))
    (problem,) = caught.value.problems
    assert problem.where == "house.md:5"
    assert problem.message == "too short for 6 carousels: a part would not stand alone."
    assert problem.hint == "Ask for 2."
    with pytest.raises(ContentgenError) as caught:
        told(post(tmp_path, 2, rooms=1))
    assert caught.value.problems[0].hint == "Take `parts` out: one carousel holds it."


def test_sections_without_room_are_named_with_the_parts_that_would_hold_them(
    tmp_path: Path,
) -> None:
    article = post(tmp_path, 0)
    outline = make_outline(article)
    count, gone = parts_that_would_hold(article, outline, make_deck(article, outline, BRAND))
    assert count == 2
    assert gone
    assert all(name.endswith("Room") for name in gone)
    small = post(tmp_path, 0, rooms=3)
    outline = make_outline(small)
    deck = make_deck(small, outline, BRAND)
    assert parts_that_would_hold(small, outline, deck) == (0, [])
