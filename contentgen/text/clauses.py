"""Conditions and populations: phrases that run from an opener to the end of their clause.

All functions take the tokens of a text and return token spans in order, without overlap.
"""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.text.language import Language
from contentgen.text.tokens import Span, Token, breaks, ends_sentence, phrases

# A comma-separated stretch of up to this many words can be a member of a list.
_LIST_ITEM = 5
_ADJECTIVES = 3


def conditions(toks: Sequence[Token], data: Language) -> tuple[Span, ...]:
    """Return the conditions: "when done by a trained clinician", "only", "if …"."""
    masked = _masked(toks, data, "locks.not_conditions")
    openers = {i: end for i, end in _openers(toks, data).items() if i not in masked}
    performers = phrases(data, "locks.by").starts(toks)
    only = phrases(data, "locks.only").starts(toks)
    found: list[Span] = []
    for i in sorted({*openers, *performers, *(only.keys() - masked)}):
        if found and i < found[-1][1]:
            continue
        if i in openers:
            end = _clause_end(toks, i, openers[i])
        else:
            end = _performer_end(toks, performers[i], data) if i in performers else only[i]
        found.append((_absorb(toks, i, found, data), end))
    return tuple(found)


def _openers(toks: Sequence[Token], data: Language) -> dict[int, int]:
    """Return where the words that open a clause of condition or time end, by their start."""
    not_times = _masked(toks, data, "locks.not_times")
    times = {
        i: end
        for i, end in phrases(data, "locks.times").starts(toks).items()
        if i not in not_times and end < len(toks) and not breaks(toks[end - 1].gap)
    }
    whiles = {
        i: end
        for i, end in phrases(data, "locks.while").starts(toks).items()
        if _is_time(toks, i, data)
    }
    return {
        **times,
        **whiles,
        **_inverted(toks, data),
        **phrases(data, "locks.conditions").starts(toks),
    }


def _inverted(toks: Sequence[Token], data: Language) -> dict[int, int]:
    """Return the openers of "Should you feel faint, …": at a start, with a comma, no question."""
    found: dict[int, int] = {}
    for i, end in phrases(data, "locks.inverted").starts(toks).items():
        if i and not ends_sentence(toks[i - 1].gap):
            continue
        rest = toks[end:]
        last = next((t.gap for t in rest if ends_sentence(t.gap)), "")
        if "?" not in last and any(_comma(t.gap) for t in rest):
            found[i] = end
    return found


def populations(toks: Sequence[Token], data: Language) -> tuple[Span, ...]:
    """Return the phrases that say who a claim is about: "in individuals with calf strains"."""
    people = phrases(data, "locks.people").starts(toks)
    set_phrases = phrases(data, "locks.population_phrases").starts(toks)
    groups = phrases(data, "locks.groups").starts(toks)
    found: list[Span] = []
    for i in sorted({*people, *groups, *set_phrases}):
        span: Span | None = (i, set_phrases.get(i, i))
        if i not in set_phrases:
            span = _population(toks, i, data, generic=i in people)
        if span and (not found or span[0] >= found[-1][1]):
            found.append(span)
    return tuple(found)


def _masked(toks: Sequence[Token], data: Language, name: str) -> frozenset[int]:
    return frozenset(i for span in phrases(data, name).find(toks) for i in range(*span))


def _is_time(toks: Sequence[Token], i: int, data: Language) -> bool:
    """Tell whether a "while" is one of time; one of contrast is no condition."""
    if i + 1 == len(toks):
        return False
    follower = toks[i + 1].fold
    following = toks[i + 2].fold if i + 2 < len(toks) else ""
    concedes = data.has("locks.modal_stops", following) or (
        data.has("locks.clause_stops", following) and not data.has("locks.while_reader", follower)
    )
    if concedes and (i == 0 or breaks(toks[i - 1].gap)):
        return False
    if data.has("locks.while_time", follower) or follower.endswith(data.words("locks.while_ends")):
        return True
    return i > 0 and not breaks(toks[i - 1].gap)


