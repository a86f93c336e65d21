"""What `brand.toml` may say, as pydantic models. Importing this module imports pydantic."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from contentgen.read.fields import (
    Address,
    CtaFields,
    Fields,
    Hashtags,
    Line,
    Names,
    Pace,
    _group,
    _text,
    bad,
    that_fits,
)


def _handle(value: Any) -> Any:
    """Take ``name``, ``@name``, or the address of a profile."""
    text = re.sub(r"^(?:https?://)?(?:www\.)?[\w-]+\.com/@?", "", _text(value)).strip("/")
    name = text.removeprefix("@").strip()
    if not name:
        return ""
    if not re.fullmatch(r"[\w.]{1,60}", name):
        raise bad(f"“{text[:60]}” is not a handle.", "Write @name: letters, digits, _ and dots.")
    return f"@{name}"


def _order(value: Any) -> Any:
    letters = "".join(dict.fromkeys(re.sub(r"[^a-z]", "", _text(value).casefold())))
    if letters in ("mdy", "md"):
        return "mdy"
    if letters in ("dmy", "dm"):
        return "dmy"
    raise bad("This is not an order of dates.", 'Write "mdy" (12/31/2024) or "dmy" (31/12/2024).')


def _color(value: Any) -> Any:
    text = _text(value).lower()
    if re.fullmatch(r"#[0-9a-f]{3}", text):
        return "#" + "".join(2 * c for c in text[1:])
    if not re.fullmatch(r"#[0-9a-f]{6}", text):
        raise bad(f"“{text[:40]}” is not a colour.", 'Write it as "#1f4b3f".')
    return text


def _color_or_none(value: Any) -> Any:
    return _color(value) if _text(value) else ""


def _radius(value: Any) -> Any:
    text = _text(value).removesuffix("px").strip()
    if not text:
        return None
    if not re.fullmatch(r"\d{1,3}", text) or int(text) > 200:
        raise bad(f"“{text[:40]}” is not a radius.", "Write it in px, from 0 to 200.")
    return int(text)


def _footer(value: Any) -> Any:
    text = _text(value).casefold()
    if text not in ("", "handle", "name", "website", "none"):
        raise bad(f"“{text[:40]}” is no footer.", 'Write "handle", "name", "website" or "none".')
    return text


def _language(value: Any) -> Any:
    text = _text(value).replace("_", "-")
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", text):
        raise bad(f"“{text[:40]}” is not a language code.", 'Write "en", "es" or the like.')
    return text


Group = BeforeValidator(_group)
Color = Annotated[str, BeforeValidator(_color)]


class PracticeFields(Fields):
    """``[practice]``."""

    name: Annotated[str, that_fits("name")] = ""
    therapist: Line = ""
    credentials: Line = ""
    handle: Annotated[str, BeforeValidator(_handle)] = ""
    website: Address = ""
    city: Line = ""
    license_note: Line = ""
    logo: Line = ""


class VoiceFields(Fields):
    """``[voice]``."""

    lang: Annotated[str, BeforeValidator(_language)] = ""
    date_order: Annotated[str, BeforeValidator(_order)] = ""
    wpm: Pace = 0
    disclaimer: Annotated[str | None, that_fits("call")] = None
    hashtags: Hashtags = ()


class LookFields(Fields):
    """``[look]``."""

    theme: Line = ""
    color: Annotated[str, BeforeValidator(_color_or_none)] = ""
    radius: Annotated[int | None, BeforeValidator(_radius)] = None
    footer: Annotated[str, BeforeValidator(_footer)] = ""


class CheckFields(Fields):
    """``[check]``."""

    jurisdictions: Names = ("us-federal",)
    severity: Annotated[dict[str, Line], BeforeValidator(_group)] = Field(default_factory=dict)


class BrandFields(Fields):
    """The tables of `brand.toml`."""

    practice: Annotated[PracticeFields, Group] = Field(default=PracticeFields())
    voice: Annotated[VoiceFields, Group] = Field(default=VoiceFields())
    cta: Annotated[CtaFields, Group] = Field(default=CtaFields())
    look: Annotated[LookFields, Group] = Field(default=LookFields())
    links: Annotated[dict[str, Address], Group] = Field(default_factory=dict)
    colors: Annotated[dict[str, Color], Group] = Field(default_factory=dict)
    fonts: Annotated[dict[str, Line], Group] = Field(default_factory=dict)
    glossary: Annotated[dict[str, Line], Group] = Field(default_factory=dict)
    broll: Annotated[dict[str, Line], Group] = Field(default_factory=dict)
    check: Annotated[CheckFields, Group] = Field(default=CheckFields())
