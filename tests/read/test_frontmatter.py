import pytest

from contentgen.errors import ContentgenError
from contentgen.read.frontmatter import split_front

BODY = "\nText.\n"


def front(block: str) -> dict[str, object]:
    return split_front(block + BODY, "x.md").written.values


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("k: No", "No"),
        ("k: on", "on"),
        ("k: 12:30", "12:30"),
        ("k: 2024-12-17", "2024-12-17"),
        ("k: 007", "007"),
        ("k: 1_000", "1_000"),
        ("k: ~", None),
        ("k: null", None),
        ("k:", None),
        ('k: "null"', "null"),
        ("k: [a, no]", ["a", "no"]),
        ("k: {a: 1}", {"a": "1"}),
        ("k: >-\n  two\n  lines", "two lines"),
        ("k: !!python/object/apply:os.system [ls]", ["ls"]),
        ("k: plain # a comment", "plain"),
        ("k: value #comment", "value"),
    ],
)
def test_yaml_scalars_stay_as_written(line: str, value: object) -> None:
    assert front(f"---\n{line}\n---")["k"] == value


def test_a_comment_read_as_text_is_reported() -> None:
    found = split_front("---\ntitle: The #1 mistake\n---\nText.", "x.md")
    assert [str(w) for w in found.warnings] == [
        "x.md:2: warning: YAML takes “#1 mistake” as a comment; it was read as text. "
        "Put the whole value in double quotes."
    ]


def test_a_list_of_words_may_hold_hash_marks() -> None:
    values = front("---\ntags:\n  - calf #one\n  - '#two'\ndate: 2024-12-17 #draft\n---")
    assert values == {"tags": ["calf #one", "#two"], "date": "2024-12-17"}


def test_hashtags_are_no_reason_to_complain() -> None:
    assert not split_front("---\ntags: #one #two\n---\nText.", "x.md").warnings


@pytest.mark.parametrize(
    "block",
    [
        "---\ntitle: A\ncta:\n  url: x\n---",
        '+++\ntitle = "A"\n[cta]\nurl = "x"\n+++',
        '{\n"title": "A", "cta":\n{"url": "x"}}',
        ';;;\n"title": "A",\n"cta": {"url": "x"}\n;;;',
        ';;;\n{"title": "A",\n"cta": {"url": "x"}}\n;;;',
        "----\ntitle: A\ncta:\n  url: x\n...",
        "\n\n---\ntitle: A\ncta:\n  url: x\n---",
    ],
)
def test_every_format_gives_values_lines_and_body(block: str) -> None:
    found = split_front(block + BODY, "x.md")
    assert found.written.values == {"title": "A", "cta": {"url": "x"}}
    lines = (block + BODY).split("\n")
    for key, sign in (("title", "title"), ("cta.url", "url")):
        assert sign in lines[found.written.lines[key] - 1]
    assert found.body.strip() == "Text."
    row = found.body.split("\n").index("Text.")
    assert lines[found.body_line - 1 + row] == "Text."


def test_toml_and_json_types_become_text() -> None:
    toml = front("+++\na = 2024-12-17\nb = 1.50\nc = true\nd = 12:30:00\n+++")
    assert toml == {"a": "2024-12-17", "b": "1.50", "c": "true", "d": "12:30:00"}
    assert front('{"a": 1.50, "b": null, "c": false}') == {"a": "1.50", "b": None, "c": "false"}


@pytest.mark.parametrize(
    "body", ["{{ 7*7 }} is text", "{% include x %}\n", "{ braces }", "-- no --", "Plain"]
)
def test_text_without_frontmatter_is_all_body(body: str) -> None:
    found = split_front(body, "x.md")
    assert not found.found
    assert found.body == body


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("---\ntitle: A\nText", "x.md:1", "never closed"),
        ("\n+++\ntitle = 'A'\nText", "x.md:2", "never closed"),
        (
            "---\ntitle: A\ntitle: B\n---\n",
            "x.md:3",
            'key "title" is there twice (first on line 2)',
        ),
        (
            "---\ncta:\n  url: a\n  url: b\n---\n",
            "x.md:4",
            '"url" is there twice (first on line 3)',
        ),
        ("+++\na = 1\na = 2\n+++\n", "x.md:3", "first on line 2"),
        ('{"a": 1,\n"a": 2}\n', "x.md:2", "first on line 1"),
        ("---\n- a\n- b\n---\n", "x.md:2", "a list, not keys"),
        ("---\njust text\n---\n", "x.md:2", "text without keys"),
        ("---\ntitle: Needling: a guide\n---\n", "x.md:2", "second colon"),
        ("---\na: 1\ntitle: @home\n---\n", "x.md:3", "cannot start with “@”"),
        ("---\ntitle: *Important* news\n---\n", "x.md:2", "cannot start with “*”"),
        ('---\ntitle: "A\nb: c\n---\n', "x.md:2", "quotation marks"),
        ("---\ntitle: 'it's'\n---\n", "x.md:2", "quotation marks"),
        ("---\na: 1\n\tb: 2\n---\n", "x.md:3", "tab"),
        ("---\na: 1\n  b: 2\n---\n", "x.md:3", "indented"),
        ("---\ntags: [a, b\nc: d\n---\n", "x.md:2", "not closed"),
        ("---\na: 1\nno colon\nb: 2\n---\n", "x.md:3", "not “key: value”"),
        ("---\na: *nowhere\n---\n", "x.md:2", "stands for nothing"),
        ("---\na: &x [1]\nb: *x\n---\n", "x.md:3", "stands for nothing"),
        ("+++\na = \n+++\n", "x.md:2", "not right TOML"),
        ('{"a": 1\n"b": 2}\n\nText', "x.md:2", "not right JSON"),
        ("—\ntitle: A\n—\n", "x.md:1", "long dashes"),
        ("---\n? [a]\n: b\n---\n", "x.md:2", "key is missing"),
    ],
)
def test_broken_frontmatter_names_its_line(text: str, place: str, says: str) -> None:
    with pytest.raises(ContentgenError) as caught:
        split_front(text, "x.md")
    problem = caught.value.problems[0]
    assert problem.where == place
    assert says in problem.message
    assert problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "---\na: " + "[" * 5000 + "\n---\n",
        "---\n" + "".join(f"{'  ' * n}k:\n" for n in range(200)) + "---\n",
        "+++\na = " + "[" * 5000 + "\n+++\n",
        '{"a": ' + "[" * 5000 + "\n\n",
        "+++\n" + ".".join("a" * 200) + " = 1\n+++\n",
    ],
)
def test_deep_nesting_is_an_error_not_a_crash(text: str) -> None:
    with pytest.raises(ContentgenError, match="levels deep"):
        split_front(text, "x.md")


def test_aliases_cannot_multiply() -> None:
    bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n"
    with pytest.raises(ContentgenError, match="stands for nothing"):
        split_front(bomb, "x.md")
    assert front("---\na: &a text\nb: *a\n---")["b"] == "text"


def test_all_duplicates_are_reported_at_once() -> None:
    with pytest.raises(ContentgenError) as caught:
        split_front("---\na: 1\na: 2\nb: 1\nb: 2\n---\n", "x.md")
    assert [problem.where for problem in caught.value.problems] == ["x.md:3", "x.md:5"]
