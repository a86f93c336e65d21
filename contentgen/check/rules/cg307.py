"""CG307: letters that are not spelled out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Post

_LETTERS = re.compile(r"\b[A-Z]{2,6}s?\b")
_SLOTS = ("sentence", "quote", "heading", "label", "lead", "cell")


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield each abbreviation at its first use, unless the post spells it out somewhere."""
    body = [p for p in post.body() if p.slot in _SLOTS]
    text = " ".join(p.text for p in body)
    known = {*rule.words.get(post.lang, {}).get("known", ()), *_credentials(post)}
    seen: set[str] = set()
    for passage in body if rule.words.get(post.lang) else ():
        if passage.text.isupper():
            continue
        for match in _LETTERS.finditer(passage.text):
            word = match.group().rstrip("s")
            if word in known or word in seen or len(word) < 2:
                continue
            seen.add(word)
            if not _told(word, text):
                yield rule.at(passage, match.start(), match.end())


def _told(word: str, text: str) -> bool:
    """Tell whether a text explains an abbreviation, or writes the word small elsewhere."""
    told = (
        rf"\({word}s?\)|\b{word}s? \(\w|\b{word}s?,? (?:or|which (?:is|means|stands)|short for)\b"
    )
    return bool(re.search(told, text)) or bool(re.search(rf"\b{word.lower()}\b", text))


def _credentials(post: Post) -> set[str]:
    said = f"{post.brand.credentials} {post.article.meta.author} {post.brand.name}"
    return set(_LETTERS.findall(said))