def _absorb(toks: Sequence[Token], i: int, found: Sequence[Span], data: Language) -> int:
    """Return where the condition starts once "particularly", "only" and the like are taken in."""
    first = found[-1][1] if found else 0
    before = phrases(data, "locks.condition_openers_before")
    while i > first and toks[i - 1].fold in before and not breaks(toks[i - 1].gap):
        i -= 1
    return i


def _clause_end(toks: Sequence[Token], start: int, after: int) -> int:
    """Return where the clause ends whose opener is [start, after).

    At a break; but the members of a list stay together ("if you have numbness, weakness, or
    fever, see …"), and so does a clause with an aside after its opener ("if, after two weeks, …").
    """
    end = _segment_end(toks, start)
    if end == after and end < len(toks) and _comma(toks[end - 1].gap):
        end = _segment_end(toks, end)
        end = _segment_end(toks, end) if end < len(toks) and _comma(toks[end - 1].gap) else end
    place = end
    while place < len(toks) and _comma(toks[place - 1].gap):
        following = _segment_end(toks, place)
        if toks[place].fold in _LIST_WORDS:
            either = toks[place].fold in _OR_WORDS and not _has_list(toks, start, end)
            return following if place > end or either else end
        if following - place > _LIST_ITEM:
            break
        if _has_list(toks, place, following):
            return following
        place = following
    return end


_OR_WORDS = frozenset({"or", "nor", "o", "u", "ni"})
_LIST_WORDS = _OR_WORDS | {"and", "y", "e"}


def _has_list(toks: Sequence[Token], start: int, end: int) -> bool:
    return any(token.fold in _LIST_WORDS for token in toks[start:end])


def _segment_end(toks: Sequence[Token], i: int) -> int:
    while i < len(toks) and not breaks(toks[i].gap):
        i += 1
    return min(i + 1, len(toks))


def _comma(gap: str) -> bool:
    return gap.strip() == ","


def _performer_end(toks: Sequence[Token], i: int, data: Language) -> int:
    """Return where "by a licensed …" ends: at a break, a finite verb or a "to"."""
    stops = phrases(data, "locks.clause_stops", "locks.performer_stops")
    while i < len(toks) and not breaks(toks[i - 1].gap) and toks[i].fold not in stops:
        i += 1
    return i


def _population(toks: Sequence[Token], i: int, data: Language, *, generic: bool) -> Span | None:
    start, described = _opening(toks, i, data)
    link = i + 1 < len(toks) and not breaks(toks[i].gap)
    if link and data.has("locks.people_links", toks[i + 1].fold):
        end = _people_end(toks, i + 1, data)
        return (start, end) if end > i + 2 else None
    if start == i or (generic and not described):
        return None
    return start, i + 1


def _opening(toks: Sequence[Token], i: int, data: Language) -> tuple[int, bool]:
    """Return where the phrase around the noun at `i` starts, and whether an adjective is in it."""
    described = False
    for place in range(i - 1, max(i - _ADJECTIVES - 2, -1), -1):
        if breaks(toks[place].gap) or ends_sentence(toks[place].gap):
            break
        word = toks[place].fold
        if data.has("locks.people_before", word):
            return place, described
        if data.has("locks.people_plain", word):
            continue
        if word in data.stop_words:
            break
        described = True
    return i, described


def _people_end(toks: Sequence[Token], i: int, data: Language) -> int:
    """Return where the words that narrow a population end; `i` is the first of them."""
    relative = data.has("locks.people_who", toks[i].fold)
    stops = phrases(data, "locks.modal_stops" if relative else "locks.clause_stops")
    place = i + 1
    if relative:
        while place < len(toks) and toks[place].fold in phrases(data, "locks.clause_stops"):
            place += 1
    while place < len(toks) and not breaks(toks[place - 1].gap):
        word = toks[place].fold
        if word in stops or (relative and _new_verb(toks, i, place, data)):
            break
        place += 1
    while place > i + 1 and toks[place - 1].fold in data.weak_ends:
        place -= 1
    return place


def _new_verb(toks: Sequence[Token], i: int, place: int, data: Language) -> bool:
    """Tell whether the word is the main verb after a "who" clause, not one joined on by "and"."""
    if not data.has("locks.clause_stops", toks[place].fold):
        return False
    return place > i + 1 and not data.has("locks.people_joins", toks[place - 1].fold)
