"""Sentences on which a careless rule would change what is said, and what each rule may do."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from contentgen.text.rewrite import (
    advice,
    aim,
    compose,
    contrasts,
    definition,
    openings,
    shorter,
    suitability,
)
from contentgen.text.rewrite.breaths import contracted
from contentgen.text.rewrite.gate import passes
from contentgen.text.rewrite.wording import wording

TABLE = tomllib.loads((Path(__file__).parent / "hard.toml").read_text(encoding="utf-8"))
CASES = [
    (rule["name"], text, rule.get("beside", ""), want)
    for rule in TABLE["rule"]
    for text, want in rule["cases"]
]
WORDS = wording("en")
WHOLE = {"advice": advice, "aim": aim, "suitable": suitability}


def _made(rule: str, text: str, beside: str) -> str:
    if rule == "shorter":
        return next((line.text for line in shorter(text, "en")), "")
    if rule == "definition":
        return " = ".join(definition(text, "en") or ())
    if rule in WHOLE:
        line = WHOLE[rule](text, "en")
        return line.text if line else ""
    frames: tuple[str, ...] = ()
    splits = rule in {name for name, _, _ in compose._SPLITS}
    if rule == "leaning":
        made = openings.drop_leaning(text, WORDS)
    elif rule == "while, first half":
        made = contrasts.keep_while(text, (beside,), WORDS)
    elif rule == "contractions":
        made, frames = contracted(text, WORDS), ("contractions",)
    elif splits:
        _, apply, frames = next(s for s in compose._SPLITS if s[0] == rule)
        made = apply(text, WORDS)
    else:
        made = dict((*compose._LIGHT, *compose._CUTS))[rule](text, WORDS)
    near = (beside,) if beside else ()
    fine = made and passes(text, made, WORDS, frames=frames, beside=near, splits=splits)
    return made if made and fine else ""


@pytest.mark.parametrize(
    ("rule", "text", "beside", "want"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES]
)
def test_hard(rule: str, text: str, beside: str, want: str) -> None:
    assert _made(rule, text, beside) == want


def test_the_table_is_large() -> None:
    assert len(CASES) >= 150
