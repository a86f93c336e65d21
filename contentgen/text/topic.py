"""What a post is about, and the key phrases that it uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from contentgen.text.case import is_cased, lowered
from contentgen.text.language import Language, language
from contentgen.text.tokens import Token, breaks, joins, tokens

_LONGEST = 6
_LONGEST_TAG = 3
_TITLE_WEIGHT = 2
_NOT_IN_BODY = 0.6
_WEAK = 0.2

Words = tuple[str, ...]


def topic(title: str, headings: Iterable[str], sentences: Iterable[str], lang: str) -> str:
    """Return the most telling noun phrase of a post, in lower case except for names.

    The phrase whose words most of the title and headings share, weighed by its length and its use
    in the body. Empty if nothing sensible is found.
    """
    data = language(lang)
    texts = (title, *headings)
    body = tuple(sentences)
    heads = [(tokens(text), 1 if n else _TITLE_WEIGHT) for n, text in enumerate(texts)]
    flat = _flat(body)
    candidates = {words for toks, _ in heads for words in _noun_phrases(toks, data)}
    # A phrase of one heading alone is that section's, not the post's.
    shared = {words for words in candidates if _share(words, heads, data) > 1}
    shared |= {
        words for words in candidates if f" {' '.join(words)} " in flat and _holds(words, shared)
    }
    # Nor is one word of it: without a shared phrase only longer ones can be.
    shared = shared or {w for w in candidates if not title or len(_content_words(w, data)) > 1}
    scored = [(_score(words, heads, flat, data), words) for words in shared]
    if not scored:
        return next(iter(phrases((), body, lang, 1)), "")
    best = min(scored, key=lambda pair: (-pair[0], len(pair[1]), pair[1]))[1]
    best = _widened(best, heads[0][0], flat, data)
    told = (*body, *(text for text in texts if is_cased(text, data)))
    return lowered(_as_written(best, (*texts, *body)), told, lang)


def phrases(
    headings: Iterable[str], sentences: Iterable[str], lang: str, most: int
) -> tuple[str, ...]:
    """Return up to `most` key phrases for tags, most telling first, in lower case but for names.

    Terms of two or three words that the post repeats: no verbs, no praise, no outcomes.
    """
    data = language(lang)
    if not data.known:
        return ()
    heads, body = tuple(headings), tuple(sentences)
    counts: Counter[Words] = Counter()
    runs = [tokens(text) for text in (*heads, *body)]
    verbs = _verbs(runs, data)
    every = frozenset[str]().union(*(toks.folds for toks in runs))
    named = frozenset(word for word in every if _names_something(word, verbs, data))
    for toks in runs:
        counts.update(_terms(toks, named, data))
    in_heads = f"{_flat(heads)}"
    kept = _longest(_merged({words: n for words, n in counts.items() if n > 1}))
    ranked = sorted(
        kept, key=lambda words: (-kept[words] - 2 * (f" {' '.join(words)} " in in_heads), words)
    )
    return tuple(
        lowered(_as_written(words, (*body, *heads)), body, lang) for words in ranked[:most]
    )


def _flat(texts: Iterable[str]) -> str:
    return " . ".join(["", *(" ".join(t.fold for t in tokens(text)) for text in texts), ""])


def _noun_phrases(toks: Sequence[Token], data: Language) -> Iterator[Words]:
    """Yield the runs that could be a noun phrase: content words, joined by "of", "for" and such."""
    for start in range(len(toks)):
        if not _is_content(toks[start], data):
            continue
        for end in range(start + 1, min(start + _LONGEST, len(toks)) + 1):
            token = toks[end - 1]
            if end - 1 > start and (not joins(toks[end - 2].gap) or _breaks(toks, end - 1, data)):
                break
            if _is_content(token, data):
                yield tuple(t.fold for t in toks[start:end])


def _is_content(token: Token, data: Language) -> bool:
    word = token.fold
    plain = word not in data.stop_words and not data.has("topic.breakers", word)
    return plain and not word[0].isdigit() and (len(word) > 1 or not data.known)


def _breaks(toks: Sequence[Token], i: int, data: Language) -> bool:
    if _is_content(toks[i], data) or data.has("topic.inner", toks[i].fold):
        return False
    after_inner = data.has("topic.inner", toks[i - 1].fold)
    return not (after_inner and data.has("topic.inner_articles", toks[i].fold))


def _score(
    words: Words, heads: Sequence[tuple[Sequence[Token], int]], body: str, data: Language
) -> float:
    content = _content_words(words, data)
    share = _share(words, heads, data)
    used = body.count(f" {' '.join(words)} ")
    score = len(content) * (share + 0.1 * min(used, 6))
    if body.strip(" .") and not all(f" {word} " in body for word in content):
        score *= _NOT_IN_BODY
    if " ".join(words) in data.words("topic.weak_alone"):
        score *= _WEAK
    return score


def _share(words: Words, heads: Sequence[tuple[Sequence[Token], int]], data: Language) -> int:
    content = _content_words(words, data)
    return sum(weight for toks, weight in heads if _in_order(content, toks))


def _holds(words: Words, others: set[Words]) -> bool:
    parts = {words[i:j] for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
    return not parts.isdisjoint(others)


def _content_words(words: Words, data: Language) -> list[str]:
    return [word for word in words if word not in data.stop_words]


def _in_order(words: Sequence[str], toks: Sequence[Token]) -> bool:
    left = iter(token.fold for token in toks)
    return all(word in left for word in words)


def _widened(words: Words, title: Sequence[Token], body: str, data: Language) -> Words:
    """Return the phrase with the words that the title puts beside it, if the body does so too."""
    folds = [token.fold for token in title]
    size = len(words)
    start = next(
        (i for i in range(len(folds) - size + 1) if tuple(folds[i : i + size]) == words), -1
    )
    if start < 0:
        return words
    end = start + size
    while start > 0 and joins(title[start - 1].gap) and _is_content(title[start - 1], data):
        start -= 1
    while end < len(title) and joins(title[end - 1].gap) and _is_content(title[end], data):
        end += 1
    if end < len(folds) and data.has("topic.heads", folds[end]) and joins(title[end - 1].gap):
        end += 1
    wide = tuple(folds[start:end])
    if len(wide) <= _LONGEST and data.has("topic.heads", wide[-1]):
        return wide
    fits = len(wide) <= _LONGEST and (not body.strip(" .") or f" {' '.join(wide)} " in body)
    return wide if fits else words


def _as_written(words: Words, texts: Iterable[str]) -> str:
    """Return the phrase as the first text that has it spells it."""
    for text in texts:
        toks = tokens(text)
        if not toks.folds.issuperset(words):
            continue
        for i in range(len(toks) - len(words) + 1):
            if all(toks[i + n].fold == word for n, word in enumerate(words)):
                return text[toks[i].start : toks[i + len(words) - 1].end]
    return " ".join(words)


def _verbs(runs: Iterable[Sequence[Token]], data: Language) -> frozenset[str]:
    """Return the words that the post uses as verbs: those right after "to", "can" and the like."""
    after: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for toks in runs:
        seen.update(token.fold for token in toks)
        for one, two in pairwise(toks):
            if data.has("topic.verb_after", one.fold) and not one.gap.strip():
                after[two.fold] += 1
    return frozenset(word for word, n in after.items() if 2 * n >= seen[word])


def _terms(toks: Sequence[Token], named: frozenset[str], data: Language) -> Iterator[Words]:
    fits = [token.fold in named for token in toks]
    for start in range(len(toks)):
        for end in range(start + 1, min(start + _LONGEST_TAG, len(toks)) + 1):
            if not fits[end - 1] or (end - 1 > start and breaks(toks[end - 2].gap)):
                break
            if end - start > 1 and not toks[end - 1].fold.endswith(
                data.words("topic.not_last_ends") or ("\0",)
            ):
                yield tuple(token.fold for token in toks[start:end])


def _names_something(word: str, verbs: frozenset[str], data: Language) -> bool:
    if word in data.stop_words or word in verbs or len(word) < 2 or word[0].isdigit():
        return False
    lists = ("topic.claims", "topic.not_in_tags", "locks.modals")
    adverb = data.words("topic.not_in_tags_ends")
    return not any(data.has(name, word) for name in lists) and not (
        adverb and word.endswith(adverb)
    )


def _merged(counts: dict[Words, int]) -> dict[Words, int]:
    """Count a singular with its plural, under the form that is used more."""
    merged = dict(counts)
    for words in sorted(counts):
        plural = (*words[:-1], f"{words[-1]}s")
        if words in merged and plural in merged:
            more, less = sorted((words, plural), key=lambda w: (-counts[w], w))
            merged[more] += merged.pop(less)
    return merged


def _longest(counts: dict[Words, int]) -> dict[Words, int]:
    """Leave out a phrase that is only ever part of a longer one."""
    parts = {
        words[i:j]: n
        for words, n in counts.items()
        for i in range(len(words))
        for j in range(i + 2, len(words) + 1)
        if j - i < len(words)
    }
    return {words: n for words, n in counts.items() if parts.get(words, 0) < n}
