from __future__ import annotations

import json
from pathlib import Path

import pytest

from contentgen import pictures
from contentgen.errors import ContentgenError
from contentgen.layout.deck import Layout, Overflow
from contentgen.model.article import Article, Meta
from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Run, Slide, Text
from contentgen.model.outline import Outline
from contentgen.options import Options
from contentgen.pictures import plan_fitting
from contentgen.pipeline import Package, build_article
from contentgen.workspace import Workspace

SEED = Path(__file__).parent.parent.parent / "shared/seeds/000_408b5ac8ad139ff3.txt"
POST = """---
title: Walking
date: 2026-03-01
{extra}---

Walking is the sport that most people keep for life. It needs no gym and no ticket. A pair of shoes
and a quiet road are enough for most people.

## How long should a walk be?

Start with ten minutes on flat ground. Add two minutes every week. Some people may like a longer
walk on Sundays.

## Is it safe?

Most roads are safe by day. Wear something bright when it is dark. Ask your doctor first if you
have not walked for a long time.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(folder: Path, extra: str = "", post: str = POST, **options) -> Package:
    path = folder / "articles" / "walking.md"
    path.write_text(post.replace("{extra}", extra), encoding="utf-8")
    return build_article(path, Workspace(folder), Options(**options))


def test_a_manifest_names_what_the_package_was_made_from(folder):
    package = build(folder)
    manifest = json.loads(package.files["manifest.json"])
    assert set(manifest["files"]) == set(package.files) - {"manifest.json"}
    inputs = manifest["inputs"]
    assert (inputs["article"], inputs["theme"], inputs["size"]) == (
        "articles/walking.md",
        "tide",
        "4x5",
    )
    assert len(inputs["templates"]) == 64
    assert inputs["fonts"]
    assert (inputs["brand"], inputs["storyboard"]) == ("", "")


def test_encoding_in_threads_changes_no_byte(folder):
    assert build(folder, threads=0) == build(folder, threads=2)


@pytest.mark.parametrize("part", ["carousel", "caption", "youtube"])
def test_only_a_part_is_made(folder, part):
    files = set(build(folder, only=frozenset({part})).files)
    carousel = {name for name in files if "/slide-" in name or name.endswith("alt-text.txt")}
    youtube = {name for name in files if name.startswith("youtube/")}
    caption = files & {"instagram/caption.txt"}
    made = {"carousel": carousel, "caption": caption, "youtube": youtube}
    assert made.pop(part)
    assert not any(made.values())
    assert {"storyboard.yaml", "report.md", "manifest.json"} <= files


def test_alt_texts_hold_every_word_of_their_slide(folder):
    package = build(folder)
    paragraphs = package.files["instagram/alt-text.txt"].decode().strip().split("\n\n")
    assert len(paragraphs) == len(package.deck.slides)
    for number, (slide, paragraph) in enumerate(
        zip(package.deck.slides, paragraphs, strict=True), 1
    ):
        assert paragraph == f"{number}. {slide.alt}"
        for _, text in slide.texts():
            assert text.plain.rstrip(".?!") in paragraph


def test_a_drawing_that_does_not_exist_is_told_with_its_line_and_the_nearest(folder):
    with pytest.raises(ContentgenError) as caught:
        build(folder, "art: kalf\n")
    (problem,) = caught.value.problems
    assert problem.where == "articles/walking.md:4"
    assert "calf" in problem.hint


def storyboard_of(folder: Path, package: Package, **changes: str) -> None:
    text = package.files["storyboard.yaml"].decode()
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    (folder / "articles" / "walking.storyboard.yaml").write_text(text, encoding="utf-8")


def test_a_storyboard_that_nobody_changed_gives_the_same_package(folder):
    plain = build(folder)
    storyboard_of(folder, plain)
    again = build(folder)
    assert again.deck.slides == plain.deck.slides
    changed = {name for name in plain.files if plain.files[name] != again.files[name]}
    assert changed <= {"manifest.json", "report.md"}
    assert again.findings == plain.findings


def test_the_slides_of_a_storyboard_win_and_their_alt_text_follows(folder):
    storyboard_of(folder, build(folder), gym="hall")
    package = build(folder)
    words = [text.plain for slide in package.deck.slides for _, text in slide.texts()]
    assert any("no hall" in text for text in words)
    assert "no hall" in package.files["instagram/alt-text.txt"].decode()
    assert "no gym" not in package.files["instagram/alt-text.txt"].decode()


def test_a_storyboard_whose_sentence_changed_since_is_reported(folder):
    storyboard_of(folder, build(folder))
    package = build(folder, post=POST.replace("no gym", "no hall"))
    (finding,) = (f for f in package.findings if f.code == "CG002")
    assert finding.severity == "warning"
    assert "no gym" in package.files["instagram/alt-text.txt"].decode()


@pytest.mark.skipif(not SEED.exists(), reason="the owner's post is not here")
def test_the_owners_post_makes_a_whole_package_twice_alike(folder):
    path = folder / "articles" / "seed.txt"
    path.write_bytes(SEED.read_bytes())
    first, second = (build_article(path, Workspace(folder), Options()) for _ in range(2))
    assert first == second
    assert 5 <= len(first.deck.slides) <= 10
    errors = {finding.code[:3] for finding in first.findings if finding.severity == "error"}
    assert errors == {"CG2"}  # what the post claims, and nothing that was made or drawn


# --- Planning until it fits ---------------------------------------------------------------------


def slide(role: str, *refs: str) -> Slide:
    return Slide(role, {f"body{n}": Text((Run(ref),), (ref,)) for n, ref in enumerate(refs)})


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch):
    """Plan slides without the refs that are unfit on them; a slide takes `room` texts."""

    def plan(slides: list[Slide], room: int, fewest: int = 0) -> tuple[Deck, Layout]:
        def make_deck(article, outline, brand, *, unfit=frozenset(), **_):
            kept = tuple(
                slide(
                    s.role,
                    *(t.refs[0] for _, t in s.texts() if (s.role, t.refs[0]) not in unfit),
                )
                for s in slides
            )
            if sum(len(s.slots) for s in kept) < fewest:
                raise ContentgenError("too short")
            return Deck("", kept)

        def lay_out(deck, theme, brand):
            full = [
                Overflow(n, tuple(s.slots), 2, 1)
                for n, s in enumerate(deck.slides, 1)
                if len(s.slots) > room
            ]
            return Layout((), tuple(full))

        monkeypatch.setattr(pictures, "make_deck", make_deck)
        monkeypatch.setattr(pictures, "_laid_out", lay_out)
        monkeypatch.setattr(pictures, "_improved", lambda layout, *_: layout)
        monkeypatch.setattr(pictures, "choose", lambda words, folders: "")
        article = Article("x.md", Meta("X", "x"), ())

        class Theme:
            folders = ()

        return plan_fitting(article, Outline("X", "x", "en", (), 0), Brand(), Theme())

    return plan


def shown(deck: Deck) -> list[list[str]]:
    return [[text.refs[0] for _, text in slide.texts()] for slide in deck.slides]


def test_a_slide_that_is_too_full_loses_its_last_sentence_and_no_more(planned):
    deck, layout = planned([slide("statement", "editor", "p1.s1", "p1.s2", "p1.s3")], room=3)
    assert shown(deck) == [["editor", "p1.s1", "p1.s2"]]
    assert layout.overflows == ()


def test_a_recap_never_costs_another_slide_its_words(planned):
    slides = [slide("safety", "p2.s1"), slide("recap", "p1.s1", "p3.s1", "p2.s1")]
    deck, _ = planned([slide("statement", "p1.s1"), *slides], room=2)
    assert shown(deck) == [["p1.s1"], ["p2.s1"], ["p1.s1", "p2.s1"]]


def test_safety_is_the_last_to_go(planned):
    slides = [slide("safety", "p2.s1"), slide("recap", "p1.s1", "p2.s1")]
    deck, _ = planned([slide("statement", "p1.s1"), *slides], room=1)
    assert shown(deck) == [["p1.s1"], ["p2.s1"], ["p2.s1"]]


def test_what_never_fits_stays_and_is_reported(planned):
    deck, layout = planned([slide("cover", "editor", "brand")], room=1)
    assert (shown(deck), len(layout.overflows)) == ([["editor", "brand"]], 1)
    many = [f"p1.s{n}" for n in range(1, 12)]
    deck, layout = planned([slide("list", *many)], room=1)
    assert (shown(deck), len(layout.overflows)) == ([many[:3]], 1)


def test_a_deck_that_would_become_too_short_is_kept(planned):
    deck, layout = planned([slide("list", "p1.s1", "p1.s2", "p1.s3")], room=1, fewest=2)
    assert (shown(deck), len(layout.overflows)) == ([["p1.s1", "p1.s2"]], 1)
