"""Shapes as tiny pictures: `#` is full cover, `+` partial, `.` a quarter at most.

aggdraw grows what it fills by a quarter of a pixel on every side, so a sharp edge has a faint one
beside it. Rectangles with sharp edges are not drawn by it.
"""

from contentgen.draw.shapes import commands, fill_mask, stroke_mask


def ascii_of(mask, width, height):
    rows = []
    for y in range(height):
        row = ""
        for x in range(width):
            inside = (
                mask is not None
                and 0 <= x - mask.left < mask.image.width
                and 0 <= y - mask.top < mask.image.height
            )
            level = mask.image.getpixel((x - mask.left, y - mask.top)) if inside else 0
            row += "#" if level > 250 else "+" if level > 72 else "."
        rows.append(row)
    return rows


def test_a_filled_rectangle_covers_its_pixels_and_no_others():
    mask = fill_mask("M2 1 L6 1 L6 3 L2 3 Z", 8, 4)
    assert ascii_of(mask, 8, 4) == ["........", "..####..", "..####..", "........"]


def test_half_a_pixel_is_half_covered():
    mask = fill_mask("M2 1 L4.5 1 L4.5 2 L2 2 Z", 8, 3)
    assert ascii_of(mask, 8, 3) == ["........", "..##+...", "........"]


def test_overlapping_subpaths_leave_no_hole():
    mask = fill_mask("M1 1 L5 1 L5 4 L1 4 Z M3 0 L7 0 L7 3 L3 3 Z", 8, 4)
    assert ascii_of(mask, 8, 4) == ["..+####.", ".######.", ".######.", ".####+.."]


def test_a_shape_off_the_canvas_has_no_mask():
    assert fill_mask("M20 20 L30 20 L30 30 Z", 8, 4) is None


def test_a_shape_that_bleeds_is_cut_at_the_canvas():
    mask = fill_mask("M-4 -4 L3 -4 L3 2 L-4 2 Z", 6, 3)
    assert ascii_of(mask, 6, 3) == ["###...", "###...", "......"]


def test_butt_caps_end_at_the_point_and_round_caps_go_past_it():
    butt = stroke_mask("M4 4 L12 4", 4, "butt", "miter", 18, 9)
    round_ = stroke_mask("M4 4 L12 4", 4, "round", "miter", 18, 9)
    assert ascii_of(butt, 18, 9)[3] == "....########......"
    assert ascii_of(round_, 18, 9)[3] == "..############...."


def test_a_round_join_leaves_no_mitre():
    corner = "M2 14 L10 3 L18 14"
    mitred = ascii_of(stroke_mask(corner, 4, "butt", "miter", 20, 18), 20, 18)
    rounded = ascii_of(stroke_mask(corner, 4, "butt", "round", 20, 18), 20, 18)
    assert "#" in mitred[0] or "+" in mitred[0]
    assert set(rounded[0]) == {"."}
    assert rounded[3][10] == "#"


def test_a_clip_keeps_only_what_is_inside_both():
    mask = fill_mask("M0 0 L8 0 L8 4 L0 4 Z", 8, 4, 1.0, "M2 1 L5 1 L5 3 L2 3 Z")
    assert ascii_of(mask, 8, 4) == ["........", "..###...", "..###...", "........"]


def test_opacity_scales_cover():
    mask = fill_mask("M0 0 L4 0 L4 4 L0 4 Z", 4, 4, 0.5)
    assert abs(mask.image.getpixel((1, 1)) - 128) <= 1


def test_numbers_after_a_move_are_lines():
    assert commands("M0 0 1 1 2 2Z") == (
        ("M", (0.0, 0.0)),
        ("L", (1.0, 1.0)),
        ("L", (2.0, 2.0)),
        ("Z", ()),
    )
