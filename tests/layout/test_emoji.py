"""Emoji that no font has go with their space; those that say something stay."""

import pytest

from contentgen.layout.emoji import without_emoji
from contentgen.model.markup import Element, Font, Look, TypeStyle
from contentgen.model.scene import Box, LineMetrics

STYLE = TypeStyle("body", Font("x.ttf"), (40.0,), 1.2)
LOOK = Look(1080, 1350, {"body": STYLE}, {}, {})


class Latin:
    """A measure whose font has letters, and one star."""

    def line(self, runs):
        text = "".join(run.text for run in runs)
        missing = tuple(c for c in text if c > "\u2000" and c != "★")
        return LineMetrics(10.0, Box(0, 0, 10, 10), (), missing)

    def vertical(self, font, size):
        return size, 0.0


def shown(*runs: str) -> tuple[str, tuple[str, ...]]:
    text = tuple((run, "accent" if n % 2 else "") for n, run in enumerate(runs))
    tree = Element("slide", children=(Element("text", {"style": "body"}, text=text),))
    bare, gone = without_emoji(tree, LOOK, Latin())
    return "".join(text for text, _ in bare.children[0].text), gone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Desk stretch break 🧘", "Desk stretch break"),
        ("👉 Chin slide", "Chin slide"),
        ("Hey 👋 there", "Hey there"),
        ("Great 🎉!", "Great!"),
        ("Calf👩‍⚕️pain", "Calf pain"),
        ("Go 💪🏽🇺🇸 ❤️ now", "Go now"),
        ("🔥🔥", ""),
        ("1️⃣ Rest", "1 Rest"),
        ("★ Rest 🧘", "★ Rest"),
    ],
)
def test_an_emoji_goes_with_its_space(text, expected):
    assert shown(text)[0] == expected


@pytest.mark.parametrize("text", ["❌ Static stretching", "Pain ⬇️ sleep ⬆️", "For ♀ only", "A ➡️ B"])
def test_an_emoji_that_says_something_stays(text):
    assert shown(text)[1] == ()
    assert shown(text)[0].startswith(text[:4])


def test_spaces_between_runs_stay():
    assert shown("Hello ", "🔥 there", " now") == ("Hello  there now", ("🔥",))
    assert shown("Hello", "🔥", "!")[0] == "Hello!"


def test_each_is_named_once():
    assert shown("🧘 a 🧘 b 👋")[1] == ("👋", "🧘")


def test_a_text_without_emoji_is_the_very_same():
    tree = Element("slide", children=(Element("text", {"style": "body"}, text=(("a – b", ""),)),))
    assert without_emoji(tree, LOOK, Latin())[0] is tree
