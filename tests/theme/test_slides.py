"""A deck through a theme's templates."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from contentgen.errors import ContentgenError
from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Slide, Text
from contentgen.model.markup import Element
from contentgen.theme.load import Theme
from contentgen.theme.slides import drawing_alt, slide_markup, thumbnail_markup

Over = Callable[..., Theme]
Decks = Callable[..., Deck]
Find = Callable[[Element, str], list[Element]]
Words = Callable[..., Text]

COVER = '{{% extends "mini/_base.xml.j2" %}}{{% block content %}}{}{{% endblock %}}'


def texts(tree: Element, find: Find) -> list[str]:
    return ["".join(words for words, _ in e.text) for e in find(tree, "text")]


def cover(over: Over, inside: str) -> Theme:
    return over({"mini/cover.xml.j2": COVER.format(inside)})


def test_each_slide_has_its_role_its_ground_and_its_words(
    mini: Theme, deck: Decks, brand: Brand, find: Find
) -> None:
    trees = slide_markup(mini, deck("cover", "statement", "safety", headline="Hi"), brand)
    assert [(t.attrs["role"], t.attrs["ground"]) for t in trees] == [
        ("cover", "paper"),
        ("statement", "night"),
        ("safety", "mint"),
    ]
    assert texts(trees[1], find) == ["Hi", "", "A & B Therapy 2/3"]


def test_the_post_s_ground_is_the_cover_s(mini: Theme, deck: Decks, brand: Brand) -> None:
    assert slide_markup(mini, deck("cover", ground="mint"), brand)[0].attrs["ground"] == "mint"
    with pytest.raises(ContentgenError, match=r'no ground "mnt".*Did you mean "mint"\?'):
        slide_markup(mini, deck("cover", ground="mnt"), brand)


def test_runs_become_inline_markup(
    mini: Theme, deck: Decks, brand: Brand, find: Find, words: Words
) -> None:
    headline = words("Is it ", ("right", "accent"), " for <you>?")
    (tree,) = slide_markup(mini, deck("cover", headline=headline), brand)
    assert find(tree, "text")[0].text == (("Is it ", ""), ("right", "accent"), (" for <you>?", ""))


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", "&amp;", '" onload="x', "</text>",
     "a \x0b\x00\ufffe b"],
)  # fmt: skip
def test_hostile_words_stay_words(mini: Theme, deck: Decks, find: Find, hostile: str) -> None:
    brand = Brand(name=hostile)
    (tree,) = slide_markup(mini, deck("cover", headline=hostile), brand)
    plain = re.sub(r" +", " ", re.sub("[\x00\x0b\ufffe]", "", hostile))
    assert texts(tree, find) == [plain, f"{plain} 1/1"]


def test_items_are_numbered_from_the_slide_s_start(
    mini: Theme, brand: Brand, find: Find, words: Words, deck: Decks
) -> None:
    made = deck("statement", detail="Do this.")
    later = Slide("statement", {}, made.slides[0].items, start=4)
    (tree,) = slide_markup(mini, Deck("", (later,)), brand)
    assert texts(tree, find)[2:4] == ["4", "Do this."]
    assert find(tree, "text")[3].attrs["slot"] == "item 4 detail"


def test_the_drawing_is_expanded(mini: Theme, deck: Decks, brand: Brand, find: Find) -> None:
    (tree,) = slide_markup(mini, deck("cover", art="dot"), brand)
    assert not find(tree, "art")
    assert find(tree, "group")[0].attrs["viewbox"] == "0 0 100 200"
    assert find(tree, "ellipse")[0].attrs["stroke"] == "accent"


def test_an_unknown_drawing(mini: Theme, deck: Decks, brand: Brand) -> None:
    with pytest.raises(ContentgenError, match=r'no drawing "dto"\. Did you mean "dot"\?'):
        slide_markup(mini, deck("cover", art="dto"), brand)


def test_the_whole_context_can_be_used(over: Over, deck: Decks, brand: Brand, find: Find) -> None:
    probe = (
        '<text style="body">{{ slide.role }} {{ slide.first }} {{ slide.last }} '
        "{{ slide.number }} {{ slide.has('body') }} {{ slide.plain('headline') }} "
        "{{ slide.previous_role }}-{{ slide.next_role }} {{ deck.count }} {{ deck.title }} "
        "{{ deck.art }} {{ canvas.width }}x{{ canvas.height }} {{ ground }} {{ colors.text }} "
        "{{ palette.brick }} {{ previous_ground }}-{{ next_ground }} {{ layout }} "
        "{{ theme.name }} {{ vars.margin }} {{ '%.2f' | format(sin(pi / 2)) }} "
        "{{ art_info('dot').anchor[0] }} {{ anchor('dot', 0, 0, 50, 100)[1] }}</text>"
        '<path d="{{ wave(0, 10, 5, 2, 10) }}" stroke="text"/>'
    )
    theme = cover(over, probe)
    first, second = slide_markup(theme, deck("cover", "cover", headline="Hi"), brand)
    assert texts(first, find)[0] == (
        "cover True False 1 False Hi -cover 2 A title 1080x1350 paper #101030 #A03020 -night 0 "
        "mini 80 1.00 25.0 25.0"
    )
    assert texts(second, find)[0].startswith("cover False True 2")
    assert " night-" not in texts(second, find)[0]
    assert "paper- 1 mini" in texts(second, find)[0]


def test_a_user_s_template_can_extend_what_it_shadows(
    over: Over, deck: Decks, brand: Brand, find: Find
) -> None:
    theme = over(
        {
            "mini/cover.xml.j2": '{% extends "builtin/mini/cover.xml.j2" %}'
            '{% block art %}<rect width="5" height="5" fill="accent"/>{% endblock %}'
        }
    )
    (tree,) = slide_markup(theme, deck("cover", headline="Hi"), brand)
    assert len(find(tree, "rect")) == 1
    assert texts(tree, find)[0] == "Hi"


def test_a_theme_falls_back_on_the_templates_it_builds_on(
    over: Over, deck: Decks, brand: Brand, find: Find
) -> None:
    theme = over(
        {
            "mine/theme.toml": 'name = "mine"\nbase = "mini"\n',
            "mine/cover.xml.j2": '<slide role="cover" ground="{{ ground }}"/>',
        },
        "mine",
    )
    first, second = slide_markup(theme, deck("cover", "statement", headline="Hi"), brand)
    assert first.children == ()
    assert texts(second, find)[0] == "Hi"


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("\n{{ slyde.number }}",
         'mini/cover.xml.j2:2: there is no "slyde" in a slide template. Did you mean "slide"?'),
        ("{% if %}{% endif %}", "mini/cover.xml.j2:1: Expected an expression, got 'end of "
         "statement block'."),
        ('{{ slide.slot("headlin") }}', 'mini/cover.xml.j2:1: there is no slot "headlin". '
         'Did you mean "headline"?'),
        ("{{ 1 / 0 }}", "mini/cover.xml.j2:1: division by zero."),
        ("{{ wave(1) }}", "mini/cover.xml.j2:1: wave() missing 4 required positional arguments: "
         "'x1', 'y', 'height', and 'length'."),
        ('{% include "mini/non.xml.j2" %}', 'mini/cover.xml.j2: there is no template '
         '"mini/non.xml.j2". Did you mean'),
        ('\n\n<text style="bdy"/>', 'mini/cover.xml.j2:3: style="bdy" on <text>: no such type '
         'style. Did you mean "body"?'),
        ("\n<rect colour='text'/>", 'mini/cover.xml.j2:2: unknown attribute "colour" on <rect>.'),
        ("<txt/>", 'mini/cover.xml.j2:1: unknown element <txt>. Did you mean "text"?'),
        ('<image src="no.png" width="5" height="5"/>', "mini/cover.xml.j2:1: there is no image "
         'file "no.png". Looked in'),
    ],
)  # fmt: skip
def test_errors_name_the_template_and_the_line(
    over: Over, deck: Decks, brand: Brand, inside: str, message: str
) -> None:
    with pytest.raises(ContentgenError) as caught:
        slide_markup(cover(over, inside), deck("cover"), brand)
    assert str(caught.value).startswith(message)


def test_an_error_in_the_base_is_found_there(over: Over, deck: Decks, brand: Brand) -> None:
    theme = over(
        {
            "mini/_base.xml.j2": '<slide role="cover" ground="{{ ground }}">\n'
            '<rect width="{{ 2 - 3 }}" height="1" fill="text"/></slide>'
        }
    )
    with pytest.raises(ContentgenError) as caught:
        slide_markup(theme, deck("cover"), brand)
    assert str(caught.value) == 'mini/_base.xml.j2:2: width="-1" on <rect>: less than 0.'


def test_a_role_without_a_template(mini: Theme, deck: Decks, brand: Brand) -> None:
    with pytest.raises(ContentgenError, match=r'the theme has no template "mini/quote.xml.j2"'):
        slide_markup(mini, deck("quote"), brand)


@pytest.mark.parametrize(
    "escape",
    ["{{ ''.__class__ }}", "{{ deck.__init__.__globals__ }}", "{{ colors.clear() }}",
     "{{ brand.colors.update({'a': 'b'}) }}"],
)  # fmt: skip
def test_templates_cannot_reach_out(over: Over, deck: Decks, brand: Brand, escape: str) -> None:
    with pytest.raises(ContentgenError, match=r"mini/cover\.xml\.j2"):
        slide_markup(cover(over, f'<text style="body">{escape}</text>'), deck("cover"), brand)


def test_images_are_found_beside_the_brand(over: Over, deck: Decks, tmp_path: object) -> None:
    (tmp_path / "logo.png").touch()
    theme = cover(over, '<image src="{{ brand.logo }}" width="5" height="5"/>')
    brand = Brand(logo="logo.png", path=str(tmp_path / "brand.toml"))
    (tree,) = slide_markup(theme, deck("cover"), brand)
    column = next(child for child in tree.children if child.tag == "column")
    assert column.children[0].attrs["src"] == str(tmp_path / "logo.png")


def test_the_thumbnail_has_its_own_canvas_and_rungs(
    mini: Theme, deck: Decks, brand: Brand, find: Find
) -> None:
    tree, look = thumbnail_markup(mini, "Why <needles>?", deck("cover"), brand)
    assert (look.width, look.height) == (1280, 720)
    assert look.rungs["thumbnail"] == ({"headline": 96},)
    assert (tree.attrs["role"], tree.attrs["ground"]) == ("thumbnail", "paper")
    assert texts(tree, find) == ["Why <needles>?"]
    assert find(tree, "text")[0].attrs["width"] == "1160"


def test_the_thumbnail_stands_on_the_cover_s_ground(mini: Theme, deck: Decks, brand: Brand) -> None:
    tree, _ = thumbnail_markup(mini, "Why?", deck("cover", ground="night"), brand)
    assert tree.attrs["ground"] == "night"


def test_what_is_drawn_in_words(mini: Theme) -> None:
    assert drawing_alt(mini, "cover", "dot") == "Behind the words, Drawing of a dot."
    assert drawing_alt(mini, "cover", "") == "A plain cover."
    assert drawing_alt(mini, "statement", "dot") == "A dot."
    assert drawing_alt(mini, "quote", "dot") == ""


def test_the_same_deck_gives_the_same_markup(mini: Theme, deck: Decks, brand: Brand) -> None:
    made = deck("cover", "statement", "safety", art="dot")
    assert slide_markup(mini, made, brand) == slide_markup(mini, made, brand)
