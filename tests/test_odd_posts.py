"""Bad and odd input at the command line: a clear message, or slides that hold all their words.

What stands on the slides is measured here by the letters' own ink, not by what layout says of it.
"""

from __future__ import annotations

import itertools
import os
import re
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from contentgen import pipeline
from contentgen.cli import main
from contentgen.draw.shape import Shaper
from contentgen.layout.deck import Layout
from contentgen.model.scene import Box, Scene, TextLine

MARGIN = 8  # px that ink keeps from the edge of the canvas: less looks cut off
SMALLEST = 28  # px of body text
HEAD = "---\ntitle: {}\n---\n\n"
BODY = """Walking is the sport that most people keep for life. It needs no gym and no ticket. A
pair of shoes and a quiet road are enough for most people.

## How long should a walk be?

Start with ten minutes on flat ground. Add two minutes every week. Some people may like a longer
walk on Sundays.

## What to bring

- **Water:** Bring a small bottle if the day is warm.
- **A friend:** A friend can make the road shorter.
- **A map:** A map helps where the signs are rare.

## Is it safe?

Most roads are safe by day. Ask your doctor first if you have not walked for a long time.
"""
SENTENCES = [
    "Walking is the sport that most people keep for life.",
    "It needs no gym and no ticket.",
    "Some people may like a longer walk on Sundays.",
    "Add two minutes every week.",
    "Ask your doctor first if you have not walked for a long time.",
]
FRONT = HEAD.format("Walking well")


_CODE = re.compile(rb"(?<=: )CG\d+ (?=error|warning|info)")


