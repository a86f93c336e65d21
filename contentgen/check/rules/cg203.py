"""CG203: a word that needles make untrue.

It praises needling with a word that is not true of it: the act is named before the word in the
same sentence, or is the post's topic and the sentence names it, points to it, or is a heading.
What the sentence only compares with ("unlike an injection") is no clash.
"""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.asserted import asserted
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Passage, Post
from contentgen.text.tokens import joins, tokens

_KINDS = ("skin", "title", "toxins")
_OPENING = 5
_ALONE = ("title", "heading", "label", "lead", "tags", "hook", "description")


def check_passage(passage: Passage, post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield the words that clash with needling, one of each kind."""
    for kind in _KINDS:
        for start, end in rule.find(passage, post.lang, kind):
            if not asserted(passage, start, end, post.lang) or not _praised(
                passage, start, end, post, rule
            ):
                continue
            words = rule.words[post.lang]
            reason, instead = words[f"{kind}_reason"][0], words[f"{kind}_instead"][0]
            first, last = passage.tokens[start].start, passage.tokens[end - 1].end
            yield rule.at(passage, first, last, reason=reason, instead=instead)
            break


def _praised(passage: Passage, start: int, end: int, post: Post, rule: Rule) -> bool:
    toks, lang = passage.tokens, post.lang
    acts = rule.phrases(lang, "acts")
    named = acts.find(toks)
    contrasts = [place for _, place in rule.find(passage, lang, "contrasts")]
    named = tuple(
        span for span in named if not any(place <= span[0] < place + 3 for place in contrasts)
    )
    if any(first < start or (first == end and joins(toks[end - 1].gap)) for first, _ in named):
        return True
    if named and _opens(passage, start, post, rule):
        return True
    pointed = rule.phrases(lang, "pronouns").at(toks, 0)
    if pointed and _spoken_of(passage, post, rule):
        return True
    if not acts.find(tokens(f"{post.topic} . {post.article.meta.title}")):
        return False
    return bool(named or pointed) or passage.slot in _ALONE


def _opens(passage: Passage, start: int, post: Post, rule: Rule) -> bool:
    """Tell whether the word only describes what follows: "As a painless method, needling …"."""
    toks = passage.tokens
    run_on = not any(mark in token.gap for token in toks[:-1] for mark in ";:.!?")
    return run_on and start <= _OPENING and bool(rule.phrases(post.lang, "openers").at(toks, 0))


def _spoken_of(passage: Passage, post: Post, rule: Rule) -> bool:
    """Tell whether the sentence before, or the heading above, is about the act."""
    acts = rule.phrases(post.lang, "acts")
    before: Passage | None = None
    for one in post.passages:
        if one.ref == passage.ref and one.slot == passage.slot:
            break
        if one.section == passage.section and one.slot == "heading" and acts.find(one.tokens):
            return True
        before = one
    return bool(before and before.in_body and acts.find(before.tokens))
