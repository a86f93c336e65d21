"""What limits a list, a process, a finding or a story is never lost where these are shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Slide
from contentgen.plan.deck import make_deck
from contentgen.plan.outline import make_outline
from contentgen.plan.pointing import points_at_page, without_place
from contentgen.read.article import read_article

BRAND = Brand(name="Harbor Physio")
Make = Callable[..., Deck]


@pytest.fixture
def deck(tmp_path: Path) -> Make:
    def make(body: str, title: str = "Elbow pain from gardening", **meta: str) -> Deck:
        head = "".join(f"{key}: {value}\n" for key, value in meta.items())
        path = tmp_path / "post.md"
        path.write_text(f"---\ntitle: {title}\n{head}---\n{body}", encoding="utf-8")
        article = read_article(path, BRAND, "post.md")[0]
        return make_deck(article, make_outline(article), BRAND)

    return make


def words_of(slide: Slide) -> str:
    return " ".join(text.plain for _, text in slide.texts())


def at(deck: Deck, words: str) -> list[int]:
    """The numbers of the slides that say something."""
    return [n for n, slide in enumerate(deck.slides) if words in words_of(slide)]


def shown(deck: Deck) -> str:
    return " ".join(map(words_of, deck.slides))


OPENING = "Elbows ache after a day of pruning. The forearm works hard with every cut.\n\n"
GRIPS = """## Three grips to try

{before}

- Hold a towel and squeeze it softly.
- Turn a spoon over and back.
- Lift a cup with your palm up.

{after}
"""


# --- What rides with a list ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "limit",
    [
        "These grips are meant for adults whose elbow has been examined.",
        "Two rounds a day are a usual starting point.",
        "Don't use them on an elbow that is hot or swollen.",
        "Every round begins with a minute of warm water.",
        "If you have had surgery on the arm, leave them alone.",
    ],
)
@pytest.mark.parametrize("place", ["before", "after"])
def test_a_limit_stands_with_its_list(deck: Make, limit: str, place: str) -> None:
    around = {"before": "", "after": ""} | {place: f"{limit} The neighbours may smile."}
    made = deck(OPENING + GRIPS.format(**around))
    lists = at(made, "Turn a spoon")
    assert lists
    assert any(abs(n - lists[0]) <= 1 for n in at(made, limit.replace("'", "’")))


def test_limits_with_no_room_above_the_list_stand_on_a_slide_beside_it(deck: Make) -> None:
    limits = (
        "It assumes three quiet days a week with at least one day of rest between each of them. "
        "Your own plan may well be slower than this one, and some elbows need a different one. "
        "Never squeeze through pain that climbs toward the shoulder or down into the fingers."
    )
    made = deck(OPENING + GRIPS.format(before=limits, after=""))
    beside, listed = at(made, "three quiet days"), at(made, "Turn a spoon")
    assert [n + 1 for n in beside] == listed[:1]
    assert at(made, "Your own plan may") == beside
    assert at(made, "Never squeeze")[0] in (*beside, *listed)


def test_a_list_goes_where_its_limit_cannot_be_shown(deck: Make) -> None:
    made = deck(
        OPENING
        + GRIPS.format(before="Don't start before you have read everything on this page.", after="")
        + "\n## What the elbow does\n\nThe elbow bends. It also turns the hand over.\n"
    )
    assert not at(made, "Turn a spoon")
    lost = [one for one in made.left_out if "Turn a spoon" in one.text]
    assert "together with" in lost[0].reason


def test_a_remark_does_not_ride(deck: Make) -> None:
    made = deck(OPENING + GRIPS.format(before="", after="The towel can be an old one."))
    assert at(made, "Turn a spoon")
    assert not at(made, "an old one")


def test_no_slide_of_a_list_is_shown_without_the_others(deck: Make) -> None:
    steps = "".join(
        f"{n}. Squeeze the towel with hand number {n} and keep the wrist straight, then let go "
        "again and count to ten before the next one.\n"
        for n in range(1, 7)
    )
    for most in (4, 5, 6, 8):
        made = deck(OPENING + f"## How to do it\n\n{steps}", carousel=f"{{max_slides: {most}}}")
        numbers = [one.start for one in made.slides if one.role == "steps"]
        entries = sum(len(one.items) for one in made.slides if one.role == "steps")
        assert entries in (0, 6), (most, numbers)


# --- Whole or not at all ------------------------------------------------------------------------

WHO = """## Who should tell us first

