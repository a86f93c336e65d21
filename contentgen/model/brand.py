"""The practice: what `brand.toml` says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from contentgen.model.article import CallToAction


@dataclass(frozen=True, slots=True)
class Brand:
    """A practice's name, people, look and standing words.

    `colors` overrides a theme's palette by name; `fonts` its font roles (a path, or the name of a
    `fontpkg-*` package). `wpm` is the presenter's pace in words a minute (source: platforms.md 2.3,
    range 130-160, default 145). `date_order` settles ``03/04/2024``.

    `color` is the practice's one colour ("" for none), from which a palette is made. `radius`
    rounds boxes (px on the canvas, None for the theme's own); `footer` says who signs each slide.
    `glossary` explains terms in the practice's own words, `broll` gives a filming cue for a word.
    `jurisdictions` names the rule packs that apply; `severity` changes how bad a rule's finding is.
    `scripts` are those of the post at hand that need a font of their own (`text.scripts`).
    """

    name: str = "Your practice"
    therapist: str = ""
    credentials: str = ""
    handle: str = ""
    website: str = ""
    city: str = ""
    license_note: str = ""
    logo: str = ""
    theme: str = "tide"
    lang: str = "en"
    date_order: Literal["mdy", "dmy"] = "mdy"
    wpm: int = 145
    cta: CallToAction = field(default_factory=lambda: CallToAction(button="Book a visit"))
    disclaimer: str = "General education, not medical advice."
    hashtags: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    colors: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    fonts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    color: str = ""
    radius: int | None = None
    footer: Literal["", "handle", "name", "website", "none"] = ""
    glossary: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    broll: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    jurisdictions: tuple[str, ...] = ("us-federal",)
    severity: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    path: str = ""
    scripts: tuple[str, ...] = ()
