"""CG216: nothing on when not to wait, where the topic has urgent signs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from contentgen.check.rule import DATA, Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.tokens import Phrases, tokens


@dataclass(frozen=True, slots=True)
class Urgent:
    """A topic with urgent signs: its words by language, the signs as their source lists them."""

    words: Mapping[str, Phrases]
    signs: str
    source: str


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield one hit if the topic needs a word on urgent care and the post has none."""
    if not rule.words.get(post.lang):
        return
    about = tokens(f"{post.article.meta.title} . {post.topic}")
    topics = [(topic, spans) for topic in urgent() if (spans := _spans(topic, about, post.lang))]
    if not topics or any(_urgent(passage, post, rule) for passage in post.body()):
        return
    firsts = sorted(spans[0] for _, spans in topics)
    named = (" ".join(token.fold for token in about[i:j]) for i, j in firsts)
    words = '" and "'.join(dict.fromkeys(named))
    signs = " ".join(f"{topic.signs} ({topic.source})." for topic, _ in topics)
    yield rule.of_post(post, words=words, signs=signs)


def _urgent(passage: Passage, post: Post, rule: Rule) -> bool:
    lang = post.lang
    return rule.has(passage, lang, "words") or bool(rule.parse(passage, lang))


def _spans(topic: Urgent, about: tuple[object, ...], lang: str) -> tuple[tuple[int, int], ...]:
    index = topic.words.get(lang)
    return index.find(about) if index else ()  # type: ignore[arg-type]


@cache
def urgent() -> tuple[Urgent, ...]:
    """Return the topics with urgent signs, in the order of their file."""
    table = tomllib.loads((DATA / "urgent.toml").read_text(encoding="utf-8"))
    return tuple(
        Urgent(
            {lang: Phrases(words) for lang, words in entry["words"].items()},
            entry["signs"],
            entry["source"],
        )
        for entry in table.values()
    )
