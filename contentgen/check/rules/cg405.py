"""CG405: a hashtag without capitals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Post
from contentgen.check.tags import hashtags
from contentgen.text.tokens import joins

_LONGEST = 4  # words of a hashtag


def check_post(post: Post, rule: Rule) -> Iterator[Hit]:
    """Yield hashtags of the post and of the practice that run words together in small letters.

    Which words they are is known where the post, its tags or the practice's name write them apart.
    """
    own = [f"#{tag.lstrip('#')}" for tag in post.brand.hashtags]
    found = [(tag, None) for tag in own if tag[1:].islower()]
    told = [(t, p) for p in post.passages for t in hashtags(p.text) if t[1:].islower()]
    if not found and not told:
        return
    apart = written_apart(post)
    for tag, passage in (*found, *told):
        better = apart.get(tag[1:].casefold())
        if better and passage:
            start = passage.text.find(tag)
            yield rule.at(passage, start, start + len(tag), better=better)
        elif better:
            yield rule.of_post(post, words=tag, better=f"{better} in brand.toml")


def written_apart(post: Post) -> Mapping[str, str]:
    """Return phrases of two to four words of the post: run together, and with capitals."""
    found: dict[str, str] = {}
    name = " ".join(filter(None, (post.brand.name, post.brand.city)))
    from contentgen.text.tokens import tokens

    for toks in (*(p.tokens for p in post.passages), tokens(name), tokens(post.topic)):
        for first in range(len(toks)):
            words = [toks[first].fold]
            for place in range(first + 1, min(first + _LONGEST, len(toks))):
                if not joins(toks[place - 1].gap):
                    break
                words.append(toks[place].fold)
                together = "".join(words).replace("-", "").replace("'", "")
                found.setdefault(together, "#" + "".join(w[:1].upper() + w[1:] for w in words))
    return found
