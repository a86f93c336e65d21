from pathlib import Path

import pytest

from contentgen.errors import ContentgenError
from contentgen.model.article import CallToAction
from contentgen.model.brand import Brand
from contentgen.read.brand import read_brand

FULL = """\
[practice]
name = "Harbor Physical Therapy"
therapist = "Dr. Jane Doe"
credentials = "PT, DPT"
handle = "harborpt"
website = "harborpt.example"
city = "Portland"
license_note = "Licensed in Oregon"
logo = "logo.svg"

[voice]
lang = "en-US"
date_order = "dmy"
wpm = 150
disclaimer = ""
hashtags = ["PhysicalTherapy", "#pt", "two words"]

[cta]
button = "Book now"
text = "Ready?"
url = "https://harborpt.example/book"

[links]
"Instagram" = "https://instagram.example/harborpt"
YouTube = "https://youtube.example/@harborpt"

[look]
theme = "chart"

[colors]
accent = "#Ab3"
ground = "#102030"

[fonts]
display = "fontpkg-newsreader"
body = "fonts/body.ttf"
"""


@pytest.fixture
def brand_file(tmp_path: Path):
    (tmp_path / "logo.svg").write_text("<svg/>")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "body.ttf").write_bytes(b"x")

    def write(text: str) -> Path:
        path = tmp_path / "brand.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_every_key(brand_file, tmp_path: Path) -> None:
    brand, warnings = read_brand(brand_file(FULL))
    assert warnings == ()
    assert brand == Brand(
        name="Harbor Physical Therapy",
        therapist="Dr. Jane Doe",
        credentials="PT, DPT",
        handle="@harborpt",
        website="harborpt.example",
        city="Portland",
        license_note="Licensed in Oregon",
        logo=str(tmp_path / "logo.svg"),
        theme="chart",
        lang="en-US",
        date_order="dmy",
        wpm=150,
        cta=CallToAction("Book now", "Ready?", "https://harborpt.example/book", "brand"),
        disclaimer="",
        hashtags=("#PhysicalTherapy", "#pt", "#twowords"),
        links=(
            ("Instagram", "https://instagram.example/harborpt"),
            ("YouTube", "https://youtube.example/@harborpt"),
        ),
        colors={"accent": "#aabb33", "ground": "#102030"},
        fonts={"display": "fontpkg-newsreader", "body": str(tmp_path / "fonts" / "body.ttf")},
        path=str(tmp_path / "brand.toml"),
    )


def test_what_is_not_said_is_the_default(brand_file) -> None:
    assert read_brand(None) == (Brand(), ())
    assert read_brand(Path("/nowhere/brand.toml")) == (Brand(), ())
    path = brand_file('[practice]\nname = "A"\n')
    assert read_brand(path)[0] == Brand(name="A", path=str(path))
    assert read_brand(brand_file(""))[0] == Brand(path=str(path))


@pytest.mark.parametrize(
    ("given", "handle"),
    [
        ("@a.b_c", "@a.b_c"),
        ("https://www.instagram.com/harborpt/", "@harborpt"),
        ("", ""),
    ],
)
def test_handles(brand_file, given: str, handle: str) -> None:
    assert read_brand(brand_file(f'[practice]\nhandle = "{given}"\n'))[0].handle == handle


def test_everything_wrong_at_once(brand_file) -> None:
    path = brand_file(
        '[practice]\nname = ["a"]\nhandle = "no spaces please"\n'
        '[voice]\nwpm = 900\ndate_order = "ymd"\nlang = "?"\n'
        '[cta]\nurl = "javascript:x"\n[colors]\naccent = "red"\n[links]\nX = ["a"]\n'
    )
    with pytest.raises(ContentgenError) as caught:
        read_brand(path)
    found = [(p.where, p.message.split(":")[0]) for p in caught.value.problems]
    assert found == [
        (f"{path}:2", "practice.name"),
        (f"{path}:3", "practice.handle"),
        (f"{path}:5", "voice.wpm"),
        (f"{path}:6", "voice.date_order"),
        (f"{path}:7", "voice.lang"),
        (f"{path}:9", "cta.url"),
        (f"{path}:11", "colors.accent"),
        (f"{path}:13", "links.X"),
    ]


def test_missing_files_are_errors(brand_file) -> None:
    path = brand_file('[practice]\nlogo = "no.svg"\n[fonts]\nbody = "no.ttf"\n')
    with pytest.raises(ContentgenError) as caught:
        read_brand(path)
    assert [p.where for p in caught.value.problems] == [f"{path}:2", f"{path}:4"]


def test_unknown_keys_are_warned_about(brand_file) -> None:
    path = brand_file('[practise]\nname = "A"\n[voice]\nhashtag = []\nmood = "calm"\n')
    _, warnings = read_brand(path)
    assert [(w.where, w.hint.split(" ")[-1]) for w in warnings[:2]] == [
        (f"{path}:1", '"practice"?'),
        (f"{path}:4", '"hashtags"?'),
    ]
    assert "lang" in warnings[2].hint


def test_broken_toml_names_its_line(brand_file) -> None:
    path = brand_file("[practice]\nname = Harbor\n")
    with pytest.raises(ContentgenError) as caught:
        read_brand(path)
    assert caught.value.problems[0].where == f"{path}:2"
