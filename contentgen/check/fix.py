"""Correct what is safe to correct in a post: dashes and spaces, hashtags, empty link texts.

No word of a claim changes: letters stay as they are, but for the case of hashtags and for the words
of a link that are replaced by the title that the author gave it.
"""

from __future__ import annotations

import difflib
import re

from contentgen.check.post import make_post
from contentgen.check.rule import all_rules
from contentgen.check.rules.cg405 import written_apart
from contentgen.check.slips import body_lines, slips
from contentgen.check.subject import Post
from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.text.tokens import fold

_TITLED = re.compile(r"\[(?P<text>[^\[\]]+)\]\((?P<url>\S+)\s+\"(?P<title>[^\"\[\]]+)\"\)")
_HASHTAG = re.compile(r"(?<![\w&/#])#(?P<tag>[a-z]\w+)")


def fixed(source: str, article: Article, brand: Brand) -> str:
    """Return the text of a post's file with the safe corrections made; its line ends stay."""
    post = make_post(article, brand)
    lines = source.splitlines(keepends=True)
    found = list(slips(source))
    for slip in reversed(found):
        line, at = lines[slip.line - 1], slip.column - 1
        lines[slip.line - 1] = line[:at] + slip.better + line[at + len(slip.text) :]
    apart = written_apart(post) if any("#" in line for line in lines) else {}
    for number, _ in body_lines(source):
        line = _HASHTAG.sub(lambda m: apart.get(m["tag"], m.group()), lines[number - 1])
        lines[number - 1] = _TITLED.sub(lambda m: _named(m, post), line)
    return "".join(lines)


def _named(match: re.Match[str], post: Post) -> str:
    """Return a link whose text says nothing with the title that it carries as its text."""
    empty = all_rules()["CG308"].words.get(post.lang, {}).get("words", ())
    if fold(match["text"]).strip(" .!>»→") not in empty:
        return match.group()
    return f'[{match["title"]}]({match["url"]} "{match["title"]}")'


def as_diff(before: str, after: str, name: str) -> str:
    """Return the changes as a unified diff."""
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), name, f"{name} (corrected)", lineterm="", n=1
    )
    return "\n".join(lines)
