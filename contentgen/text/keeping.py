"""Compare a line with its source, kind of lock by kind of lock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from contentgen.model.outline import LockKind
from contentgen.text.language import Language
from contentgen.text.marks import Mark, Reading, read
from contentgen.text.numbers import canonical
from contentgen.text.opposites import turned
from contentgen.text.tokens import Token, ends_sentence, fold, phrases

# How many content words after a lock must meet, in the source and in the line.
_SOURCE_SCOPE, _LINE_SCOPE = 2, 4
_STEM = 5

_Fits = Callable[[Mark, Mark], bool]


def kept(source: str, line: str, data: Language) -> bool:
    """Tell whether every lock of the source is in the line, the same or softer."""
    if not data.known:
        return _plain(source) in _plain(line)
    return next(_broken(read(source, data), read(line, data), data), None) is None


def broken(source: str, line: str, data: Language) -> tuple[LockKind, ...]:
    """Return the kinds of lock that the line does not keep; none if it keeps all."""
    return tuple(_broken(read(source, data), read(line, data), data)) if data.known else ()


def _broken(before: Reading, after: Reading, data: Language) -> Iterator[LockKind]:
    if _numbers(before, data) != _numbers(after, data):
        yield "number"
    for kind, holds in _CHECKS:
        if not holds(before, after, data):
            yield kind


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _form(reading: Reading, mark: Mark) -> str:
    return _plain(reading.text[mark.start : mark.end])


def _numbers(reading: Reading, data: Language) -> Counter[str]:
    spans = reading.of("number")
    return Counter(canonical(reading.text[mark.start : mark.end], data) for mark in spans)


def _negations(source: Reading, line: Reading, data: Language) -> bool:
    def form(reading: Reading, mark: Mark) -> str:
        word = _form(reading, mark)
        suffix = next((s for s in data.words("locks.negation_suffixes") if word.endswith(s)), word)
        plain = _groups(data, "keeps.negation_same").get(suffix, suffix)
        # "Not all" is no "not".
        following = reading.following(mark)[:2]
        every = [t.fold for t in following if data.has("keeps.universal", t.fold)]
        return " ".join([plain, *every[:1]])

    def fits(mark: Mark, other: Mark) -> bool:
        same = form(source, mark) == form(line, other)
        return (
            same
            and _same_scope(source, mark, line, other, data)
            and _same_subject(source, mark, line, other, data)
        )

    if turned(source.tokens, line.tokens, data):
        return False
    return _unmatched(source.of("negation"), line.of("negation"), fits) == []


def _hedges(source: Reading, line: Reading, data: Language) -> bool:
    """Tell whether each hedge of the source has its own in the line, and no bolder one came in.

    A "possible" may go where a "may" stays: both say the same.
    """
    offered = line.of("hedge")
    open_words = data.sets.get("keeps.possible_modals", frozenset())
    possible = any(_form(line, mark) in open_words for mark in offered)
    wanted = [
        mark
        for mark in source.of("hedge")
        if not (possible and data.has("keeps.possible", _form(source, mark)))
    ]

    def same(mark: Mark, other: Mark) -> bool:
        forms = _canonical(_form(source, mark), data), _canonical(_form(line, other), data)
        return forms[0] == forms[1] and _same_scope(source, mark, line, other, data)

    def softer(mark: Mark, other: Mark) -> bool:
        soft = _softer(_form(source, mark), _form(line, other), data)
        return soft and _same_scope(source, mark, line, other, data)

    left = _unmatched(wanted, offered, same, softer)
    return left is not None and all(
        data.has("keeps.free", _form(line, mark)) or data.has("keeps.possible", _form(line, mark))
        for mark in left
    )


def _purposes(source: Reading, line: Reading, data: Language) -> bool:
    def fits(mark: Mark, other: Mark) -> bool:
        first, second = _canonical(_form(source, mark), data), _canonical(_form(line, other), data)
        return first.split()[0] == second.split()[0]

    return _unmatched(source.of("purpose"), line.of("purpose"), fits) is not None


def _conditions(source: Reading, line: Reading, data: Language) -> bool:
    limits = source.of("condition")
    words = _words(line.tokens, data) if limits else []
    for mark in limits:
        inside = source.within(mark)
        if data.has("keeps.condition_free_start", inside[0].fold):
            inside = inside[1:]
        wanted = _words(inside, data)
        if len(wanted) == 1:
            fits = [
                _same_scope(source, mark, line, other, data)
                for other in line.of("condition")
                if wanted[0] in _words(line.within(other), data)
            ]
            if not any(fits):
                return False
        elif not _contains(words, wanted):
            return False
    return True


def _populations(source: Reading, line: Reading, data: Language) -> bool:
    people = source.of("population")
    words = _words(line.tokens, data) if people else []
    for mark in people:
        inside = source.within(mark)
        if data.has("locks.people_before", inside[0].fold):
            inside = inside[1:]
        if not _contains(words, _words(inside, data)):
            return False
    return True


def _attributions(source: Reading, line: Reading, data: Language) -> bool:
    """Tell whether the line names each source, with a reporting verb no stronger than its own."""
    wanted = source.of("attribution")
    if not wanted:
        return not line.of("attribution")
    folds = [_canonical(token.fold, data) for token in line.tokens]
    place = 0
    for mark in wanted:
        for token in source.within(mark):
            word = _canonical(token.fold, data)
            if data.has("keeps.attribution_free", word) or data.has("words.stop", word):
                continue
            if data.has("locks.reporting", word):
                if not any(w == word or _softer(word, w, data) for w in folds):
                    return False
                continue
            if word not in folds[place:]:
                return False
            place = folds.index(word, place) + 1
    return True


def _unmatched(wanted: Sequence[Mark], offered: Sequence[Mark], *tests: _Fits) -> list[Mark] | None:
    """Give each wanted lock one of those offered, by the first test that finds one.

    Returns the locks left over, or None if one that is wanted finds no match.
    """
    left = list(offered)
    for mark in wanted:
        for fits in tests:
            match = next((other for other in left if fits(mark, other)), None)
            if match is not None:
                break
        else:
            return None
        left.remove(match)
    return left


def _same_scope(source: Reading, a: Mark, line: Reading, b: Mark, data: Language) -> bool:
    """Tell whether two locks limit the same thing, judging by the content words around them."""
    wanted = _scope(source, a, data, _SOURCE_SCOPE)
    return not wanted or bool(wanted & _scope(line, b, data, _LINE_SCOPE))


def _same_subject(source: Reading, a: Mark, line: Reading, b: Mark, data: Language) -> bool:
    """Tell whether the words before two negations meet, where both have any in their sentence."""
    before = _content(_since_start(source, a), data)[-_SOURCE_SCOPE:]
    after = _content(_since_start(line, b), data)[-_LINE_SCOPE:]
    return not before or not after or not set(before).isdisjoint(after)


def _since_start(reading: Reading, mark: Mark) -> list[Token]:
    earlier = [token for token in reading.tokens if token.end <= mark.start]
    ends = [n for n, token in enumerate(earlier) if ends_sentence(token.gap)]
    return earlier[ends[-1] + 1 :] if ends else earlier


def _scope(reading: Reading, mark: Mark, data: Language, most: int) -> frozenset[str]:
    """Return the stems of the sentence's next content words; of those before if none follow."""
    following = _content(_until_end(reading.following(mark)), data)[:most]
    if following:
        return frozenset(following)
    earlier = [t for t in reading.tokens if t.end <= mark.start]
    return frozenset(_content(earlier, data)[-most:])


