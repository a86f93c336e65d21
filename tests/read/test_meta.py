import datetime as dt
import re
from pathlib import Path

import pytest

from contentgen.model.article import CallToAction, CarouselOptions, VideoOptions
from contentgen.model.brand import Brand

BRAND = Brand(cta=CallToAction("Book a visit", url="https://clinic.example"))


def post(block: str, body: str = "One sentence.") -> str:
    return f"---\n{block}\n---\n\n{body}\n"


def test_every_key(read, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "leg.jpg").write_bytes(b"x")
    article, warnings = read(
        post(
            "title: Calf pain\ndate: 2024-12-17\nslug: calf\ndescription: D.\ntags: [a, b]\n"
            "author: Jane Doe, DPT\nimage: leg.jpg\nlang: es\ndraft: yes\nart: calf\nhook: H?\n"
            "cta: {button: Call, text: T., url: https://x.example}\n"
            "carousel:\n  theme: tide\n  size: 4x5\n  max_slides: 8\n  skip: [Conclusion, recap]\n"
            "  ground: dark\nvideo:\n  minutes: 6.5\n  wpm: 150\nlayout: post"
        )
    )
    meta = article.meta
    assert warnings == ()
    assert (meta.title, meta.slug, meta.date) == ("Calf pain", "calf", dt.date(2024, 12, 17))
    assert (meta.description, meta.tags, meta.author) == ("D.", ("a", "b"), "Jane Doe, DPT")
    assert meta.image == str(tmp_path / "articles" / "leg.jpg")
    assert (meta.lang, meta.draft, meta.art, meta.hook) == ("es", True, "calf", "H?")
    assert meta.cta == CallToAction("Call", "T.", "https://x.example", "cta")
    assert meta.carousel == CarouselOptions("tide", "4x5", 8, ("Conclusion", "recap"), "dark")
    assert meta.video == VideoOptions(6.5, 150)
    assert meta.extra == {"layout": "post"}
    assert meta.guessed == frozenset()
    assert (meta.lines["title"], meta.lines["carousel.theme"]) == (2, 15)


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("tags: calf pain, dry needling", "tags", ("calf pain", "dry needling")),
        ("tags: #calf #needling", "tags", ("calf", "needling")),
        ('tags: "#calf, #needling"', "tags", ("calf", "needling")),
        ("tags:\n  - calf\n  - calf\n  - ''", "tags", ("calf",)),
        ("tags:", "tags", ()),
        ("categories: [a, b]", "tags", ("a", "b")),
        ("tags: c\nkeywords: d", "tags", ("c",)),
        ("summary: S.", "description", "S."),
        ("description: D.\nexcerpt: E.", "description", "D."),
        ("author: {name: Jane Doe, url: x}", "author", "Jane Doe"),
        ("author:\n  - name: Jane\n  - John", "author", "Jane, John"),
        ("draft: off", "draft", False),
        ("draft: 'On'", "draft", True),
        ("published: false", "draft", True),
        ("published: 2024-12-17", "draft", False),
        ("lang: en_us", "lang", "en-US"),
        ("lang: Español", "lang", "es"),
        ("language: pt-BR", "lang", "pt-BR"),
        ("date: 17 de diciembre de 2024", "date", dt.date(2024, 12, 17)),
        ("date:", "date", None),
        ("hook: Calf&#8217;s tight &amp; sore?", "hook", "Calf’s tight & sore?"),
        ("description: >\n  two\n  lines", "description", "two lines"),
        ("content: x", "extra", {"content": "x"}),
        ("carousel:", "carousel", CarouselOptions()),
        ("video: {minutes: 5 min}", "video", VideoOptions(5.0)),
        ("cta: Book now", "cta", CallToAction("Book now", "", "https://clinic.example", "cta")),
        (
            "cta: Want to know more? Call us.",
            "cta",
            CallToAction(
                "Book a visit", "Want to know more? Call us.", "https://clinic.example", "cta"
            ),
        ),
    ],
)
def test_forms_that_are_understood(read, line: str, key: str, value: object) -> None:
    article, warnings = read(post(f"title: T\n{line}"), brand=BRAND)
    assert getattr(article.meta, key) == value
    assert warnings == ()


