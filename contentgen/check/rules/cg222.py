"""CG222: what a post says of health, where it names no source at all. One hit a post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from contentgen.check.asserted import asks
from contentgen.check.grammar import class_of
from contentgen.check.place import spot
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.model.article import Link
from contentgen.text.tokens import tokens

_KINDS = {
    "benefit": "a benefit or change",
    "span": "how long it takes",
    "prevalence": "how common something is",
    "dose": "a dose or plan",
}
_SAID = ("sentence", "quote", "cell")
_LEAST = 2
_LINES = 5


class _Statement(NamedTuple):
    """A passage that needs a source, the first kind that it states and where."""

    passage: Passage
    kind: str
    start: int
    end: int


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield one hit, at the first statement, if the post states things and names no source."""
    if not rule.words.get(post.lang):
        return
    found = tuple(_statements(post, rule))
    if len(found) < _LEAST or not _of_health(found, post) or _sourced(post, rule):
        return
    first = found[0]
    said, more = _told(found, post)
    yield rule.at(first.passage, first.start, first.end, said=said, more=more)


def _statements(post: Post, rule: Rule) -> Iterator[_Statement]:
    for passage in post.body():
        if passage.slot not in _SAID or passage.reported:
            continue
        statement = _statement(passage, post, rule)
        # Not what the practice has seen itself, its own visits, signs not to wait with.
        if statement and not (
            _matches(passage.text, post, rule, "own") or asks(passage.text, post.lang)
        ):
            yield statement


def _statement(passage: Passage, post: Post, rule: Rule) -> _Statement | None:
    """Return what the rule's patterns find, by the first kind that does."""
    for kind in _KINDS:
        near = _near(passage.text, post, rule, kind)
        pattern = rule.pattern(post.lang, kind) if near else None
        if match := pattern.search(passage.text) if pattern else None:
            return _Statement(passage, kind, match.start(), match.end())
    return None


def _of_health(found: Sequence[_Statement], post: Post) -> bool:
    """Tell whether the topic, or a statement at least, is about the body, pain or care."""
    health = class_of("health", post.lang)
    about = tokens(f"{post.article.meta.title} . {post.topic}")
    return not health or any(health.starts(t) for t in (about, *(f.passage.tokens for f in found)))


def _sourced(post: Post, rule: Rule) -> bool:
    """Tell whether a reader could look anything up: a study, an author and year, a guideline."""
    return any(_points(link, post, rule) for link in post.article.links) or any(
        (
            _near(passage.text, post, rule, "sources")
            and _matches(passage.text, post, rule, "sources", "cased_sources")
        )
        or (passage.slot in ("heading", "lead") and _matches(passage.text, post, rule, "headings"))
        for passage in post.body()
    )


def _points(link: Link, post: Post, rule: Rule) -> bool:
    """Tell whether a link, or a footnote, leads to a study or a body that knows."""
    lists = ("link_texts", "sources", "cased_sources")
    named = _matches(link.text, post, rule, *lists)
    return named or _matches(link.url, post, rule, "links")


def _near(text: str, post: Post, rule: Rule, name: str) -> bool:
    """Tell whether a text has a piece that a list's patterns need: far quicker than they are."""
    folded = text.casefold()
    return any(piece in folded for piece in rule.words[post.lang][f"{name}_near"])


def _matches(text: str, post: Post, rule: Rule, *names: str) -> bool:
    patterns = (rule.pattern(post.lang, name) for name in names)
    return any(pattern and pattern.search(text) for pattern in patterns)


def _told(found: Sequence[_Statement], post: Post) -> tuple[str, str]:
    """Return the kinds with their lines, five at most, and how many lines stay unnamed."""
    lines: dict[str, list[int]] = {kind: [] for kind in _KINDS}
    for one in found:
        line = _line(one, post)
        if line not in {n for known in lines.values() for n in known}:
            lines[one.kind].append(line)
    shown = _first(lines)
    parts = [f"{_KINDS[kind]} ({_named(shown[kind])})" for kind in _KINDS if shown[kind]]
    said = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    left = sum(map(len, lines.values())) - sum(map(len, shown.values()))
    return said, f", and so on ({left} more line{'s' * (left > 1)})" if left else ""


def _first(lines: dict[str, list[int]]) -> dict[str, list[int]]:
    """Return the first lines of each kind in turn, until there are enough."""
    places = sorted((turn, n, kind) for kind, ns in lines.items() for turn, n in enumerate(ns))
    kept = {(kind, n) for _, n, kind in places[:_LINES]}
    return {kind: [n for n in ns if (kind, n) in kept] for kind, ns in lines.items()}


def _named(lines: Sequence[int]) -> str:
    return f"line{'s' * (len(lines) > 1)} {', '.join(map(str, lines))}"


def _line(one: _Statement, post: Post) -> int:
    passage, source = one.passage, post.article.source
    if not source:
        return passage.line
    return spot(source, passage.line, passage.text, one.start, one.end).line
