"""Text templates: everything that a person pastes, films from, or edits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.errors import ContentgenError
from contentgen.model.article import Article, Block, Item, Meta, Section, Sentence
from contentgen.model.deck import Deck, Omission, Run, Slide, SlideItem, Text
from contentgen.model.finding import Finding
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
from contentgen.theme.find import own_templates
from contentgen.theme.texts import cell, clock, render, string

OWN = (own_templates(),)


@dataclass(frozen=True)
class Row:
    surface: str
    text: str
    refs: tuple[str, ...]
    lines: tuple[int, ...]
    kind: str


def article(lang: str = "en") -> Article:
    said = (Sentence("p2.s1", "Ice is cold.", 12), Sentence("p2.s2", "It melts.", 13))
    item = Item("p3", 15, (Sentence("p3.s1", "Wrap it.", 15),), "Wrap")
    blocks = (Block("paragraph", "p2", 12, said), Block("bullets", "p3", 15, items=(item,)))
    meta = Meta("Ice | heat?", "ice-or-heat", lang=lang, lines=MappingProxyType({"title": 2}))
    return Article("articles/ice.md", meta, (Section("Ice", "p1", 10, 2, blocks),))


def script() -> Script:
    lines = (
        Line("say", "Ice is cold. It melts.", ("p2.s1", "p2.s2"), 4),
        Line("you", "Your name.", ("editor",), 5),
        Line("screen", "Wrap", ("p3.label",)),
        Line("broll", "A towel.", ("editor",)),
        Line("transition", "What next?", ("editor",), 2),
        Line("say", "I’m Robin Vale.", ("brand", "editor"), 2),
    )
    segments = (
        Segment("hook", "Hook", "Earn it.", 0, 13, lines),
        Segment("end", "End", "", 13, 62, lines[3:4]),
    )
    return Script("Ice or heat?", 145, segments, (Chapter(0, "Start"), Chapter(13, "End")))


def upload() -> Upload:
    edited = ("editor",)
    return Upload(
        titles=(Paragraph("Ice or heat | both?", edited), Paragraph("Ice", ("title",))),
        description=(Paragraph("First.", edited), Paragraph("0:00 Start\n0:13 End", edited)),
        tags=("ice", "heat pack"),
        pinned_comment=Paragraph("What else?", edited),
        thumbnail=Paragraph("ICE OR HEAT?", edited),
    )


def deck() -> Deck:
    headline = Text((Run("Ice: "), Run("cold", "accent"), Run(' & "wet"')), ("title",))
    detail = Text((Run("It melts."),), ("p2.s2",))
    term = Text((Run("Wrap"),), ("p3.label",))
    slides = (
        Slide("cover", {"headline": headline}, alt="Ice\u2028or heat: #1"),
        Slide("list", {"headline": detail}, (SlideItem(term, detail), SlideItem(None, detail)), 4),
    )
    left = (Omission("p2.s1", 12, "Ice | cold\nand wet", "no room"),)
    return Deck("Ice: or heat?", slides, art="calf", left_out=left)


def test_the_outline_reads_as_plain_text() -> None:
    text = render("outline.md.j2", OWN, article=article(), script=script(), upload=upload())
    assert "# Ice or heat?\n" in text
    assert "## 0:00 Hook\n\n0:00–0:13 (13 s). Purpose: Earn it.\n" in text
    assert "- **SAY:** Ice is cold. It melts. (post, lines 12, 13)\n" in text
    assert "- **YOU (5 s):** Your name.\n" in text
    assert "- **On screen:** Wrap (post, line 15)\n" in text
    assert "- **SAY:** I’m Robin Vale. (brand.toml)\n" in text
    assert "## 0:13 End\n\n0:13–1:15 (62 s).\n" in text
    assert "| 1 | Ice or heat \\| both? | 19 |" in text
    assert "0:00 Start\n0:13 End\n" in text
    assert "What else?" in text
    assert "\n\n\n" not in text


def test_a_script_without_chapters_says_why() -> None:
    bare = Script("Ice", 145, script().segments, ())
    text = render("outline.md.j2", OWN, article=article(), script=bare, upload=upload())
    assert "No chapters" in text
    assert "```" not in text


def test_a_spanish_outline_speaks_spanish_to_the_person_filming() -> None:
    text = render("outline.md.j2", OWN, article=article("es"), script=script(), upload=upload())
    assert "- **DIGA:** Ice is cold. It melts. (artículo, líneas 12, 13)" in text
    assert "SAY" not in text


def test_the_short_has_times_shots_and_sources() -> None:
    short = Short("Ice?", script().segments[:1])
    text = render("short.md.j2", OWN, article=article(), short=short)
    assert "## 0:00–0:13 Hook" in text
    assert "- **Shot:** A towel." in text
    assert "(post, lines 12, 13)" in text


def test_files_to_paste_hold_nothing_else() -> None:
    caption = Caption((Paragraph("Hook.", ("hook",)), Paragraph("More.", ("p1.s1",))), ("#Ice",))
    assert render("caption.txt.j2", OWN, caption=caption) == "Hook.\n\nMore.\n\n#Ice\n"
    assert render("titles.txt.j2", OWN, upload=upload()) == "Ice or heat | both?\nIce\n"
    assert render("tags.txt.j2", OWN, upload=upload()) == "ice, heat pack\n"
    text = render("description.txt.j2", OWN, upload=upload())
    assert text == "First.\n\n0:00 Start\n0:13 End\n"


def test_alt_text_is_one_numbered_paragraph_a_slide() -> None:
    slides = (Slide("cover", alt="One."), Slide("cta", alt="Two."))
    assert render("alt-text.txt.j2", OWN, deck=Deck("Ice", slides)) == "1. One.\n\n2. Two.\n"


def test_a_storyboard_is_yaml_that_says_the_same() -> None:
    text = render(
        "storyboard.yaml.j2", OWN, article=article(), deck=deck(), digests={"p2.s2": "1a2b3c4d5e6f"}
    )
    assert text.startswith("#")
    read = yaml.safe_load(text)
    assert (read["post"], read["title"], read["art"]) == ("ice-or-heat", "Ice: or heat?", "calf")
    first, second = read["slides"]
    assert first["role"] == "cover"
    assert first["alt"] == "Ice\u2028or heat: #1"
    assert "*cold*" in first["headline"]
    assert not {"start", "art", "items", "body"} & set(first)
    assert second["start"] == 4
    assert second["items"] == [{"term": "Wrap", "detail": "It melts."}, {"detail": "It melts."}]
    assert first["from"] == {"headline": ["title"]}
    assert second["from"]["item 4 term"] == ["p3.label"]
    assert second["from"]["item 5 detail"] == ["p2.s2"]
    assert read["digests"] == {"p2.s2": "1a2b3c4d5e6f"}


def test_the_report_tells_what_was_left_out_found_and_where_lines_come_from() -> None:
    found = Finding(
        "claim", "error", "It says | cures", "Soften\nit", line=12, slide=3, surface="caption"
    )
    rows = (Row("caption", "Ice | cold\nwet", ("p2.s1",), (12, 13), "post"),)
    text = render("report.md.j2", OWN, article=article(), deck=deck(), findings=(found,), rows=rows)
    assert "| 12 | Ice \\| cold and wet | no room |" in text
    assert (
        "| error | claim | articles/ice.md:12, slide 3, caption | It says \\| cures | Soften it |"
        in text
    )
    assert "| caption | Ice \\| cold wet | 12, 13 | post |" in text
    assert "This is not legal or medical advice, nor a medical review." in text
    empty = render(
        "report.md.j2", OWN, article=article(), deck=Deck("Ice", ()), findings=(), rows=()
    )
    tables = [line for line in empty.splitlines() if line.startswith("| ---")]
    assert len(tables) == 1


def test_a_users_template_comes_first_and_can_build_on_ours(tmp_path: Path) -> None:
    folder = tmp_path / "text"
    folder.mkdir()
    (folder / "tags.txt.j2").write_text('Mine: {% include "builtin/tags.txt.j2" %}', "utf-8")
    assert render("tags.txt.j2", (tmp_path, *OWN), upload=upload()) == "Mine: ice, heat pack\n"


@pytest.mark.parametrize(
    ("source", "place"),
    [("{{ nobody }}", "1"), ("fine\n{% if %}", "2"), ("\n\n{{ 1 / 0 }}", "3")],
)
def test_a_broken_template_says_where(tmp_path: Path, source: str, place: str) -> None:
    folder = tmp_path / "text"
    folder.mkdir()
    (folder / "tags.txt.j2").write_text(source, "utf-8")
    with pytest.raises(ContentgenError) as caught:
        render("tags.txt.j2", (tmp_path, *OWN), upload=upload())
    assert caught.value.problems[0].where.endswith(f"tags.txt.j2:{place}")


def test_a_missing_template_is_named() -> None:
    with pytest.raises(ContentgenError, match=re.escape('"flyer.txt.j2"')):
        render("flyer.txt.j2", OWN)


def test_a_template_cannot_reach_out_of_its_sandbox(tmp_path: Path) -> None:
    folder = tmp_path / "text"
    folder.mkdir()
    (folder / "tags.txt.j2").write_text("{{ upload.__class__.__mro__ }}", "utf-8")
    with pytest.raises(ContentgenError):
        render("tags.txt.j2", (tmp_path, *OWN), upload=upload())


def test_only_html_is_escaped(tmp_path: Path) -> None:
    folder = tmp_path / "text"
    folder.mkdir()
    for name in ("a.html.j2", "a.md.j2"):
        (folder / name).write_text("{{ word }}", "utf-8")
    assert render("a.html.j2", (tmp_path, *OWN), word="<b>") == "&lt;b&gt;"
    assert render("a.md.j2", (tmp_path, *OWN), word="<b>") == "<b>"


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "0:00"), (59.6, "1:00"), (75, "1:15"), (3600, "1:00:00")]
)
def test_clock(seconds: float, told: str) -> None:
    assert clock(seconds) == told


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_a_string_is_the_same_to_yaml(text: str) -> None:
    assert yaml.safe_load(f"a: {string(text)}") == {"a": text}


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_a_cell_is_one_cell_on_one_line(text: str) -> None:
    escaped = cell(text)
    assert len(escaped.splitlines()) <= 1
    assert not re.search(r"(?<!\\)(\\\\)*\|", escaped)
