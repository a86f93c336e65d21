"""Types of fields that people write by hand, as pydantic models: lenient in form, strict in sense.

Importing this module imports pydantic; do so inside of functions.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

from contentgen.errors import Problem
from contentgen.read.dates import parse_date
from contentgen.read.wordlists import table, words

MAX_TITLE = 400
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,31});", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def bad(message: str, hint: str = "") -> PydanticCustomError:
    """Make the error of one field: what is wrong, and what to do."""
    # The template of pydantic's errors has braces of its own.
    return PydanticCustomError("field", "{message}", {"message": message, "hint": hint})


def _text(value: Any) -> Any:
    if value is None:
        return ""
    if not isinstance(value, str):
        what = "a list" if isinstance(value, list) else "a group of keys"
        raise bad(f"This takes text, not {what}.", "Write it on one line, in quotes if need be.")
    return " ".join(_ENTITY.sub(lambda m: html.unescape(m.group()), value).split())


def _title(value: Any) -> Any:
    text = _text(value)
    if len(text) > MAX_TITLE:
        message = f"The title has {len(text)} characters; {MAX_TITLE} are allowed."
        raise bad(message, "Shorten it; the rest can become the description.")
    return text


def that_fits(limit: str) -> BeforeValidator:
    """Make a validator for a line of text that a slide can hold; `limit` is one of the list's."""

    def check(value: Any) -> Any:
        text, most = _text(value), int(table("words", "limits")[limit])
        if len(text) > most:
            raise bad(f"This has {len(text)} characters; {most} fit on a slide.", "Shorten it.")
        return text

    return BeforeValidator(check)


def _texts(value: Any) -> Any:
    if isinstance(value, str):
        parts = (
            re.findall(r"#[^\s#,;]+", value) if _all_hashes(value) else re.split(r"[,;\n]", value)
        )
    elif isinstance(value, list):
        parts = [_text(part) for part in value]
    elif value is None:
        parts = []
    else:
        raise bad("This takes a list.", "Write [one, two] or: one, two")
    clean = (" ".join(part.split()).lstrip("#").strip() for part in parts)
    return tuple(dict.fromkeys(part for part in clean if part))


def _all_hashes(value: str) -> bool:
    return bool(re.fullmatch(r"\s*(#[^\s#,;]+[\s,;]*)+", value))


def _plain_texts(value: Any) -> Any:
    """Take a list whose entries may hold commas, such as headings; text is one entry a line."""
    if isinstance(value, str):
        value = re.split(r"[;\n]", value) if re.search(r"[;\n]", value) else value.split(",")
    return _texts(value)


def _hashtags(value: Any) -> Any:
    return tuple("#" + re.sub(r"[^\w]+", "", tag) for tag in _texts(value) if re.search(r"\w", tag))


def _yes_no(value: Any) -> Any:
    text = _text(value).casefold()
    if not text or text in words("answers", "no"):
        return False
    if text in words("answers", "yes"):
        return True
    raise bad(f"“{text}” is neither yes nor no.", "Write true or false.")


def _date(value: Any, info: ValidationInfo) -> Any:
    text = _text(value)
    order = (info.context or {}).get("date_order", "mdy")
    found = parse_date(text, order) if text else None
    if text and found is None:
        raise bad(f"“{text[:60]}” is not a date that can be read.", "Write it as 2024-12-17.")
    return found


def _person(value: Any) -> Any:
    """Take ``Jane Doe``, ``{name: Jane Doe}``, or a list of either."""
    if isinstance(value, list):
        return ", ".join(name for name in (_person(one) for one in value) if name)
    if isinstance(value, dict):
        named = value.get("name") or value.get("display_name") or value.get("title")
        if not isinstance(named, str):
            raise bad("The author has no name here.", "Write author: Jane Doe")
        return _text(named)
    return _text(value)


def _address(value: Any) -> Any:
    text = _text(value)
    scheme = _SCHEME.match(text)
    strange = scheme and scheme.group(1).lower() not in ("http", "https", "mailto", "tel")
    if " " in text or (strange and not re.match(r"[\w.-]+\.\w+:\d+", text)):
        raise bad(f"“{text[:60]}” is not an address.", "It starts with https://")
    return text


def _number(value: Any) -> float:
    text = _text(value).replace(",", ".")
    found = re.fullmatch(
        r"(\d{1,6}(?:\.\d{1,6})?)\s*(?:min|mins|minutes|minutos|wpm|words.*)?", text
    )
    if not found:
        raise bad(f"“{text[:60]}” is not a number.", "Write it in digits.")
    return float(found.group(1))


