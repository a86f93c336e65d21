import textwrap
from pathlib import Path

import pytest

from contentgen.model.article import Article, Block

HEAD = "---\ntitle: T\n---\n"


def body(text: str) -> str:
    return HEAD + textwrap.dedent(text).strip("\n") + "\n"


def blocks(article: Article) -> list[Block]:
    return [block for section in article.sections for block in section.blocks]


def texts(block: Block) -> list[str]:
    return [sentence.text for sentence in block.sentences]


POST = """
    Calf pain is common. It has many
    causes, and most
    get better. Some do not.

    ## What it is

    A paragraph with *emphasis*, `code`, and [a link](https://a.example/x).

    - **Targeted relief:** It may help. It may not.
    - Plain item
      1. Nested one
      2. Nested two
    - [x] Done

    3. Third
    4) Other list

    > Pain is not damage.
    > — Jane Doe, PT

    | Phase | Weeks |
    |---|---|
    | Early | 1–2 weeks. |
    | Late  | 6 |

    Last words.
"""


def test_pieces_are_numbered_in_reading_order(read) -> None:
    article, _ = read(body(POST))
    refs = []
    for section in article.sections:
        if section.heading:
            refs.append((section.ref, section.heading))
        for block in section.blocks:
            if not block.items:
                refs.append((block.ref, block.kind))
            refs += [(item.ref, item.label or item.sentences[0].text) for item in block.items]
    assert refs == [
        ("p1", "paragraph"),
        ("p2", "What it is"),
        ("p3", "paragraph"),
        ("p4", "Targeted relief"),
        ("p5", "Plain item"),
        ("p6", "Nested one"),
        ("p7", "Nested two"),
        ("p8", "Done"),
        ("p9", "Third"),
        ("p10", "Other list"),
        ("p11", "quote"),
        ("p12", "Early"),
        ("p13", "Late"),
        ("p14", "paragraph"),
    ]
    assert article.sections[0].heading == ""
    assert article.sections[0].ref == "p1"


def test_kinds_and_their_parts(read) -> None:
    article, _ = read(body(POST))
    found = blocks(article)
    assert [block.kind for block in found] == [
        "paragraph", "paragraph", "bullets", "steps", "steps", "quote", "table", "paragraph",
    ]  # fmt: skip
    assert [block.start for block in found if block.kind == "steps"] == [3, 4]
    quote, table = found[5], found[6]
    assert (texts(quote), quote.source) == (["Pain is not damage."], "Jane Doe, PT")
    assert table.header == ("Phase", "Weeks")
    assert [item.cells for item in table.items] == [("Early", "1–2 weeks."), ("Late", "6")]
    assert [item.checked for item in found[2].items] == [None, None, None, None, True]
    assert [(link.text, link.url, link.line) for link in article.links] == [
        ("a link", "https://a.example/x", 10)
    ]


def test_sentences_have_the_line_that_they_start_on(read) -> None:
    text = body(POST)
    article, _ = read(text)
    lines = text.split("\n")
    assert [(s.text, s.line) for s in blocks(article)[0].sentences] == [
        ("Calf pain is common.", 4),
        ("It has many causes, and most get better.", 4),
        ("Some do not.", 6),
    ]
    for sentence in article.sentences():
        assert sentence.text.split()[0] in lines[sentence.line - 1]
    for section in article.sections[1:]:
        assert section.heading in lines[section.line - 1]


def test_references_of_sentences(read) -> None:
    article, _ = read(body(POST))
    assert [s.ref for s in article.sentences()][:4] == ["p1.s1", "p1.s2", "p1.s3", "p3.s1"]
    assert [s.ref for s in blocks(article)[2].items[0].sentences] == ["p4.s1", "p4.s2"]
    assert len({s.ref for s in article.sentences()}) == len(article.sentences())


