"""Dates as people write them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import cache

from contentgen.read.wordlists import table, words

_NUMERIC = re.compile(r"(\d{1,2})\s*([/.\-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*([/.\-])\s*(\d{1,2})\s*\2\s*(\d{1,2})(?!\d)|(\d{4})(\d\d)(\d\d)"
)
# What may follow a date: a time, with or without seconds, zone and am/pm.
_TIME = re.compile(
    r"^(?:\s*[T,]?\s*|\s+(?:at|a las)\s+)(?:\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:z|[a-z]{3,4}|(?:utc|gmt)?\s*[+-]\d{2}:?\d{2})?)?$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?|[+-]\d{4}\b|\b[ap]\.m\.", re.IGNORECASE
)
_LONGEST = 60


def parse_date(text: str, order: str = "mdy") -> dt.date | None:
    """Return the day that a text is the date of, or None if it is no date (or no such day).

    The whole text must be the date; a time and zone behind it are read over, the day stays as
    written. `order` ("mdy" or "dmy") settles ``03/04/2024``; days above 12 settle it themselves.
    """
    text = text.strip().rstrip(".")
    if not text or len(text) > _LONGEST or not re.search(r"\d", text):
        return None
    if found := _YEAR_FIRST.match(text):
        year, month, day = (int(n) for n in found.groups() if n and n.isdigit())
        return _day(year, month, day) if _TIME.match(text[found.end() :]) else None
    if found := _NUMERIC.match(text):
        if not _TIME.match(text[found.end() :]):
            return None
        first, second = int(found.group(1)), int(found.group(3))
        year = int(found.group(4)) + (2000 if len(found.group(4)) == 2 else 0)
        day_first = order == "dmy" or found.group(2) == "." or first > 12
        day, month = (first, second) if day_first and second <= 12 else (second, first)
        return _day(year, month, day)
    return _with_month_name(text)


def find_date(line: str, order: str = "mdy") -> dt.date | None:
    """Return the date of a line that holds nothing else but words such as "Published on"."""
    plain = re.sub(r"^[\W_]+", "", line)
    for opener in sorted(table("words", "dates")["openers"], key=len, reverse=True):
        if plain.casefold().startswith(f"{opener} ") or plain.casefold().startswith(f"{opener}:"):
            plain = plain[len(opener) :].lstrip(" :")
            break
    return parse_date(plain, order)


def split_name(stem: str) -> tuple[dt.date | None, str]:
    """Cut a Jekyll file name such as ``2024-12-17-calf-pain`` into its date and the rest."""
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})(?:[-_ ]+|$)(.*)", stem)
    date = _day(*(int(n) for n in found.groups()[:3])) if found else None
    return (date, found.group(4)) if found and date else (None, stem)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    lists = table("words", "months").values()
    return {name: n for months in lists for n, names in enumerate(months, 1) for name in names}


def _with_month_name(text: str) -> dt.date | None:
    """Read a date with a month's name: one name, a day, a year, and nothing else that counts."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if ord(c) < 0x300)
    tokens = re.findall(
        r"[a-z]+|\d+|[^\s\w,.]", re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", _CLOCK.sub(" ", bare))
    )
    passed = words("dates", "weekdays") | words("dates", "fillers")
    month, numbers = 0, []
    for token in tokens:
        if token.isdigit():
            numbers.append(token)
        elif token in _months() and not month:
            month = _months()[token]
        elif token not in passed and token not in "-/|·":
            return None
    years = [n for n in numbers if len(n) == 4]
    days = [n for n in numbers if len(n) <= 2]
    if not month or len(years) != 1 or len(days) != 1 or len(numbers) != 2:
        return None
    return _day(int(years[0]), month, int(days[0]))
