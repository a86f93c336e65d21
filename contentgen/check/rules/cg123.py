"""CG123: a description that YouTube refuses."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.check.limits import limits
from contentgen.check.rule import Hit, Rule
from contentgen.check.subject import Made


def check_made(made: Made, rule: Rule) -> Iterator[Hit]:
    """Yield a description of too many bytes, or with an angle bracket."""
    text = "\n\n".join(paragraph.text for paragraph in made.upload.description)
    size, most = len(text.encode()), limits()["description_bytes"]
    if size > most:
        what = f"has {size:,} bytes; YouTube takes {most:,}"
        yield rule.of_made("description", what=what)
    if "<" in text or ">" in text:
        yield rule.of_made("description", what="has < or >, which YouTube refuses")
