from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

from contentgen.model.article import Meta
from contentgen.model.deck import Run, Slide, SlideItem, Text
from contentgen.model.finding import Finding
from contentgen.write.manifest import Inputs, make_manifest, with_kept

META = Meta(title="Café & knees", slug="knees", date=dt.date(2026, 1, 2), tags=("b", "a"))
INPUTS = Inputs("articles/knees.md", "ab" * 32, "tide", "4x5", fonts={"z.woff2": "1"})


def text(words: str, *refs: str) -> Text:
    return Text((Run(words[:3]), Run(words[3:], "accent")), refs)


SLIDE = Slide(
    "steps",
    {"headline": text("What now?", "editor"), "button": text("Book", "brand")},
    (SlideItem(text("Rest", "p4.label"), text("Rest it.", "p4.s1", "p4.s2")), SlideItem()),
    start=3,
    alt="Says: What now?",
)


def test_a_manifest_says_what_a_package_holds_and_where_its_words_come_from():
    files = {"b.txt": b"abc", "a.txt": b""}
    finding = Finding("overflow", "error", "Too long.", line=4, slide=1)
    data = json.loads(make_manifest(META, INPUTS, files, [SLIDE], [finding]))
    assert data["post"] == {
        "slug": "knees",
        "title": "Café & knees",
        "date": "2026-01-02",
        "description": "",
        "lang": "en",
        "tags": ["b", "a"],
    }
    assert data["files"]["b.txt"] == {
        "bytes": 3,
        "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    }
    assert data["slides"] == [
        {
            "role": "steps",
            "alt": "Says: What now?",
            "refs": ["editor", "p4.label", "p4.s1", "p4.s2", "brand"],
            "texts": [
                {"slot": "headline", "text": "What now?", "refs": ["editor"]},
                {"slot": "item 3 term", "text": "Rest", "refs": ["p4.label"]},
                {"slot": "item 3 detail", "text": "Rest it.", "refs": ["p4.s1", "p4.s2"]},
                {"slot": "button", "text": "Book", "refs": ["brand"]},
            ],
        }
    ]
    assert data["findings"][0]["code"] == "overflow"
    assert data["inputs"]["fonts"] == {"z.woff2": "1"}


def test_the_order_in_which_files_were_made_does_not_show():
    one = make_manifest(META, INPUTS, {"a": b"1", "b": b"2"}, [], [])
    two = make_manifest(META, INPUTS, {"b": b"2", "a": b"1"}, [], [])
    assert one == two
    assert one.endswith(b"}\n")
    assert "Café".encode() in one


def test_files_kept_from_an_earlier_build_keep_their_records_and_slides():
    slide = "instagram/slide-01.jpg"
    old, new = replace(SLIDE, alt="old"), replace(SLIDE, alt="new")
    earlier = json.loads(make_manifest(META, INPUTS, {slide: b"1"}, [old], []))
    fresh = make_manifest(META, INPUTS, {"instagram/caption.txt": b"c"}, [new], [])
    data = json.loads(with_kept(fresh, earlier, {slide}))
    assert sorted(data["files"]) == ["instagram/caption.txt", slide]
    assert data["files"][slide] == earlier["files"][slide]
    assert data["slides"][0]["alt"] == "old"
    assert data["kept"] == [slide]
    assert json.loads(with_kept(fresh, earlier, ()))["slides"][0]["alt"] == "new"
