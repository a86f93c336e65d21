"""Measure the claims rules on labelled sentences: `.venv/bin/python benchmarks/rules.py`.

Each entry of `tests/check/labelled/` becomes a small article, which all rules read. The table goes
to the screen, with `--write` also to docs/rules/quality.md; `--failures` lists what failed on the
tune half. What failed on the held half is counted and never shown, so that nobody mends a rule by
reading it.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from contentgen.check.rule import rules_of
from contentgen.check.run import check_post
from contentgen.model.brand import Brand
from contentgen.read.article import read_article

ROOT = Path(__file__).parents[1]
LABELLED = ROOT / "tests" / "check" / "labelled"
PAGE = ROOT / "docs" / "rules" / "quality.md"
HALVES = ("tune", "held")
# These look at a post as a whole: a sentence on its own says nothing for or against them.
WHOLE_POST = frozenset({"CG210", "CG212", "CG216"})
# A hint on a post without any source: next to no labelled text is long enough to have one.
UNLABELLED = frozenset({"CG222"})
_PICTURE = bytes.fromhex("ffd8ffd9")
_TITLE = "A note from the practice"


@dataclass(frozen=True, slots=True)
class Entry:
    """A text and the claims rules that must fire on it.

    `rule` is the rule that it was written for, `salt` its file's. `expect` is complete, but for
    `allow`: rules that may fire, where two overlap. `post`: the text stands for a whole post.
    """

    rule: str
    salt: str
    text: str
    expect: frozenset[str]
    half: str
    allow: frozenset[str] = frozenset()
    post: bool = False
    jurisdictions: tuple[str, ...] = ()
    release: str = ""
    disclaimer: str = ""

    def counts_for(self, code: str) -> bool:
        """Tell whether the entry is for or against a rule at all."""
        return (self.post or code not in WHOLE_POST) and code not in self.allow


@dataclass(frozen=True, slots=True)
class Score:
    """How often a rule fired rightly, wrongly, and not where it should have."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what fired that was right; 1 if nothing fired."""
        fired = self.right + self.wrong
        return self.right / fired if fired else 1.0

    @property
    def recall(self) -> float:
        """The share of what should have fired that did; 1 if nothing should have."""
        due = self.right + self.missed
        return self.right / due if due else 1.0

    def plus(self, fired: bool, due: bool) -> Score:
        """Return the score with one more entry."""
        right, wrong, missed = fired and due, fired and not due, due and not fired
        return Score(self.right + right, self.wrong + wrong, self.missed + missed)


def half_of(entry: Entry) -> str:
    """Return the half that an entry belongs to: a coin thrown by the hash of its text.

    The salt of its file was the first that made both halves about equally large.
    """
    words = entry.salt + entry.text + entry.disclaimer
    return HALVES[hashlib.sha256(words.encode()).digest()[0] % 2]


def entries() -> tuple[Entry, ...]:
    """Read every labelled entry, in the order of the files."""
    return tuple(entry for path in sorted(LABELLED.glob("*.toml")) for entry in _entries(path))


def _entries(path: Path) -> Iterator[Entry]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for one in table["entry"]:
        yield Entry(
            table["rule"],
            table["salt"],
            one["text"],
            frozenset(one["expect"]),
            one["half"],
            frozenset(one.get("allow", ())),
            one.get("post", False),
            tuple(one.get("jurisdictions", ())),
            one.get("release", ""),
            one.get("disclaimer", ""),
        )


def codes(entry: Entry, folder: Path) -> frozenset[str]:
    """Return the claims rules that fire on an entry, written as a post into a folder."""
    first, _, rest = entry.text.partition("\n")
    titled = first.startswith("# ")
    title, body = (first[2:], rest) if titled else (_TITLE, entry.text)
    release = f"release: {entry.release}\n" if entry.release else ""
    path = folder / "post.md"
    path.write_text(f'---\ntitle: "{title}"\n{release}---\n\n{body}\n', encoding="utf-8")
    brand = replace(Brand(), jurisdictions=("us-federal", *entry.jurisdictions))
    if entry.disclaimer:
        brand = replace(brand, disclaimer=entry.disclaimer)
    article, _ = read_article(path, brand, path.name)
    found = check_post(article, brand).findings
    return frozenset(finding.code for finding in found if finding.code in claims())