@pytest.mark.parametrize(
    ("item", "label", "sentences"),
    [
        ("**Label:** It may help.", "Label", ["It may help."]),
        ("**Label**: It may help.", "Label", ["It may help."]),
        ("**Label** – it may help.", "Label", ["it may help."]),
        ("**Label.** It may help.", "Label", ["It may help."]),
        ("**What is it?** It may help.", "What is it?", ["It may help."]),
        ("**Label**\n  It may help.", "Label", ["It may help."]),
        ("**Label**\n\n  It may help.", "Label", ["It may help."]),
        ("<strong>Label:</strong> It may help.", "Label", ["It may help."]),
        ("Label: It may help.", "Label", ["It may help."]),
        ("Non-invasive Option: It may help.", "Non-invasive Option", ["It may help."]),
        ("**Whole item**", "", ["Whole item"]),
        ("**Dry needling** is a technique.", "", ["Dry needling is a technique."]),
        ("**Dry needling** – a technique – may help.", "", None),
        ("at 10:30 we meet", "", None),
        ("See https://a.example: it is there", "", None),
        ("Patients should seek help: soon", "", None),
        ("The causes are these: age", "", None),
        ("One two three four five six seven: it may help", "", None),
        ("First sentence. Second: more", "", ["First sentence.", "Second: more"]),
        ("Avoid: running and jumping", "", None),
        ("If it hurts: stop", "", None),
        ("**Do not:** Bounce while you stretch.", "", None),
        ("**Never** – stretch a torn muscle", "", None),
        ("Label:", "", None),
    ],
)
def test_labels_of_items(read, item: str, label: str, sentences: list[str] | None) -> None:
    found = blocks(read(f"{HEAD}- {item}\n- other\n")[0])[0].items[0]
    assert found.label == label
    whole = [" ".join(item.replace("*", "").split())]
    assert [s.text for s in found.sentences] == (whole if sentences is None else sentences)


@pytest.mark.parametrize(
    ("text", "lead", "first"),
    [
        ("**What is it?** A technique.", "What is it?", "A technique."),
        ("**Label:** text here.", "Label", "text here."),
        ("__Label__: text here.", "Label", "text here."),
        ("**Label** – Text here.", "Label", "Text here."),
        ("**Dry needling** is a technique.", "", "Dry needling is a technique."),
        ("**Do not stretch a torn muscle.** Wait.", "", "Do not stretch a torn muscle."),
        ("**Stop!** Wait.", "", "Stop!"),
        ("Plain text: not a lead.", "", "Plain text: not a lead."),
    ],
)
def test_leads_of_paragraphs(read, text: str, lead: str, first: str) -> None:
    block = blocks(read(HEAD + text)[0])[0]
    assert (block.lead, texts(block)[0]) == (lead, first)


def test_bold_openings_are_leads_where_they_are_a_habit(read) -> None:
    text = body(
        """
        **Before you come.** We send a form.

        **Then we look at how you move.** I may watch you walk.

        **Do not eat before the visit.** Drink.

        **Will it hurt?** It may, a little.
        """
    )
    assert [block.lead for block in blocks(read(text)[0])] == [
        "Before you come", "Then we look at how you move", "", "Will it hurt?",
    ]  # fmt: skip
    alone = body("**Then we look at how you move.** I may watch you walk.\n\nMore.")
    assert [block.lead for block in blocks(read(alone)[0])] == ["", ""]


def test_a_bold_line_alone_is_a_heading_unless_it_is_a_sentence(read) -> None:
    article, _ = read(body("**What it is:**\n\nText.\n\n**Stop if it hurts.**\n\nMore."))
    assert [(s.heading, s.level, s.ref) for s in article.sections] == [("What it is", 7, "p1")]
    assert [texts(block) for block in blocks(article)] == [
        ["Text."],
        ["Stop if it hurts."],
        ["More."],
    ]


def test_headings_of_all_forms(read) -> None:
    article, _ = read(
        body("One\n===\n\n### Two ###\n\nThree *is*\n---\n\n## Four {#id .c}\n\nText.")
    )
    assert [(s.heading, s.level) for s in article.sections] == [
        ("One", 1), ("Two", 3), ("Three is", 2), ("Four", 2),
    ]  # fmt: skip


def test_a_first_heading_that_repeats_the_title_is_dropped(read) -> None:
    article, _ = read(body("# T\n\nText.\n\n## Next\n\nMore."))
    assert [(s.heading, s.ref) for s in article.sections] == [("", "p2"), ("Next", "p3")]


