"""``brand.toml`` → `Brand`."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from contentgen.errors import Problem
from contentgen.model.article import CallToAction
from contentgen.model.brand import Brand

if TYPE_CHECKING:
    from contentgen.read.brandfields import BrandFields

_DEFAULT = Brand()
_GROUPS = ("practice", "voice", "cta", "look", "check")


def read_brand(path: Path | None) -> tuple[Brand, tuple[Problem, ...]]:
    """Read a practice's file; return it with the warnings. None, or no such file, is the default.

    Raise `ContentgenError` with every error of the file at once. Paths of the logo and of fonts
    count from the file's folder and come back whole.
    """
    if path is None or not path.exists():
        return _DEFAULT, ()
    from pydantic import ValidationError

    from contentgen.read.brandfields import BrandFields
    from contentgen.read.fields import problems_of
    from contentgen.read.meta import raise_errors
    from contentgen.read.source import decode, read_bytes
    from contentgen.read.values import read_toml

    where = str(path)
    text, warnings = decode(read_bytes(path, where), where)
    written = read_toml(text, where)
    problems = list(warnings)
    try:
        fields = BrandFields.model_validate(written.values)
    except ValidationError as error:
        problems += problems_of(error, where, written.lines)
        raise_errors(problems)
        raise
    problems += _strange_keys(fields, where, written.lines)
    brand, missing = _brand(fields, path, where, written.lines)
    return brand, raise_errors(problems + missing)


def _brand(
    fields: BrandFields, path: Path, where: str, lines: dict[str, int]
) -> tuple[Brand, list[Problem]]:
    practice, voice, cta = fields.practice, fields.voice, fields.cta
    problems: list[Problem] = []

    def file(named: str, key: str) -> str:
        try:
            full = (path.parent / Path(named).expanduser()).resolve()
            there = full.is_file()
        except (OSError, ValueError, RuntimeError):  # a loop of links, a zero, nobody's home
            full, there = path, False
        if named and not there:
            message = f"{key}: there is no file “{named}”."
            place = f"{where}:{lines.get(key, 1)}"
            problems.append(Problem(place, message, "The path counts from this file's folder."))
        return str(full) if named else ""

    fonts = {
        role: named if named.startswith("fontpkg-") else file(named, f"fonts.{role}")
        for role, named in fields.fonts.items()
    }
    brand = Brand(
        name=practice.name or _DEFAULT.name, therapist=practice.therapist,
        credentials=practice.credentials, handle=practice.handle, website=practice.website,
        city=practice.city, license_note=practice.license_note,
        logo=file(practice.logo, "practice.logo"), theme=fields.look.theme or _DEFAULT.theme,
        lang=voice.lang or _DEFAULT.lang, date_order="dmy" if voice.date_order == "dmy" else "mdy",
        wpm=voice.wpm or _DEFAULT.wpm,
        cta=CallToAction(cta.button or _DEFAULT.cta.button, cta.text, cta.url),
        disclaimer=_DEFAULT.disclaimer if voice.disclaimer is None else voice.disclaimer,
        hashtags=voice.hashtags, links=tuple((name, url) for name, url in fields.links.items()),
        colors=MappingProxyType(fields.colors), fonts=MappingProxyType(fonts),
        color=fields.look.color, radius=fields.look.radius,
        footer=cast(Any, fields.look.footer), glossary=MappingProxyType(fields.glossary),
        broll=MappingProxyType(fields.broll), jurisdictions=fields.check.jurisdictions,
        severity=MappingProxyType(fields.check.severity), path=str(path),
    )  # fmt: skip
    return brand, problems


def _strange_keys(fields: BrandFields, where: str, lines: dict[str, int]) -> list[Problem]:
    from contentgen.read.fields import Fields, near_miss

    problems = []
    groups: list[tuple[str, Fields]] = [("", fields)]
    groups += [(f"{name}.", getattr(fields, name)) for name in _GROUPS]
    for prefix, group in groups:
        names = sorted(type(group).model_fields)
        for key in group.model_extra or {}:
            meant = near_miss(key, names)
            place = f"{where}:{lines.get(prefix + key, 1)}"
            message = f"“{prefix}{key}” means nothing here and was left out."
            hint = f'Did you mean "{meant}"?' if meant else f"There is {', '.join(names)}."
            problems.append(Problem(place, message, hint, "warning"))
    return problems
