"""Scripts beyond Latin: drawn by installed fonts, by those of the extra, or named as missing."""

from importlib.util import find_spec

import pytest

from contentgen.draw.shape import Shaper, shape, visual
from contentgen.model.brand import Brand
from contentgen.model.markup import Font
from contentgen.model.scene import Glyphs
from contentgen.text.scripts import scripts_of
from contentgen.theme.fonts import find_font, more_fonts

EXTRA = ("justmytype_intl_rtl", "justmytype_intl_south_asia", "justmytype_intl_cjk")
needs_extra = pytest.mark.skipif(
    not all(map(find_spec, EXTRA)), reason="the extra intl is not installed"
)

PARTED = [
    ("ألم الساق بعد الجري", "ar"),
    ("כאב בשוק", "he"),
    ("पिंडली का दर्द", "hi"),
    ("ふくらはぎの痛み", "ja"),
    ("小腿疼痛", "zh"),
    ("小腿疼痛", "zh-TW"),
    ("종아리 통증", "ko"),
]


def font_for(text: str, lang: str = "en") -> Font:
    brand = Brand(lang=lang, scripts=scripts_of(text))
    axes = {"opsz": 72, "wght": 480}
    return find_font("fontpkg-newsreader", axes, (), "test", more_fonts(brand, ()))


def run(text: str, lang: str = "en", **changes) -> Glyphs:
    return Glyphs(text, font_for(text, lang), 100, "#000000", **changes)


@pytest.mark.parametrize(
    "text", ["Πόνος στη γάμπα;", "Боль в икре, ё", "Đau bắp chân được", "Žlutý kůň ąęłß"]
)
def test_greek_cyrillic_and_vietnamese_need_nothing(text):
    assert scripts_of(text) == ()
    assert Shaper().line((run(text),)).missing == ()


def test_the_mark_at_a_words_end_is_of_its_letters_font():
    fonts = [placed.font.path for placed in shape(run("помогает?")).glyphs]
    assert len(set(fonts)) == 1


@pytest.mark.parametrize(("text", "lang"), PARTED)
def test_what_no_font_has_is_named_and_its_script_known(text, lang):
    bare = find_font("fontpkg-newsreader", {}, (), "test")
    missing = Shaper().line((Glyphs(text, bare, 100, "#000000"),)).missing
    assert set(missing) == set(text) - {" "}
    assert scripts_of("".join(missing))


@needs_extra
@pytest.mark.parametrize(("text", "lang"), PARTED)
def test_the_extra_draws_them_all(text, lang):
    line = Shaper().line((run(text, lang),))
    assert line.missing == ()
    assert line.width > 100


@needs_extra
def test_chinese_characters_have_the_form_of_the_posts_language():
    paths = {shape(run("直", lang)).glyphs[0].font.path for lang in ("ja", "zh", "zh-TW", "ko")}
    assert len(paths) == 4


@needs_extra
def test_arabic_letters_join_and_are_not_tracked_apart():
    joined, alone = (Shaper().line((run(t),)).width for t in ("سلام", "س ل ا م"))
    assert joined < 0.8 * alone
    tracked = Shaper().line((run("سلام", tracking=20.0),)).width
    assert tracked == pytest.approx(joined)


@needs_extra
def test_a_joiner_that_parts_persian_letters_is_kept():
    assert shape(run("می‌روم")).glyphs != shape(run("میروم")).glyphs


@needs_extra
def test_hindi_vowel_signs_take_their_place_before_the_letter():
    letter, sign = (shape(run(t)).glyphs for t in ("क", "कि"))
    assert len(sign) == 2
    assert sign[1].glyph == letter[0].glyph  # the sign is written second and drawn first


@needs_extra
def test_right_to_left_runs_are_drawn_from_the_right():
    line = (run("כאב "), run("TENS", lang="he"))
    drawn = visual(line)
    assert [part.text.strip() for part, rtl in drawn if part.text.strip()] == ["TENS", "כאב"]
    assert [rtl for part, rtl in drawn if part.text.strip()] == [False, True]


def test_a_practices_own_font_is_the_first_to_fall_back_on(tmp_path):
    ours = font_for("").fallbacks[0].path
    (tmp_path / "Ours.ttf").symlink_to(ours)
    brand = Brand(fonts={"fallback": str(tmp_path / "Ours.ttf")})
    found = find_font("fontpkg-newsreader", {}, (), "test", more_fonts(brand, (tmp_path,)))
    assert len(found.fallbacks) == 2