def between(low: float, high: float) -> BeforeValidator:
    """Make a validator for a number from `low` to `high`; absent is 0."""

    def check(value: Any) -> Any:
        if value is None or value == "":
            return 0
        number = _number(value)
        if not low <= number <= high:
            raise bad(f"{number:g} is not between {low:g} and {high:g}.")
        return int(number) if number.is_integer() else number

    return BeforeValidator(check)


def _group(value: Any) -> Any:
    """Take a group of keys; an empty key is an empty group."""
    if value is None or value == "":
        return {}
    if not isinstance(value, dict):
        raise bad("This takes keys and values of its own.", "Write each on a line below, indented.")
    return value


Line = Annotated[str, BeforeValidator(_text)]
Title = Annotated[str, BeforeValidator(_title)]
Tags = Annotated[tuple[str, ...], BeforeValidator(_texts)]
Names = Annotated[tuple[str, ...], BeforeValidator(_plain_texts)]
Hashtags = Annotated[tuple[str, ...], BeforeValidator(_hashtags)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Day = Annotated[dt.date | None, BeforeValidator(_date)]
Person = Annotated[str, BeforeValidator(_person)]
Address = Annotated[str, BeforeValidator(_address)]
Count = Annotated[int, between(0, 100)]
Pace = Annotated[int, between(60, 300)]
Minutes = Annotated[float, between(0.1, 180)]


class Fields(BaseModel):
    """A group of keys; the ones not named here are kept in `model_extra`."""

    model_config = ConfigDict(extra="allow", frozen=True)


class CtaFields(Fields):
    """``cta:`` of a post, or ``[cta]`` of the practice."""

    button: Annotated[str, that_fits("button")] = ""
    text: Annotated[str, that_fits("call")] = ""
    url: Address = ""


class CarouselFields(Fields):
    """``carousel:`` of a post."""

    theme: Line = ""
    size: Line = ""
    max_slides: Count = 0
    skip: Names = ()
    ground: Line = ""
    parts: Annotated[int, between(1, 6)] = 0


class VideoFields(Fields):
    """``video:`` of a post."""

    minutes: Minutes = 0.0
    wpm: Pace = 0


def _cta(value: Any) -> Any:
    """Take a mapping, or one text: the button's words if few, else the sentence above it."""
    if not isinstance(value, str):
        return _group(value)
    text = _text(value)
    short = len(text.split()) <= 5 and len(text) <= 32 and not text.endswith((".", "!", "?"))
    return {"button" if short else "text": text}


class PostFields(Fields):
    """The frontmatter of a post."""

    title: Title = ""
    date: Day = None
    slug: Line = ""
    description: Line = ""
    tags: Tags = ()
    author: Person = ""
    image: Line = ""
    lang: Line = ""
    draft: YesNo = False
    art: Line = ""
    hook: Line = ""
    cta: Annotated[CtaFields | None, BeforeValidator(_cta)] = None
    carousel: Annotated[CarouselFields, BeforeValidator(_group)] = Field(default=CarouselFields())
    video: Annotated[VideoFields, BeforeValidator(_group)] = Field(default=VideoFields())
    release: Line = ""


def problems_of(
    error: ValidationError, where: str, lines: dict[str, int], first_line: int = 1
) -> tuple[Problem, ...]:
    """Return a validation error as problems, each with the line of its key, in the file's order."""
    found: list[tuple[int, Problem]] = []
    for one in error.errors(include_url=False):
        path = ".".join(str(part) for part in one["loc"])
        line = line_of(path, lines, first_line)
        hint = str(one.get("ctx", {}).get("hint", ""))
        found.append((line, Problem(f"{where}:{line}", f"{path}: {one['msg']}", hint)))
    return tuple(problem for _, problem in sorted(found, key=lambda pair: pair[0]))


def line_of(path: str, lines: dict[str, int], default: int = 1) -> int:
    """Return the line of a dotted key, or of the nearest key above it."""
    while path:
        if path in lines:
            return lines[path]
        path = path.rpartition(".")[0]
    return default


def near_miss(key: str, wanted: Iterable[str]) -> str:
    """Return the one of the wanted names that a key is most likely a misspelling of, or nothing."""
    import difflib

    name = key.casefold().replace("-", "_").replace(" ", "_")
    if name in wanted:
        return name
    close = difflib.get_close_matches(name, list(wanted), n=1, cutoff=0.75)
    # Of short names the first letter must be right: "part" is no "art", "dates" may be "date".
    sure = close and (len(name) > 6 or close[0][0] == name[:1])
    return close[0] if sure and abs(len(close[0]) - len(name)) <= 2 and len(name) > 2 else ""
