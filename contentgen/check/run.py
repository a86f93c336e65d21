"""Run the rules over a post, and over what was made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from contentgen.check.edited import added
from contentgen.check.ignores import Ignore, Ignored, read_ignores, set_aside, unused
from contentgen.check.place import Spot, spot
from contentgen.check.post import make_post
from contentgen.check.rule import Hit, Rule, all_rules
from contentgen.check.rules import checks
from contentgen.check.severity import strange_settings, weighed
from contentgen.check.subject import Files, Made, Post
from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.finding import Finding

NOTICE = "This is not legal or medical advice, nor a medical review."
_ORDER = {"error": 0, "warning": 1, "info": 2}
# What looks at the practice, not at what the post says.
_ALWAYS = frozenset({"CG215"})
_NOWHERE: Mapping[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, in the order of the post, and what a person had set aside."""

    findings: tuple[Finding, ...]
    ignored: tuple[Ignored, ...] = ()


def check_post(article: Article, brand: Brand, topic: str = "") -> Checked:
    """Check a post by the rules that need nothing but the post."""
    return check_package(article, brand, topic)


def check_package(
    article: Article,
    brand: Brand,
    topic: str = "",
    *,
    made: Made | None = None,
    files: Files | None = None,
    found: Iterable[Finding] = (),
    shown: Mapping[str, tuple[str, ...]] = _NOWHERE,
) -> Checked:
    """Check a post, the words made of it and the files, as far as they are given.

    `found` are findings made elsewhere (by the reader, by the drawing), which get their severity
    and may be set aside like all others. `shown` tells where each reference surfaced: ``slide 6``,
    ``outline 2:35``.
    """
    post = make_post(article, brand, topic)
    hits = [*_of_post(post), *_of_package(post, made, files)]
    ours = _without_doubles([_finding(hit, post, shown) for hit in hits])
    findings = [*strange_settings(brand), *found, *ours]
    ignores, wrong = read_ignores(article.source, article.path)
    stand, aside, idle = set_aside([*wrong, *findings], ignores, article.path)
    # A comment for what only a build can find has no use in a check of the post alone.
    idle = idle if made else tuple(i for i in idle if _found_in_posts(i))
    told = [f for one in (*stand, *unused(idle, article.path)) if (f := weighed(one, brand))]
    unique = dict.fromkeys(sorted(told, key=_place))
    return Checked(tuple(unique), aside)


def _found_in_posts(ignore: Ignore) -> bool:
    """Tell whether a comment names what a check of the post alone can find."""
    codes = [check.rule.code for check in checks() if check.passage or check.post]
    return any(code.startswith(ignore.codes) for code in codes)


def _without_doubles(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings but those that give way to a rule that says more of the same words."""
    rules, codes = all_rules(), {(f.line, f.column, f.code) for f in findings}
    for finding in findings:
        better = rules[finding.code].yields
        if not any((finding.line, finding.column, code) in codes for code in better):
            yield finding


def _place(finding: Finding) -> tuple[int, int, int, int, str]:
    line = finding.line or 10**6
    return (line, finding.column, _ORDER[finding.severity], finding.slide, finding.code)


def _holds(rule: Rule, post: Post) -> bool:
    if rule.family == "claims" and not post.clinical and rule.code not in _ALWAYS:
        return False
    return not rule.packs or any(key in rule.packs for key in post.brand.jurisdictions)


def _of_post(post: Post) -> Iterator[Hit]:
    for check in checks():
        if not _holds(check.rule, post):
            continue
        if check.passage:
            for passage in post.passages:
                yield from check.passage(passage, post, check.rule)
        if check.post:
            yield from check.post(post, check.rule)


def _of_package(post: Post, made: Made | None, files: Files | None) -> Iterator[Hit]:
    by_hand = tuple(added(made, post)) if made else ()
    for check in checks():
        if not _holds(check.rule, post):
            continue
        if made and check.made:
            yield from check.made(made, check.rule)
        if files and check.files:
            yield from check.files(files, check.rule)
        if check.passage and check.rule.family == "claims":
            for number, passage in by_hand:
                for hit in check.passage(passage, post, check.rule):
                    yield replace(hit, slide=number)


def _finding(hit: Hit, post: Post, shown: Mapping[str, tuple[str, ...]]) -> Finding:
    where = _spot(hit, post)
    surfaces = shown.get(hit.passage.ref, ()) if hit.passage else ()
    return Finding(
        hit.rule.code,
        hit.severity or hit.rule.severity,
        hit.message[:1].upper() + hit.message[1:],
        hit.fix,
        post.article.path,
        where.line,
        column=where.column,
        slide=hit.slide or _slide(surfaces),
        surface=hit.surface or ", ".join(surfaces),
    )


def _spot(hit: Hit, post: Post) -> Spot:
    passage = hit.passage
    if passage is None or not passage.line:
        return Spot(hit.line, hit.column)
    if not post.article.source:
        return Spot(passage.line)
    return spot(post.article.source, passage.line, passage.text, hit.start, hit.end)


def _slide(surfaces: Sequence[str]) -> int:
    numbers = (s.removeprefix("slide ") for s in surfaces if s.startswith("slide "))
    return next((int(number) for number in numbers if number.isdigit()), 0)