def test_quotes(read) -> None:
    article, _ = read(
        body(
            """
            > First part.
            >
            > - item
            > > inner words
            >
            > -- A patient

            > [!NOTE]
            > Be careful.

            > "Whole" -- not a source

            > Said so. <cite>— The Journal</cite>
            """
        )
    )
    found = blocks(article)
    assert [(texts(block), block.source) for block in found] == [
        (["First part.", "item", "inner words"], "A patient"),
        (["Be careful."], ""),
        (['"Whole" -- not a source'], ""),
        (["Said so."], "The Journal"),
    ]
    assert [block.ref for block in found] == ["p1", "p2", "p3", "p4"]


def test_footnotes_are_links_not_prose(read) -> None:
    article, _ = read(
        body(
            """
            It may help.[^1] Or not.[^none] So it goes.^[Jones, <https://b.example>.]

            [^1]: Smith 2020, [Journal](https://a.example). More
                in https://c.example/x.
            """
        )
    )
    assert [s.text for s in article.sentences()] == ["It may help.", "Or not.", "So it goes."]
    assert [(link.text, link.url, link.line) for link in article.links] == [
        ("Smith 2020, Journal. More in https://c.example/x.", "https://a.example", 6),
        ("Jones, https://b.example.", "https://b.example", 4),
    ]


def test_links(read) -> None:
    article, _ = read(
        body(
            """
            [one](https://a.example "t") [two][r] [none]() <https://b.example> and
            https://c.example/x. Also [bad](javascript:x) <a href="https://d.example">html</a>.

            [r]: https://r.example
            """
        )
    )
    assert sorted((link.text, link.url, link.line) for link in article.links) == sorted(
        [
            ("one", "https://a.example", 4),
            ("two", "https://r.example", 4),
            ("none", "", 4),
            ("https://b.example", "https://b.example", 4),
            ("https://c.example/x", "https://c.example/x", 5),
            ("bad", "", 5),
            ("html", "https://d.example", 5),
        ]
    )


def test_inline_text(read) -> None:
    cases = {
        "a **b** _c_ `d` e": "a b c d e",
        "It ~~cures~~ may help": "It may help",
        "AT&amp;T &lt;5 &eacute; &nbsp; x": "AT&T <5 é x",
        r"5 \* 3 and \_x\_": "5 * 3 and _x_",
        "line  \nbreak\\\nend": "line break end",
        "one<br>two<br/>three": "one two three",
        "a <!-- hidden --> b": "a b",
        "a <script>alert(1)</script> b": "a b",
        "a <script>never closed": "a never closed",
        "a <span style='x'>b</span> <u>c</u>": "a b c",
        "pain<sup>1,2</sup> and m<sup>2</sup>, H<sub>2</sub>O, 1<sup>st</sup>": (
            "pain and m², H₂O, 1st"
        ),
        "{{ 7*7 }} and {% x %} stay": "{{ 7*7 }} and {% x %} stay",
        "smile 😀 👩‍⚕️": "smile 😀 👩‍⚕️",
        "x < y > z & w": "x < y > z & w",
        "![alt](none.png) text": "text",
    }
    for text, plain in cases.items():
        article, _ = read(HEAD + text)
        assert " ".join(s.text for s in article.sentences()) == plain