class Desk:
    """A small workspace, and what the last build laid out in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.scenes: list[Scene] = []
        self.put("brand.toml", '[practice]\nname = "Hill Practice"\n')

    def put(self, name: str, data: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def build(self, *arguments: str) -> Result:
        self.scenes = []
        result = CliRunner().invoke(main, ["build", *arguments])
        # The codes of rules have tests of their own.
        result.output_bytes = _CODE.sub(b"", result.output_bytes)
        assert result.exit_code in (0, 1, 2)
        assert "Traceback" not in result.output
        assert "internal error" not in result.output, result.output
        return result

    def post(self, data: str | bytes, *arguments: str) -> Result:
        self.put("articles/walk.md", data)
        return self.build(*arguments)

    def text(self, name: str) -> str:
        (path,) = self.root.glob(f"output/*/{name}")
        return path.read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CONTENTGEN_DEBUG", raising=False)
    here = Desk(tmp_path)

    def keep(slides: Layout, thumbnail: Layout, *_: object) -> dict[str, bytes]:
        here.scenes += [*slides.scenes, *thumbnail.scenes]
        return {}

    monkeypatch.setattr(pipeline, "draw", keep)  # to see the scenes, and to be fast
    return here


def errors(result: Result) -> list[str]:
    lines = result.output.replace("\\", "/").splitlines()
    return [line for line in lines if "error: " in line]


def ink(line: TextLine) -> list[Box]:
    return [
        Box(line.x + box.left, line.y + box.top, line.x + box.right, line.y + box.bottom)
        for box in Shaper().line(line.runs).boxes
    ]


def touch(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom


def assert_readable(scenes: list[Scene]) -> None:
    """No ink over the canvas's margin or on another line's ink, no small text."""
    assert scenes
    for scene in scenes:
        lines = [(op, ink(op)) for op in scene.ops if isinstance(op, TextLine)]
        for line, boxes in lines:
            for box in boxes:
                assert MARGIN <= box.left <= box.right <= scene.width - MARGIN, line.text
                assert MARGIN <= box.top <= box.bottom <= scene.height - MARGIN, line.text
            assert all(run.size >= SMALLEST for run in line.runs), line.text
        for (line, boxes), (other, others) in itertools.combinations(lines, 2):
            clash = any(touch(one, two) for one in boxes for two in others)
            assert not clash, f"{line.text!r} on {other.text!r}"


def on_slides(scenes: list[Scene]) -> str:
    return " ".join(op.text for s in scenes for op in s.ops if isinstance(op, TextLine))


def listed(count: int, entry: str) -> str:
    return "".join(f"{entry.replace('#N', str(n))}\n" for n in range(1, count + 1))


def nested(depth: int) -> str:
    return "\n".join(f"{'  ' * n}- Level {n} is here." for n in range(depth))


# --- Posts that cannot be built: what is said, and where ---------------------------------------

REFUSED = {
    "broken YAML": ("---\ntitle: a: b\n---\n" + BODY, ":2: error: There is a second colon"),
    "open bracket": ("---\ntitle: [x\n---\n" + BODY, ":2: error: The “[” here is not closed"),
    "no closing fence": ("---\ntitle: x\n\n" + BODY, ":1: error: The frontmatter opened here"),
    "no opening fence": (
        "title: Walking\ndate: 2026-01-01\n---\n\n" + BODY,
        ':1: error: The line --- above the first key, "title", is missing.',
    ),
    "Windows-1252": (
        (FRONT + BODY.replace("It needs", "It’s")).encode("cp1252"),
        ":5: error: The file is not UTF-8",
    ),
    "NUL": (FRONT + BODY.replace("gym", "g\0ym"), ":5: error: This is not a text file"),
    "bytes": (bytes(range(256)) * 9, ": error: The file is not UTF-8"),
    "empty": ("", ": error: The file is empty. Paste the post into it."),
    "blank": (" \n\n\t\n", ": error: The file is empty."),
    "only frontmatter": (FRONT + "\n \n", ": error: There is no text below the frontmatter."),
    "only headings": (FRONT + listed(12, "## Heading #N\n"), ": error: too short for a carousel"),
    "only pictures": (FRONT + listed(9, "![A #N](p#N.jpg)\n"), ": error: too short"),
    "only code": (FRONT + "```\nx = 1\n```\n", ": error: too short for a carousel"),
    "3,000 words without an end": (FRONT + "walk " * 3000, ": error: too short for a carousel"),
    "60 levels": (FRONT + BODY + nested(60), "nested more than 19 levels deep. Take levels out."),
    "60 quotes": (FRONT + ">" * 60 + " Deep.\n", "nested more than 19 levels deep."),
    "open script": (FRONT + BODY + "\n<script>\nx\n", ":23: error: <script> is opened here"),
    "open comment": (FRONT + BODY + "\n<!-- x\n", ":23: error: <!-- is opened here"),
    "script address": (
        "---\ntitle: x\ncta:\n  url: javascript:alert(1)\n---\n" + BODY,
        ":4: error: cta.url: “javascript:alert(1)” is not an address.",
    ),
    "picture outside": (
        "---\ntitle: x\nimage: ../../../etc/passwd\n---\n" + BODY,
        ":3: error: The picture “../../../etc/passwd” is outside of the workspace.",
    ),
    "long button": (
        f"---\ntitle: x\ncta:\n  button: {'Book ' * 30}\n---\n" + BODY,
        ":4: error: cta.button: This has 149 characters; 40 fit on a slide.",
    ),
    "2,000 characters of title": (
        HEAD.format("Walk " * 400) + BODY,
        ":2: error: title: The title has 1999 characters",
    ),
    "no theme": (
        "---\ntitle: x\ncarousel:\n  theme: tidy\n---\n" + BODY,
        ':4: error: there is no theme "tidy". Did you mean "tide"?',
    ),
    "theme by path": (
        "---\ntitle: x\ncarousel:\n  theme: ../../etc\n---\n" + BODY,
        ':4: error: there is no theme "../../etc".',
    ),
    "no size": (
        "---\ntitle: x\ncarousel:\n  size: 9x17\n---\n" + BODY,
        ':4: error: the theme has no size "9x17". Did you mean "9x16"?',
    ),
    "no ground": (
        "---\ntitle: x\ncarousel:\n  ground: purple\n---\n" + BODY,
        ':4: error: There is no ground "purple". This theme has blush,',
    ),
    "no drawing": ("---\ntitle: x\nart: kneee\n---\n" + BODY, ':3: error: there is no drawing'),
    "tag of YAML": (
        "---\ntitle: !!python/object/apply:os.system ['x']\n---\n" + BODY,
        ":2: error: title: This takes text",
    ),
    "bomb of YAML": (
        "---\na: &a [x,x]\nb: &b [*a,*a]\ntitle: x\n---\n" + BODY,
        ":3: error: *a stands for nothing.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("data", "said", "line"),
    [
        ("Walking is good for you.", "1 sentence", 1),
        (FRONT + "Walking is good for most. It may help you sleep.\n", "2 sentences", 5),
    ],
)
def test_a_post_too_short_for_a_carousel_makes_one_slide_and_says_so(
    desk: Desk, data: str, said: str, line: int
) -> None:
    result = desk.post(data)
    assert result.exit_code == 0
    assert not errors(result)
    assert f"articles/walk.md:{line}: warning: " in result.output
    assert f"too short for a carousel: {said} that a slide can hold" in result.output
    assert "too short for a video" in result.output
    (_, *thumbnail), _ = desk.scenes, assert_readable(desk.scenes[:1])
    assert len(thumbnail) == 1
    for sentence in re.findall(r"[A-Z][^.]+\.", data.split("---")[-1]):
        assert sentence in on_slides(desk.scenes[:1]).replace("\u00a0", " ")
    assert not list(desk.root.glob("output/*/youtube"))
    assert desk.text("instagram/caption.txt")
    assert "too short for a video" in desk.text("report.md")


@pytest.mark.parametrize("case", REFUSED)
def test_a_post_that_cannot_be_built_is_told_with_its_place(desk: Desk, case: str) -> None:
    data, said = REFUSED[case]
    result = desk.post(data)
    assert result.exit_code == 1
    (message,) = errors(result)
    assert message.startswith("articles/walk.md:")
    assert said in message
    assert not list(desk.root.glob("output/*/"))


@pytest.mark.parametrize(
    "date",
    ["2026-13-45", "2024-02-30", "yesterday", "12:30", "0000-00-00", "99999-01-01", "[2024]", "-1"],
)
def test_a_date_that_is_none_is_told(desk: Desk, date: str) -> None:
    (message,) = errors(desk.post(f"---\ntitle: x\ndate: {date}\n---\n{BODY}"))
    assert message.startswith("articles/walk.md:3: error: date: ")


@pytest.mark.parametrize(
    "date",
    ["2026-03-04", "03/04/2026", "4 March 2026", "March 4, 2026", "2026-03-04T10:00:00Z",
     "'2026-03-04'", "2026-03-04 10:00:00 +0200"],
)  # fmt: skip
def test_a_date_of_any_shape_is_read(desk: Desk, date: str) -> None:
    assert desk.post(f"---\ntitle: x\ndate: {date}\n---\n{BODY}").exit_code == 0
    assert '"2026-03-04' in desk.text("manifest.json")


# --- Posts that are odd, and are built ----------------------------------------------------------

LONG = "hyperlong" * 22
BUILT = {
    "CRLF": (FRONT + BODY).replace("\n", "\r\n"),
    "UTF-16": (FRONT + BODY).encode("utf-16"),
    "all capitals": HEAD.format("WALKING WELL") + BODY.upper(),
    "300 characters of title": HEAD.format("Walking " + "and walking with others " * 12) + BODY,
    "a title of one long word": HEAD.format(f"Walk {LONG}") + BODY,
    "a long word": FRONT + BODY.replace("ticket", LONG),
    "a long heading": FRONT + BODY.replace("What to bring", f"What {LONG}"),
    "a long label": FRONT + BODY.replace("Water:", f"{LONG}:"),
    "a hook that is a paragraph": f"---\ntitle: x\nhook: {'walk and walk ' * 60}\n---\n{BODY}",
    "a list of 200": FRONT + listed(200, "- Walk number #N is longer than the one before it."),
    "200 steps": FRONT + listed(200, "1. Walk number #N is longer than the one before it."),
    "200 labels": FRONT + listed(200, "- **Walk #N:** It is longer than the one before it."),
    "a table": FRONT + "| Week | Minutes |\n|---|---|\n" + listed(9, "| #N | ten or more |"),
    "only quotes": FRONT + "\n".join(f"> {one}\n" for one in SENTENCES),
    "15 levels": FRONT + BODY + "\n" + nested(15),
    "an HTML table": FRONT + BODY + "\n<table><tr><th>Week<th>Walk<tr><td>1<td>Ten</table>\n",
    "a paragraph of 3,000 words": FRONT + " ".join(SENTENCES * 75),
    "brackets": FRONT + BODY + "[" * 5000 + "x" + "]" * 5000,
    "stars": FRONT + BODY + "*" * 9000 + "a" + "*" * 9000 + " b\n",
    "less than": FRONT + BODY + "<" * 9000,
    "no punctuation": FRONT + re.sub(r"[.:?]", "", BODY),
    "no-break spaces": FRONT + BODY.replace(" ", "\u00a0"),
}


@pytest.mark.parametrize("case", BUILT)
def test_an_odd_post_becomes_slides_that_can_be_read(desk: Desk, case: str) -> None:
    result = desk.post(BUILT[case])
    assert result.exit_code == 0, result.output
    assert not errors(result)
    assert 3 <= len(desk.scenes) <= 21
    assert_readable(desk.scenes)
    for path in desk.root.glob("output/*/*/*.txt"):
        assert not re.search(r"…|\.\.\.", path.read_text(encoding="utf-8")), path


def test_every_sentence_of_a_long_list_is_shown_or_reported(desk: Desk) -> None:
    desk.post(FRONT + listed(200, "- Walk number #N is longer than the one before it."))
    known = on_slides(desk.scenes) + desk.text("report.md")
    assert [n for n in range(1, 201) if f"Walk number {n} is" not in known] == []


def test_a_long_safety_sentence_is_neither_cut_nor_lost(desk: Desk) -> None:
    signs = [f"your {place} feels {how}" for place in ("hip", "knee", "back", "chest")
             for how in ("hot", "numb", "weak", "heavy", "tight", "sore")]  # fmt: skip
    sentence = f"Call your doctor if {' or '.join(signs)}."
    assert len(sentence.split()) > 100
    warning = f"## When should you call a doctor?\n\n{sentence}\n"
    result = desk.post(FRONT + BODY.split("## Is it safe?")[0] + warning)
    assert result.exit_code == 0
    assert_readable(desk.scenes)
    whole = sentence in " ".join(on_slides(desk.scenes).split())
    assert whole or "feels hot" not in on_slides(desk.scenes)
    assert whole or sentence in desk.text("report.md")


@pytest.mark.parametrize("paragraphs", [1, 10])
def test_a_long_post_is_built_within_seconds(desk: Desk, paragraphs: int) -> None:
    text = "\n\n".join([" ".join(SENTENCES * 2)] * paragraphs)
    sections = 30_000 // (len(SENTENCES) * 2 * 8 * paragraphs)
    post = "".join(f"## Part {n} of the walk\n\n{text}\n\n" for n in range(sections))
    assert len(post.split()) > 30_000
    before = time.perf_counter()
    assert desk.post(FRONT + post).exit_code == 0
    assert time.perf_counter() - before < 30
    assert_readable(desk.scenes)


def test_a_hook_that_does_not_fit_gives_way_to_the_title(desk: Desk) -> None:
    result = desk.post(f"---\ntitle: Walking well\nhook: {'walk and walk ' * 60}\n---\n{BODY}")
    assert "articles/walk.md:3: warning: Slide 1: The hook does not fit" in result.output
    assert "Walking well" in " ".join(on_slides(desk.scenes[:1]).split())


def test_a_draft_and_misspelt_keys_are_told(desk: Desk) -> None:
    assert "a draft, not built" in desk.post(f"---\ntitle: x\ndraft: yes\n---\n{BODY}").output
    result = desk.post(f"---\ntilte: x\nhok: y\ncarousel:\n  max_slide: 3\n---\n{BODY}")
    assert result.exit_code == 0
    for line, meant in ((2, "title"), (3, "hook"), (5, "max_slides")):
        pattern = rf'articles/walk\.md:{line}: warning: .* Did you mean "{meant}"\?'
        assert re.search(pattern, result.output.replace("\\", "/"))


# --- What looks like code is words --------------------------------------------------------------

CODE = "{{ 7*7 }} {% for x in y %} {# z #} <script>alert(1)</script> </text> &"


def test_templates_and_scripts_in_a_post_stay_words(desk: Desk) -> None:
    desk.put("brand.toml", "[practice]\nname = '{{ 7*7 }} <script>alert(1)</script> & Co'\n")
    front = f"---\ntitle: '{CODE}'\nhook: '{CODE}'\ntags: ['{{{{ 7*7 }}}}', '<b>x</b>']\n"
    front += f"description: '{CODE}'\ncta:\n  button: '{{{{ 7*7 }}}} <b>'\n  text: '{CODE}'\n---\n"
    body = BODY.replace("no gym", "no {{ 7*7 }} {% if %} [gym](javascript:alert(1))")
    result = desk.post(front + body)
    assert result.exit_code == 0, result.output
    assert_readable(desk.scenes)
    slides = " ".join(on_slides(desk.scenes).split())
    assert "{{ 7*7 }} {% for x in y %} {# z #} <script>alert(1)</script> </text> &" in slides
    assert "It needs no {{ 7*7 }} {% if %} gym" in slides
    for path in desk.root.glob("output/*/*/*.*"):
        words = path.read_text(encoding="utf-8")
        assert "49" not in words, path
        assert "javascript:" not in words, path
    page = (desk.root / "output" / "index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "javascript:" not in page


# --- Writing that the fonts do not have ---------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("❌", "U+274C"),
        ("שלום", "U+05E9"),
        ("散步", "U+6563"),
        ("مفيد", "U+0645"),
        ("เดิน", "U+0E40"),
    ],
)
def test_words_that_no_font_has_are_named_with_their_slide(
    desk: Desk, words: str, code: str
) -> None:
    result = desk.post(HEAD.format(f"Walk {words} well") + BODY)
    assert result.exit_code == 0
    assert any(
        line.startswith("articles/walk.md: error: Slide 1: No font can draw ")
        and code in line
        and f"“{words}”" in line
        for line in errors(result)
    )
    assert f"“{words}”" in desk.text("report.md")
    assert_readable(desk.scenes)
    assert desk.build("--strict").exit_code == 1


@pytest.mark.parametrize(
    "post",
    [
        HEAD.format("Ходьба")
        + "Ходьба полезна многим. Она не требует зала. Пара обуви и тихая дорога.\n\n"
        "## Сколько ходить?\n\nНачните с десяти минут. Добавляйте две минуты в неделю.\n",
        HEAD.format("Το περπάτημα")
        + "Το περπάτημα είναι καλό. Δεν χρειάζεται γυμναστήριο. Ένα ζευγάρι παπούτσια αρκεί.\n\n"
        "## Πόσο;\n\nΞεκινήστε με δέκα λεπτά. Προσθέστε δύο λεπτά κάθε εβδομάδα.\n",
        HEAD.format("Đi bộ tốt cho sức khỏe")
        + "Đi bộ là môn thể thao của nhiều người. Nó không cần phòng tập. Một đôi giày là đủ.\n\n"
        "## Đi bao lâu?\n\nBắt đầu với mười phút. Thêm hai phút mỗi tuần.\n",
    ],
    ids=["Cyrillic", "Greek", "Vietnamese"],
)
def test_other_alphabets_are_set(desk: Desk, post: str) -> None:
    result = desk.post(post)
    assert result.exit_code == 0
    assert not errors(result)
    assert_readable(desk.scenes)


def test_signs_that_turn_the_direction_around_are_taken_out(desk: Desk) -> None:
    result = desk.post(FRONT + BODY.replace("gym", "\u202egym\u202c"))
    assert "articles/walk.md:5: warning: Control characters (U+202E) were left out." in (
        result.output.replace("\\", "/")
    )
    assert not errors(result)


# --- Files around the post ----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "link.jpg"])
@pytest.mark.skipif(sys.platform == "win32", reason="needs links and /etc")
def test_a_picture_outside_of_the_workspace_is_not_used(desk: Desk, name: str) -> None:
    desk.put("articles/x", "")
    (desk.root / "articles" / "link.jpg").symlink_to("/etc/passwd")
    result = desk.post(f"{FRONT}{BODY}\n![A walk]({name})\n")
    assert result.exit_code == 0
    assert f":23: warning: The picture “{name}” is outside of the workspace." in result.output


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
def test_links_that_lead_nowhere_and_pipes_stop_nothing(desk: Desk) -> None:
    articles = desk.put("articles/walk.md", FRONT + BODY).parent
    (articles / "loop.md").symlink_to("loop.md")
    (articles / "gone.md").symlink_to("nowhere")
    os.mkfifo(articles / "pipe.md")
    result = desk.build()
    assert result.exit_code == 1
    assert "1 built, 3 failed." in result.output
    assert [line.partition(":")[0] for line in errors(result)] == [
        "articles/gone.md", "articles/loop.md", "articles/pipe.md"
    ]  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file name of any bytes")
def test_a_file_name_that_is_not_utf8_stops_nothing(desk: Desk) -> None:
    desk.put("articles/walk.md", FRONT + BODY)
    desk.put("articles/" + os.fsdecode(b"caf\xe9.md"), FRONT + BODY)
    result = desk.build()
    assert "1 built, 1 failed." in result.output
    assert "The file's name cannot be read. Rename the file." in errors(result)[0]


def test_a_disk_that_refuses_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.put("articles/walk.md", FRONT + BODY)
    real = Path.open

    def refuse(path: Path, mode: str = "r", *rest: object, **named: object) -> object:
        if "w" in mode:
            raise PermissionError(13, "Permission denied")
        return real(path, mode, *rest, **named)

    monkeypatch.setattr(Path, "open", refuse)
    result = desk.build()
    assert result.exit_code == 1
    assert "This place is not open to you." in errors(result)[0]


BRANDS = {
    "broken": ("[practice\n", "brand.toml:1: error: This is not right TOML"),
    "not UTF-8": (b'[practice]\nname = "Caf\xe9"\n', "brand.toml:2: error: The file is not UTF-8"),
    "a bad colour": (
        '[colors]\ncoral = "red"\n',
        "brand.toml:2: error: colors.coral: “red” is not",
    ),
    "no contrast": ('[colors]\nink = "#FCF1E8"\n', "needs 4.5"),
    "no font": (
        '[fonts]\nserif = "no.ttf"\n',
        "brand.toml:2: error: fonts.serif: there is no file",
    ),
    "a font that is none": ('[fonts]\nserif = "brand.toml"\n', "error: this file is not a font."),
    "no font package": ('[fonts]\nserif = "fontpkg-no"\n', "is not installed."),
    "no logo": ('[practice]\nlogo = "no.svg"\n', "brand.toml:2: error: practice.logo: there is no"),
    "a logo that is none": ('[practice]\nlogo = "brand.toml"\n', "this logo is not an SVG file."),
    "a logo of no size": ('[practice]\nlogo = "flat.svg"\n', 'viewbox="0 0 0 9" on <svg>'),
    "a picture that is none": ('[practice]\nlogo = "none.png"\n', "this picture cannot be read."),
    "no theme": ('[look]\ntheme = "tidy"\n', 'there is no theme "tidy". Did you mean "tide"?'),
    "script": ('[practice]\nwebsite = "javascript:x"\n', ":2: error: practice.website:"),
    "a name too long": (f'[practice]\nname = "{"Hill " * 40}"\n', "64 fit on a slide. Shorten it."),
}


@pytest.mark.parametrize("case", BRANDS)
def test_what_is_wrong_with_the_brand_is_told_once(desk: Desk, case: str) -> None:
    data, said = BRANDS[case]
    desk.put("brand.toml", data)
    desk.put("none.png", "no picture")
    desk.put("flat.svg", '<svg viewBox="0 0 0 9"><path d="M0 0L1 1Z"/></svg>')
    desk.put("articles/run.md", HEAD.format("Running") + BODY)
    result = desk.post(FRONT + BODY)
    assert result.exit_code == 2
    assert said in errors(result)[0]
    assert len(set(errors(result))) == len(errors(result))
    assert not (desk.root / "output").exists()


def test_a_long_name_and_handle_do_not_touch(desk: Desk) -> None:
    practice = 'name = "Marlow Street Physical Therapy"\nhandle = "@marlowstreetphysicaltherapy"'
    desk.put("brand.toml", f"[practice]\n{practice}\n")
    result = desk.post(FRONT + BODY)
    assert not errors(result)
    assert_readable(desk.scenes)


# --- A storyboard that a person edited ----------------------------------------------------------

BOARD = """post: "walking-well"
slides:
  - role: cover
    headline: "My own words"
  - role: statement
    body: "It needs no gym and no ticket."
    from: {body: ["p1.s2"]}
  - role: cta
    headline: "Ask us."
