"""One file a rule, named by its code; each is found by its name and loaded when it is needed.

A rule's file has one or more of these functions, each a generator of hits:

* `check_passage(passage, post, rule)`: one sentence, heading, label or line of the frontmatter
* `check_post(post, rule)`: the post as a whole
* `check_made(made, rule)`: the words made of it
* `check_files(files, rule)`: the files written

A rule without a file (its findings are made where the thing is known) has data only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from contentgen.check.rule import Hit, Rule, all_rules
from contentgen.check.subject import Files, Made, Passage, Post

PassageCheck = Callable[[Passage, Post, Rule], Iterator[Hit]]
PostCheck = Callable[[Post, Rule], Iterator[Hit]]
MadeCheck = Callable[[Made, Rule], Iterator[Hit]]
FilesCheck = Callable[[Files, Rule], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with the functions of its file, None for those that it does not have."""

    rule: Rule
    passage: PassageCheck | None = None
    post: PostCheck | None = None
    made: MadeCheck | None = None
    files: FilesCheck | None = None


@cache
def checks() -> tuple[Check, ...]:
    """Return every rule that has a file, by code."""
    names = sorted(info.name for info in iter_modules(__path__) if info.name.startswith("cg"))
    return tuple(_check(name) for name in names)


def _check(name: str) -> Check:
    module = import_module(f"{__name__}.{name}")
    return Check(
        all_rules()[name.upper()],
        getattr(module, "check_passage", None),
        getattr(module, "check_post", None),
        getattr(module, "check_made", None),
        getattr(module, "check_files", None),
    )