def _until_end(toks: Sequence[Token]) -> Sequence[Token]:
    for n, token in enumerate(toks):
        if ends_sentence(token.gap):
            return toks[: n + 1]
    return toks


def _content(toks: Sequence[Token], data: Language) -> list[str]:
    same = _groups(data, "keeps.same")
    words = [t.fold for t in toks if t.fold not in data.stop_words]
    return [same.get(word, word)[:_STEM] for word in words]


def _words(toks: Sequence[Token], data: Language) -> list[str]:
    """Return the words with each synonym as its group's first, without articles."""
    same = _phrases_same(data)
    ends = phrases(data, "keeps.phrases_left").find(toks) if same else ()
    inside = {i for start, end in ends for i in range(start + 1, end)}
    whole = {start: same[" ".join(t.fold for t in toks[start:end])] for start, end in ends}
    return [
        _canonical(whole.get(i, t.fold), data)
        for i, t in enumerate(toks)
        if i not in inside and not data.has("keeps.articles", t.fold)
    ]


@cache
def _phrases_same(data: Language) -> Mapping[str, str]:
    pairs = zip(data.words("keeps.phrases_left"), data.words("keeps.phrases_right"), strict=True)
    return MappingProxyType(dict(pairs))


def _contains(words: Sequence[str], wanted: Sequence[str]) -> bool:
    size = len(wanted)
    return any(words[i : i + size] == wanted for i in range(len(words) - size + 1))


def _canonical(form: str, data: Language) -> str:
    same = _groups(data, "keeps.same")
    if form.isalnum():
        return same.get(form, form)
    return " ".join(same.get(word, word) for word in form.split())


def _softer(word: str, other: str, data: Language) -> bool:
    """Tell whether `other` stands right of `word` on one of the language's ladders."""
    for ladder in data.words("keeps.softer"):
        rungs = ladder.split()
        if word in rungs and other in rungs:
            return rungs.index(other) >= rungs.index(word)
    return False


@cache
def _groups(data: Language, name: str) -> Mapping[str, str]:
    """Return the leader of each word's group; a negation's group is a phrase, then its leader."""
    if name == "keeps.negation_same":
        pairs = (line.rpartition(" ") for line in data.words(name))
        return MappingProxyType({phrase: leader for phrase, _, leader in pairs})
    groups = [line.split() for line in data.words(name)]
    return MappingProxyType({word: group[0] for group in groups for word in group})


_CHECKS: tuple[tuple[LockKind, Callable[[Reading, Reading, Language], bool]], ...] = (
    ("negation", _negations),
    ("hedge", _hedges),
    ("purpose", _purposes),
    ("condition", _conditions),
    ("population", _populations),
    ("attribution", _attributions),
)