def run(labelled: Iterable[Entry]) -> tuple[tuple[Entry, frozenset[str]], ...]:
    """Return each entry with the rules that fired on it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "photo.jpg").write_bytes(_PICTURE)  # the one that the texts show
        return tuple((entry, codes(entry, Path(folder))) for entry in labelled)


def claims() -> tuple[str, ...]:
    """Return the codes of the claims rules that the labelled texts measure."""
    return tuple(code for code in rules_of("claims") if code not in UNLABELLED)


def scores(ran: Iterable[tuple[Entry, frozenset[str]]]) -> Mapping[tuple[str, str], Score]:
    """Return the score of each rule on each half."""
    made = {(code, half): Score() for code in claims() for half in HALVES}
    for entry, fired in ran:
        for code in claims():
            if entry.counts_for(code):
                key = code, entry.half
                made[key] = made[key].plus(code in fired, code in entry.expect)
    return made


def table(ran: tuple[tuple[Entry, frozenset[str]], ...]) -> str:
    """Return the scores as a Markdown table."""
    made = scores(ran)
    head = ("Rule", "Positives", "Near negatives", "Precision, tune", "Recall, tune",
            "Precision, held", "Recall, held")  # fmt: skip
    rows = [head, ("---", *("---:" for _ in head[1:]))]
    rows += [_row(f"[{code}](claims.md#{code.lower()})", {code}, ran, made) for code in claims()]
    rows.append(_row("All", set(claims()), ran, made))
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _row(
    name: str,
    codes: set[str],
    ran: tuple[tuple[Entry, frozenset[str]], ...],
    made: Mapping[tuple[str, str], Score],
) -> tuple[str, ...]:
    due = [_count(e for e, _ in ran if e.half == half and codes & e.expect) for half in HALVES]
    near = [
        _count(e for e, _ in ran if e.half == half and e.rule in codes and e.rule not in e.expect)
        for half in HALVES
    ]
    shares = []
    for half in HALVES:
        score = _sum(made[code, half] for code in codes)
        shares += [f"{score.precision:.2f}", f"{score.recall:.2f}"]
    return (name, " + ".join(due), " + ".join(near), *shares)


def _count(some: Iterable[Entry]) -> str:
    return str(sum(1 for _ in some))


def _sum(some: Iterable[Score]) -> Score:
    all_ = tuple(some)
    return Score(
        sum(score.right for score in all_),
        sum(score.wrong for score in all_),
        sum(score.missed for score in all_),
    )


def failures(ran: Iterable[tuple[Entry, frozenset[str]]]) -> Iterator[str]:
    """Yield a line for each rule that failed on an entry of the tune half."""
    for entry, fired in ran:
        if entry.half != "tune":
            continue
        for code in claims():
            if entry.counts_for(code) and (code in fired) != (code in entry.expect):
                what = "missed" if code in entry.expect else "wrong"
                expected, got = ", ".join(sorted(entry.expect)), ", ".join(sorted(fired))
                text = entry.disclaimer or entry.text
                yield f"{code} {what}: {text!r} (expected [{expected}], got [{got}])"


def page(ran: tuple[tuple[Entry, frozenset[str]], ...]) -> str:
    """Return docs/rules/quality.md."""
    total = len(ran)
    clean = sum(not entry.expect for entry, _ in ran)
    held = sum(entry.half == "held" for entry, _ in ran)
    return f"""<!-- Made by `python benchmarks/rules.py --write`. Change the labelled texts. -->

# How well the claims rules find what they look for

This is not legal or medical advice, nor a medical review.

{total} short texts of the kind that physical-therapy blogs write, {clean} of which no claims rule
should find. They were written from the [rules' descriptions](claims.md) alone, without a look at
the rules' code or data files. (The descriptions print each rule's main words, so the set is not
blind to those.)

{table(ran)}

- **Positives** are texts that the rule must find, **near negatives** those that only look like it:
  a negation, a question, a myth, a quotation, a hedge, a source, another sense of the word. Each
  is counted for the tune half + the held half.
- **Precision** is the share of what the rule found that is rightly found. Every text counts
  against every rule, not only its own, but whole-post rules ({", ".join(sorted(WHOLE_POST))}) are
  judged on whole posts alone.
- **Recall** is the share of the positives that the rule found.
- A text's half is chosen by a hash of it. Rules may be mended by what fails on the tune half; of
  the held half ({held} texts) only these numbers are ever shown.

## Limits

- One person wrote and labelled the texts, and nobody has checked the labels. They are not sentences
  of real clinics, and they are made to be hard: a real post has fewer near misses and fewer claims.
  Read the numbers as a comparison of rules and versions, not as a rate for your posts.
- A rule has three to nine positives in each half. One text more or less moves its recall by a
  tenth to a third.
- The halves were drawn again after a first run, to make them equally large, and the writer once
  looked through what failed on both for wrong labels; no label was changed. The held texts stand
  in the same files: who mends a rule must not read them.
- Where two rules overlap, some texts allow the second one (`allow`) without asking for it.
- The rules that need a practice's place or its disclaimer get them from the entry. English only.
- A rule that finds everything here still reads words, not meaning. No finding does not mean that a
  post was checked.

## Add a text

In `tests/check/labelled/`, one file for each rule. `text` is Markdown (a first line `# …` is the
post's title), `expect` all claims rules that must find it, `half` what its hash says (the test
tells). Optional: `allow`, `post` (it stands for a whole post), `jurisdictions`, `release`,
`disclaimer`, `note`. Then run `python benchmarks/rules.py --failures`, and `--write` for this page.
"""


def main(arguments: list[str]) -> None:
    """Print the table, or what failed on the tune half; write the page if asked."""
    ran = run(entries())
    print("\n".join(failures(ran)) if "--failures" in arguments else table(ran))
    if "--write" in arguments:
        PAGE.write_text(page(ran), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
