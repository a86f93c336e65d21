"""Which ground each slide stands on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.errors import ContentgenError
from contentgen.theme.grounds import assign_grounds, cover_ground

CYCLE = {"default": ("red", "blue", "grey"), "safety": ("green",), "cta": ("blue",)}
VALID = ("red", "blue", "grey", "green")


def grounds(roles: str, first: str = "") -> list[str]:
    return list(assign_grounds(roles.split(), CYCLE, first, VALID))


def test_slides_go_through_the_cycle() -> None:
    assert grounds("cover list list list") == ["red", "blue", "grey", "red"]


def test_a_role_has_its_own_ground_and_does_not_use_up_a_turn() -> None:
    assert grounds("cover safety list") == ["red", "green", "blue"]


def test_the_cycle_steps_over_the_ground_of_the_slide_after() -> None:
    assert grounds("cover list cta") == ["red", "grey", "blue"]


def test_a_cover_takes_one_of_the_theme_s_grounds_by_its_title_and_always_the_same() -> None:
    cycle = {"default": ("red",), "cover": ("red", "blue", "grey")}
    titles = [f"Post {n}" for n in range(40)]
    chosen = [cover_ground(cycle, "", title) for title in titles]
    assert set(chosen) == {"red", "blue", "grey"}
    assert chosen == [cover_ground(cycle, "", title) for title in titles]
    assert cover_ground(cycle, "green", "Post 1") == "green"
    assert cover_ground({"default": ("red",)}, "", "Post 1") == ""


def test_two_safety_slides_in_a_row_differ() -> None:
    assert grounds("cover safety safety") == ["red", "green", "blue"]


def test_the_post_s_ground_is_the_cover_s_and_the_cycle_goes_on_from_it() -> None:
    assert grounds("cover list list", "blue") == ["blue", "grey", "red"]
    assert grounds("cover list", "green") == ["green", "red"]


def test_an_unknown_ground_is_an_error_with_the_valid_names() -> None:
    with pytest.raises(ContentgenError, match=r'no ground "gren".*Did you mean "green"\?'):
        grounds("cover", "gren")


def test_a_theme_with_one_ground_has_no_choice() -> None:
    assert assign_grounds(("cover", "list"), {"default": ("red",)}, "", ("red",)) == ("red", "red")


@given(
    st.lists(st.sampled_from(["cover", "list", "safety", "cta", "quote"]), max_size=20),
    st.sampled_from(["", *VALID]),
)
def test_never_the_same_twice_in_a_row(roles: list[str], first: str) -> None:
    found = assign_grounds(roles, CYCLE, first, VALID)
    assert len(found) == len(roles)
    assert all(one != other for one, other in pairwise(found))