Cupping is not for everyone. Tell us if you take blood thinners or bruise easily. Tell us, too,
about a skin infection, a burn, a pregnancy or a fear of suction. We may suggest something else.
"""


def test_who_should_tell_us_first_is_whole(deck: Make) -> None:
    made = deck(OPENING + WHO, title="Cupping")
    for words in ("not for everyone", "blood thinners", "a skin infection"):
        assert at(made, words)
    assert made.slides[at(made, "blood thinners")[0]].role == "safety"


def test_who_should_ask_is_none_where_not_all_fit_and_the_slide_says_to_ask(deck: Make) -> None:
    long = " ".join(
        f"Tell us if you have ever had a long illness of kind number {n}, or somebody close to you "
        "in the family has had it in the last few years or so."
        for n in range(1, 12)
    )
    made = deck(OPENING + f"## Who should tell us first\n\n{long}\n", title="Cupping")
    assert "kind number" not in shown(made)
    assert "Ask first" in shown(made)
    assert made.left_out[0].reason.startswith("a warning")


def test_bullets_of_who_should_not_are_never_cut(deck: Make) -> None:
    bullets = "".join(f"- you have had a long illness of kind number {n}\n" for n in range(1, 8))
    made = deck(OPENING + f"## Who should not try this\n\nAsk first if:\n\n{bullets}")
    kinds = [n for n in range(1, 8) if at(made, f"kind number {n}")]
    assert len(kinds) in (0, 7)
    assert kinds or "Ask first whether" in shown(made)


PROCESS = """## A visit, step by step

