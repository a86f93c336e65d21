"""The sentences of a post as a deck may use them: whole, in reach of what they lean on, once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from contentgen.model.article import Article, Sentence
from contentgen.model.deck import Slide
from contentgen.model.outline import Entry, Outline, Part, Point
from contentgen.plan.budget import budget
from contentgen.plan.caution import held_back
from contentgen.plan.frames import Frames, frames
from contentgen.plan.limits import opens, sends
from contentgen.plan.pointing import points_at_page
from contentgen.plan.repeats import repeats
from contentgen.plan.trace import Place, places
from contentgen.text import kinds
from contentgen.text.words import count

_SAYS_MORE = re.compile(r",|;|:|\bwho\b")
_ENDS = (".", "!", "?", "”", '"', ")", "»", "…", "’", "'", "。", "！", "？")


@dataclass
class Material:
    """What a deck is made of, and which sentences it has used so far (`used`, by reference).

    `unfit` holds a slide's role and a reference that did not fit on such a slide; it is not used on
    one again, but may be on another. `held` ones are kept for a slide that is planned later,
    `dropped` ones belong to what is shown whole or not at all. `notes` says whether the theme
    has room for a note below a list.
    """

    article: Article
    outline: Outline
    unfit: frozenset[tuple[str, str]] = frozenset()
    notes: bool = True
    used: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)
    headlines: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    _bound: list[tuple[Slide, ...]] = field(default_factory=list)
    _role: str = ""
    _forgiving: bool = False
    _table: bool = False

    @contextmanager
    def on(self, role: str, *, forgiving: bool = False, table: bool = False) -> Iterator[None]:
        """Plan a slide of a role; `forgiving`, with sentences that did not fit on one before.

        It is a table, or stands beside one, if `table`: "this table" points at it then.
        """
        before = self._role, self._forgiving, self._table
        self._role, self._forgiving = role, forgiving
        self._table = table or role == "table"
        try:
            yield
        finally:
            self._role, self._forgiving, self._table = before

    def fits(self, ref: str) -> bool:
        """Tell whether what stands at a reference may go on a slide of the role being planned."""
        return self._forgiving or (self._role, ref) not in self.unfit

    def spilled(self, role: str, refs: Iterable[str]) -> int:
        """Return how many of some references did not fit on slides of a role."""
        return sum((role, ref) in self.unfit for ref in set(refs))

    @property
    def lang(self) -> str:
        """The post's language."""
        return self.outline.lang

    @property
    def topic(self) -> str:
        """What the post is about."""
        return self.outline.topic

    @cached_property
    def frames(self) -> Frames:
        """The editor's words."""
        return frames(self.lang)

    @cached_property
    def body(self) -> tuple[str, ...]:
        """The text of every sentence of the post."""
        return tuple(sentence.text for sentence in self.article.sentences())

    @cached_property
    def places(self) -> dict[str, Place]:
        """Where each reference points."""
        return places(self.article)

    @cached_property
    def _before(self) -> dict[str, Sentence]:
        """Each sentence's predecessor in its section; a bold lead-in or label starts afresh."""
        before: dict[str, Sentence] = {}
        for section in self.article.sections:
            last: Sentence | None = None
            for block in section.blocks:
                groups = [(block.lead, block.sentences)]
                groups += [(item.label, item.sentences) for item in block.items]
                for label, sentences in groups:
                    last = None if label else last
                    for sentence in sentences:
                        if last is not None:
                            before[sentence.ref] = last
                        last = sentence
        return before

    def before(self, ref: str) -> str:
        """Return the reference of the sentence before, or an empty string."""
        found = self._before.get(ref)
        return found.ref if found else ""

    def sentence_leaned_on(self, ref: str) -> Sentence | None:
        """Return the sentence before, if there is one."""
        return self._before.get(ref)

    def sentence_before(self, entry: Entry) -> Sentence | None:
        """Return the sentence that stands right above an entry in its section, if any."""
        return self._above.get(entry.ref)

    @cached_property
    def _above(self) -> dict[str, Sentence]:
        """The last paragraph sentence above each first item of a list, by the item's reference."""
        above: dict[str, Sentence] = {}
        for section in self.article.sections:
            last: Sentence | None = None
            for block in section.blocks:
                if block.items and last is not None:
                    above[block.items[0].ref] = last
                last = (
                    block.sentences[-1] if block.kind == "paragraph" and block.sentences else None
                )
        return above

    def label_ref(self, entry: Entry) -> str:
        """Return where an entry's label stands: a label, a lead-in, a cell or a heading."""
        forms = (f"{entry.ref}.label", f"{entry.ref}.lead", f"{entry.ref}.c1")
        return next((form for form in forms if form in self.places), entry.ref)

    def free(self, point: Point) -> bool:
        """Tell whether a sentence may still be used on a slide of the role being planned."""
        return (
            point.ref not in self.used
            and point.ref not in self.held
            and self.fits(point.ref)
            and not self.clash(point)
            and not self.repeated(point.ref)
        )

    def repeated(self, ref: str) -> bool:
        """Tell whether a sentence that is used says all that the one at a reference says."""
        return not self.used.isdisjoint(repeats(self.outline).get(ref, ()))

    def clash(self, point: Point) -> str:
        """Return why a sentence should not be shown as it is, or an empty string."""
        return held_back(self.outline).get(point.ref, "")

    def whole(self, point: Point) -> bool:
        """Tell whether a sentence says something by itself: it ends, and points nowhere else."""
        return point.text.rstrip().endswith(_ENDS) and not self.points_elsewhere(point)

    def hollow(self, point: Point) -> bool:
        """Tell whether a sentence only says that anyone can have what the post is about.

        One that warns, or goes on behind a comma or "who", says more.
        """
        if kinds.safety(point.text, self.lang) or _SAYS_MORE.search(point.text):
            return False
        says = (self.frames.has(f"hollow.{name}", point.text) for name in ("verbs", "whom"))
        limited = any(lock.kind in ("negation", "condition", "number") for lock in point.locks)
        return all(says) and not limited and count(point.text) <= budget("words")["breath"]

    def points_elsewhere(self, point: Point) -> bool:
        """Tell whether a sentence points at something that a slide does not show ("see below")."""
        return points_at_page(point.text, self.lang, table=self._table)

    def turns(self, point: Point) -> bool:
        """Tell whether a sentence opens by taking something back from the one before it."""
        return opens("contrast.openers", point.text, self.lang)

    def sends(self, point: Point) -> bool:
        """Tell whether a sentence sends the reader to somebody ("Ask your doctor …")."""
        return sends(point.text, self.lang)

    def footed(self, point: Point, shown: Iterable[Point]) -> bool:
        """Tell whether a sentence has what it leans on among those shown before it."""
        before = self.before(point.ref)
        return not point.tied or not before or any(before == one.ref for one in shown)

    def one_passage(self, points: Sequence[Point]) -> bool:
        """Tell whether sentences stand one right after another in the post."""
        return all(self.before(after.ref) == point.ref for point, after in pairwise(points))

    def use(self, refs: Iterable[str]) -> None:
        """Mark sentences as used."""
        self.used.update(ref for ref in refs if ref not in ("editor", "brand"))

    def release(self, refs: Iterable[str]) -> None:
        """Set sentences free again."""
        self.used.difference_update(refs)

    def bind(self, slides: Sequence[Slide]) -> None:
        """Let slides stand or fall together: none of them is shown without the others."""
        if len(slides) > 1:
            self._bound.append(tuple(slides))

    def bound(self, one: Slide, other: Slide) -> bool:
        """Tell whether two slides stand or fall together."""
        return any(one in run and other in run for run in self._bound)


def length(points: Sequence[Point]) -> int:
    """Return the words of some sentences together."""
    return sum(count(point.text) for point in points)


def short_enough(points: Sequence[Point], most: int) -> bool:
    """Tell whether sentences keep to a number of words, and to what that means in characters."""
    characters = sum(len(point.text) for point in points)
    return length(points) <= most and characters <= budget("characters")["sentence"] * most // 35


def points_of(part: Part) -> tuple[Point, ...]:
    """Return all sentences of a part, its entries' included."""
    return (*part.points, *(point for entry in part.entries for point in entry.points))
