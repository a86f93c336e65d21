"""The three laws over every sample, by code that shares nothing with the planner.

It reads the post as plain text with the marks taken off, and the finished files as a person would:
every line that says something must stand in the post, whole, and on the line that it names.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from contentgen.options import Options
from contentgen.pipeline import build_article
from contentgen.read.brand import read_brand
from contentgen.read.seed import read_seed
from contentgen.workspace import Workspace

ROOT = Path(__file__).parents[1]
OWNER = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
SHAPES = [ROOT / "tests" / "plan" / "posts" / f"{name}.md" for name in ("week-plan", "heat-ice",
          "sides-table", "unlike", "figure")]  # fmt: skip
POSTS = [*sorted((ROOT / "articles").glob("*.md")), *sorted((ROOT / "seeds").glob("*.txt")), *OWNER,
         *SHAPES]  # fmt: skip

ENDS = (".", "!", "?", ":", '."', '?"', '!"', ".)", "?)", "!)")


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


FAIR = "dry needling is generally considered safe when performed by a qualified practitioner."
BOTH = f"while {FAIR[:-1]}, it's essential to prioritize patient safety."
AIM = "by resting it, the splint aims to alleviate pain in adults."


@pytest.mark.parametrize(
    ("said", "beside", "sentence", "fair"),
    [
        (FAIR, "", BOTH, True),
        (
            "dry needling is considered safe when performed by a qualified practitioner.",
            "",
            BOTH,
            0,
        ),
        ("dry needling is generally considered safe.", "", BOTH, False),
        ("dry needling is safe.", "", BOTH, False),
        ("ease pain in adults.", "the aim", AIM, True),
        ("ease pain in adults.", "benefit", AIM, False),
        ("ease pain.", "the aim", AIM, False),
        ("heal pain in adults.", "the aim", AIM, False),
        ("it may speed up healing.", "", "it may expedite healing.", True),
        ("it can speed up healing.", "", "it may expedite healing.", False),
        ("one trial proved that it helps.", "", "one trial reported that it helps.", False),
    ],
)
def test_the_check_of_reworded_lines_can_fail(laws, said, beside, sentence, fair):
    assert (laws.unfair(said, beside, sentence) == "") == bool(fair)


def reported(package) -> dict[str, tuple[list[int], str]]:
    """The lines of the post and the kind that the report gives for each text of a slide."""
    report = package.files["report.md"].decode()
    rows = re.findall(r"^\| (slide [^|]*?) \| .* \| ([\d, ]*) \| (\w+) \|$", report, re.MULTILINE)
    return {name: ([int(n) for n in lines.split(", ") if n], kind) for name, lines, kind in rows}


def texts_of(package):
    """Every text of a slide: the slide, the text's name, the text, its lines and its kind."""
    rows = reported(package)
    for number, slide in enumerate(package.deck.slides, 1):
        for name, text in slide.texts():
            if not text.plain:  # an empty cell
                continue
            lines, kind = rows[f"slide {number} {name}"]
            yield slide, name, text, lines, kind


def test_every_slide_text_of_the_post_stands_in_the_post(laws, built):
    source, package = built
    post = laws.plain(source)
    checked = 0
    for slide, name, text, _, kind in texts_of(package):
        if text.refs and laws.from_post(text.refs):
            checked += 1
            if kind == "reworded":
                continue
            for piece in re.split(r"; (?=\w+:)", text.plain):
                assert laws.plain(piece) in post, f"{slide.role} {name}: {piece}"
    assert checked >= 5


def test_reworded_lines_say_no_more_and_limit_no_less_than_their_sentence(laws, built):
    source, package = built
    lines = source.splitlines()
    for slide, name, text, cited, kind in texts_of(package):
        if kind != "reworded":
            continue
        paragraph = laws.plain(" ".join(lines[number - 1] for number in cited))
        sentences = re.split(r"(?<=[.!?])\s+", paragraph)
        texts = dict(slide.texts())
        item = name.rpartition(" ")[0]
        side = name.startswith("column") or " cell " in name
        mates = [f"{item} term", f"{item} detail"] if item else ["headline", "body"]
        # A comparison is read as a whole.
        mates = list(texts) if side or slide.role == "compare" else mates
        beside = " ".join(laws.plain(texts[m].plain) for m in mates if m in texts and m != name)
        whole = side or name == "headline" or name.endswith("term")
        assert whole or text.plain.endswith((".", "?", "!")), f"{slide.role} {name}"
        said = laws.plain(text.plain)
        if slide.role == "steps" and name.endswith("detail"):
            # Steps are told as they are spoken, and read together.
            steps = " ".join(text.plain for name, text in slide.texts() if name.endswith("detail"))
            sentence = laws.likest(text.plain, sentences)
            assert not laws.invented(text.plain, sentence, laws.FRAMES), said
            assert not laws.lost(sentence, steps), said
            continue
        # One sentence of the post for all of the text, or one for each of its sentences.
        together = any(not laws.unfair(said, beside, sentence) for sentence in sentences)
        faults = [
            [laws.unfair(one, beside, sentence) for sentence in sentences]
            for one in re.split(r"(?<=[.!?])\s+", said)
        ]
        assert together or all("" in fault for fault in faults), f"{slide.role}: {said}: {faults}"


