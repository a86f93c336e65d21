from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest

from contentgen.errors import Problem
from contentgen.model.deck import Deck, Run, Slide, Storyboard, Text
from contentgen.model.script import Caption, Paragraph
from contentgen.text.digest import digest
from contentgen.write import findings

FILE = "articles/knees.md"


def codes(found):
    return [(finding.code, finding.severity) for finding in found]


def storyboard(digests: dict[str, str]) -> Storyboard:
    slides = tuple(
        Slide("statement", {"body": Text((Run("words"),), (ref, "editor"))}) for ref in digests
    )
    path = str(Path("articles") / "knees.storyboard.yaml")
    return Storyboard("knees", Deck("Knees", slides), MappingProxyType(digests), path)


def test_a_slide_whose_sentence_changed_or_went_is_reported():
    now = {"p1.s1": ("Same.", 1), "p1.s2": ("It may help.", 2), "editor": ("", 0)}
    was = {"p1.s1": digest("Same."), "p1.s2": digest("It helps."), "p1.s3": digest("Gone.")}
    changed, gone = findings.of_storyboard(storyboard(was), now, FILE)
    assert (changed.slide, changed.line, changed.severity) == (2, 2, "warning")
    assert "has changed since knees.storyboard.yaml" in changed.message
    assert (gone.slide, gone.line) == (3, 0)
    assert "no longer in the post" in gone.message


def test_reader_warnings_keep_their_line():
    problems = [Problem(f"{FILE}:12", "Two titles."), Problem("brand.toml:3", "Odd.")]
    assert [finding.line for finding in findings.from_problems(problems, FILE)] == [12, 0]


@pytest.mark.parametrize(
    ("slides", "expected"),
    [
        (1, [("slide-count", "error")]),
        (2, []),
        (10, []),
        (11, [("slide-count", "warning")]),
        (20, [("slide-count", "warning")]),
        (21, [("slide-count", "error")]),
    ],
)
def test_the_number_of_slides_is_held_to_instagrams(slides, expected):
    assert codes(findings.of_files({}, slides, FILE)) == expected


def test_a_picture_over_eight_megabytes_is_an_error_on_its_slide():
    files = {"instagram/slide-01.jpg": b"x" * 8_000_000, "instagram/slide-02.jpg": b"x" * 8_000_001}
    (found,) = findings.of_files(files, 2, FILE)
    assert (found.code, found.slide) == ("image-size", 2)


def caption(hook: str, rest: str = "", tags: int = 0) -> Caption:
    paragraphs = tuple(Paragraph(text, ("p1.s1",)) for text in (hook, rest) if text)
    return Caption(paragraphs, tuple(f"#Tag{n}" for n in range(tags)))


def test_a_caption_is_held_to_instagrams_limits():
    assert codes(findings.of_caption(caption("h" * 125, "r" * 2073), FILE)) == []
    error = [("caption", "error")]
    assert codes(findings.of_caption(caption("h" * 125, "r" * 2074), FILE)) == error
    assert codes(findings.of_caption(caption("h" * 126), FILE)) == [("caption", "info")]
    assert codes(findings.of_caption(caption("h", tags=6), FILE)) == error
    assert codes(findings.of_caption(Caption((), ()), FILE)) == []


def test_alt_texts_are_held_to_instagrams_limit():
    (found,) = findings.of_alt_texts(["a" * 1000, "a" * 1001], FILE)
    assert (found.code, found.slide, found.severity) == ("alt-text", 2, "error")


def test_missing_characters_are_named_with_their_code():
    (found,) = findings.of_glyphs({1: (), 2: ("漢", "字")}, FILE)
    assert (found.slide, found.severity) == (2, "error")
    assert found.message == "No font can draw 漢 (U+6F22) 字 (U+5B57)."
