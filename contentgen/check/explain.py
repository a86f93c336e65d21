"""What a rule is for, in words: `contentgen check --explain CG203`."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from contentgen.check.rule import Rule
from contentgen.check.severity import packs

EVIDENCE = {
    "P": "the primary text was read",
    "Q": "a dated note that quotes the primary text",
    "T": "a third party",
    "D": "derived here",
    "G": "general knowledge, to be confirmed",
}


def explain(rule: Rule) -> str:
    """Return why a rule is there, where it comes from, and examples of both kinds."""
    return "\n".join(_lines(rule))


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.code} {rule.severity}: {rule.title}"
    yield ""
    yield rule.why
    yield ""
    yield f"Source: {rule.source}"
    yield f"Read on {rule.date}; {EVIDENCE[rule.evidence]}."
    if rule.todo or rule.fix:
        yield ""
        yield f"What to do: {rule.todo or plain(rule.fix)}"
    for name, examples in (("Found", rule.bad), ("Not found", rule.good)):
        if examples:
            yield ""
            yield f"{name}:"
            yield from (f"  {line}" for text in examples for line in text.splitlines() if line)
    for pack in packs().values():
        level, note = pack.levels.get(rule.code, ""), pack.notes.get(rule.code, "")
        if level or note:
            yield ""
            told = " ".join(filter(None, (level and f"{level}.", note)))
            yield f"{pack.name} ({pack.key}): {told}"
    yield ""
    yield f"Set it aside in the post: <!-- contentgen: ignore {rule.code} reviewed by … on … -->"
    yield f'Or for the practice, in brand.toml: [check.severity] {rule.code} = "off"'


def plain(template: str) -> str:
    """Return a template of a message for reading: its names in place of what they stand for."""
    parts = Formatter().parse(template)
    return "".join(text + (f"<{name}>" if name else "") for text, name, _, _ in parts)