We sit down and talk about your arm. I look at how it bends. Then I press on a few spots. You
squeeze a small meter with each hand. We write the numbers down. Afterward you get dressed.
"""


def test_a_process_in_prose_is_told_to_its_end(deck: Make) -> None:
    made = deck(OPENING + PROCESS)
    for words in ("sit down", "how it bends", "a few spots", "small meter", "numbers down"):
        assert at(made, words), words
    assert "you get dressed" in shown(made)


def test_exercises_in_prose_come_with_what_limits_them_or_not_at_all(deck: Make) -> None:
    body = (
        OPENING
        + "## Which exercises can I try at home?\n\nIf none of the signs above apply, two are a "
        "common start. Rest the forearm on a table and lift the hand ten times. Then turn the palm "
        "up and down. Stop if the pain is sharp.\n\n"
        "## When to get help\n\nCall 911 if the arm is numb after a fall.\n"
    )
    made = deck(body)
    for words in ("none of the signs apply", "lift the hand", "turn the palm", "Stop if"):
        assert at(made, words), words
    full = "\n".join(f"## Why {n}\n\nThe elbow is joint {n}. It bends.\n" for n in range(9))
    small = deck(body + full, carousel="{max_slides: 3}")
    assert bool(at(small, "lift the hand")) == bool(at(small, "Stop if the pain"))


# --- Findings, myths, stories -------------------------------------------------------------------


def test_a_finding_stands_with_what_is_said_against_it(deck: Make) -> None:
    made = deck(
        OPENING
        + "## What the research says\n\nA review in the Journal of Hand Care found that bracing "
        "may ease elbow pain in adults. There are few studies of gardeners. They do not all agree. "
        "Ask us for the list.\n",
        title="Elbow bracing",
    )
    slide = next(one for one in made.slides if one.role == "evidence")
    assert all(w in words_of(slide) for w in ("may ease", "few studies", "do not all agree"))


def test_a_fact_keeps_its_limit(deck: Make) -> None:
    made = deck(
        "**Myth:** A sore elbow needs a sling.\n\n**Fact:** Most sore elbows do well with light "
        "use. The joint likes to move, and so does the forearm, which is why we ask people to keep "
        "cooking and writing. Sharp pain or a locked elbow is a reason to stop and ask.\n\n"
        "**Myth:** Only players get it.\n\n**Fact:** Gardeners get it. So do cooks.\n"
    )
    slide = made.slides[at(made, "light use")[0]]
    assert "reason to stop and ask" in words_of(slide)


STORY = "\n\n".join(
    f"I spent week {n} on the sofa. My elbow hurt and I read a lot of books about it. I was bored."
    for n in range(1, 13)
)


def test_a_story_has_its_ending_and_its_caveat(deck: Make) -> None:
    ending = "I pruned the last rose in May. My elbow let me. It was a good day."
    caveat = "I'm one person with one elbow. Yours may need more time or a doctor."
    made = deck(f"{STORY}\n\n{ending}\n\n{caveat}\n", title="My year with an elbow")
    assert at(made, "last rose in May")
    assert at(made, "Yours may need more time") > at(made, "week 1 ")


def test_whom_a_post_is_for_is_said_before_its_list(deck: Make) -> None:
    made = deck(
        OPENING
        + "It is written for adults whose elbow has been examined. It isn't a plan for a broken "
        "arm.\n\n" + GRIPS.format(before="", after="")
    )
    (scope,) = at(made, "whose elbow has been examined")
    assert "a broken arm" in words_of(made.slides[scope])
    assert scope < at(made, "Turn a spoon")[0]


# --- Items, headlines, the page -----------------------------------------------------------------


def test_no_item_leans_on_the_one_above(deck: Make) -> None:
    made = deck(
        OPENING
        + "## When to get help\n\nIf you felt a pop and cannot bend the arm, get medical care the "
        "same day. It may be the tendon. If the hand turns cold, call 911. Do not wait.\n"
    )
    items = [i.detail.plain for s in made.slides for i in s.items if i.detail]
    assert not any(one in ("It may be the tendon.", "Do not wait.") for one in items)
    assert "It may be the tendon." in shown(made)


@pytest.mark.parametrize(
    ("text", "lang", "points"),
    [
        ("Use the list below.", "en", True),
        ("The signs above apply to adults.", "en", True),
        ("Here is how we do it.", "en", True),
        ("Everything on this page is general.", "en", True),
        ("Keep the arm below shoulder height.", "en", False),
        ("Many people above 60 have it.", "en", False),
        ("Las señales están más abajo.", "es", True),
        ("Aquí le explicamos cómo.", "es", True),
        ("Suba la parte de arriba del brazo.", "es", False),
    ],
)
def test_what_points_at_the_page(text: str, lang: str, points: bool) -> None:
    assert points_at_page(text, lang) is points


def test_a_named_thing_loses_its_place_and_no_limit() -> None:
    said = without_place("If none of the signs above apply, two are a common start.", "en")
    assert said == "If none of the signs apply, two are a common start."
    for text in (
        "Keep the arm below shoulder height.",
        "Do the stretches listed below to warm up.",
    ):
        assert without_place(text, "en") == text


def test_a_question_names_what_its_part_is_about(deck: Make) -> None:
    listed = "- **Grip:** It may get stronger.\n- **Sleep:** It may get better.\n"
    narrow = deck(OPENING + f"## Benefits of squeezing a towel\n\n{listed}")
    assert "benefits of squeezing a towel" in shown(narrow)
    safe = deck(OPENING + "## Safety\n\nYou may be sore for a day. Stop if the hand goes numb.\n")
    assert "Is it safe?" not in shown(safe)


def test_a_cover_counts_what_the_slides_show(deck: Make) -> None:
    myths = "".join(
        f"**Myth:** Elbow number {n} is weak.\n\n**Fact:** It bends well. It also turns.\n\n"
        for n in range(1, 9)
    )
    made = deck(myths, title="Eight myths about elbows")
    pairs = sum(one.role == "myth" for one in made.slides)
    assert pairs < 8
    assert "eight" not in words_of(made.slides[0]).casefold()


def test_what_warns_leads_the_list_of_what_is_left_out(deck: Make) -> None:
    parts = "\n".join(
        f"## Thought {n}\n\nThe garden is large in year {n}. The roses grow. We prune them. "
        f"Nobody should lift more than {n} pots, and never with a numb hand.\n"
        for n in range(2, 16)
    )
    made = deck(OPENING + parts)
    ranks = [
        0 if one.reason.startswith("a warning") else 1 if one.reason.startswith("a limit") else 2
        for one in made.left_out
    ]
    assert ranks == sorted(ranks)
    assert {0, 2} <= set(ranks)
