import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.model.deck import Run
from contentgen.text.inline import parse, write

_RUNS = st.lists(
    st.builds(
        Run,
        st.text(alphabet=r"ab *_\.é", min_size=1, max_size=8),
        st.sampled_from(["", "accent", "b", "i"]),
    ),
    max_size=6,
)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("plain", (Run("plain"),)),
        ("Needling *for calf pain*", (Run("Needling "), Run("for calf pain", "accent"))),
        ("**Stop** if it *hurts*", (Run("Stop", "b"), Run(" if it "), Run("hurts", "accent"))),
        ("the __gastrocnemius__", (Run("the "), Run("gastrocnemius", "i"))),
        (r"5 \* 3", (Run("5 * 3"),)),
        ("@dry_needling", (Run("@dry_needling"),)),
        ("a * alone", (Run("a * alone"),)),
        ("two ** alone", (Run("two ** alone"),)),
        ("*x***y**", (Run("x", "accent"), Run("y", "b"))),
        (r"C:\new", (Run(r"C:\new"),)),
        ("", ()),
    ],
)
def test_parse(text: str, runs: tuple[Run, ...]) -> None:
    assert parse(text) == runs


def test_write_leaves_handles_readable() -> None:
    assert write((Run("Follow @dry_needling", "b"),)) == "**Follow @dry_needling**"


@given(_RUNS)
@settings(max_examples=300)
def test_round_trip(runs: list[Run]) -> None:
    joined = parse(write(runs))
    assert "".join(run.text for run in joined) == "".join(run.text for run in runs)
    assert parse(write(joined)) == joined
    styles = [(char, run.style) for run in runs for char in run.text]
    assert [(char, run.style) for run in joined for char in run.text] == styles


@given(st.text(alphabet=r"ab *_\ ", max_size=30))
def test_any_text_parses_and_loses_only_marks(text: str) -> None:
    kept = "".join(run.text for run in parse(text))
    assert kept.replace("*", "").replace("_", "").replace("\\", "") == (
        text.replace("*", "").replace("_", "").replace("\\", "")
    )
