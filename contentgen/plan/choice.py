"""Choose the words of a slot among the versions of a sentence: gates first, then a score.

Planning and `contentgen explain` ask the same `choose`, so what is explained is what was done.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from contentgen.model.deck import Slide
from contentgen.plan.plainness import clerkly, syllables_a_word
from contentgen.text.language import language
from contentgen.text.locks import keeps, lost
from contentgen.text.tokens import tokens
from contentgen.text.words import count

# The rules that leave out nothing but openings and filler.
LIGHT = frozenset({"summary", "additive", "filler", "plain words", "reported", "leaning"})
_STEM = 6

Why = Literal["limit", "room", "leaves out", "leaned on", "rule", "word for word", "form"]


class Refusal(NamedTuple):
    """Why a version may not be used: the gate that it failed at, and that in plain words."""

    why: Why
    said: str


class Score(NamedTuple):
    """How good a version is, part by part, each from 0 to 1; see ``data/choice.toml``."""

    fit: float
    plain: float
    complete: float
    close: float

    @property
    def total(self) -> float:
        """The weighted sum, 100 for a version that is best in every part."""
        worth = _table()["weights"]
        got = sum(worth[name] * part for name, part in zip(self._fields, self, strict=True))
        return 100 * got / sum(worth.values())


# What has no rival is not weighed: most sentences have none, and planning is fast.
ALONE = Score(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a sentence is to stand, and what that asks of it.

    `slot` names the place. `breath` is how many words it holds well, `most` how many at all.
    `whole` says why only the rules that are `spared` may be used (empty if any may), `fixed` why
    not a word may change. One that is `leaned_on` keeps its end, which the next sentence goes on
    from.
    """

    slot: str
    breath: int
    most: int
    whole: str = ""
    fixed: str = ""
    leaned_on: bool = False
    spared: frozenset[str] = LIGHT


@dataclass(frozen=True, slots=True)
class Offer:
    """A version on offer and the rules that made it.

    `form` marks one made for its slot, which has gates of its own: `refused` says what they found.
    """

    text: str
    rules: tuple[str, ...] = ()
    form: bool = False
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A version that was weighed; `refused` says why it could not win, and is empty if it could."""

    text: str
    rules: tuple[str, ...]
    score: Score
    form: bool = False
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What a slot says of one sentence: every version, the post's own first, and which won.

    `ref` is the sentence's reference, empty where planning did not name it.
    """

    slot: str
    ref: str
    source: str
    candidates: tuple[Candidate, ...]
    won: int

    @property
    def winner(self) -> Candidate:
        """The version that is used."""
        return self.candidates[self.won]


@dataclass(frozen=True, slots=True)
class Record:
    """What planning decided while it was recorded: its choices, and what each slide was worth."""

    choices: list[Choice] = field(default_factory=list)
    worth: list[tuple[Slide, float]] = field(default_factory=list)


_RECORD: ContextVar[Record | None] = ContextVar("record", default=None)


@contextmanager
def recorded() -> Iterator[Record]:
    """Record every choice that is made inside the block, in order, each once."""
    record = Record()
    token = _RECORD.set(record)
    try:
        yield record
    finally:
        _RECORD.reset(token)


def recording() -> bool:
    """Tell whether somebody wants to know what could not have won, too."""
    return _RECORD.get() is not None


def weighed(slide: Slide, worth: float) -> None:
    """Tell a record, if one is kept, what a slide that is taken was worth."""
    record = _RECORD.get()
    if record is not None:
        record.worth.append((slide, worth))


def choose(source: str, offers: tuple[Offer, ...], lang: str, seat: Seat, ref: str = "") -> Choice:
    """Return the choice among a sentence and the versions on offer.

    The best score wins of those that keep every limit and fit; one made for its slot before any
    other. Where only room is lacking, the best of those is taken, and a slide that is too small
    goes without. The sentence itself is always on offer. Of equals the shortest wins.
    """
    made = _choose(source, offers, lang, seat)
    record = _RECORD.get()
    if record is not None:
        named = replace(made, ref=ref) if ref else made
        if named not in record.choices:
            record.choices.append(named)
    return made


