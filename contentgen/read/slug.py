"""Names for folders and addresses: ASCII, lower case, safe on every system."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from contentgen.read.wordlists import table, words

MAX_SLUG = 80


def slugify(text: str) -> str:
    """Return a text as a slug of at most 80 characters; empty if nothing of it can be kept.

    Accents are folded (ñ → n); other scripts cannot be. Names that Windows reserves get "-post".
    """
    letters = table("words", "slugs")["letters"]
    folded = "".join(letters.get(c, c) for c in text.casefold())
    folded = re.sub(r"['’ʼ‘`]", "", folded)
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > MAX_SLUG:
        cut = slug[: MAX_SLUG + 1].rpartition("-")[0]
        slug = (cut if len(cut) > MAX_SLUG // 2 else slug[:MAX_SLUG]).strip("-")
    return f"{slug}-post" if slug in words("slugs", "reserved") else slug


def slug_for(title: str, name: str) -> str:
    """Return a slug from a title, else from a file's name, else from a digest of the title.

    A title of which most letters cannot be kept counts as one that cannot.
    """
    letters = sum(c.isalnum() for c in title)
    for text in (title, name):
        slug = slugify(text)
        kept = sum(c.isalnum() for c in slug)
        if slug and (text == name or 2 * min(kept, letters) >= min(letters, MAX_SLUG)):
            return slug
    return f"post-{hashlib.sha256(title.encode()).hexdigest()[:8]}"
