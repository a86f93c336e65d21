"""Rules put together: which are tried, in what order, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from contentgen.text import words as counted
from contentgen.text.rewrite import (
    address,
    aims,
    breaths,
    clinician,
    contrasts,
    definitions,
    openings,
    plain,
    tails,
)
from contentgen.text.rewrite.gate import asks, defines, passes
from contentgen.text.rewrite.wording import Wording, wording
from contentgen.text.sentences import split

Rule = Callable[[str, Wording], str | None]

# A breath holds about this many words.
_BREATH = 18
_MOST_STATES = 16
_MOST_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A line made of a source sentence: whole sentences, and the rules that made it, in order."""

    text: str
    rules: tuple[str, ...]


# Always taken where they pass: they cost nothing of what is said.
_LIGHT: tuple[tuple[str, Rule], ...] = (
    ("summary", openings.drop_summary),
    ("additive", openings.drop_additive),
    ("filler", plain.drop_filler),
    ("plain words", plain.plain_words),
    ("reported", plain.reported),
)
# Each is a version of its own: they leave something out.
_CUTS: tuple[tuple[str, Rule], ...] = (
    ("doublet", plain.one_of_two),
    ("which clause", tails.drop_which),
    ("result clause", tails.drop_result),
    ("ensure clause", tails.drop_ensure),
)
# (name, rule, frames) of those that make two breaths of one.
_SPLITS: tuple[tuple[str, Rule, tuple[str, ...]], ...] = (
    ("unlike", contrasts.split_unlike, ("unlike",)),
    ("used by", definitions.used_by, ("used",)),
    ("while", contrasts.split_while, ("while",)),
    ("term", definitions.say_term, ("term",)),
    ("result", breaths.split_result, ("result",)),
    ("coordinate", breaths.split_coordinate, ("coordinate",)),
    ("series", breaths.split_series, ("series",)),
)


@lru_cache(maxsize=4096)
def shorter(sentence: str, lang: str, *, next_to: tuple[str, ...] = ()) -> tuple[Rewrite, ...]:
    """Return every safe shorter or plainer version of a sentence, the shortest first.

    `next_to` holds the sentences shown beside it, the one before it among them: only then may
    "However," go, and "While A, B." be cut to A. Without data for the language there is none.
    """
    words = wording(lang)
    if not words.known or len(split(sentence, lang)) != 1:
        return ()
    light = _plainer(sentence, words)
    light = _lightened(sentence, light, words, next_to) if next_to else light
    states = {light.text: light}
    queue = [light]
    while queue and len(states) < _MOST_STATES:
        state = queue.pop(0)
        for name, rule in _cuts(next_to):
            line = rule(state.text, words)
            if line is None or not passes(sentence, line, words, beside=next_to):
                continue
            found = _lightened(sentence, Rewrite(line, (*state.rules, name)), words, next_to)
            if found.text not in states:
                states[found.text] = found
                queue.append(found)
    states.pop(sentence, None)
    return tuple(sorted(states.values(), key=_length))


def _length(line: Rewrite) -> tuple[int, int, str]:
    return counted.count(line.text), len(line.text), line.text


def _cuts(next_to: tuple[str, ...]) -> tuple[tuple[str, Rule], ...]:
    def keep(sentence: str, words: Wording) -> str | None:
        return contrasts.keep_while(sentence, next_to, words)

    return (*_CUTS, ("while, first half", keep)) if next_to else _CUTS


@lru_cache(maxsize=4096)
def _plainer(sentence: str, words: Wording) -> Rewrite:
    """Return the sentence with the light rules applied, with nothing known to stand beside it."""
    return _lightened(sentence, Rewrite(sentence, ()), words, ())


def _lightened(source: str, line: Rewrite, words: Wording, beside: Sequence[str]) -> Rewrite:
    """Apply the light rules until none fires any more."""
    rules = (*_LIGHT, ("leaning", openings.drop_leaning)) if beside else _LIGHT
    for _ in range(_MOST_ROUNDS):
        before = line
        line = _at_once(source, line, words, beside, rules)
        if line is before:
            break
    return line


def _at_once(
    source: str,
    line: Rewrite,
    words: Wording,
    beside: Sequence[str],
    rules: Sequence[tuple[str, Rule]],
) -> Rewrite:
    """Apply each rule once: all of them if the gate lets that through, else those it does."""
    text, names = line.text, line.rules
    for name, rule in rules:
        plainer = rule(text, words)
        if plainer is not None:
            text, names = plainer, (*names, name)
    if text == line.text or passes(source, text, words, beside=beside):
        return Rewrite(text, names) if text != line.text else line
    for name, rule in rules:
        plainer = rule(line.text, words)
        if plainer is not None and passes(source, plainer, words, beside=beside):
            line = Rewrite(plainer, (*line.rules, name))
    return line


