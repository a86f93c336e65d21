"""Plain frontmatter values → `Meta`: typed, checked, completed from the file's name and text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from contentgen.errors import ContentgenError, Problem
from contentgen.model.article import CallToAction, CarouselOptions, Meta, VideoOptions
from contentgen.model.brand import Brand
from contentgen.read.dates import split_name
from contentgen.read.pictures import find_picture, workspace
from contentgen.read.slug import slug_for, slugify
from contentgen.read.values import Value, Written
from contentgen.read.wordlists import table, words

if TYPE_CHECKING:
    from contentgen.read.fields import PostFields


@dataclass(frozen=True, slots=True)
class Typed:
    """Frontmatter whose values are right, before anything is inferred."""

    fields: PostFields
    values: Mapping[str, Value]
    lines: Mapping[str, int]
    guessed: frozenset[str] = frozenset()


def type_fields(
    written: Written, brand: Brand, where: str, guessed: frozenset[str] = frozenset()
) -> tuple[Typed, list[Problem]]:
    """Type the values of a frontmatter. Return them with all problems, errors and warnings.

    A field with an error has its default, so that reading can go on and find the rest.
    """
    from pydantic import ValidationError

    from contentgen.read.fields import PostFields, problems_of

    values, lines, problems = _renamed(written, where)
    values |= _instead(values)
    context = {"date_order": brand.date_order}
    try:
        fields = PostFields.model_validate(values, context=context)
    except ValidationError as error:
        problems += problems_of(error, where, lines)
        broken = {str(one["loc"][0]) for one in error.errors(include_url=False)}
        good = {key: value for key, value in values.items() if key not in broken}
        fields = PostFields.model_validate(good, context=context)
    problems += _strange_keys(fields, lines, where)
    return Typed(fields, values, lines, guessed), problems


def make_meta(
    typed: Typed, heading: str, path: Path, brand: Brand, where: str
) -> tuple[Meta, list[Problem]]:
    """Complete typed fields to `Meta`. `heading` is the body's first H1, for want of a title.

    Return it with the problems found on the way (pictures, slugs, languages).
    """
    fields, guessed, problems = typed.fields, set(typed.guessed), list[Problem]()
    stem = _named_by(path).name
    file_date, name = split_name(stem)
    if not (title := fields.title or heading):
        title = _in_words(name)
        problems += _untitled(typed, title, where)
    if not fields.title:
        guessed.add("title")
    if fields.date is None and file_date:
        guessed.add("date")
    slug, slug_problem = _slug(fields.slug, title, name, f"{where}:{typed.lines.get('slug', 1)}")
    if not fields.slug or slug_problem:
        guessed.add("slug")
    lang, lang_problem = _lang(fields.lang, brand.lang, f"{where}:{typed.lines.get('lang', 1)}")
    image, image_problem = "", None
    if fields.image:
        place = f"{where}:{typed.lines.get('image', 1)}"
        image, image_problem = find_picture(
            fields.image, path.resolve().parent, workspace(path, brand), place
        )
    problems += [p for p in (slug_problem, lang_problem, image_problem) if p]
    ours = words("keys", "ours")
    meta = Meta(
        title=title, slug=slug, date=fields.date or file_date, description=fields.description,
        tags=fields.tags, author=fields.author, image=image, lang=lang,
        draft=fields.draft or _unpublished(typed.values), art=fields.art, hook=fields.hook,
        cta=_cta(fields, brand), carousel=_carousel(fields), video=_video(fields),
        release=fields.release,
        extra=MappingProxyType({k: v for k, v in typed.values.items() if k not in ours}),
        guessed=frozenset(guessed), lines=MappingProxyType(dict(typed.lines)),
    )  # fmt: skip
    return meta, problems


def raise_errors(problems: list[Problem]) -> tuple[Problem, ...]:
    """Raise all errors of a file at once (in the order of its lines); return the warnings."""
    ordered = sorted(problems, key=_line_number)
    errors = tuple(problem for problem in ordered if problem.severity == "error")
    if errors:
        raise ContentgenError.of(errors)
    return tuple(ordered)


def _line_number(problem: Problem) -> int:
    tail = problem.where.rpartition(":")[2]
    return int(tail) if tail.isdigit() else 0


def _renamed(written: Written, where: str) -> tuple[dict[str, Any], dict[str, int], list[Problem]]:
    """Take ``Title:`` for ``title:``; two keys that differ only by case are one too many."""
    ours = words("keys", "ours")
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for key, value in written.values.items():
        name = key.casefold() if key.casefold() in ours else key
        line = written.lines.get(key, 1)
        if name in values:
            message = f'The key "{name}" is there twice (first on line {lines.get(name, 1)}).'
            problems.append(Problem(f"{where}:{line}", message, "Take one of them out."))
            continue
        values[name] = value
        for path, number in written.lines.items():
            if path == key or path.startswith(f"{key}."):
                lines[name + path[len(key) :]] = number
    return values, lines, problems


def _instead(values: dict[str, Any]) -> dict[str, Any]:
    """Return what other keys say for ours that are absent (``summary`` for ``description``)."""
    found: dict[str, Any] = {}
    for key, others in table("words", "keys")["instead"].items():
        used = next((o for o in others if isinstance(values.get(o), str | list)), None)
        if values.get(key) in (None, "") and used:
            found[key] = values[used]
    return found


def _strange_keys(fields: PostFields, lines: dict[str, int], where: str) -> list[Problem]:
    from contentgen.read.fields import Fields, near_miss

    groups: list[tuple[str, Fields, frozenset[str]]] = [("", fields, words("keys", "blog"))]
    groups += [
        (f"{name}.", group, frozenset())
        for name in ("cta", "carousel", "video")
        if (group := getattr(fields, name)) is not None
    ]
    problems = []
    for prefix, group, known in groups:
        names = set(type(group).model_fields)
        for key in group.model_extra or {}:
            meant = near_miss(key, names)
            if (
                key.casefold() in known
                or (prefix == "" and not meant)
                or meant in group.model_fields_set
            ):
                continue
            hint = f'Did you mean "{meant}"?' if meant else f"It takes {', '.join(sorted(names))}."
            place = f"{where}:{lines.get(prefix + key, 1)}"
            message = f'The key "{prefix}{key}" is not one of ours.'
            problems.append(Problem(place, message, hint, "warning"))
    return problems


def _named_by(path: Path) -> Path:
    """Return the file without its suffix, or its folder if that says more (``calf/index.md``)."""
    nameless = words("slugs", "nameless")
    folder = path.resolve().parent
    says = folder.name and folder.name.casefold() not in words("slugs", "folders")
    return folder if says and path.stem.casefold() in nameless else path.with_suffix("")


def _untitled(typed: Typed, title: str, where: str) -> list[Problem]:
    from contentgen.read.fields import near_miss

    if any(near_miss(key, ("title",)) for key in typed.values):  # that warning is enough
        return []
    message = f"The post has no title; “{title}” is taken from the name of the file."
    return [Problem(where, message, "Write title: at its top.", "warning")]


def _in_words(name: str) -> str:
    text = " ".join(re.split(r"[-_\s]+", name)).strip() or "Untitled"
    return text[0].upper() + text[1:]


def _slug(given: str, title: str, name: str, place: str) -> tuple[str, Problem | None]:
    if not given:
        return slug_for(title, name), None
    slug = slugify(given) or slug_for(title, name)
    if slug == given:
        return slug, None
    message = f"“{given[:80]}” cannot name a folder; “{slug}” is used."
    hint = "A slug has small letters a-z, digits and hyphens, 80 at most."
    return slug, Problem(place, message, hint, "warning")


def language_code(given: str) -> str:
    """Return a language as a code (``en_us`` → ``en-US``, ``Español`` → ``es``), or nothing."""
    code = given.replace("_", "-")
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", code):
        first, *rest = code.split("-")
        return "-".join([first.lower(), *(p.upper() if len(p) == 2 else p for p in rest)])
    names = table("words", "languages").items()
    return next((str(known) for known, said in names if given.casefold() in said), "")


def _lang(given: str, default: str, place: str) -> tuple[str, Problem | None]:
    code = language_code(given) if given else default
    if code:
        return code, None
    message = f"“{given[:40]}” is not a language code; “{default}” is used."
    return default, Problem(place, message, "Write en, es, pt-BR or the like.", "warning")


def _unpublished(values: Mapping[str, Value]) -> bool:
    """Tell whether ``published: false`` (Jekyll) marks a draft; it may also hold a date."""
    said = values.get("published")
    return isinstance(said, str) and said.casefold() in words("answers", "no") - {"0"}


def _cta(fields: PostFields, brand: Brand) -> CallToAction | None:
    given = fields.cta
    if given is None or not (given.button or given.text or given.url):
        return None
    return CallToAction(
        button=given.button or brand.cta.button,
        text=given.text,
        url=given.url or brand.cta.url,
        ref="cta",
    )


def _carousel(fields: PostFields) -> CarouselOptions:
    given = fields.carousel
    return CarouselOptions(
        given.theme, given.size, given.max_slides, given.skip, given.ground, given.parts
    )


def _video(fields: PostFields) -> VideoOptions:
    return VideoOptions(given.minutes, given.wpm) if (given := fields.video) else VideoOptions()
