from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

POST = """---
title: A chair for a stiff back
---

## What is a saddle chair?

A saddle chair is a stool utilized by dentists. By tipping the hips forward, it can enhance balance,
reach and comfort at a high desk, facilitating more efficient movement patterns.

## Is it safe?

While a saddle chair is generally considered safe when fitted by a trained person, it is essential
to take the risk of a fall seriously. Stop if your hip hurts.

## Who tried it

In a study of 12 dentists, seven liked it. They sat on it for a year, in one town and one practice,
where the rooms were new and the desks were high, the light was good, and nobody had to bend or to
reach for a tool at any time of the day.
"""

SECOND = """A chair for a stiff back: 5 slides

Slide 2 of 5: definition
  From “What is a saddle chair?” (line 5, kind: what), in the post’s order. Worth 90; of more than
  10 slides the one worth least goes first.

  headline        “What is a saddle chair?”
                  your words: articles/chair.md:5

  body            “A saddle chair is a stool used by dentists. By tipping the hips forward, it can
                  improve balance, reach and comfort at a high desk.”
                  your sentence in other words, by rule: articles/chair.md:7
                  chosen   #  plainer words: “A saddle chair is a stool used by dentists.”
                               fits #, plain #, says all #, your own words #
                  also     #  as you wrote it: “A saddle chair is a stool utilized by dentists.”
                               fits #, plain #, says all #, your own words #
                  chosen   #  plainer words, without a last clause that only tells a result: “By
                               tipping the hips forward, it can improve balance, reach and comfort
                               at a high desk.”
                               fits #, plain #, says all #, your own words #
                  also     #  plainer words: “By tipping the hips forward, it can improve balance,
                               reach and comfort at a high desk, facilitating more efficient
                               movement patterns.”
                               fits #, plain #, says all #, your own words #
                  also     #  as you wrote it: “By tipping the hips forward, it can enhance
                               balance, reach and comfort at a high desk, facilitating more
                               efficient movement patterns.”
                               fits #, plain #, says all #, your own words #
"""


@pytest.fixture
def chair(workspace: Path) -> Path:
    path = workspace / "articles" / "chair.md"
    path.write_text(POST, encoding="utf-8")
    return path


def without_scores(page: str) -> str:
    """Leave out the numbers, which move with the lists of words."""
    page = re.sub(r"(?m)^( +(?:chosen|also|refused) +)\d+", r"\1#", page)
    return re.sub(r"(fits|plain|says all|your own words) \d+", r"\1 #", page)


def explained(run, *arguments: str) -> list[dict]:
    result = run("explain", "articles/chair.md", "--json", *arguments)
    assert result.exit_code == 0
    return json.loads(result.stdout)["slides"]


def test_one_slide_is_explained_text_by_text(run, chair: Path) -> None:
    result = run("explain", "articles/chair.md", "--slide", "2")
    assert (result.exit_code, without_scores(result.stdout)) == (0, SECOND)


def test_all_slides_are_explained_and_what_they_leave_out(run, chair: Path) -> None:
    page = run("explain", "articles/chair.md").stdout
    assert page.count("\nSlide ") == 5
    assert "Safety is always in." in page
    assert "loses “when fitted by a trained person” (condition)" in " ".join(page.split())
    where, left = page.split("on no slide:\n")[1].splitlines()[:2]
    assert where.startswith("    articles/chair.md:17  ")
    assert left.startswith("      “They sat on it for a year")
    assert "\x1b[" not in page


def test_the_same_for_programs(run, chair: Path) -> None:
    slides = explained(run)
    assert [slide["slide"] for slide in slides] == [1, 2, 3, 4, 5]
    (body,) = [text for text in slides[1]["texts"] if text["slot"] == "body"]
    assert body["origin"] == "reworded"
    assert [source["line"] for source in body["sources"]] == [7, 7]
    for choice in body["choices"]:
        (chosen,) = [one for one in choice["candidates"] if one["chosen"]]
        assert chosen["text"] in body["text"]
        assert chosen["refused"] == []
        assert set(chosen["parts"]) == {"fit", "plain", "complete", "close"}
    safety = next(slide for slide in slides if slide["role"] == "safety")
    refused = [
        refusal["why"]
        for text in safety["texts"]
        for choice in text["choices"]
        for one in choice["candidates"]
        for refusal in one["refused"]
    ]
    assert "limit" in refused
    assert slides[0]["worth"] is None
    assert slides[1]["worth"] == 90


def test_what_is_explained_is_what_is_built(run, chair: Path, workspace: Path) -> None:
    said = {text["text"] for slide in explained(run) for text in slide["texts"]}
    assert run("build", "articles/chair.md", "-q", "--only", "carousel").exit_code == 0
    alt = next((workspace / "output").rglob("alt-text.txt")).read_text(encoding="utf-8")
    assert all(text.rstrip(".?!") in alt for text in said)


def test_words_from_the_storyboard_are_yours(run, chair: Path, workspace: Path) -> None:
    assert run("build", "articles/chair.md", "-q").exit_code == 0
    planned = next((workspace / "output").rglob("storyboard.yaml")).read_text(encoding="utf-8")
    edited = planned.replace("a stool used by dentists", "a stool that dentists like")
    assert edited != planned
    chair.with_name("chair.storyboard.yaml").write_text(edited, encoding="utf-8")
    page = run("explain", "articles/chair.md", "--slide", "2").stdout
    assert "your words, from the storyboard; first from articles/chair.md:7" in page
    assert "It is in your storyboard." in page
    assert "your words: articles/chair.md:5" in page
    origins = {text["origin"] for text in explained(run, "--slide", "3")[0]["texts"]}
    assert "storyboard" not in origins


def test_a_slide_that_is_not_there_is_wrong_usage(run, chair: Path) -> None:
    result = run("explain", "articles/chair.md", "--slide", "12")
    assert result.exit_code == 2
    assert "there are 5 slides" in result.output


def test_what_cannot_be_built_cannot_be_explained(run, chair: Path) -> None:
    result = run("explain", "articles/chair.md", "--theme", "nope")
    assert result.exit_code == 1
    assert "nope" in result.output
    assert run("explain", "articles/nowhere.md").exit_code == 2