@pytest.mark.parametrize("word", ["No", "yes", "On", "12:30", "2024", "1e3", "0x1F", "007"])
def test_titles_stay_words(read, word: str) -> None:
    assert read(post(f"title: {word}"))[0].meta.title == word


def test_markup_in_a_title_is_only_text(read) -> None:
    title = "{{ 7*7 }} <script>alert(1)</script> & {% x %}"
    article, _ = read(post(f'title: "{title}"'))
    assert article.meta.title == title
    assert article.meta.slug == "7-7-script-alert-1-script-x"


def test_long_titles(read, errors) -> None:
    title = "Calf pain " * 30
    assert read(post(f"title: {title}"))[0].meta.title == title.strip()
    assert len(read(post(f"title: {title}"))[0].meta.slug) <= 80
    assert errors(post("title: " + "x" * 401)) == [
        "x.md:2: title: The title has 401 characters; 400 are allowed. "
        "Shorten it; the rest can become the description."
    ]


def test_everything_wrong_is_reported_at_once_in_order(errors) -> None:
    found = errors(
        post(
            "title: [a]\ndate: soon\ndraft: maybe\nimage: ../../../etc/hosts\n"
            "carousel:\n  max_slides: many\n  theme: [x]\nvideo: 5\ncta:\n  url: javascript:x\n"
            "author: {url: x}"
        )
    )
    assert [line.split(" ")[0] + " " + line.split(" ")[1] for line in found] == [
        "x.md:2: title:",
        "x.md:3: date:",
        "x.md:4: draft:",
        "x.md:5: The",
        "x.md:7: carousel.max_slides:",
        "x.md:8: carousel.theme:",
        "x.md:9: video:",
        "x.md:11: cta.url:",
        "x.md:12: author:",
    ]
    assert "Write it as 2024-12-17." in found[1]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("titel: x", "title"),
        ("desciption: x", "description"),
        ("carosel: {a: 1}", "carousel"),
        ("autor: x", "author"),
        ("Tagz: x", "tags"),
    ],
)
def test_near_misses_are_named(read, line: str, hint: str) -> None:
    _, warnings = read(post(line))
    warnings = [w for w in warnings if not w.message.startswith("The post has no title")]
    assert [w.hint for w in warnings] == [f'Did you mean "{hint}"?']
    assert warnings[0].where == "x.md:2"


def test_a_title_taken_from_the_name_of_the_file_is_told(read) -> None:
    article, warnings = read(post("tags: [x]"), "calf-pain.md")
    assert article.meta.title == "Calf pain"
    assert ["“Calf pain” is taken from the name" in w.message for w in warnings] == [True]
    _, misspelt = read(post("titel: x"), "calf-pain.md")
    assert [w.hint for w in misspelt] == ['Did you mean "title"?']


def test_keys_of_blog_programs_and_unlike_keys_are_no_matter(read) -> None:
    keys = (
        "layout categories permalink author_profile excerpt summary updated lastmod weight "
        "aliases type status time data part hero mood desciptions"
    )
    block = "title: T\n" + "\n".join(f"{key}: x" for key in re.findall(r"\w+", keys))
    article, warnings = read(post(block + "\ndescription: D."))
    assert warnings == ()
    assert article.meta.extra["permalink"] == "x"


def test_keys_of_our_own_groups_are_checked(read) -> None:
    _, warnings = read(post("title: T\ncarousel:\n  themes: tide\nvideo:\n  colour: red"))
    assert [(w.where, w.hint) for w in warnings] == [
        ("x.md:4", 'Did you mean "theme"?'),
        ("x.md:6", "It takes minutes, wpm."),
    ]


def test_capital_keys(read, errors) -> None:
    assert read(post("Title: T\nDATE: 2024-12-17"))[0].meta.title == "T"
    assert "there twice (first on line 2)" in errors(post("title: T\nTitle: U"))[0]


