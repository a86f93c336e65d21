"""Hashtags and mentions in a text."""

from __future__ import annotations

import re

_HASHTAG = re.compile(r"(?<![\w&/#])#(?=\w*[^\W\d_])\w+")
_MENTION = re.compile(r"(?<![\w@.])@(?=\w)[\w.]+")


def hashtags(text: str) -> tuple[str, ...]:
    """Return the hashtags of a text in order, each with its ``#``; ``#1`` is none."""
    return tuple(_HASHTAG.findall(text))


def mentions(text: str) -> tuple[str, ...]:
    """Return the mentions of a text in order, each with its ``@``; an e-mail address is none."""
    return tuple(_MENTION.findall(text))
