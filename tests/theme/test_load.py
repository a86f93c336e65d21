"""theme.toml: what it gives, and what is said about what is wrong in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from contentgen.errors import ContentgenError
from contentgen.model.brand import Brand
from contentgen.theme.load import Theme, load_theme, theme_names

Over = Callable[..., Theme]
Toml = Callable[..., dict[str, str]]


def test_canvas_styles_and_grounds(mini: Theme) -> None:
    look = mini.look
    assert (look.width, look.height) == (1080, 1350)
    headline = look.styles["headline"]
    assert (headline.sizes, headline.leading, headline.tracking) == ((96, 72), 1.0, -0.02)
    assert headline.display
    assert headline.pairs == (("f?", -0.15),)
    assert (headline.accent_tracking, headline.accent_color) == (-0.03, "accent")
    assert not look.styles["body"].display
    assert look.grounds["night"]["text"] == "#FFFFFF"
    assert look.rungs["cover"] == ({"headline": 96}, {"headline": 72})


def test_every_ground_knows_the_whole_palette(mini: Theme) -> None:
    assert mini.look.grounds["night"]["brick"] == "#A03020"


def test_weak_words_come_from_the_language(themes: Path) -> None:
    english = load_theme("mini", (themes,), Brand()).look.weak
    spanish = load_theme("mini", (themes,), Brand(lang="es")).look.weak
    assert "the" in english
    assert "the" not in spanish
    assert load_theme("mini", (themes,), Brand(lang="xx")).look.weak == frozenset()


def test_runs_inherit_what_their_table_does_not_say(mini: Theme) -> None:
    headline, body = mini.look.styles["headline"], mini.look.styles["body"]
    assert headline.accent is not None
    assert headline.accent.axes == headline.font.axes
    assert "Italic" in headline.accent.path
    assert body.bold is not None
    assert body.bold.path == body.font.path
    assert dict(body.bold.axes)["wght"] == 620
    assert body.accent is None


def test_a_size_brings_its_own_canvas_vars_and_rungs(themes: Path) -> None:
    square = load_theme("mini", (themes,), Brand(), size="1x1")
    assert (square.look.width, square.look.height) == (1080, 1080)
    assert square.vars["margin"] == 60
    assert square.look.rungs["cover"] == ({"headline": 72},)
    assert len(square.look.rungs["statement"]) == 2


def test_the_practice_s_colours_replace_the_theme_s(themes: Path) -> None:
    theme = load_theme("mini", (themes,), Brand(colors={"night": "#003"}))
    assert theme.look.grounds["paper"]["text"] == "#000033"
    assert theme.palette["night"] == "#000033"


def test_a_colour_that_cannot_be_read_says_what_to_change(themes: Path) -> None:
    brand = Brand(colors={"night": "#999999"}, path="brand.toml")
    with pytest.raises(ContentgenError) as caught:
        load_theme("mini", (themes,), brand)
    first, *others = caught.value.problems
    assert first.where == "brand.toml"
    assert first.message == (
        'text on ground "paper" (night #999999 on paper #FFFFFF) has a contrast of 2.85, '
        "and needs 4.5."
    )
    assert first.hint == "Make night darker, or paper lighter."
    assert [problem.message.split(" (")[0] for problem in others] == [
        'text on ground "night"',
        'text on ground "mint"',
        'accent on ground "night"',
    ]


def test_a_colour_of_the_practice_that_the_theme_has_not(themes: Path) -> None:
    brand = Brand(colors={"nigth": "#000000"}, path="my/brand.toml")
    assert [str(problem) for problem in load_theme("mini", (themes,), brand).problems] == [
        'my/brand.toml: warning: [colors] "nigth": no theme has such a colour; it is left out. '
        'Did you mean "night"?'
    ]


def test_a_colour_of_the_practice_that_is_none(themes: Path) -> None:
    with pytest.raises(ContentgenError, match=r'\[colors\] night = "navy" is not a colour'):
        load_theme("mini", (themes,), Brand(colors={"night": "navy"}))


def test_a_font_of_the_practice_that_the_theme_has_not(themes: Path) -> None:
    with pytest.raises(ContentgenError, match=r'\[fonts\] "sreif".*Did you mean "serif"\?'):
        load_theme("mini", (themes,), Brand(fonts={"sreif": "fontpkg-inter"}))


def test_unknown_theme(themes: Path) -> None:
    with pytest.raises(ContentgenError, match=r'there is no theme "mimi".*Did you mean "mini"'):
        load_theme("mimi", (themes,), Brand())


def test_unknown_size(themes: Path) -> None:
    with pytest.raises(ContentgenError, match=r'no size "4x4".*Did you mean "4x5"'):
        load_theme("mini", (themes,), Brand(), size="4x4")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[vars]", "[varz]", 'mini/theme.toml: unknown key "varz". Did you mean "vars"?'),
        ("leading = 1.0", "leadin = 1.0",
         'mini/theme.toml: [type.headline] unknown key "leadin". Did you mean "leading"?'),
        ("sizes = [96, 72]", "sizes = [72, 96]",
         "mini/theme.toml: [type.headline] sizes must be px, largest first."),
        ('font = "serif"', 'font = "sans"',
         'mini/theme.toml: [type.headline] font = "sans": no such font. Valid here: serif, '
         "serif-italic."),
        ('text = "night"', 'text = "nigt"',
         'mini/theme.toml: [grounds.paper] text = "nigt" is not a colour. Did you mean "night"?'),
        ('text = "night"', 'muted = "night"',
         'mini/theme.toml: [grounds.paper] needs "text".'),
        ('safety = "mint"', 'safety = "mnit"',
         'mini/theme.toml: [cycle] safety: no ground "mnit". Did you mean "mint"?'),
        ("{ headline = 72 }]", "{ headlin = 72 }]",
         'mini/theme.toml: [rungs] cover: no type style "headlin". Did you mean "headline"?'),
        ("height = 1350", "height = 0", 'mini/theme.toml: [sizes."4x5"] needs height in whole px.'),
        ("leading = 1.0", 'leading = "wide"',
         "mini/theme.toml: [type.headline] leading = 'wide' is not a number."),
        ("sizes = [96, 72]", "sizes = 96",
         "mini/theme.toml: [type.headline] sizes must be a list: [ … ]."),
        ("axes = { wght = 480, opsz = 72 }", "axes = 480",
         "mini/theme.toml: [axes] must be a table."),
        ("cover = [{ headline = 96 }, { headline = 72 }]", "cover = [96, 72]",
         "mini/theme.toml: [rungs] cover: a rung is a table such as { body = 48 }."),
        ("{ headline = 72 }]", "{ headline = 0 }]",
         "mini/theme.toml: [rungs] cover: headline = 0 is no size."),
        ('safety = "mint"', "safety = 3", "mini/theme.toml: [cycle] safety must be a list: [ … ]."),
        ("[vars]", "[contrast]\ntext = true\n[vars]",
         'mini/theme.toml: [contrast] "text" = True is not a number.'),
        ('[grounds.mint]\nground = "mint"\ntext = "night"\naccent = "brick"',
         '[grounds]\nmint = "mint"', "mini/theme.toml: [grounds.mint] must be a table."),
        ("color = \"accent\"", "colour = \"accent\"",
         'mini/theme.toml: [type.headline] accent unknown key "colour". Did you mean "color"?'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(over: Over, toml: Toml, old: str, new: str, message: str) -> None:
    with pytest.raises(ContentgenError) as caught:
        over(toml((old, new)))
    assert str(caught.value) == message


def test_broken_toml_names_the_line(over: Over) -> None:
    with pytest.raises(ContentgenError, match=r"mini/theme.toml: cannot be read: .*line 2"):
        over({"mini/theme.toml": 'name = "mini"\n[palette\n'})


def test_contrast_of_any_pair_can_be_asked_for(over: Over, toml: Toml) -> None:
    rule = ("[vars]", '[contrast]\n"brick on rose" = 4.5\n[vars]')
    with pytest.raises(ContentgenError, match=r"brick on ground .* has a contrast of 3\.\d\d, and"):
        over(toml(rule))
    typo = ("[vars]", '[contrast]\n"brik on rose" = 4.5\n[vars]')
    with pytest.raises(ContentgenError, match="no ground has these colours"):
        over(toml(typo))


def test_a_theme_can_build_on_another(over: Over) -> None:
    theme = over(
        {"mine/theme.toml": 'name = "mine"\nbase = "mini"\n[palette]\nnight = "#000000"\n'}, "mine"
    )
    assert theme.lineage == ("mine", "mini")
    assert theme.look.grounds["paper"]["text"] == "#000000"
    assert theme.look.grounds["paper"]["ground"] == "#FFFFFF"


def test_a_theme_cannot_build_on_itself(over: Over) -> None:
    with pytest.raises(ContentgenError, match="builds on itself"):
        over({"mine/theme.toml": 'name = "mine"\nbase = "mine"\n'}, "mine")


def test_theme_names(themes: Path, tmp_path: Path) -> None:
    assert theme_names((tmp_path, themes)) == ("mini",)


def test_a_theme_s_toml_may_be_in_any_folder(over: Over) -> None:
    theme = over({"mini/cover.xml.j2": '<slide role="cover" ground="night"/>'})
    assert theme.look.styles["body"].sizes == (48, 40)
