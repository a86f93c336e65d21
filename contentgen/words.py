"""What a package says in words: caption, script, upload sheet, and the files made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from contentgen.errors import ContentgenError
from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Omission
from contentgen.model.outline import Outline
from contentgen.model.script import Caption, Line, Paragraph, Script, Segment, Short, Upload
from contentgen.plan.alt import with_alt
from contentgen.plan.caption import make_caption
from contentgen.plan.parts import part_line, shares
from contentgen.plan.script import left_out, make_script
from contentgen.plan.short import make_short
from contentgen.plan.told import told_in_parts
from contentgen.plan.trace import Place, Row, deck_rows, row
from contentgen.plan.upload import make_upload
from contentgen.text.digest import digest
from contentgen.theme.texts import render
from contentgen.write import paths

_PARTS = {
    paths.ALT_TEXT: "carousel",
    paths.CAPTION: "caption",
    paths.OUTLINE: "youtube",
    paths.SHORT: "youtube",
    paths.TITLES: "youtube",
    paths.DESCRIPTION: "youtube",
    paths.TAGS: "youtube",
}

_SLIDE = re.compile(r"(instagram/(?:[\w-]+/)*slide-)(\d+)\.jpg")


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that a post becomes besides its slides. `unsaid` is what the video leaves out.

    `part_captions` are those of the carousels that a post is told in, if it is told in several.
    """

    script: Script
    short: Short
    upload: Upload
    caption: Caption
    unsaid: tuple[Omission, ...] = ()
    part_captions: tuple[Caption, ...] = ()


def write_words(article: Article, outline: Outline, brand: Brand) -> Words:
    """Plan caption, script, short and upload sheet."""
    script = make_script(article, outline, brand)
    return Words(
        script,
        make_short(article, outline, brand),
        make_upload(article, outline, script, brand),
        make_caption(article, outline, brand),
        left_out(article, outline, script),
        _part_captions(article, outline, brand),
    )


def _part_captions(article: Article, outline: Outline, brand: Brand) -> tuple[Caption, ...]:
    """Return a caption for each carousel of a post; none if it holds too little for so many."""
    try:
        told = [share for share in shares(article, outline) if share is not None]
    except ContentgenError:  # told with its line where slides are planned; a storyboard needs none
        return ()
    return tuple(make_caption(article, outline, brand, share.refs) for share in told)


def rows_of(
    article: Article, deck: Deck, words: Words, known: Mapping[str, Place]
) -> tuple[Row, ...]:
    """Return every published line with what it came from, in the order of the package's files."""
    upload = words.upload
    lines: tuple[tuple[str, Paragraph | Line], ...] = (
        *_numbered("caption", words.caption.paragraphs),
        *(
            line
            for part, caption in enumerate(words.part_captions, 1)
            for line in _numbered(f"caption of part {part}", caption.paragraphs)
        ),
        *_spoken("outline", words.script.segments),
        *_spoken("short", words.short.segments),
        *_numbered("title", upload.titles),
        *_numbered("description", upload.description),
        ("thumbnail", upload.thumbnail),
        ("pinned comment", upload.pinned_comment),
    )
    rest = (row(surface, line.text, line.refs, known) for surface, line in lines if line.text)
    return (*deck_rows(article, deck), *rest)


def _numbered(surface: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, Paragraph]]:
    for number, paragraph in enumerate(paragraphs, 1):
        yield f"{surface} {number}", paragraph


def _spoken(surface: str, segments: Sequence[Segment]) -> Iterator[tuple[str, Line]]:
    for segment in segments:
        minutes, seconds = divmod(round(segment.start), 60)
        for line in segment.lines:
            yield f"{surface} {minutes}:{seconds:02d}", line


def text_files(
    folders: tuple[Path, ...], context: Mapping[str, object], parts: frozenset[str]
) -> dict[str, bytes]:
    """Render the text files of the named parts, and the report."""
    wanted = [name for name, part in _PARTS.items() if part in parts]
    return {
        name: render(f"{Path(name).name}.j2", folders, **context).encode()
        for name in (*wanted, paths.REPORT)
    }


def in_parts(
    files: Mapping[str, bytes],
    folders: tuple[Path, ...],
    context: Mapping[str, object],
    parts: frozenset[str],
) -> dict[str, bytes]:
    """Put each carousel's files in a folder of its own if the post is told in several.

    Slides are numbered afresh, alt texts are its own, and the caption says which part it is for.
    """
    article, deck, caption = context["article"], context["deck"], context["caption"]
    assert isinstance(article, Article)
    assert isinstance(deck, Deck)
    assert isinstance(caption, Caption)
    told = told_in_parts(deck, article)
    if len(told) < 2:
        return dict(files)
    places = [(part, n) for part, one in enumerate(told, 1) for n in range(1, len(one.slides) + 1)]
    made: dict[str, bytes] = {}
    for name, data in files.items():
        found = _SLIDE.fullmatch(name)
        if found:
            part, number = places[int(found[2]) - 1]
            made[paths.in_part(f"{found[1]}{number:02d}.jpg", part)] = data
        elif name not in (paths.ALT_TEXT, paths.CAPTION):
            made[name] = data
    own_captions = context.get("part_captions", ())
    assert isinstance(own_captions, tuple)
    captions = own_captions if len(own_captions) == len(told) else (caption,) * len(told)
    for part, one in enumerate(told, 1):
        line = part_line(part, len(told), article.meta.lang)
        own = {**context, "deck": one, "caption": with_line(captions[part - 1], line)}
        for name in (n for n in (paths.ALT_TEXT, paths.CAPTION) if _PARTS[n] in parts):
            text = render(f"{Path(name).name}.j2", folders, **own)
            made[paths.in_part(name, part)] = text.encode()
    return made


def with_line(caption: Caption, line: str) -> Caption:
    """Return the caption with a line of the editor's below its hook."""
    first, rest = caption.paragraphs[:1], caption.paragraphs[1:]
    return replace(caption, paragraphs=(*first, Paragraph(line, ("editor",)), *rest))


def storyboard_file(
    folders: tuple[Path, ...], article: Article, deck: Deck, known: Mapping[str, Place]
) -> bytes:
    """Render the deck for a person to edit.

    Alt texts that follow from the words are left out, so that they follow the edited words too.
    """
    bare = (replace(s, alt="") if s.alt == with_alt(s).alt else s for s in deck.slides)
    refs = dict.fromkeys(r for s in deck.slides for _, text in s.texts() for r in text.refs)
    context = {
        "article": article,
        "deck": replace(deck, slides=tuple(bare)),
        "digests": {ref: digest(known[ref].text) for ref in refs if ref in known},
    }
    return render("storyboard.yaml.j2", folders, **context).encode()
