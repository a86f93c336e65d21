"""The three laws over every sample, by code that shares nothing with the planner.

It reads the post as plain text with the marks taken off, and the finished files as a person would:
every line that says something must stand in the post, whole, and on the line that it names.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from contentgen.pipeline import Options, build_article
from contentgen.read.brand import read_brand
from contentgen.read.seed import read_seed
from contentgen.workspace import Workspace

ROOT = Path(__file__).parents[1]
OWNER = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
POSTS = [*sorted((ROOT / "articles").glob("*.md")), *sorted((ROOT / "seeds").glob("*.txt")), *OWNER]

MARKS = re.compile(r"\*\*|__|[*_`#>|]|^\s*(?:[-•–]|\d+[.)])\s+(?:\[[ x]\]\s+)?", re.MULTILINE)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
FOOTNOTE = re.compile(r"\[\^[^\]]*\]")
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
ENDS = (".", "!", "?", ":", '."', '?"', '!"', ".)", "?)", "!)")


def plain(text: str) -> str:
    """Fold everything that typesetting may change, and nothing that a reader would miss."""
    text = LINK.sub(r"\1", FOOTNOTE.sub("", text))
    text = MARKS.sub(" ", text).translate(QUOTES).replace("--", "-")
    return re.sub(r"\s*-\s*", "-", " ".join(text.split())).casefold()


@pytest.fixture(scope="module", params=POSTS, ids=lambda path: path.stem[:24])
def built(request, tmp_path_factory):
    path = request.param
    brand, _ = read_brand(ROOT / "brand.toml")
    folder = tmp_path_factory.mktemp("posts")
    post = folder / path.name
    if path.suffix == ".txt":
        post = folder / "post.md"
        post.write_text(read_seed(path, brand).text, encoding="utf-8")
    else:
        post.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    workspace = Workspace(folder)
    options = Options(brand=ROOT / "brand.toml", threads=0)
    return post.read_text(encoding="utf-8"), build_article(post, workspace, options)


def from_post(refs) -> bool:
    return all(re.fullmatch(r"p\d+(\.\w+)*", ref) for ref in refs)


def test_every_slide_text_of_the_post_stands_in_the_post(built):
    source, package = built
    post = plain(source)
    checked = 0
    for slide in package.deck.slides:
        for name, text in slide.texts():
            if text.refs and from_post(text.refs):
                for piece in re.split(r"; (?=\w+:)", text.plain):
                    assert plain(piece) in post, f"{slide.role} {name}: {piece}"
                    checked += 1
    assert checked >= 5


def test_sentences_on_slides_are_whole(built):
    source, package = built
    body = re.split(r"\n(?:---|\+\+\+)\n", source, maxsplit=1)[-1]
    pieces = re.split(r"\n\s*\n|\n(?=\s*(?:[-*•|>]|\d+[.)]))|\|", body)
    paragraphs = [folded for piece in pieces if (folded := plain(piece))]
    for slide in package.deck.slides:
        for name, text in slide.texts():
            if not any(".s" in ref for ref in text.refs) or not from_post(text.refs):
                continue
            for said in re.split(r"(?<=[.!?])\s+", plain(text.plain)):
                whole = False
                for paragraph in (paragraph for paragraph in paragraphs if said in paragraph):
                    before, after = (part.strip() for part in paragraph.split(said, 1))
                    starts = not before or before.endswith((*ENDS, "-"))
                    whole |= starts and (not after or said.endswith(ENDS))
                assert whole or "; " in text.plain, f"{slide.role} {name}: {said}"


def test_nothing_is_cut_short(built):
    source, package = built
    allowed = "…" in source or "..." in source
    for name, data in package.files.items():
        if name.endswith((".txt", ".md")):
            assert allowed or not re.search(r"…|\.\.\.", data.decode()), name


def test_every_spoken_line_stands_on_the_line_it_names(built):
    source, package = built
    lines = source.splitlines()
    outline = package.files["youtube/outline.md"].decode()
    cited = re.findall(
        r"^- \*\*(?:SAY|DECIR|DIGA):\*\* (.*) \([^()]*?(\d+)\)$", outline, re.MULTILINE
    )
    assert len(cited) >= 4
    body = source.split("\n---\n" if source.startswith("---") else "\n+++\n", 1)[0].count("\n") + 2
    for said, number in cited:
        if int(number) <= body:  # the frontmatter's words: a title, a call to action
            continue
        line = plain(" ".join(lines[int(number) - 1 : int(number) + 3]))
        label, _, rest = said.partition(". ")
        whole = plain(said) in line
        labelled = plain(label) in line and plain(rest) in line
        assert whole or labelled, f"line {number}: {said}"


HEDGES = re.compile(
    r"\b(?:may|might|can|could|some|often|usually|generally|rare|rarely|if|unless|when|only|not|no"
    r"|never|without|possible|puede|pueden|suele|suelen|si|no|sin|algunas?)\b",
    re.IGNORECASE,
)


def test_captions_keep_the_limits_of_the_sentences_they_quote(built):
    """Every caption line that shares six words with a sentence of the post has its limits too."""
    source, package = built
    caption = package.files["instagram/caption.txt"].decode()
    body = re.split(r"\n(?:---|\+\+\+)\n", source, maxsplit=1)[-1]
    said_by_line = [re.split(r"(?<=[.!?])\s+", plain(line)) for line in body.splitlines()]
    sentences = [s for line in said_by_line for s in line if len(s.split()) >= 6]
    for paragraph in caption.split("\n\n"):
        said = plain(paragraph)
        for sentence in sentences:
            words = sentence.split()
            shared = any(" ".join(words[n : n + 6]) in said for n in range(len(words) - 5))
            if shared:
                for limit in HEDGES.findall(sentence):
                    assert re.search(rf"\b{limit}\b", said), f"{limit!r} lost: {paragraph}"


def test_safety_is_in_the_carousel_the_video_the_short_and_the_caption(built):
    source, package = built
    urgent = re.findall(
        r"[^.!?\n]*\b(?:911|emergency|side effects|urgencias)\b[^.!?\n]*[.!?]", source
    )
    if not urgent:
        pytest.skip("the post has no such sentence")
    words = tomllib.loads(
        "words = ['911', 'emergency', 'side effects', 'urgencias', 'medical care']"
    )
    slides = " ".join(
        t.plain for s in package.deck.slides for n, t in s.texts() if "brand" not in t.refs
    )
    surfaces = {
        "slides": slides,
        "outline": package.files["youtube/outline.md"].decode(),
        "short": package.files["youtube/short.md"].decode(),
        "caption": package.files["instagram/caption.txt"].decode(),
    }
    brand = tomllib.loads((ROOT / "brand.toml").read_text(encoding="utf-8"))
    for name, text in surfaces.items():
        said = text.replace(brand["voice"]["disclaimer"], "").casefold()
        assert any(word in said for word in words["words"]), name


def test_the_same_input_gives_the_same_bytes(built, tmp_path):
    source, package = built
    post = tmp_path / "elsewhere" / "post.md"
    post.parent.mkdir()
    name = Path(package.source).name
    post = post.with_name(name)
    post.write_text(source, encoding="utf-8")
    again = build_article(
        post, Workspace(post.parent), Options(brand=ROOT / "brand.toml", threads=2)
    )
    assert dict(again.files) == dict(package.files)
