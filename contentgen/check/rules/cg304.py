"""CG304: passive on passive."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post

_LEAST = 3
_BETWEEN = 2  # words between the verb and its participle: "is often carefully placed"


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield runs of three and more passive sentences of one piece of text."""
    run: list[Passage] = []
    for passage in (*(p for p in post.body() if p.slot == "sentence"), None):
        same = bool(run) and passage is not None and _piece(run[-1]) == _piece(passage)
        if passage and _passive(passage, post, rule) and (same or not run):
            run.append(passage)
            continue
        if len(run) >= _LEAST:
            yield rule.at(run[0], count=len(run))
        run = [passage] if passage and _passive(passage, post, rule) else []


def _piece(passage: Passage) -> str:
    return passage.ref.split(".")[0]


def _passive(passage: Passage, post: Post, rule: Rule) -> bool:
    toks, lang = passage.tokens, post.lang
    be, known = rule.phrases(lang, "be"), rule.phrases(lang, "participles")
    adjectives = rule.phrases(lang, "adjectives")
    for i, token in enumerate(toks):
        if token.fold in be:
            for later in toks[i + 1 : i + 2 + _BETWEEN]:
                word = later.fold
                if (word.endswith("ed") and word not in adjectives) or word in known:
                    return True
                if not word.endswith("ly") and word not in ("often", "then", "not", "also"):
                    break
    return False
