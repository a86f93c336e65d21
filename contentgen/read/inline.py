"""Markdown's inline tokens and HTML's inline tags → `Prose`."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from contentgen.read.drafts import LineOf, Prose, ProseWriter

if TYPE_CHECKING:
    from markdown_it.token import Token

# What a tag is to us. Tags that are not here leave their words as they are.
TAGS = {
    "b": "b", "strong": "b", "s": "s", "del": "s", "strike": "s", "a": "a", "sup": "sup",
    "sub": "sub", "cite": "cite", "br": "br", "script": "script", "style": "script",
    "template": "script", "iframe": "script", "svg": "script", "object": "script",
    "noscript": "script", "textarea": "script", "select": "script", "button": "button",
}  # fmt: skip
_MARKDOWN = {"strong": "b", "s": "s", "link": "a"}
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


def read_inline(tokens: Sequence[Token], row: int, line_of: LineOf) -> Prose:
    """Read the children of an inline token that starts in `row` of the body."""
    writer = ProseWriter(row, line_of)
    for token in tokens:
        kind, _, edge = token.type.rpartition("_")
        if token.type in ("text", "text_special", "code_inline"):
            writer.text(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            writer.breaks()
        elif token.type == "html_inline":
            _tag(writer, token.content)
        elif token.type == "image":
            alt = read_inline(token.children or [], row, line_of).text
            writer.picture(str(token.attrs.get("src", "")), alt)
        elif edge == "open" and kind in _MARKDOWN:
            writer.open(_MARKDOWN[kind], str(token.attrs.get("href", "")))
        elif edge == "close" and kind in _MARKDOWN:
            writer.close(_MARKDOWN[kind])
    return writer.finish()


def _tag(writer: ProseWriter, content: str) -> None:
    if found := _TAG.match(content):
        name = found.group(2).lower()
        attributes = {
            key.lower(): html.unescape("".join(values))
            for key, *values in _ATTRIBUTE.findall(content[found.end() :])
        }
        if found.group(1):
            writer.close(TAGS.get(name, name))
        elif name == "img":
            writer.picture(attributes.get("src", ""), attributes.get("alt", ""))
        else:
            writer.open(TAGS.get(name, name), attributes.get("href", ""))
    for _ in range(content.count("\n")):
        writer.breaks()
