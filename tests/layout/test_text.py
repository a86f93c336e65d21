"""Text in lines: runs, baselines, leading, the optical edge."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contentgen.layout.text import Typesetter
from contentgen.model.markup import Element, Font, Look, TypeStyle
from contentgen.model.scene import TextLine

Lines = list[tuple[float, float, str]]


def text_lines(layout: object) -> list[TextLine]:
    return [op for op in layout.scenes[0].ops if isinstance(op, TextLine)]


def test_baselines_follow_the_line_height(lines: Callable[..., Lines]) -> None:
    # 20 px type on a 30 px line: half the spare 10 px above, then the ascent of 16.
    found = lines('<text style="body" x="0" y="100" width="100">aaaa bbbb cccc</text>')
    assert found == [(0, 121, "aaaa bbbb"), (0, 151, "cccc")]


def test_runs_keep_their_styles_and_join_again(lay: Callable[..., object]) -> None:
    op = text_lines(lay('<text style="body">one <i>two three</i> four</text>'))[0]
    assert [(run.text, run.font.path) for run in op.runs] == [
        ("one ", "roman"),
        ("two three", "italic"),
        (" four", "roman"),
    ]


def test_accent_takes_its_own_font_tracking_and_colour(
    lay: Callable[..., object], make_look: Callable[..., Look]
) -> None:
    style = TypeStyle(
        "body", Font("roman"), (20.0,), 1.5, tracking=0.1,
        accent=Font("italic"), accent_tracking=-0.1, accent_color="accent", pairs=(("f?", 0.5),),
    )  # fmt: skip
    op = text_lines(lay('<text style="body">a <accent>b</accent></text>', styles={"body": style}))[
        0
    ]
    plain, accent = op.runs
    assert (plain.tracking, plain.color) == (2.0, "#000000")
    assert (accent.font.path, accent.tracking, accent.color) == ("italic", -2.0, "#AA0000")
    assert plain.pairs == (("f?", 10.0),)


def test_tracking_counts_in_the_width_but_not_after_the_last_glyph(
    lines: Callable[..., Lines],
) -> None:
    style = TypeStyle("body", Font("roman"), (20.0,), 1.0, tracking=0.5)
    # Each character is 10 px wide with 10 px after it, save the last: 9 characters take 170.
    text = '<text style="body" width="{}" align="end">abcd efgh</text>'
    assert lines(text.format(170), styles={"body": style}) == [(0, 16, "abcd efgh")]
    assert [words for _, _, words in lines(text.format(169), styles={"body": style})] == [
        "abcd",
        "efgh",
    ]


def test_alignment(lines: Callable[..., Lines]) -> None:
    for align, x in (("start", 0), ("center", 30), ("end", 60)):
        found = lines(f'<text style="body" width="100" align="{align}">abcd</text>')
        assert found[0][0] == x


def test_display_type_puts_its_ink_on_the_edge(lines: Callable[..., Lines]) -> None:
    assert lines('<text style="head" x="50">Ab</text>')[0][0] == 45
    assert lines('<text style="head" x="50" optical="false">Ab</text>')[0][0] == 50
    assert lines('<text style="body" x="50" optical="true">Ab</text>')[0][0] == 49
    assert lines('<text style="head" x="0" width="200" align="end">Ab</text>')[0][0] == 100


def test_the_optical_shift_has_a_limit(make_look: Callable[..., Look], measure: object) -> None:
    class Wide(type(measure)):
        def line(self, runs):
            found = super().line(runs)
            return found._replace(boxes=tuple(b._replace(left=b.left + 40) for b in found.boxes))

    element = Element("text", {"style": "head"}, (), (("ab", ""),))
    setting = Typesetter(make_look(), Wide()).set(element, 500, 100, {"text": "#000000"})
    assert setting.lines[0].shift == -12


def test_a_tail_hangs_over_the_edge(make_look: Callable[..., Look], measure: object) -> None:
    class Swinging(type(measure)):
        def line(self, runs):
            found = super().line(runs)
            return found._replace(boxes=tuple(b._replace(left=b.left - 12) for b in found.boxes))

    def shift(words: str) -> float:
        element = Element("text", {"style": "head"}, (), ((words, ""),))
        setting = Typesetter(make_look(), Swinging()).set(element, 500, 100, {"text": "#000000"})
        return setting.lines[0].shift

    assert shift("ab") == 7
    assert shift("gb") == 0


def test_leading_grows_where_a_descender_would_touch_the_line_below(
    lines: Callable[..., Lines],
) -> None:
    # 100 px lines: a descender's ink ends 20 px below, an ascender's begins 80 px above: 0 px
    # between them, 4 wanted.
    touching = lines('<text style="head" width="150">ggg ddd</text>')
    assert touching[1][1] - touching[0][1] == 104
    clear = lines('<text style="head" width="150">ddd ggg</text>')
    assert clear[1][1] - clear[0][1] == 100


def test_ink_only_collides_where_it_shares_an_x(lines: Callable[..., Lines]) -> None:
    apart = lines('<text style="head" width="250">aaaag daaaa</text>')
    assert apart[1][1] - apart[0][1] == 100


def test_body_leading_never_grows(lines: Callable[..., Lines]) -> None:
    style = TypeStyle("body", Font("roman"), (20.0,), 0.9)
    found = lines('<text style="body" width="30">ggg ddd</text>', styles={"body": style})
    assert found[1][1] - found[0][1] == 18


def test_no_line_ends_on_a_weak_word(lines: Callable[..., Lines]) -> None:
    found = lines('<text style="head" width="700">Meeting the new points</text>')
    assert [words for *_, words in found] == ["Meeting", "the new points"]
    free = lines('<text style="head" width="700" weight-ends="false">Meeting the new points</text>')
    assert [words for *_, words in free] == ["Meeting the", "new points"]


def test_an_accent_is_kept_on_one_line(lines: Callable[..., Lines]) -> None:
    plain = lines('<text style="head" width="600">Five ways it may help</text>')
    accented = lines('<text style="head" width="600">Five ways it <accent>may help</accent></text>')
    assert [words for *_, words in plain] == ["Five ways", "it may help"]
    split = lines('<text style="head" width="600">Fi ways <accent>it may</accent> help</text>')
    assert [words for *_, words in accented] in (
        ["Five ways", "it may help"],
        ["Five ways it", "may help"],
    )
    assert any("it may" in words for *_, words in split)


def test_min_lines(lines: Callable[..., Lines]) -> None:
    assert len(lines('<text style="body" min-lines="2">one two</text>')) == 2
    assert len(lines('<text style="body" min-lines="2">one</text>')) == 1


def test_a_long_word_is_broken_without_losing_a_letter(lay: Callable[..., object]) -> None:
    layout = lay('<text style="body" slot="body" width="100">see abcdefghijklmno now</text>')
    words = [op.text for op in text_lines(layout)]
    assert "".join(words).replace(" ", "") == "seeabcdefghijklmnonow"
    (overflow,) = layout.overflows
    assert (overflow.slots, overflow.needed, overflow.had) == (("body",), 150, 100)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    words=st.lists(st.text("abcgpqÉß’-", min_size=1, max_size=9), min_size=1, max_size=30),
    accent=st.tuples(st.integers(0, 30), st.integers(0, 30)),
    width=st.integers(100, 900),
    display=st.booleans(),
)
def test_words_in_are_words_out_and_lines_fit(
    measure: object, make_look: Callable[..., Look], words: list[str],
    accent: tuple[int, int], width: int, display: bool,
) -> None:  # fmt: skip
    first, last = sorted(accent)
    runs = tuple(
        (" ".join(part) + " ", style)
        for part, style in (
            (words[:first], ""), (words[first:last], "accent"), (words[last:], "")
        )
        if part
    )  # fmt: skip
    style = "head" if display else "body"
    element = Element("text", {"style": style, "optical": "false"}, (), runs)
    setting = Typesetter(make_look(), measure).set(element, width, 20, {"text": "#000000"})
    out = [word for line in setting.lines for word in "".join(r.text for r in line.runs).split(" ")]
    assert out == words
    assert all(line.width <= width + 0.5 for line in setting.lines)
    again = Typesetter(make_look(), measure).set(element, width, 20, {"text": "#000000"})
    assert again == setting