@lru_cache(maxsize=4096)
def spoken(sentence: str, lang: str) -> Rewrite | None:
    """Return the sentence as one says it: plain words, one breath a line, contractions.

    Nothing is left out but openings and filler. Speaks to "you" only where the sentence gives
    advice, and never contracts "not". None if nothing changes.
    """
    words = wording(lang)
    if not words.known or len(split(sentence, lang)) != 1:
        return None
    line = _plainer(sentence, words)
    frames: tuple[str, ...] = ()
    order = address.order(line.text, words)
    if order and passes(sentence, order, words, frames=("advice",)):
        line, frames = Rewrite(order, (*line.rules, "advice")), ("advice",)
    line, frames = _breathed(sentence, line, frames, words)
    short = breaths.contracted(line.text, words)
    named = (*frames, "contractions")
    if short and passes(sentence, short, words, frames=named, splits=True):
        line = Rewrite(short, (*line.rules, "contractions"))
    return line if line.text != sentence else None


def _breathed(
    source: str, line: Rewrite, frames: tuple[str, ...], words: Wording
) -> tuple[Rewrite, tuple[str, ...]]:
    """Split the sentences that are longer than a breath, while one can be."""
    for _ in range(_MOST_ROUNDS):
        parts = list(split(line.text, words.language.code))
        for n, part in enumerate(parts):
            found = _parted(source, parts, n, frames, words) if _long(part) else None
            if found:
                line = Rewrite(found[0], (*line.rules, found[1]))
                frames = (*frames, *found[2])
                break
        else:
            break
    return line, frames


def _long(part: str) -> bool:
    return counted.count(part) > _BREATH


def _parted(
    source: str, parts: Sequence[str], n: int, frames: tuple[str, ...], words: Wording
) -> tuple[str, str, tuple[str, ...]] | None:
    for name, rule, own in _SPLITS:
        made = rule(parts[n], words)
        if made is None:
            continue
        text = " ".join((*parts[:n], made, *parts[n + 1 :]))
        if passes(source, text, words, frames=(*frames, *own), splits=True):
            return text, name, own
    return None


@lru_cache(maxsize=4096)
def advice(sentence: str, lang: str) -> Rewrite | None:
    """Return advice as one gives it: "Patients should seek X." → "Seek X.", or None.

    Only of should, must and need to, its object and every limit whole.
    """
    return _one(sentence, lang, "advice", address.order, ("advice",))


@lru_cache(maxsize=4096)
def aim(sentence: str, lang: str) -> Rewrite | None:
    """Return "X aims to V." as "The aim: V.", or None."""
    return _one(sentence, lang, "aim", aims.the_aim, ("aim",))


@lru_cache(maxsize=4096)
def suitability(sentence: str, lang: str) -> Rewrite | None:
    """Return "… to determine if X is suitable for you" as a question with no answer, or None."""
    return _one(sentence, lang, "suitable", address.is_it_suitable, ("suitable",), splits=True)


def _one(
    sentence: str,
    lang: str,
    name: str,
    rule: Rule,
    frames: tuple[str, ...],
    *,
    splits: bool = False,
) -> Rewrite | None:
    words = wording(lang)
    if not words.known or len(split(sentence, lang)) != 1:
        return None
    for line in (_plainer(sentence, words), Rewrite(sentence, ())):
        made = rule(line.text, words)
        if made and passes(sentence, made, words, frames=frames, splits=splits):
            return Rewrite(made, (*line.rules, name))
    return None


@lru_cache(maxsize=4096)
def questions(sentence: str, lang: str) -> tuple[str, ...]:
    """Return the questions to ask a clinician first that a sentence of credentials holds, or ()."""
    words = wording(lang)
    found = address.credentials(sentence, words) if words.known else ()
    return found if all(asks(sentence, question, words) for question in found) else ()


def steps(sentences: Sequence[str], lang: str) -> tuple[str, ...]:
    """Return a treatment as steps with the clinician as subject, or () unless that is safe.

    Sentences that name an aim are no steps and are left for `aim`. Safe means: each other sentence
    is one the rules know, each step is known to come after the one before, no limit is lost.
    """
    words = wording(lang)
    if not words.known:
        return ()
    found: list[str] = []
    for sentence in sentences:
        made = clinician.told(sentence, words) or clinician.happens(sentence, words)
        if made is None:
            if aim(sentence, lang):
                continue
            return ()
        # Who finds the place is the subject of the first step: `told` sees to it.
        source = clinician.without_finder(sentence, words)
        if not passes(source, " ".join(made), words, frames=("steps", "happening"), splits=True):
            return ()
        found += made
    safe = len(found) > 1 and clinician.in_order(found, words)
    return tuple(found) if safe else ()


@lru_cache(maxsize=4096)
def definition(sentence: str, lang: str) -> tuple[str, str] | None:
    """Return the term and its meaning where a sentence defines one, or None.

    A term before a dash is defined by the words after it alone; the rest of the sentence is
    another claim and is not part of it.
    """
    words = wording(lang)
    found = definitions.defined(sentence, words) if words.known else None
    return found if found and defines(sentence, *found, words) else None
