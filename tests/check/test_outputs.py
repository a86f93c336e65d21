"""The platforms' limits, each at its edge: the last thing that is taken, the first that is not."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest

from contentgen.check.jpeg import read_jpeg
from contentgen.check.rules import checks
from contentgen.check.subject import Files, Made
from contentgen.model.deck import Deck, Run, Slide, SlideItem, Text
from contentgen.model.script import (
    Caption,
    Chapter,
    Line,
    Paragraph,
    Script,
    Segment,
    Short,
    Upload,
)


def text(words: str, *refs: str) -> Text:
    return Text((Run(words),), refs)


def slide(words: str = "A few words", alt: str = "A drawing of a calf. A few words.") -> Slide:
    return Slide("statement", {"body": text(words)}, alt=alt)


def said(words: str, seconds: float, *refs: str) -> Line:
    return Line("say", words, refs, seconds)


def segment(kind: str, start: float, seconds: float, *lines: Line) -> Segment:
    return Segment(kind, "Part", "why", start, seconds, lines)  # type: ignore[arg-type]


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(words, ("p1.s1",)) for words in texts)


def made(**changes: object) -> Made:
    chapters = tuple(Chapter(n * 60, f"Question {n}?") for n in range(4))
    segments = (segment("hook", 0, 225), segment("end", 225, 15))
    whole = Made(
        Deck("Calf", tuple(slide() for _ in range(8))),
        Script("Calf", 145, segments, chapters),
        Short("Calf", (segment("hook", 0, 50),)),
        Upload(
            paragraphs("A title"),
            paragraphs("What it is."),
            ("calf", "calf strain"),
            Paragraph("", ()),
            Paragraph("Calf pain", ()),
        ),
        Caption(paragraphs("A hook."), ("#CalfStrain",)),
        lines={"p1.s1": 9},
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def found(given: Made) -> list[tuple[str, str]]:
    hits = [h for check in checks() if check.made for h in check.made(given, check.rule)]
    return [(hit.rule.code, hit.severity or hit.rule.severity) for hit in hits]


def deck(count: int, **changes: object) -> Deck:
    return Deck("Calf", tuple(replace(slide(), **changes) for _ in range(count)))  # type: ignore[arg-type]


def test_an_ordinary_package_has_no_finding():
    assert found(made()) == []


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, [("CG101", "error")]),
        (2, [("CG113", "info")]),
        (4, [("CG113", "info")]),
        (5, []),
        (10, []),
        (11, [("CG101", "warning")]),
        (20, [("CG101", "warning")]),
        (21, [("CG101", "error")]),
    ],
)
def test_the_number_of_slides(count, expected):
    assert found(made(deck=deck(count))) == expected


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        (Caption(paragraphs("h" * 125, "r" * 2073), ()), []),
        (Caption(paragraphs("h" * 125, "r" * 2074), ()), [("CG106", "error")]),
        (Caption(paragraphs("h" * 126), ()), [("CG107", "info")]),
        (Caption(paragraphs("h"), tuple(f"#Tag{n}" for n in range(5))), []),
        (Caption(paragraphs("h"), tuple(f"#Tag{n}" for n in range(6))), [("CG108", "error")]),
        (Caption(paragraphs("We are #1 in #Knees."), ("#A1", "#B", "#C", "#D")), []),
        (Caption(paragraphs("h"), ("#fitness",)), [("CG109", "info")]),
        (Caption(paragraphs("@a " * 20 + "me@example.org"), ()), []),
        (Caption(paragraphs("@a " * 21), ()), [("CG110", "error")]),
        (Caption((), ()), []),
    ],
)
def test_the_caption(caption, expected):
    assert found(made(caption=caption)) == expected


@pytest.mark.parametrize(
    ("alt", "expected"),
    [
        ("a" * 1000, []),
        ("a" * 1001, [("CG111", "error")]),
        (" ", [("CG111", "error")]),
        ("Image of a calf", [("CG404", "warning")]),
        ("Slide 3", [("CG404", "warning")]),
        ("IMG_2044", [("CG404", "warning")]),
        ("A slide of a playground", []),
    ],
)
def test_alt_texts(alt, expected):
    one = Deck("Calf", (slide(alt=alt), *deck(7).slides))
    assert found(made(deck=one)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"titles": paragraphs("t" * 70)}, []),
        ({"titles": paragraphs("t" * 71)}, [("CG122", "info")]),
        ({"titles": paragraphs("t" * 100)}, [("CG122", "info")]),
        ({"titles": paragraphs("t" * 101)}, [("CG121", "error")]),
        ({"titles": paragraphs("Pain < rest")}, [("CG121", "error")]),
        ({"description": paragraphs("é" * 2500)}, []),
        ({"description": paragraphs("é" * 2500 + "e")}, [("CG123", "error")]),
        ({"description": paragraphs("See <here>")}, [("CG123", "error")]),
        ({"description": paragraphs("#a " * 5)}, []),
        ({"description": paragraphs("#a " * 6)}, [("CG125", "warning")]),
        ({"description": paragraphs("#a " * 61)}, [("CG125", "error")]),
        ({"tags": ("t" * 499, "")}, []),
        ({"tags": ("t" * 499, "u")}, [("CG124", "error")]),
        ({"tags": ("t" * 494 + " two",)}, []),
        ({"tags": ("t" * 495 + " two",)}, [("CG124", "error")]),
        ({"thumbnail": Paragraph("Four words at most", ())}, []),
        ({"thumbnail": Paragraph("Five words are too many", ())}, [("CG129", "info")]),
    ],
)
def test_the_upload_sheet(changes, expected):
    assert found(made(upload=replace(made().upload, **changes))) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        ((0, 60, 120), []),
        ((0, 60), [("CG126", "error")]),
        ((1, 60, 120), [("CG126", "error")]),
        ((0, 10, 20), []),
        ((0, 9, 20), [("CG126", "error")]),
        ((0, 60, 60), [("CG126", "error")]),
        ((0, 60, 231), [("CG126", "error")]),
        ((), []),
    ],
)
def test_chapters(seconds, expected):
    chapters = tuple(Chapter(second, "What now?") for second in seconds)
    assert found(made(script=replace(made().script, chapters=chapters))) == expected


@pytest.mark.parametrize(
    ("words", "seconds", "expected"),
    [
        (17, 6.0, []),
        (18, 6.3, [("CG130", "warning")]),
        (18, 6.0, [("CG130", "warning")]),
        (19, 6.0, [("CG130", "error")]),
        (8, 1.0, []),
    ],
)
def test_the_pace(words, seconds, expected):
    fast = segment("chapter", 20, seconds, said("word " * words, seconds, "p1.s1"))
    script = replace(made().script, segments=(fast, *made().script.segments))
    assert found(made(script=script)) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0, []), (5, []), (20, []), (4, ["CG131"]), (21, ["CG131"])]
)
def test_the_end_screen(seconds, expected):
    segments = (segment("hook", 0, 225), segment("end", 225, seconds))
    script = replace(made().script, segments=segments)
    assert [code for code, _ in found(made(script=script))] == expected


@pytest.mark.parametrize(("seconds", "expected"), [(180, []), (181, [("CG132", "error")])])
def test_the_short(seconds, expected):
    assert found(made(short=Short("Calf", (segment("hook", 0, seconds),)))) == expected


def test_a_long_spoken_sentence_is_told_once_with_its_line_and_every_place():
    words = f"{'word ' * 20}word."
    lines = (said("Short.", 1, "p1.s1"), said(words, 9, "p1.s1"), said(words, 9, "p1.s1", "editor"))
    script = replace(made().script, segments=(segment("hook", 65, 200, *lines),))
    given = made(script=script, short=Short("Calf", (segment("hook", 5, 50, lines[1]),)))
    (check,) = (check for check in checks() if check.rule.code == "CG305")
    (hit,) = check.made(given, check.rule)
    assert (hit.line, hit.surface) == (9, "outline 1:05, short 0:05")


def test_wordy_slides_are_told_and_lists_may_be_longer():
    wordy, fine = slide("word " * 51), slide("word " * 50)
    items = tuple(SlideItem(detail=text("word " * 30)) for _ in range(3))
    listed = Slide("list", {}, items=items, alt="A list.")
    short = deck(5).slides
    assert found(made(deck=Deck("Calf", (wordy, fine, listed, *short)))) == [("CG408", "info")]


def jpeg(width: int, height: int, mode: str = "RGB", profile: bytes | None = None) -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.new(mode, (width, height)).save(out, "JPEG", icc_profile=profile)
    return out.getvalue()


def look(**files: bytes) -> list[tuple[str, str]]:
    named = {name.replace("__", "/").replace("_jpg", ".jpg"): data for name, data in files.items()}
    given = Files(named)
    hits = [h for check in checks() if check.files for h in check.files(given, check.rule)]
    return [(hit.rule.code, hit.severity or hit.rule.severity) for hit in hits]


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1080, 1350), []),
        ((1080, 1080), []),
        ((1080, 566), []),
        ((1080, 1920), []),
        ((1080, 1440), [("CG103", "info")]),
        ((1080, 1500), [("CG103", "error")]),
        ((1080, 500), [("CG103", "error")]),
        ((300, 300), [("CG103", "error")]),
        ((1600, 1600), [("CG103", "warning")]),
        ((540, 960), [("CG103", "error")]),
    ],
)
def test_the_size_of_slides(size, expected):
    assert look(**{"instagram__slide-01_jpg": jpeg(*size)}) == expected


def test_what_pictures_are_made_of():
    good = jpeg(1080, 1350)
    assert look(**{"instagram__slide-01_jpg": good, "instagram__slide-02_jpg": good}) == []
    assert look(**{"instagram__slide-01_jpg": good + b"\0" * 8_000_000}) == [("CG102", "error")]
    square = jpeg(1080, 1080)
    mixed = {"instagram__slide-01_jpg": good, "instagram__slide-02_jpg": square}
    assert look(**mixed) == [("CG104", "error")]
    assert look(**{"instagram__slide-01_jpg": b"\x89PNG"}) == [("CG105", "error")]
    assert look(**{"instagram__slide-01_jpg": jpeg(1080, 1350, "CMYK")}) == [("CG105", "warning")]
    other = jpeg(1080, 1350, profile=b"Display P3 " * 20)
    assert look(**{"instagram__slide-01_jpg": other}) == [("CG105", "warning")]


def test_the_thumbnail():
    assert look(youtube__thumbnail_jpg=jpeg(1280, 720)) == []
    assert look(youtube__thumbnail_jpg=jpeg(1279, 720)) == [("CG128", "warning")]
    assert look(youtube__thumbnail_jpg=jpeg(639, 360)) == [("CG128", "error")]
    assert look(youtube__thumbnail_jpg=jpeg(1280, 800)) == [("CG128", "warning")]
    heavy = jpeg(1280, 720) + b"\0" * 2_000_000
    assert look(youtube__thumbnail_jpg=heavy) == [("CG128", "warning")]
    assert look(youtube__thumbnail_jpg=heavy + b"\0" * 48_000_000) == [("CG128", "error")]


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"GIF89a", b"\xff\xd8\xff\xda\0\x02" + b"\0" * 20]
)
def test_what_is_no_jpeg_has_no_head(data):
    assert read_jpeg(data) is None
