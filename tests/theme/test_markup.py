"""Markup is checked against one table, and text stays text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from contentgen.errors import ContentgenError
from contentgen.model.markup import Element
from contentgen.theme.markup import Names, fold, parse

NAMES = Names(styles=("body", "headline"), colors=("ground", "text", "accent"))


def slide(inside: str) -> Element:
    return parse(f'<slide role="list" ground="paper">{inside}</slide>', "t/list.xml.j2", NAMES)


def text_of(inside: str) -> tuple[tuple[str, str], ...]:
    return slide(f'<text style="body">{inside}</text>').children[0].text


def test_a_tree_has_tags_attributes_children_and_where() -> None:
    tree = slide('<column gap="8"><text style="body">Hi</text></column>')
    (column,) = tree.children
    assert (tree.tag, column.tag, dict(column.attrs)) == ("slide", "column", {"gap": "8"})
    assert column.children[0].text == (("Hi", ""),)
    assert column.children[0].where == "t/list.xml.j2: <text>"


def test_runs_are_folded_across_styles() -> None:
    assert text_of("\n  one <accent> two\n three</accent> <b>four</b>\n") == (
        ("one ", ""),
        ("two three", "accent"),
        (" ", ""),
        ("four", "b"),
    )
    assert text_of("a<accent> b </accent> c") == (("a", ""), (" b ", "accent"), ("c", ""))
    assert text_of(" <i> </i> ") == ()


def test_a_no_break_space_is_not_folded() -> None:
    assert text_of("10\u00a0 kg\u00a0") == (("10\u00a0 kg\u00a0", ""),)


def test_the_innermost_style_wins() -> None:
    assert text_of("<b>a <accent>b</accent></b>") == (("a ", "b"), ("b", "accent"))


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<txt/>", 't/list.xml.j2: <txt>: unknown element <txt>. Did you mean "text"?'),
        ('<text style="body" colour="text"/>',
         't/list.xml.j2: <text>: unknown attribute "colour" on <text>. Did you mean "color"?'),
        ('<text style="bdy"/>',
         't/list.xml.j2: <text>: style="bdy" on <text>: no such type style. Did you mean "body"?'),
        ('<rect fill="acent"/>',
         't/list.xml.j2: <rect>: fill="acent" on <rect>: neither a colour of this ground nor '
         '#rrggbb. Did you mean "accent"?'),
        ('<rect x="1px"/>', 't/list.xml.j2: <rect>: x="1px" on <rect>: not a number.'),
        ('<rect width="-1"/>', 't/list.xml.j2: <rect>: width="-1" on <rect>: less than 0.'),
        ('<rect x="nan"/>', 't/list.xml.j2: <rect>: x="nan" on <rect>: not a number.'),
        ('<rect opacity="1.5"/>',
         't/list.xml.j2: <rect>: opacity="1.5" on <rect>: not a number from 0 to 1.'),
        ('<column padding="1 2 3"/>',
         't/list.xml.j2: <column>: padding="1 2 3" on <column>: needs 1 or 2 or 4 numbers.'),
        ('<column align="baseline"/>',
         't/list.xml.j2: <column>: align="baseline" on <column>: must be start, center, end or '
         "stretch."),
        ('<column justify="middle"/>',
         't/list.xml.j2: <column>: justify="middle" on <column>: must be start, center, end or '
         "space-between."),
        ('<group viewbox="0 0 10 0"/>',
         't/list.xml.j2: <group>: viewbox="0 0 10 0" on <group>: its width and height must be '
         "above 0."),
        ('<text style="body" optical="yes"/>',
         't/list.xml.j2: <text>: optical="yes" on <text>: must be true or false.'),
        ('<text style="body" max-lines="2.5"/>',
         't/list.xml.j2: <text>: max-lines="2.5" on <text>: not a whole number.'),
        ("<text/>", 't/list.xml.j2: <text>: <text> needs the attribute "style".'),
        ("<path/>", 't/list.xml.j2: <path>: <path> needs the attribute "d".'),
        ('<text style="body"><rect/></text>',
         "t/list.xml.j2: <rect>: <rect> cannot stand inside <text>. <text> may hold: accent, b, "
         "i."),
        ('<group><text style="body">x</text></group>',
         "t/list.xml.j2: <text>: <text> cannot stand inside <group>. <group> may hold: rect, "
         "ellipse, line, path, group, art."),
        ("<rect><rect/></rect>", "t/list.xml.j2: <rect>: <rect> cannot stand inside <rect>."),
        ("<column>loose words</column>",
         't/list.xml.j2: <column>: the words "loose words" stand outside <text>.'),
        ("<column>",
         "t/list.xml.j2: the markup is not well-formed XML: mismatched tag. "
         'Look for: <slide role="list" ground="paper"><column></slide>'),
        ('<text style="body">a & b</text>',
         "t/list.xml.j2: the markup is not well-formed XML: not well-formed (invalid token). "
         'Look for: <slide role="list" ground="paper"><text style="body">a & b</text></slide>'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_exactly(inside: str, message: str) -> None:
    with pytest.raises(ContentgenError) as caught:
        slide(inside)
    assert str(caught.value) == message


def test_runs_stand_inside_text_only() -> None:
    with pytest.raises(
        ContentgenError, match=r"<accent> cannot stand inside <slide>\. <slide> may"
    ):
        slide("<accent>x</accent>")


def test_the_root_is_a_slide() -> None:
    with pytest.raises(ContentgenError, match="the outermost element is <slide>, not <column>"):
        parse("<column/>", "t", NAMES)


def test_an_empty_template_is_an_error() -> None:
    with pytest.raises(ContentgenError, match="no element found"):
        parse("  ", "t", NAMES)


def test_document_types_and_so_their_entities_are_refused() -> None:
    bomb = '<!DOCTYPE slide [<!ENTITY a "aaaa">]><slide role="a" ground="b"/>'
    with pytest.raises(ContentgenError, match="document type"):
        parse(bomb, "t", NAMES)


def test_numbers_may_be_written_as_svg_does() -> None:
    assert slide('<rect x="-.5" y="1e2" width="3."/>').children[0].attrs["x"] == "-.5"


# XML 1.0 leaves out control characters and lone surrogates; a post may hold either.
@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_comes_out_as_it_went_in(words: str) -> None:
    kept = "".join(
        c for c in words
        if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    ).replace("\r\n", "\n").replace("\r", "\n")  # fmt: skip
    runs = text_of(str(escape(words)))
    assert "".join(text for text, _ in runs) == "".join(t for t, _ in fold([(kept, "")]))


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "&amp;", "&lt;", '"quoted"', "it's", "]]>", "<!-- x -->", "&#0;"],
)
def test_hostile_text_stays_text(hostile: str) -> None:
    assert text_of(str(escape(hostile))) == ((hostile, ""),)


@given(
    st.lists(
        st.tuples(st.text(" \n\tab\u00a0", max_size=6), st.sampled_from(["", "b"])), max_size=6
    )
)
def test_folding_keeps_words_in_order_and_white_space_single(runs: list[tuple[str, str]]) -> None:
    folded = fold(runs)
    plain = "".join(text for text, _ in folded)
    whole = "".join(text for text, _ in runs)
    assert plain.replace(" ", "") == whole.translate({ord(c): None for c in " \n\t"})
    assert "  " not in plain
    assert plain == plain.strip(" ")
    assert all(text for text, _ in folded)
