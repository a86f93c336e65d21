"""The pages of docs/rules/, made from the rules' data: `python -m contentgen.check.docs`.

With `--check` nothing is written; the exit code tells whether the pages are up to date.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from contentgen.check.explain import EVIDENCE, plain
from contentgen.check.rule import DATA, FAMILIES, Rule, rules_of
from contentgen.check.run import NOTICE
from contentgen.check.severity import packs

FOLDER = Path(__file__).parents[2] / "docs" / "rules"
_TITLES = {
    "post": "The post and its settings (CG0xx)",
    "platform": "Platforms (CG1xx)",
    "claims": "Claims (CG2xx)",
    "reading": "Reading (CG3xx)",
    "design": "Design and access (CG4xx)",
}
_MADE = "<!-- Made from the rules' data by `python -m contentgen.check.docs`. Edit the data. -->"


def pages() -> Mapping[str, str]:
    """Return every page by its file's name."""
    made = {f"{family}.md": _text(_family(family)) for family in FAMILIES}
    return {
        "README.md": _text(_start()),
        **made,
        "jurisdictions.md": _text(_jurisdictions()),
        "limits.md": _text(_limits()),
    }


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _start() -> Iterator[str]:
    yield from (_MADE, "", "# Rules", "", NOTICE)
    yield "No finding does not mean that a post was checked: rules see words, and no more."
    yield ""
    yield "`contentgen check` looks at posts, `contentgen build` at what it makes of them as well."
    yield "`contentgen check --explain CG203` says what a rule is for."
    yield ""
    yield "## Set a finding aside"
    yield ""
    yield "In the post, on the line of the finding or alone on the line above it, with a reason:"
    yield ""
    yield "```markdown"
    yield "<!-- contentgen: ignore CG203 reviewed by A. Lee on 2026-11-01 -->"
    yield "<!-- contentgen: ignore-file CG303 see the handout, A. Lee, 2026-11-01 -->"
    yield "```"
    yield ""
    yield "For the practice, in brand.toml, by code or family (error, warning, info or off):"
    yield ""
    yield "```toml"
    yield "[check]"
    yield f"jurisdictions = {[*packs()][:2]}".replace("'", '"')
    yield ""
    yield "[check.severity]"
    yield 'CG3 = "off"'
    yield 'CG206 = "warning"'
    yield "```"
    for family in FAMILIES:
        yield from ("", f"## [{_TITLES[family]}]({family}.md)", "")
        yield from ("| Code | Severity | What |", "| --- | --- | --- |")
        for rule in rules_of(family).values():
            link = f"[{rule.code}]({family}.md#{rule.code.lower()})"
            yield f"| {link} | {rule.severity} | {rule.title} |"
    yield ""
    yield "Also: [jurisdictions](jurisdictions.md), [the platforms' limits](limits.md)."


def _family(family: str) -> Iterator[str]:
    yield from (_MADE, "", f"# {_TITLES[family]}", "", NOTICE)
    for rule in rules_of(family).values():
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield from ("", f"## {rule.code}", "", f"**{rule.title}** ({rule.severity}).{_where(rule)}")
    yield from ("", rule.why)
    if rule.todo or rule.fix:
        yield from ("", f"What to do: {rule.todo or plain(rule.fix)}")
    yield ""
    yield f"Source: {rule.source}. Read on {rule.date}; {EVIDENCE[rule.evidence]}."
    for name, examples in (("Found", rule.bad), ("Not found", rule.good)):
        if examples:
            yield from ("", f"{name}:", "")
            yield from _example(examples)
    if words := rule.words.get("en", {}).get("words"):
        yield from ("", f"Words: {', '.join(words)}.")


def _where(rule: Rule) -> str:
    fixable = " `--fix` corrects it." if rule.fixable else ""
    named = f" Only in: {', '.join(packs()[key].name for key in rule.packs)}." if rule.packs else ""
    return fixable + named


def _example(examples: tuple[str, ...]) -> Iterator[str]:
    if not any("\n" in text for text in examples):
        yield from (f"- `{text}`" if "<" in text else f"- {text}" for text in examples)
        return
    for text in examples:
        yield from ("```markdown", *text.splitlines(), "```")


def _jurisdictions() -> Iterator[str]:
    yield from (_MADE, "", "# Jurisdictions", "", NOTICE)
    yield "Laws change, and this list is short: ask your board."
    for pack in packs().values():
        yield from ("", f"## {pack.name}", "", f"In brand.toml: `{pack.key}`.", "")
        yield f"Source: {pack.source}. Read on {pack.date}; {EVIDENCE[pack.evidence]}."
        codes = sorted({*pack.levels, *pack.notes, *_own(pack.key)})
        if codes:
            yield from ("", "| Code | Severity here | What the law says |", "| --- | --- | --- |")
        for code in codes:
            yield f"| {code} | {pack.levels.get(code, '')} | {pack.notes.get(code, '')} |"


def _own(key: str) -> Iterator[str]:
    for family in FAMILIES:
        yield from (code for code, rule in rules_of(family).items() if key in rule.packs)


def _limits() -> Iterator[str]:
    table = tomllib.loads((DATA / "limits.toml").read_text(encoding="utf-8"))
    yield from (_MADE, "", "# The platforms' limits", "")
    yield "Read on the dates given. Platforms change without notice."
    yield from ("", "| Limit | Value | Source | Read on |", "| --- | --- | --- | --- |")
    for name, entry in table.items():
        words = name.replace("_", " ")
        yield f"| {words} | {entry['value']:,} | {entry['source']} | {entry['date']} |"


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` compare them; return the exit code."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    old = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    new = dict(pages())
    old.pop("quality.md", None)  # benchmarks/rules.py makes it
    if "--check" in arguments:
        stale = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
        sys.stdout.write("".join(f"docs/rules/{name} is not up to date.\n" for name in stale))
        return 1 if stale else 0
    for name, text in new.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