@pytest.mark.parametrize(
    ("given", "slug"),
    [
        ("calf-pain", "calf-pain"),
        ("Calf Pain!", "calf-pain"),
        ("../../etc", "etc"),
        ("/blog/calf", "blog-calf"),
        ("CON", "con-post"),
        ("..", "a-title"),
        ("日本", "a-title"),
        ("ñandú", "nandu"),
    ],
)
def test_slugs_are_made_safe(read, given: str, slug: str) -> None:
    article, warnings = read(post(f'title: A title\nslug: "{given}"'))
    assert article.meta.slug == slug
    assert [w.where for w in warnings] == ([] if given == slug else ["x.md:3"])


@pytest.mark.parametrize(
    ("title", "name", "slug"),
    [
        ("Señales de alarma – über uns", "x.md", "senales-de-alarma-uber-uns"),
        ("Don’t Stop", "x.md", "dont-stop"),
        ("腰痛のリハビリ", "2024-12-17-back-pain.md", "back-pain"),
        ("Боль в спине", "index.md", "index"),
        ("Боль в спине", "back-pain/index.md", "back-pain"),
    ],
)
def test_slugs_from_titles(read, title: str, name: str, slug: str) -> None:
    article, _ = read(post(f"title: {title}"), name)
    assert article.meta.slug == slug
    assert article.meta.guessed == {"slug"} | ({"date"} if name.startswith("2024") else set())


def test_a_slug_from_neither_title_nor_name_is_a_digest(read) -> None:
    slugs = {read(post(f"title: {title}"), "腰痛.md")[0].meta.slug for title in ("腰", "腰", "痛")}
    assert len(slugs) == 2
    assert all(re.fullmatch(r"post-[0-9a-f]{8}", slug) for slug in slugs)


@pytest.mark.parametrize(
    ("name", "body", "title"),
    [
        ("calf-pain_guide.md", "Text.", "Calf pain guide"),
        ("2024-12-17-calf-pain.md", "Text.", "Calf pain"),
        ("calf.md", "# Why calves hurt\n\nText.", "Why calves hurt"),
        ("calf.md", "Why calves hurt\n===\n\nText.", "Why calves hurt"),
    ],
)
def test_titles_from_the_text_or_the_name(read, name: str, body: str, title: str) -> None:
    meta = read(post("tags: a", body), name)[0].meta
    assert meta.title == title
    assert "title" in meta.guessed
    assert meta.date == (dt.date(2024, 12, 17) if name.startswith("2024") else None)


def test_bad_language_codes_are_reported(read) -> None:
    article, warnings = read(post("title: T\nlang: the queen's"))
    assert article.meta.lang == "en"
    assert warnings[0].where == "x.md:3"


def test_pictures_must_be_in_the_workspace(read, errors, tmp_path: Path) -> None:
    (tmp_path / "articles" / "in").mkdir(parents=True)
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "b c.jpg").write_bytes(b"x")
    (tmp_path / "articles" / "link.jpg").symlink_to("/etc/hostname")
    (tmp_path / "articles" / "good.jpg").symlink_to(tmp_path / "images" / "b c.jpg")
    inside = str(tmp_path / "images" / "b c.jpg")
    for named in ("/images/b c.jpg", "../images/b%20c.jpg", "images/b c.jpg", "good.jpg", inside):
        article, warnings = read(post(f"title: T\nimage: {named}"))
        assert (article.meta.image, warnings) == (inside, ())
    for named in ("../../x.jpg", "/etc/hostname", "link.jpg", "~/x.jpg", "C:\\x.jpg", "file:///x"):
        found = errors(post(f"title: T\nimage: {named}"))
        assert len(found) == 1
        assert found[0].startswith("x.md:3: The picture")
        assert "outside of the workspace" in found[0]


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("none.jpg", "is not there"),
        ("/assets/none.jpg", "is not there"),
        ("https://x.example/a.jpg", "is on the web"),
        ("//x.example/a.jpg", "is on the web"),
        ("x" * 300, "is not there"),
    ],
)
def test_missing_pictures_are_dropped(read, named: str, says: str) -> None:
    article, warnings = read(post(f"title: T\nimage: {named}"))
    assert article.meta.image == ""
    assert says in warnings[0].message


def test_no_text_below_the_frontmatter(errors) -> None:
    assert "no text below" in errors("---\ntitle: T\n---\n\n")[0]
