from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest

from contentgen.check import drawn
from contentgen.errors import Problem
from contentgen.model.article import Meta
from contentgen.model.deck import Deck, Run, Slide, Storyboard, Text
from contentgen.text.digest import digest

FILE = "articles/knees.md"


def text(words: str, *refs: str) -> Text:
    return Text((Run(words),), refs)


def storyboard(digests: dict[str, str]) -> Storyboard:
    slides = tuple(Slide("statement", {"body": text("words", ref, "editor")}) for ref in digests)
    path = str(Path("articles") / "knees.storyboard.yaml")
    return Storyboard("knees", Deck("Knees", slides), MappingProxyType(digests), path)


def test_a_slide_whose_sentence_changed_or_went_is_reported():
    now = {"p1.s1": ("Same.", 1), "p1.s2": ("It may help.", 2), "editor": ("", 0)}
    was = {"p1.s1": digest("Same."), "p1.s2": digest("It helps."), "p1.s3": digest("Gone.")}
    changed, gone = drawn.of_storyboard(storyboard(was), now, FILE)
    assert (changed.code, changed.slide, changed.line) == ("CG002", 2, 2)
    assert "has changed since knees.storyboard.yaml" in changed.message
    assert (gone.slide, gone.line) == (3, 0)
    assert "no longer in the post" in gone.message


def test_reader_warnings_keep_their_line():
    problems = [Problem(f"{FILE}:12", "Two titles."), Problem("brand.toml:3", "Odd.")]
    assert [finding.line for finding in drawn.from_problems(problems, FILE)] == [12, 0]


def test_missing_characters_are_named_with_their_code():
    (found,) = drawn.of_glyphs({1: (), 2: ("漢", "字")}, FILE)
    assert (found.code, found.slide, found.severity) == ("CG402", 2, "error")
    assert found.message == "No font can draw 漢 (U+6F22) 字 (U+5B57)."


def test_words_that_do_not_fit_are_told_once_a_slide_and_the_foot_once_for_all():
    spilled = [(2, ("body",)), (2, ("headline",)), (3, ("footer",)), (4, ("footer",)), (0, ())]
    found = list(drawn.of_overflow(spilled, FILE, edited=True))
    assert [(f.slide, f.surface) for f in found] == [(2, ""), (0, "thumbnail"), (3, "")]
    assert "body, headline" in found[0].message
    assert found[0].hint == "Shorten it in the storyboard."
    assert "brand.toml" in found[2].hint


@pytest.mark.parametrize(("refs", "codes"), [(("hook",), []), (("title",), ["CG409"])])
def test_a_hook_that_is_not_on_the_cover_is_reported_at_its_line(refs, codes):
    meta = Meta("Knees", "knees", hook="Sore?", lines={"hook": 4})
    cover = Slide("cover", {"headline": text("Sore?", *refs)})
    found = list(drawn.of_cover(meta, cover, FILE))
    assert [finding.code for finding in found] == codes
    assert all(finding.line == 4 for finding in found)


def test_emoji_that_were_left_out_are_a_warning_for_the_whole_deck() -> None:
    (found,) = drawn.of_emoji({0: (), 1: ("🧘",), 3: ("👉", "🧘")}, FILE)
    assert (found.severity, found.slide) == ("warning", 1)
    assert found.message.count("🧘") == 1
    assert "slide 3" in found.message
    assert not list(drawn.of_emoji({1: ()}, FILE))


def test_a_script_that_the_extra_has_names_the_extra() -> None:
    chinese, other = drawn.of_glyphs({1: ("漢",), 2: ("\u0e40",)}, FILE)
    assert 'pip install "contentgen[intl]"' in chinese.hint
    assert "fallback" in chinese.hint
    assert "intl" not in other.hint
    assert "fallback" in other.hint
