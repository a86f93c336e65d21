"""Whatever a file holds: an article or an error for its writer, and never another error.

A few dozen examples of each by default, always the same. ``CONTENTGEN_FUZZ=20`` goes on for 20
seconds in all with new ones; a failure prints the text that it was met in.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contentgen.errors import ContentgenError
from contentgen.model.brand import Brand
from contentgen.plan.deck import make_deck
from contentgen.plan.outline import make_outline
from contentgen.read.article import read_article
from contentgen.read.brand import read_brand
from contentgen.read.storyboard import find_storyboard
from contentgen.words import write_words

SECONDS = float(os.environ.get("CONTENTGEN_FUZZ", "0"))
TESTS = 6
ROOM = Path(tempfile.mkdtemp())
FUZZ = settings(
    max_examples=60,
    deadline=None,
    derandomize=not SECONDS,
    database=None,
    suppress_health_check=list(HealthCheck),
)


# Enough for a deck, so that what is drawn at random meets the planner too.
POST = """Walking may help some people. It is not a cure. Start with ten minutes a day.

## Is it safe?

Call your doctor if your calf is hot or swollen. Most roads are safe by day for most people.

"""


def go_on(test: Callable[[], None]) -> None:
    """Run a test once, and again with new examples for its share of the time that is given."""
    end = time.monotonic() + SECONDS / TESTS
    test()
    while time.monotonic() < end:
        test()


def attempt(data: bytes, name: str = "x.md") -> None:
    """Read a file and plan all that is made of it; only a `ContentgenError` may come of it."""
    path = ROOM / name
    path.write_bytes(data)
    with suppress(ContentgenError):
        article, _ = read_article(path, Brand(), name)
        outline = make_outline(article)
        write_words(article, outline, Brand())
        make_deck(article, outline, Brand())


# Any text: with what cannot be encoded as half of it, as editors and clipboards write it.
ANY = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=80)
HALVES = st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass"))
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\x0b", "\u2028", "\x85"])
KEYS = st.sampled_from(
    ["title", "slug", "date", "description", "tags", "hook", "cta", "lang", "author", "image",
     "art", "draft", "carousel", "video", "content", "hashtags", "alt", "reviewed", "key_points",
     "script", "ignore", "audience", "release", "theme", "category", "1", "", "Title", "cta.url"]
)  # fmt: skip
VALUES = st.recursive(
    ANY.map(lambda text: '"' + text.replace("\\", "").replace('"', "").replace("\n", " ") + '"')
    | st.integers().map(str)
    | st.sampled_from(
        ["", "~", "yes", "2026-02-30", "1e999", "[]", "{}", "'", "!!binary aa", "*a"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda many: f"[{', '.join(many)}]")
        | st.dictionaries(KEYS.map(lambda key: key or "x"), inner, max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
        )
    ),
    max_leaves=6,
)
FRONT = st.dictionaries(KEYS, VALUES, max_size=8)

WORDS = st.sampled_from(
    ["Walking may help some people.", "It is not a cure", "Call your doctor if it hurts.",
     "Why?", "10 minutes", "3–5 days", "80 %", "e.g.", "**Bold:**", "*soft*", "`code`", "[a](b)",
     "![a](../b.png)", "<b>", "</b>", "<br>", "&amp;", "&#0;", "$x$", "{{ 7*7 }}", "[^1]", "http://a.b",
     "👩‍⚕️", "e\u0301", "\u202e", "\u00a0", "\ufeff", "\ud7ff", "\U0010ffff", "ﷺ", "İ", "ß", "½",
     "May 2024", "Dr. Lee", "“quoted”", "…", "—", "however", "unless", "do not", "at least 2"]
)  # fmt: skip
LINES = st.tuples(
    st.sampled_from(
        ["", "", "", "# ", "## ", "### ", "- ", "  - ", "1. ", "9) ", "> ", "| a | ", "|-|-|",
         "    ", "```", "---", "===", "***", "[^1]: ", "<p>", "<ul><li>", "<table><tr><td>",
         "<!-- -->", ": ", "- [ ] ", "\t", "**Lead:** ", "<details><summary>",
         "+++", "{% x %}", "{{< y >}}"]
    ),
    st.lists(WORDS | ANY, max_size=6).map(" ".join),
    ENDS,
).map("".join)  # fmt: skip
BODY = st.lists(LINES, max_size=14).map("".join)


def test_any_frontmatter() -> None:
    @FUZZ
    @given(FRONT, BODY)
    def run(front: dict[str, str], body: str) -> None:
        block = "".join(f"{key}: {value}\n" for key, value in front.items())
        attempt(f"---\n{block}---\n{body}\n{POST}".encode())

    go_on(run)


def test_any_text_in_any_key() -> None:
    @FUZZ
    @given(KEYS, ANY)
    def run(key: str, text: str) -> None:
        attempt(f"---\n{key}: {text}\n---\nWalking may help. It is free.".encode())
        attempt(f"+++\n{key} = {text}\n+++\nWalking may help. It is free.".encode())
        attempt(f'{{"{key}": {text}}}\n\nWalking may help. It is free.'.encode())

    go_on(run)


def test_any_body() -> None:
    @FUZZ
    @given(BODY, st.sampled_from(["x.md", "x.txt", "2026-01-01-x.md"]))
    def run(body: str, name: str) -> None:
        attempt(body.encode(), name)
        attempt(f"---\ntitle: Walking\n---\n{POST}{body}".encode(), name)

    go_on(run)


def test_any_bytes() -> None:
    @FUZZ
    @given(st.binary(max_size=200) | HALVES, st.sampled_from(["utf-8", "utf-16", "utf-32"]))
    def run(data: bytes, mark: str) -> None:
        attempt(data)
        attempt("Walking may help. It is free.\n".encode(mark) + data)

    go_on(run)


def test_any_brand() -> None:
    @FUZZ
    @given(
        st.sampled_from(["practice", "voice", "cta", "look", "links", "colors", "fonts", "check",
                         "x"]),
        st.sampled_from(["name", "handle", "logo", "lang", "wpm", "button", "url", "color",
                         "radius", "hashtags", "footer", "severity", "jurisdictions",
                         "date_order", "sans"]),
        ANY.map(lambda text: "'" + text.replace("'", "").replace("\n", " ") + "'")
        | st.sampled_from(["1", "-1e400", "true", "[]", "{}", "[[1]]", "1979-05-27", "nan",
                            "'~x/y'"]),
    )  # fmt: skip
    def run(table: str, key: str, value: str) -> None:
        path = ROOM / "brand.toml"
        path.write_bytes(f"[{table}]\n{key} = {value}\n".encode())
        with suppress(ContentgenError):
            read_brand(path)

    go_on(run)


def test_any_storyboard() -> None:
    @FUZZ
    @given(st.lists(st.dictionaries(
        st.sampled_from(["role", "headline", "body", "items", "columns", "start", "from", "image",
                         "art", "alt", "label", "button"]),
        VALUES | st.sampled_from(["cover", "steps", "table", "compare", "myth", "cta", "image"]),
        max_size=5,
    ), max_size=4))  # fmt: skip
    def run(slides: list[dict[str, str]]) -> None:
        text = "slides:\n" + "".join(
            "  - " + "\n    ".join(f"{key}: {value}" for key, value in slide.items()) + "\n"
            for slide in slides
        )
        (ROOM / "story.storyboard.yaml").write_bytes(text.encode())
        with suppress(ContentgenError):
            find_storyboard(ROOM / "story.md", "story")

    go_on(run)
