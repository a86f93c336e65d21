"""Whatever is in a file: an article or an error for its writer, and no word of prose is lost."""

import re
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contentgen.errors import ContentgenError
from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.read.article import read_article
from contentgen.read.seed import read_seed

FOLDER = Path(tempfile.mkdtemp())
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

WORDS = st.lists(
    st.text(alphabet="abcdeñü", min_size=1, max_size=5)
    | st.sampled_from(
        ["It", "knee", "e.g.", "2–3", "don’t", "10:30", "(so)", "A&B", "why?", "ok."]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)
MARKS = st.sampled_from(
    ["", "## ", "- ", "1. ", "> ", "- **x:** ", "- [ ] ", "  - ", "| ", "**", "<p>", "<li>", "### "]
)
BODY = st.lists(st.tuples(MARKS, WORDS, st.sampled_from(["\n", "\n\n"])), min_size=1, max_size=10)
MARKUP = st.lists(
    st.sampled_from(
        re.findall(
            r"\S+",
            "<!-- --> <script> </script> <div> <p> </p> <ul><li> <table><tr><td> </td> <![CDATA[ "
            "<!DOCTYPE <?php ?> [^1] [^1]: - 1. > ** ~~ |a|b| |-|-| ``` <sup> </sup> <a </a> {{< "
            ">}} [gallery] word. # <br> &amp; &#0; ![a](b) [x](y) <cite> — <summary> <blockquote> "
            "</blockquote> <h2> <![if </ <!--> === ---",
        )
    )
    | st.sampled_from(["\n", "\n\n", "    ", " "]),
    max_size=20,
).map("".join)
FRONT = st.lists(
    st.sampled_from(
        [
            "---\n", "+++\n", ";;;\n", "{", "}", "[", "]", ":", ": ", "- ", "? ", "| ", "> ", '"',
            "'", "\n", "\n  ", "\t", "# c", "title: x\n", "title = 'x'\n", '"title": "x"\n',
            "tags: [a]\n", "date: 2024\n", "draft: maybe\n", "carousel: 3\n", "cta:\n  url: a:b\n",
            "image: ../x.png\n", "slug: ../..\n", "lang: xx yy\n", "content: x\n", "&a ", "*a",
            "<<: ", "!!python/object:os.x ", "%YAML 1.1\n", "a.b = 1\n", "[t]\n", "video: {",
        ]
    ),
    max_size=14,
).map("".join)  # fmt: skip


def attempt(data: bytes, name: str = "x.md") -> Article | None:
    """Read and import a file; only a `ContentgenError` may come of it."""
    path = FOLDER / name
    path.write_bytes(data)
    article = None
    with suppress(ContentgenError):
        article, _ = read_article(path, Brand(), name)
    with suppress(ContentgenError):
        read_seed(path, Brand())
    return article


def spoken(article: Article) -> list[str]:
    found: list[str] = []
    for section in article.sections:
        found.append(section.heading)
        for block in section.blocks:
            found += [*block.header, block.lead, *(s.text for s in block.sentences), block.source]
            for item in block.items:
                found += [item.label, *(s.text for s in item.sentences)]
    return re.findall(r"[^\W\d_]+", " ".join(found))


@QUICK
@given(BODY)
def test_every_word_is_kept_in_order(parts) -> None:
    text = "".join(f"{mark}{words}{end}" for mark, words, end in parts)
    article = attempt(f"---\ntitle: zz\n---\n\n{text}".encode())
    assert article is not None
    # Numbers may be list marks or words, as the lines around them have it.
    assert spoken(article) == re.findall(r"[^\W\d_]+", re.sub("<p>|<li>", " ", text))


@QUICK
@given(st.text(alphabet="ab A.*_-#>[]()<>/!`~:|\n1=&;{}%^\\\"'\t—•", max_size=100))
def test_any_body(text: str) -> None:
    for name in ("x.md", "x.txt"):
        attempt(text.encode(), name)


@QUICK
@given(MARKUP)
def test_any_markup(text: str) -> None:
    for name in ("x.md", "x.txt"):
        attempt(text.encode(), name)


@QUICK
@given(FRONT)
def test_any_frontmatter(block: str) -> None:
    attempt(block.encode())
    attempt(f"---\n{block}\n---\nText.".encode())
    attempt(f"+++\n{block}\n+++\nText.".encode())


@QUICK
@given(st.binary(max_size=60))
def test_any_bytes(data: bytes) -> None:
    attempt(data)
    attempt(b"---\n" + data + b"\n---\nText.")
    attempt(b"{" + data + b"}\nText.")