def test_sentences_on_slides_are_whole(laws, built):
    source, package = built
    body = re.split(r"\n(?:---|\+\+\+)\n", source, maxsplit=1)[-1]
    pieces = re.split(r"\n\s*\n|\n(?=\s*(?:[-*•|>]|\d+[.)]))|\|", body)
    paragraphs = [folded for piece in pieces if (folded := laws.plain(piece))]
    for slide, name, text, _, kind in texts_of(package):
        if not any(".s" in ref for ref in text.refs) or not laws.from_post(text.refs):
            continue
        if kind == "reworded":
            continue
        for said in re.split(r"(?<=[.!?])\s+", laws.plain(text.plain)):
            whole = False
            for paragraph in (paragraph for paragraph in paragraphs if said in paragraph):
                before, after = (part.strip() for part in paragraph.split(said, 1))
                starts = not before or before.endswith((*ENDS, "-"))
                whole |= starts and (not after or said.endswith(ENDS))
            assert whole or "; " in text.plain, f"{slide.role} {name}: {said}"


def test_figures_stand_in_their_sentence_and_cells_on_their_line(laws, built):
    source, package = built
    lines = source.splitlines()
    for slide, name, text, cited, kind in texts_of(package):
        if slide.role == "number" and name == "headline":
            assert laws.plain(text.plain) in laws.plain(slide.slots["body"].plain)
        if slide.role == "table" and " cell " in name:
            (line,) = cited
            row = [laws.plain(cell) for cell in lines[line - 1].strip().strip("|").split("|")]
            assert kind == "post"
            assert laws.plain(text.plain) == row[int(name.split()[-1]) - 1]
        if slide.role == "table" and name.startswith("column"):
            (line,) = cited
            heads = [laws.plain(head) for head in lines[line - 1].strip().strip("|").split("|")]
            assert laws.plain(text.plain) == heads[int(name.split()[-1]) - 1]


def heads_above(lines, number):
    """The heads of the table whose row is on a line; empty if the line is no row."""
    while number > 1 and lines[number - 1].startswith("|") and lines[number - 2].startswith("|"):
        number -= 1
    return lines[number - 1] if lines[number - 1].startswith("|") else ""


def test_nothing_is_cut_short(built):
    source, package = built
    allowed = "…" in source or "..." in source
    for name, data in package.files.items():
        if name.endswith((".txt", ".md")):
            assert allowed or not re.search(r"…|\.\.\.", data.decode()), name


def spoken_lines(package) -> list[tuple[int, str, int]]:
    """Return (segment, line, line of the post) for what the outline and the short have spoken."""
    found = []
    both = (package.files[f"youtube/{name}.md"].decode() for name in ("outline", "short"))
    for number, segment in enumerate("\n".join(both).split("\n## ")):
        cited = re.findall(
            r"^- \*\*(?:SAY|DECIR|DIGA):\*\* (.*) \([^()]*?(\d+)\)$", segment, re.MULTILINE
        )
        found += [(number, said, int(line)) for said, line in cited]
    return found


def test_every_spoken_line_stands_on_the_line_it_names_or_is_reworded_from_it(laws, built):
    source, package = built
    lines = source.splitlines()
    cited = spoken_lines(package)
    assert len(cited) >= 4
    body = source.split("\n---\n" if source.startswith("---") else "\n+++\n", 1)[0].count("\n") + 2
    told: dict[tuple[int, str], list[str]] = {}
    for segment, said, number in cited:
        if number <= body:  # the frontmatter's words: a title, a call to action
            continue
        near = " ".join(lines[number - 1 : number + 3])
        label, _, rest = said.partition(". ")
        whole = laws.plain(said) in laws.plain(near)
        framed = set(laws.heard(said)) <= laws.FRAMES
        if (
            whole
            or framed
            or (laws.plain(label) in laws.plain(near) and laws.plain(rest) in laws.plain(near))
        ):
            continue
        sentence = laws.likest(said, laws.sentences_of(lines[number - 1]))
        foreign = (
            set(laws.heard(said))
            - {*laws.heard(lines[number - 1]), *laws.heard(heads_above(lines, number))}
            - laws.plainer(lines[number - 1])
            - laws.FRAMES
        )
        assert not foreign, f"line {number}: {foreign} in {said}"
        if not re.match(r"(?:One|Two): ", said):  # asks for what the sentence names, claims nothing
            told.setdefault((segment, sentence), []).append(said)
    for (segment, sentence), reworded in told.items():
        others = [s for n, s, _ in cited if n == segment and laws.plain(s) in laws.plain(sentence)]
        assert not laws.lost(sentence, " ".join((*reworded, *others))), (sentence, reworded)


def test_a_lost_limit_is_found(laws):
    sentence = "In most people it may not hurt for 2 weeks if they rest."
    assert not laws.lost(sentence, "In most people, it may not hurt for 2 weeks if they rest.")
    assert laws.lost(sentence, "In people it may hurt for weeks.") == ["most", "not", "2", "if"]


def test_captions_keep_the_limits_of_the_sentences_they_quote(laws, built):
    """Every caption line that says a sentence of the post, in part or reworded, has its limits."""
    source, package = built
    caption = package.files["instagram/caption.txt"].decode()
    body = re.split(r"\n(?:---|\+\+\+)\n", source, maxsplit=1)[-1]
    sentences = [
        s for line in body.splitlines() for s in laws.sentences_of(laws.LINK.sub(r"\1", line))
    ]
    sentences = [s for s in sentences if len(laws.heard(s)) >= 6]
    checked = 0
    for paragraph in caption.split("\n\n"):
        said = laws.plain(paragraph)
        quoted = {s for s in sentences if laws.six_shared(laws.plain(s), said)}
        for line in laws.sentences_of(paragraph):
            words = set(laws.heard(line)) - laws.FRAMES
            near = laws.likest(line, sentences)
            same = words & ({*laws.heard(near)} | laws.plainer(near))
            quoted |= {near} if len(words) >= 6 and len(same) >= 0.8 * len(words) else set()
        for sentence in quoted:
            assert not laws.lost(sentence, paragraph), f"{sentence} lost its limits: {paragraph}"
            checked += 1
    assert checked >= 1


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