digests: {"p1.s2": "000000000000"}
"""


def board(desk: Desk, old: str = "", new: str = "") -> Result:
    desk.put("articles/walk.storyboard.yaml", BOARD.replace(old, new) if old else BOARD)
    return desk.post(FRONT + BODY)


def test_an_edited_storyboard_wins_and_its_stale_source_is_told(desk: Desk) -> None:
    result = board(desk)
    assert result.exit_code == 0
    assert "My own words" in " ".join(on_slides(desk.scenes[:1]).split())
    assert len(desk.scenes) == 4  # three slides and the thumbnail
    assert "walk.md:5: warning: The text behind slide 2 has changed since" in result.output


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("post:", "post: [", "walk.storyboard.yaml:1: error: The “[” here is not closed"),
        ("role: cover", "role: covr", "walk.storyboard.yaml:3: error: “covr” is no role"),
        ("body: \"It", "boddy: \"It", 'walk.storyboard.yaml:6: error: The key "boddy" is unknown.'),
        ("    headline: \"My", "\theadline: \"My", ":4: error: This line is indented with a tab."),
        ("post:", 'ground: "no"\npost:', 'walk.storyboard.yaml: error: There is no ground "no".'),
        ("post:", 'art: "kneee"\npost:', "walk.storyboard.yaml: error: there is no drawing"),
        ("    headline: \"My", "    art: ../x\n    headline: \"My", "there is no drawing"),
        (BOARD, "", "walk.storyboard.yaml: error: The file is empty."),
    ],
)  # fmt: skip
def test_a_broken_storyboard_is_told_with_its_place(
    desk: Desk, old: str, new: str, said: str
) -> None:
    result = board(desk, old, new)
    assert result.exit_code == 1
    assert said in errors(result)[0]


def test_a_storyboard_text_that_is_too_long_is_told_and_kept(desk: Desk) -> None:
    result = board(desk, "It needs no gym and no ticket.", "Walk on the quiet road. " * 60)
    assert result.exit_code == 0
    told = "The words of slide 2 do not fit (body). Shorten it in the storyboard."
    assert any(told in error for error in errors(result))
    assert on_slides(desk.scenes).count("quiet") == 60


# --- Many posts ---------------------------------------------------------------------------------


def test_of_thirty_posts_ten_fail_and_twenty_are_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    broken = [text for text, _ in REFUSED.values()][:10]
    for n in range(30):
        good = HEAD.format(f"Walking {n}") + BODY
        text = broken[n // 3] if n % 3 == 0 else good
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "articles" / f"walk-{n:02d}.md").write_bytes(data)
    result = CliRunner().invoke(main, ["build", "--only", "caption"])
    assert result.exit_code == 1
    assert "20 built, 10 failed." in result.output
    failed = [line.partition(":")[0] for line in errors(result)]
    assert failed == [f"articles/walk-{n:02d}.md" for n in range(0, 30, 3)]
    assert len(list((tmp_path / "output").glob("*/instagram/caption.txt"))) == 20


def test_two_posts_with_one_title_do_not_replace_each_other(desk: Desk) -> None:
    desk.put("articles/a.md", FRONT + BODY)
    desk.put("articles/b.md", FRONT + BODY.replace("no ticket", "no pass"))
    result = desk.build()
    assert "1 built, 1 failed." in result.output
    assert 'Another post has the same slug, "walking-well": articles/a.md.' in errors(result)[0]
    assert "no ticket" in desk.text("storyboard.yaml")
