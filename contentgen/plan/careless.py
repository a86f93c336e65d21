"""What a careless editor would cut from a sentence, and what it would lose: for explaining only.

Nothing here is ever published. Each version comes with the gate that it fails at; one that fails at
none is not made, since no rule vouches for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contentgen.plan.budget import budget
from contentgen.plan.choice import (
    ALONE,
    Candidate,
    Choice,
    Offer,
    Refusal,
    Seat,
    limits_lost,
    score,
)
from contentgen.text.locks import locks
from contentgen.text.rewrite.grammar import capital, comma_after, has_verb
from contentgen.text.rewrite.openings import drop_leaning
from contentgen.text.rewrite.plain import one_of_two
from contentgen.text.rewrite.wording import Wording, wording
from contentgen.text.tokens import tokens
from contentgen.text.words import count

_PHRASES = ("condition", "population", "attribution")
_NO_START = ("which", "who", "where", "and", "or", "but")
_LEAST = 4
_MOST = 3


def with_refused(choice: Choice, lang: str) -> Choice:
    """Return a choice with the shorter versions that were never on offer, and why.

    Beside a version that is made for its slot they would say nothing, and none is added.
    """
    known = {one.text for one in choice.candidates}
    words = budget("words")
    seat = Seat(choice.slot, words["breath"], words["body"])
    added: list[Candidate] = []
    for offer in () if choice.winner.form else _refused(choice.source, lang):
        if offer.text in known or len(added) == _MOST:
            continue
        known.add(offer.text)
        weight = score(choice.source, choice.source, offer.text, lang, seat)
        added.append(Candidate(offer.text, offer.rules, weight, refused=offer.refused))
    first, *rest = choice.candidates
    if first.score == ALONE:
        first = replace(first, score=score(choice.source, choice.source, first.text, lang, seat))
    return replace(choice, candidates=(first, *rest, *added))


def _refused(source: str, lang: str) -> Iterator[Offer]:
    words = wording(lang)
    if not words.known or not source.endswith((".", "!", "?")):
        return
    yield from _pairs(source, words)
    yield from _leaning(source, words)
    for text, rule in _cuts(source, words):
        whole = count(text) >= _LEAST and has_verb(tokens(text), words)
        gone = tuple(limits_lost(source, text, lang)) if whole else ()
        if gone:
            yield Offer(text, (rule,), refused=gone)


def _pairs(source: str, words: Wording) -> Iterator[Offer]:
    """Yield "one of two" where the rule for doublets holds back."""
    found = words.index("doublets.pairs").find(tokens(source))
    if not found or one_of_two(source, words) is not None:
        return
    toks = tokens(source)
    i, j = found[0]
    start, end = toks[i].start, toks[j - 1].end
    plain = words.pairs["doublets.pairs"][" ".join(token.fold for token in toks[i:j])]
    text = source[:start] + (capital(plain) if source[start].isupper() else plain) + source[end:]
    told = f"“{source[start:end]}” stays whole"
    guards = ("doublets.harms", "plain.drugs")
    near = [t for t in toks if any(words.has(name, t.fold) for name in guards)]
    if near:
        why = f"{told} in a sentence about harm (“{source[near[0].start : near[0].end]}”)"
    else:
        why = f"{told} in a list"
    yield Offer(text, ("doublet",), refused=(Refusal("rule", why),))


def _leaning(source: str, words: Wording) -> Iterator[Offer]:
    text = drop_leaning(source, words)
    if text is None:
        return
    opening = source[: tokens(source)[0].end]
    why = f"“{opening}” ties it to the sentence before; it goes only right below that one"
    yield Offer(text, ("leaning",), refused=(Refusal("rule", why),))


def _cuts(source: str, words: Wording) -> Iterator[tuple[str, str]]:
    """Yield the sentence without a limiting phrase at its end, its last clause, its first."""
    end = source[-1]
    bare = source[:-1]
    for lock in locks(source, words.language.code):
        if lock.kind in _PHRASES and bare.endswith(lock.text):
            yield bare[: -len(lock.text)].rstrip(" ,") + end, f"without its {lock.kind}"
    toks = tokens(source)
    commas = [n for n, token in enumerate(toks[:-1]) if comma_after(token)]
    if not commas:
        return
    after = toks[commas[0] + 1]
    opens = words.has("words.openers", toks[0].fold)
    opens |= words.language.has("locks.conditions", toks[0].fold)
    if opens and after.fold not in _NO_START:
        yield capital(source[after.start :]), "without its first clause"
    if len(commas) > 1 or not opens:
        yield source[: toks[commas[-1]].end] + end, "without its last clause"
    if len(commas) > 1 and not opens:
        yield source[: toks[commas[0]].end] + end, "without all after its first comma"