@lru_cache(maxsize=8192)
def _choose(source: str, offers: tuple[Offer, ...], lang: str, seat: Seat) -> Choice:
    if not offers:
        alone = Candidate(
            source, (), ALONE, refused=tuple(_refusals(source, Offer(source), lang, seat))
        )
        return Choice(seat.slot, "", source, (alone,), 0)
    every = (Offer(source), *(offer for offer in offers if offer.text != source))
    base = next((o.text for o in reversed(every) if o.rules and LIGHT.issuperset(o.rules)), source)
    candidates = tuple(
        Candidate(
            offer.text,
            offer.rules,
            score(source, base, offer.text, lang, seat),
            offer.form,
            tuple(_refusals(source, offer, lang, seat)),
        )
        for offer in every
    )
    return Choice(seat.slot, "", source, candidates, _best(candidates))


def _best(candidates: Sequence[Candidate]) -> int:
    """Return the place of the winner: made for its slot, of the best score, the shortest."""
    free = [n for n, one in enumerate(candidates) if not one.refused]
    tight = [n for n, one in enumerate(candidates) if {r.why for r in one.refused} == {"room"}]

    def rank(n: int) -> tuple[bool, float, int, int]:
        one = candidates[n]
        return one.form, round(one.score.total, 6), -count(one.text), -n

    return max(free or tight or [0], key=rank)


def _refusals(source: str, offer: Offer, lang: str, seat: Seat) -> Iterator[Refusal]:
    """Yield every gate that a version fails at."""
    yield from offer.refused
    if count(offer.text) > seat.most:
        yield Refusal("room", f"{count(offer.text)} words, {seat.most} fit")
    if offer.text == source:
        return
    if seat.fixed:
        yield Refusal("word for word", seat.fixed)
    if offer.form:
        return
    if seat.whole and not seat.spared.issuperset(offer.rules):
        yield Refusal("leaves out", seat.whole)
    cuts = not LIGHT.issuperset(offer.rules)
    if cuts and seat.leaned_on and not offer.text.endswith(source.split()[-1]):
        yield Refusal("leaned on", "the next sentence goes on from the end that this one loses")
    yield from limits_lost(source, offer.text, lang)
    if not offer.text.endswith((".", "!", "?")):
        yield Refusal("rule", "does not end as a sentence does")


def limits_lost(source: str, text: str, lang: str) -> Iterator[Refusal]:
    """Yield a refusal for each limit of a sentence that a version of it loses."""
    if keeps(source, text, lang):
        return
    gone = lost(source, text, lang)
    for lock in gone:
        yield Refusal("limit", f"loses “{lock.text}” ({lock.kind})")
    if not gone:
        yield Refusal("limit", "limits something that the sentence does not")


def score(source: str, base: str, text: str, lang: str, seat: Seat) -> Score:
    """Weigh a version against its sentence, and against `base`, the same in plainer words."""
    over = max(0, count(text) - seat.breath)
    said, meant, plainer = (_content(one, lang) for one in (text, source, base))
    own = len(said & meant) / len(said) if said else 1.0
    return Score(
        fit=float(2 ** (-over / _table()["fit"]["halves"])),
        plain=_plain(text, lang),
        complete=max(_share(said, meant), _share(said, plainer)),
        close=own,
    )


def _plain(text: str, lang: str) -> float:
    table = _table()["plain"]
    listed = table["half"] / (table["half"] + clerkly(text, lang))
    brief = 1 - min(1.0, (syllables_a_word(text, lang) - 1) / (table["syllables"] - 1))
    return table["listed"] * listed + (1 - table["listed"]) * brief


def _share(said: frozenset[str], meant: frozenset[str]) -> float:
    return len(said & meant) / len(meant) if meant else 1.0


@lru_cache(maxsize=8192)
def _content(text: str, lang: str) -> frozenset[str]:
    """Return the stems of the words that mean something."""
    stops = language(lang).stop_words
    return frozenset(token.fold[:_STEM] for token in tokens(text) if token.fold not in stops)


def rule_said(rule: str) -> str:
    """Return what a rule did in plain words, or its name if there are none."""
    return str(_data()["rules"].get(rule, rule))


@cache
def _table() -> Mapping[str, Mapping[str, float]]:
    return MappingProxyType({name: _data()[name] for name in ("weights", "fit", "plain")})


@cache
def _data() -> dict[str, dict[str, Any]]:
    path = Path(__file__).parent / "data" / "choice.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
