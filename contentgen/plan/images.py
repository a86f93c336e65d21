"""Plan the slides of a post's own pictures: near what they belong to, with the author's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from contentgen.model.article import Article, Block
from contentgen.model.deck import Slide
from contentgen.model.outline import Part, Point
from contentgen.plan.budget import role_budget, role_words
from contentgen.plan.draft import Draft, slide
from contentgen.plan.material import Material, points_of, short_enough
from contentgen.plan.texts import passage
from contentgen.text.words import words

_PIECE = re.compile(r"p(\d+)")
_BEHIND = 7  # after the slides of its part, and after a second statement of it


@dataclass(frozen=True, slots=True)
class _Placed:
    """A picture of the body, the piece of the post it stands behind, and the block after it."""

    block: Block
    piece: int
    after: Block | None


def image_drafts(parts: Sequence[Part], stuff: Material) -> list[Draft]:
    """Return a slide for each of the post's first pictures, behind what stands before it.

    A picture in a part that is left out is left out with it. Its caption is the short sentence
    below it that says so ("Figure 1: …"); the alt text is the author's.
    """
    limit = role_budget("image")
    made: list[Draft] = []
    seen: set[str] = set()
    told = {ref for part in parts if part.kind != "sell" for ref in _refs(part)}
    every = stuff.outline.parts
    for placed in pictures(stuff.article):
        home, number = _part_at(placed.piece, every), _part_at(placed.piece, parts)
        if home is None or number is None or every[home].ref not in told:
            continue
        if placed.block.source in seen or len(made) == limit["most"]:
            continue
        seen.add(placed.block.source)
        one = _slide(placed, parts[number], stuff)
        made.append(Draft(one, (number, _BEHIND + len(made)), float(limit["worth"])))
    return made


def pictures(article: Article) -> Iterator[_Placed]:
    """Yield the pictures of a post's body in reading order, without the cover's."""
    for section in article.sections:
        piece = _piece(section.ref)
        for number, block in enumerate(section.blocks):
            after = section.blocks[number + 1] if number + 1 < len(section.blocks) else None
            if block.kind == "image" and block.source and block.source != article.meta.image:
                yield _Placed(block, max(piece, _piece(block.ref)), after)
            piece = max(piece, _last(block))


def _slide(placed: _Placed, part: Part, stuff: Material) -> Slide:
    with stuff.on("image"):
        caption = _caption(placed.after, part, stuff)
    body = passage((caption,), stuff.lang) if caption else None
    if caption:
        stuff.use((caption.ref,))
    made = slide("image", {"body": body})
    described = placed.block.alt.strip()
    described = f"{described}." if described and described[-1] not in ".!?" else described
    described = described or " ".join(role_words("undescribed", stuff.lang))
    return replace(made, image=placed.block.source, alt=f"{described} {made.alt}".strip())


def _caption(block: Block | None, part: Part, stuff: Material) -> Point | None:
    """Return the sentence below a picture if it is all of its paragraph and speaks of it."""
    if block is None or block.kind != "paragraph" or len(block.sentences) != 1 or block.lead:
        return None
    sentence = block.sentences[0]
    said = words(sentence.text)
    if not said or said[0].casefold() not in role_words("captions", stuff.lang):
        return None
    point = next((p for p in points_of(part) if p.ref == sentence.ref), None)
    if point is None or point.tied or not stuff.free(point):
        return None
    return point if short_enough((point,), role_budget("image")["caption_words"]) else None


def _refs(part: Part) -> Iterator[str]:
    yield part.ref
    for entry in part.entries:
        yield from (entry.ref, f"{entry.ref}.lead")


def _part_at(piece: int, parts: Sequence[Part]) -> int | None:
    """Return the number of the part that a piece of the post stands in; None before the first."""
    starts = [(_piece(part.ref), number) for number, part in enumerate(parts)]
    before = [(start, number) for start, number in starts if start <= piece]
    return max(before)[1] if before else (0 if parts else None)


def _piece(ref: str) -> int:
    found = _PIECE.match(ref)
    return int(found[1]) if found else 0


def _last(block: Block) -> int:
    """Return the number of a block's last piece."""
    return max((_piece(ref) for ref in (block.ref, *(item.ref for item in block.items))), default=0)
