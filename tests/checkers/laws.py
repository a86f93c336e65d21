"""The three laws as a reader would hold them: no code of the planner, no list of its data but one.

The one is the plain-word list, whose right sides a line may have for the left sides of its
sentence. Texts are compared `plain`: without marks, in one case, with one kind of quote and dash.
"""

from __future__ import annotations

import html
import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

MARKS = re.compile(
    r"\*\*|__|[*_`#>|]|^\s*(?:[-*•–·]|\d+[.)])\s+(?:\[[ xX]\]\s+)?|</?\w+[^>]*>", re.MULTILINE
)
IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
FOOTNOTE = re.compile(r"\[\^[^\]]*\]")
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

# What a slide may say in the program's own words: a question, and whom to ask.
SLIDE_FRAMES = set(WORD.findall("a an are is do you your have what for in that depends on ask"))
# What limits a claim: none of them may be lost, whatever else is left out.
SLIDE_LIMITS = re.compile(
    r"\b(?:may|might|can|could|should|must|some|many|most|often|usually|generally|typically"
    r"|considered|temporary|minor|rare|rarely|possible|potential|likely|if|unless|until|when|only"
    r"|not|no|never|without|unlike|limited|qualified|licensed|people|individuals|adults|children"
    r"|journal|review|study|trial|before|after|during|\d+)\b"
)
SAME_LIMIT = {"individuals": "people", "people": "individuals"}
AIMS = re.compile(r"\b(?:aims?|designed|intended|meant) to\b")

# Words that a spoken line may have besides those of its sentence: frames, and what joins clauses.
FRAMES = frozenset(
    re.findall(
        r"\S+",
        """
        the a an aim is are it they that's it's here's there's you're we're they're i'm i've i'll
        your you do not but and that use them can may could make makes help helps you'll
        step one two three four five six therapist finds go goes into this these relaxes relax
        what have ask before book questions question depends on for talk to
        mind second half
        """,
    )
)
LIMITS = re.compile(
    r"\b(?:may|might|can|could|some|often|usually|generally|rare|rarely|if|unless|when|only|not|no"
    r"|never|without|possible|potential|particularly|should|up to|about|at least|most|many"
    r"|aims?|published|reported|concluded|puede|pueden|suele|suelen|si|no|sin|algunas?"
    r"|\d[\d.,]*%?)\b",
    re.IGNORECASE,
)
# What says the same limit in other words: a question that is left open, an order, an aim.
OTHERWISE = {"if": ("depends",), "should": ("seek", "see", "talk", "ask", "consult", "call"),
             "aims": ("aim",), "about": ("approximately",)}  # fmt: skip


def plain(text: str) -> str:
    """Fold everything that typesetting may change, and nothing that a reader would miss."""
    text = LINK.sub(r"\1", IMAGE.sub(r"\1", FOOTNOTE.sub("", html.unescape(text))))
    text = MARKS.sub(" ", text).translate(QUOTES).replace("--", "-")
    return re.sub(r"\s*-\s*", "-", " ".join(text.split())).casefold()


def heard(text: str) -> list[str]:
    """Return the words of a text as one hears them."""
    return re.findall(r"[\w'%]+", plain(text))


def sentences_of(line: str) -> list[str]:
    """Return the sentences of a line, cut at every mark that may end one."""
    return [found for found in re.split(r"(?<=[.!?:])\s+", MARKS.sub(" ", line).strip()) if found]


def from_post(refs: Iterable[str]) -> bool:
    """Tell whether all references are pieces of the post's body."""
    return all(re.fullmatch(r"p\d+(\.\w+)*", ref) for ref in refs)


@cache
def _plainer() -> tuple[tuple[str, str], ...]:
    path = ROOT / "contentgen" / "text" / "data" / "rewrite.en.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))["plain"]
    pairs: list[tuple[str, str]] = []
    for entry in (*table["same"], *table["softer"], *table["reporting"]):
        left, _, right = entry.split(" | ")[0].partition(" => ")
        pairs += zip(left.split(), right.split(), strict=True)
    return tuple((old.replace("_", " "), new.replace("_", " ")) for old, new in pairs)


def plainer(text: str) -> set[str]:
    """Return the words of the plain-word list's right sides whose left sides the text has."""
    said = f" {' '.join(heard(text))} "
    return {word for old, new in _plainer() if f" {old} " in said for word in new.split()}


def unfair(said: str, beside: str, sentence: str) -> str:
    """What is wrong with a line made of a sentence of the post; empty if nothing is.

    Both are folded; `beside` is what stands on the slide with it: a term, a headline.
    """
    # "Unlike X, Y …" says that Y is not X.
    sentence = re.sub(r"^unlike\b", "not", sentence)
    own = set(WORD.findall(sentence)) | plainer(sentence)
    extra = set(WORD.findall(said)) - own - SLIDE_FRAMES
    if extra:
        return f"not in the sentence: {sorted(extra)}"
    shown = set(WORD.findall(f"{beside} {said}"))
    # "… to determine if it is suitable" asks; it sets no condition.
    sentence = re.sub(r"\b(determine|find out|decide) if\b", r"\1 whether", sentence)
    lost = {w for w in SLIDE_LIMITS.findall(sentence) if not {w, SAME_LIMIT.get(w, w)} & shown}
    # A question claims nothing, and "Seek …" is what should be done.
    if all(line.endswith("?") for line in re.split(r"(?<=[.!?])\s+", said)):
        lost -= {"should", "must"}
    if re.match(r"(?:seek|see|ask|talk|tell|check|consult|speak|look) ", said):
        lost -= {"should", "must"}
    if AIMS.search(sentence) and not re.search(
        r"\baims?\b|\b(?:designed|intended|meant) to\b", f"{beside} {said}"
    ):
        lost.add("aim")
    return f"lost: {sorted(lost)}" if lost else ""


def lost(sentence: str, said: str) -> list[str]:
    """Return the limits of a sentence that what is said of it has fewer of."""
    before, after = (LIMITS.findall(plain(text)) for text in (sentence, said))
    return [
        limit
        for limit in dict.fromkeys(before)
        if after.count(limit) < before.count(limit)
        and not set(OTHERWISE.get(limit, ())) & set(heard(said))
    ]


def likest(said: str, sentences: Sequence[str]) -> str:
    """Return the sentence that has most of a line's words, the shortest of several."""
    words = set(heard(said)) - FRAMES

    def shared(sentence: str) -> float:
        return len(words & ({*heard(sentence)} | plainer(sentence))) / (len(words) or 1)

    return max(sentences, key=lambda s: (shared(s), -len(s)))


def six_shared(sentence: str, said: str) -> bool:
    """Tell whether six words in a row of a sentence stand in a text."""
    words = sentence.split()
    return any(" ".join(words[n : n + 6]) in said for n in range(len(words) - 5))


# What a contraction is short for, so that "we're" is no word of its own.
SHORT = {"'re": " are", "'ll": " will", "'ve": " have", "'m": " am", "'s": " is"}


def spelt_out(text: str) -> set[str]:
    """Return the words of a text, and those that its contractions are made of."""
    words = set(heard(text))
    for end, long in SHORT.items():
        words |= {
            w for word in words if word.endswith(end) for w in f"{word[: -len(end)]}{long}".split()
        }
    return words


def invented(said: str, source: str, frames: frozenset[str]) -> list[str]:
    """Return the words of a line that its source, the plain-word list and the frames lack."""
    given = spelt_out(source) | plainer(source) | frames
    extra = [word for word in heard(said) if word not in given]
    return sorted(
        {word for word in extra if not spelt_out(word) - {word} or spelt_out(word) - {word} - given}
    )
