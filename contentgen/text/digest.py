"""A short fingerprint of a sentence, to notice that it has changed."""

from __future__ import annotations

import hashlib


def digest(text: str) -> str:
    """Return the first 12 hex digits of the SHA-256 of the text with its white space folded."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]