def test_pictures(read, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a b.png").write_bytes(b"x")
    article, warnings = read(
        body(
            """
            ![A *calf*](a%20b.png)

            Text with ![gone](gone.png) inside and
            ![out](../../out.png "t").

            Last.
            """
        )
    )
    found = blocks(article)
    assert [(b.kind, b.ref) for b in found] == [
        ("image", "p1"), ("paragraph", "p2"), ("paragraph", "p5"),
    ]  # fmt: skip
    assert (found[0].alt, found[0].source) == ("A calf", str(tmp_path / "articles" / "a b.png"))
    assert [(w.where, w.severity) for w in warnings] == [
        ("x.md:6", "warning"), ("x.md:7", "warning"),
    ]  # fmt: skip


def test_code_is_no_prose(read) -> None:
    article, _ = read(body("```js\nlet x = 1;\n\n{% raw %}\n```\n\n    indented\n\nText."))
    assert [(b.kind, texts(b)) for b in blocks(article)] == [
        ("code", []), ("code", []), ("paragraph", ["Text."]),
    ]  # fmt: skip
    assert blocks(article)[2].ref == "p1"


@pytest.mark.parametrize(
    "line",
    [
        "{{< youtube abc >}}", "{{% notice %}}", "{% include x.html a='b' %}", "[gallery ids=1,2]",
        "[caption id=x]<img src='a'> Words[/caption]", "[/embed]", "{: .lead}", "[TOC]", "[[toc]]",
        "{{< ref >}}words{{< /ref >}}",
    ],
)  # fmt: skip
def test_shortcodes_on_their_own_line_are_left_out(read, line: str) -> None:
    article, warnings = read(f"{HEAD}Before.\n\n{line}\n\nAfter.")
    assert [s.text for s in article.sentences()] == ["Before.", "After."]
    assert [w.where for w in warnings] == ["x.md:6"]
    assert article.sentences()[1].line == 8


@pytest.mark.parametrize("line", ["[A link] is text", "{{ title }}", "[1] Smith 2020", "{x}"])
def test_what_only_looks_like_a_shortcode_stays(read, line: str) -> None:
    article, warnings = read(HEAD + line)
    assert [s.text for s in article.sentences()] == [line]
    assert warnings == ()


def test_html_blocks(read) -> None:
    article, _ = read(
        body(
            """
            <div class="x">
            <h2>Why &amp; how</h2>
            <p>First.<br>Second <b>bold</b>.</p>
            <ul>
              <li><strong>One:</strong> alpha.</li>

              <li>Two
                <ul><li>inner</li></ul></li>
            </ul>
            <ol start="3"><li>Third</li></ol>
            <blockquote>Said. <cite>Doe</cite></blockquote>
            <table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2 x.</td></tr></table>
            <script>
            var a = "<p>no</p>";

            var b;
            </script>
            <style>p {}</style>
            <!-- also

            hidden -->
            <details><summary>Is it safe?</summary>Often.</details>
            </div>

            Markdown *again*.
            """
        )
    )
    assert [(s.heading, s.level, s.line) for s in article.sections] == [
        ("Why & how", 2, 5), ("Is it safe?", 7, 25),
    ]  # fmt: skip
    found = blocks(article)
    assert [block.kind for block in found] == [
        "paragraph", "bullets", "steps", "quote", "table", "paragraph", "paragraph",
    ]  # fmt: skip
    assert [(s.text, s.line) for s in found[0].sentences] == [("First.", 6), ("Second bold.", 6)]
    assert [(i.label, i.line, [s.text for s in i.sentences]) for i in found[1].items] == [
        ("One", 8, ["alpha."]), ("", 10, ["Two"]), ("", 11, ["inner"]),
    ]  # fmt: skip
    assert (found[2].start, found[3].source, found[4].header) == (3, "Doe", ("A", "B"))
    assert [texts(block) for block in found[5:]] == [["Often."], ["Markdown again."]]


@pytest.mark.parametrize("opening", ["<!-- note", "<script>", "<style>", "<pre>"])
def test_hidden_text_that_never_ends_is_an_error(errors, opening: str) -> None:
    found = errors(f"{HEAD}Text.\n\n{opening}\n\nAll the rest.")
    assert found[0].startswith("x.md:6:")
    assert "never closed" in found[0]


@pytest.mark.parametrize(
    "text", [">" * 400 + " deep", "\n".join("  " * n + "- item" for n in range(60))]
)
def test_too_deep_nesting_is_an_error(errors, text: str) -> None:
    assert "nested more than" in errors(HEAD + text)[0]


def test_ten_levels_of_lists_are_fine(read) -> None:
    text = "\n".join("  " * n + f"- item {n}" for n in range(10))
    article, _ = read(HEAD + text)
    assert [s.text for s in article.sentences()] == [f"item {n}" for n in range(10)]


def test_one_line_post_and_line_ends(read) -> None:
    assert [s.text for s in read(b"One line.")[0].sentences()] == ["One line."]
    for end in ("\r\n", "\r"):
        article, _ = read(("\ufeff" + body(POST)).replace("\n", end))
        assert [(s.text, s.line) for s in article.sentences()] == [
            (s.text, s.line) for s in read(body(POST))[0].sentences()
        ]


def test_long_lines_and_long_posts(read) -> None:
    article, _ = read(HEAD + "Calves carry you. " * 15_000)
    assert len(article.sentences()) == 15_000
    post = "".join(f"## Part {n}\n\n{'Calves carry you. ' * 50}\n\n" for n in range(200))
    assert read(HEAD + post)[0].words() == 30_000
