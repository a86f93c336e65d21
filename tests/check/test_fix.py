"""Safe corrections: what they change, and that they never change a word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.check.fix import as_diff, fixed
from contentgen.check.slips import slips
from contentgen.model.article import Article, Meta
from contentgen.model.brand import Brand
from contentgen.read.article import read_article

HEAD = "---\ntitle: Sore - feet  here\n---\n\n"


def correct(folder, body: str) -> str:
    path = folder / "post.md"
    path.write_text(HEAD + body, encoding="utf-8", newline="")
    article, _ = read_article(path, Brand(), "post.md")
    after = fixed(HEAD + body, article, Brand())
    assert after.startswith(HEAD)
    return after.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Rest - a little - helps.", "Rest – a little – helps."),
        ("Rest -- a little -- helps.", "Rest – a little – helps."),
        ("Rest--a little--helps.", "Rest—a little—helps."),
        ("Rest  a   little .", "Rest a little."),
        ("Rest , then walk,, slowly.", "Rest, then walk, slowly."),
        ("Try physical therapy. #physicaltherapy", "Try physical therapy. #PhysicalTherapy"),
        ("Read [here](https://e.org/a \"Our shoe guide\").",
         "Read [Our shoe guide](https://e.org/a \"Our shoe guide\")."),
    ],
)  # fmt: skip
def test_corrected(tmp_path, before, after):
    assert correct(tmp_path, before) == after
    assert correct(tmp_path, after) == after


@pytest.mark.parametrize(
    "body",
    [
        "- one\n-  two\n   more\n\n1 - 2 = -1\n",
        "- [ ]  one\n\n>  two\n\n##  Three\n",
        "A well-known low-key move.",
        "Call 555-0100 or see https://e.org/a--b",
        "`a -- b` and <span  class=x>b</span>",
        "```\na -- b\n```\n",
        "| a  | b -- c |\n| --- | --- |\n| d  | e |\n",
        "A line.  \nA new one.",
        "#runfast without the words apart",
        "Read [here](https://e.org/a).",
        "Read [the guide](https://e.org/a \"Another title\").",
        "---\n\nA rule.",
        "<!-- contentgen: ignore CG201 checked  -- A. Lee -->\n",
    ],
)  # fmt: skip
def test_left_alone(tmp_path, body):
    assert correct(tmp_path, body) == body


def test_line_ends_stay(tmp_path):
    assert correct(tmp_path, "Rest - a little.\r\nWalk.\r\n") == "Rest – a little.\r\nWalk.\r\n"


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from("ab1 -,.#\n`|*"), max_size=60))
def test_no_letter_is_ever_lost_or_added(body):
    article = Article("post.md", Meta("Feet", "feet"), ())
    after = fixed(HEAD + body, article, Brand())
    assert [c for c in after if c.isalnum()] == [c for c in HEAD + body if c.isalnum()]
    assert fixed(after, article, Brand()).count("\n") == after.count("\n")


def test_a_slip_is_told_where_it_is():
    (slip,) = slips(HEAD + "One.\nRest , then walk.\n")
    assert (slip.line, slip.column, slip.text) == (6, 5, " ")


def test_the_diff_names_the_file_and_both_lines():
    diff = as_diff("Rest - a little.\n", "Rest – a little.\n", "post.md")
    assert "--- post.md" in diff
    assert "-Rest - a little." in diff
    assert "+Rest – a little." in diff
