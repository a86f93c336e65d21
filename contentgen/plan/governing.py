"""The line above a list without which its entries mean nothing, or the opposite."""

from __future__ import annotations

from dataclasses import replace

from contentgen.model.article import Sentence
from contentgen.model.outline import Part
from contentgen.plan.budget import budget
from contentgen.plan.material import Material
from contentgen.plan.pointing import points_at_page, without_place
from contentgen.text.locks import locks
from contentgen.text.ties import tied
from contentgen.text.words import count

_BINDING = ("negation", "condition")
_LIMITING = (*_BINDING, "hedge")


def governing(part: Part, stuff: Material) -> Sentence | None:
    """Return the sentence above a part's entries if they mean nothing, or the opposite, without it.

    That is one that ends in a colon, or that says not, never, only if; above a table, any limit.
    """
    above = stuff.sentence_before(part.entries[0]) if part.entries else None
    if above is None:
        return None
    if above.text.rstrip().endswith(":"):
        return above
    kinds = _LIMITING if part.kind == "table" else _BINDING
    binding = any(lock.kind in kinds for lock in locks(above.text, stuff.lang))
    return above if binding else None


def line_above(part: Part, stuff: Material) -> tuple[Sentence, ...] | None:
    """Return what must stand above a part's entries: the governing line with what it leans on.

    None if no line governs them; empty if one does and cannot be shown, so that the entries
    cannot either.
    """
    line = governing(part, stuff)
    if line is None:
        return None
    lines = [_said(line, stuff)]
    while tied(lines[0].text, stuff.lang) and stuff.sentence_leaned_on(lines[0].ref):
        lines.insert(0, _said(stuff.sentence_leaned_on(lines[0].ref) or line, stuff))
        if len(lines) > 2:
            return ()
    refs = {one.ref for one in lines}
    fits = sum(count(one.text) for one in lines) <= budget("words")["lead_in"]
    fits = fits and all(stuff.fits(ref) for ref in refs)
    table = part.kind == "table"
    fits = fits and not any(points_at_page(one.text, stuff.lang, table=table) for one in lines)
    return tuple(lines) if fits and not refs & (stuff.used | stuff.held) else ()


def _said(line: Sentence, stuff: Material) -> Sentence:
    said = without_place(line.text, stuff.lang)
    return line if said == line.text else replace(line, text=said)
