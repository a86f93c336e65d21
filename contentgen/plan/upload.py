"""Plan what YouTube's upload form asks for: titles, description, tags, comment, thumbnail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.outline import Outline
from contentgen.model.script import Chapter, Paragraph, Script, Upload
from contentgen.plan import spoken
from contentgen.plan.action import button
from contentgen.plan.disclaimer import disclaimer
from contentgen.plan.fit import Offer, fit
from contentgen.plan.segments import asking
from contentgen.plan.standing import gravest, questions, safety_units, stands, urgent
from contentgen.plan.subject import capital
from contentgen.plan.tags import hashtags, tags
from contentgen.plan.take import Take, named_parts, promised, promises, take, told_by
from contentgen.plan.thumbnail import thumbnail
from contentgen.plan.titles import accepted, questions_to_ask, titles
from contentgen.plan.units import Unit
from contentgen.plan.voice import number
from contentgen.text.typography import typeset
from contentgen.text.words import count

_EDITOR = ("editor",)
_NAME = r"(?:[A-ZÀ-Þ][\w’'-]*|&|of|and|for|the|in|de|del|la|y)"
_JOURNAL = re.compile(
    rf"\b(?:(?:[A-Z][\w’'-]+ )*(?:Journal|Annals|Archives|Revista|Lancet|BMJ|JAMA)\b"
    rf"|Cochrane)(?: {_NAME})*(?<! of)(?<! and)(?<! for)(?<! the)(?<! in)(?<! de)(?<! y)(?<! &)"
)


def make_upload(article: Article, outline: Outline, script: Script, brand: Brand) -> Upload:
    """Return the upload sheet of a video, everything within YouTube's limits.

    It names and promises only what the video tells.
    Titles: five or fewer of at most 100 characters. Description: at most 5000 bytes; whole
    paragraphs are left out to fit, the disclaimer last. Tags: at most 500 characters.
    """
    of = told_by(take(article, outline, brand), script)
    named = titles(of, script)
    return Upload(
        titles=named,
        description=_description(of, script),
        tags=tags(of),
        pinned_comment=_comment(of, script),
        thumbnail=thumbnail(of, script, named),
    )


def _description(of: Take, script: Script) -> tuple[Paragraph, ...]:
    """Return the description's paragraphs in the order in which they are read."""
    small, small_refs = disclaimer(of.brand, of.lang)
    ranked = [
        (_first(of), 0),
        (_summary(of), 5),
        (_warning(of), 4),
        (_chapters(of, script.chapters), 3),
        (_links(of), 6),
        (_sources(of), 7),
        (_post(of), 8),
        (Paragraph(accepted(small), small_refs), 1),
        (Paragraph(accepted(typeset(of.brand.license_note, of.lang)), ("brand",)), 2),
        (Paragraph(" ".join(hashtags(of, int(number("description.hashtags")))), _EDITOR), 9),
    ]
    offers = [Offer(paragraph, rank) for paragraph, rank in ranked]
    most = number("description.bytes")
    return fit(offers, lambda text: len(f"{text}\n".encode("utf-8", "replace")) <= most)


def _first(of: Take) -> Paragraph:
    """Return the line above "more": the topic, who explains, and what; at most 150 characters."""
    most = number("description.first")
    topic = of.subject
    opener = of.voice.say(f"opener.{topic.sort}", topic=topic.inside)
    hook = typeset(of.article.meta.hook, of.lang) if of.article.meta.hook.endswith("?") else ""
    who = of.voice.say("who.therapist") if of.therapist else ""
    asks = _own_questions(of, who, most)
    parts, refs = named_parts(of, of.beats)
    asked = asking(of, of.beats)
    extra = of.voice.say("promise.other.asking", n=str(asked)) if asked > 1 else ""
    kept = range(len(promised(of.beats)))
    options = [(*promises(of, of.beats, n, explained=True), extra) for n in kept if extra]
    options = [items for items in options if len(items) > 2]
    options += [promises(of, of.beats, fewer, explained=True) for fewer in kept]
    for items in options:
        listed = of.voice.series(items)
        told = of.voice.say("who.explains", who=who, items=listed)
        told = told or of.voice.say("who.plain", items=listed)
        lead = hook or opener or (f"{of.title}." if of.title[-1:] not in ".?!" else of.title)
        text = accepted(f"{lead} {told}")
        if told and len(text) <= most and (len(items) > 1 or not (asks.text or parts)):
            own = ("hook",) if hook else () if opener else ("title",)
            return Paragraph(text, (*own, "editor"))
    lead = of.title if of.title[-1:] in ".?!" else f"{of.title}."
    told = of.voice.say("who.plain", items=of.voice.series(parts))
    inside = Paragraph(accepted(f"{lead} {told}") if told else "", ("title", "editor", *refs))
    plain = [asks, inside, Paragraph(accepted(of.title), ("title",)), *titles(of)]
    return next((p for p in plain if 0 < len(p.text) <= most), titles(of)[0])


def _own_questions(of: Take, who: str, most: float) -> Paragraph:
    """Return the title with the post's own questions, and who answers them, or no text."""
    text, refs = of.title if of.title[-1:] in ".?!" else f"{of.title}.", ["title", "editor"]
    told = of.voice.say("who.answers", who=who) if who else ""
    asked = [(q, own) for q, own in questions(of) if len(f"{text} {q} {told}") <= most]
    if len(asked) < number("chapters.fewest"):
        return Paragraph("", _EDITOR)
    for question, own in asked:
        if len(f"{text} {question} {told}") <= most:
            text, refs = f"{text} {question}", [*refs, *own]
    return Paragraph(accepted(f"{text} {told}"), tuple(refs))


def _summary(of: Take) -> Paragraph:
    """Return the first sentences of what the post defines, or opens with, as they follow there."""
    order = [b for kind in ("what", "intro", "how", "other") for b in of.beats if b.kind == kind]
    for beat in order:
        chosen: list[Unit] = []
        for unit in beat.units:
            size = sum(len(u.text) + 1 for u in (*chosen, unit))
            if (
                unit.said[0].entry
                or unit.text.endswith(":")
                or size > number("description.summary")
            ):
                break
            chosen.append(unit)
        if chosen and stands(of, chosen[0]) and sum(count(u.text) for u in chosen) > 6:
            return _paragraph("", spoken.together(of, chosen))
    return Paragraph("", _EDITOR)


def _warning(of: Take) -> Paragraph:
    """Return the safety lines: urgent ones first and whole, then the weightiest that fits."""
    units = safety_units(of)
    most, calm = number("caption.urgent"), number("description.safety")
    found = gravest(of, units, most, lambda u: len(u.text) + 1, calm)
    found = found or sorted(units, key=lambda u: len(u.text))[:1]
    if not found:
        return Paragraph("", _EDITOR)
    name = "urgent" if all(urgent(of, unit) for unit in found) else "safety"
    return _paragraph(of.voice.say(f"caption.lead.{name}"), spoken.together(of, found))


def _paragraph(lead: str, units: list[Unit]) -> Paragraph:
    text = accepted(" ".join([*([lead] if lead else []), *(unit.written for unit in units)]))
    refs = dict.fromkeys(ref for unit in units for ref in unit.refs)
    return Paragraph(text, (*(_EDITOR if lead else ()), *refs))


def _chapters(of: Take, found: tuple[Chapter, ...]) -> Paragraph:
    """Return YouTube's chapter list: one timestamp a line, first on its line."""
    if not found:
        return Paragraph("", _EDITOR)
    refs = {beat.title: beat.refs for beat in of.beats}
    lines = [of.voice.say("description.chapters")]
    lines += [f"{clock(chapter.seconds)} {accepted(chapter.title)}" for chapter in found]
    named = [ref for chapter in found for ref in refs.get(chapter.title, _EDITOR)]
    return Paragraph("\n".join(filter(None, lines)), tuple(dict.fromkeys(["editor", *named])))


def clock(seconds: float) -> str:
    """Return a time as ``m:ss``, or ``h:mm:ss`` from an hour on."""
    minutes, rest = divmod(int(seconds), 60)
    if minutes < 60:
        return f"{minutes}:{rest:02d}"
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"


def _links(of: Take) -> Paragraph:
    """Return the call to action and the practice's links, with a place for a missing one."""
    missing = of.voice.note("description.missing_link")
    first = button(of)[0] or of.voice.say("description.booking")
    pairs = [(first, of.cta.url or of.brand.website or missing)]
    pairs += [(label, url) for label, url in of.brand.links]
    pairs.append((of.voice.note("description.website"), of.brand.website))
    lines: dict[str, str] = {}
    for label, url in pairs:
        if label and url and (url == missing or url not in lines):
            lines[url] = f"{typeset(label.strip().rstrip(':'), of.lang)}: {url}"
    head = of.voice.say("description.links")
    text = "\n".join(filter(None, [head, *lines.values()])) if lines else ""
    return Paragraph(_unmarked(text), ("editor", of.cta.ref))


def _sources(of: Take) -> Paragraph:
    """Return the links of the evidence parts, and a place for each citation that is missing.

    A place says which study it is for, as far as the post names it; those of studies without a
    name are one.
    """
    lines: list[str] = []
    refs: list[str] = ["editor"]
    for ref, line, text in _named_studies(of):
        links = [link for link in of.article.links if link.url and link.line == line]
        lines += [f"{typeset(link.text, of.lang)}: {link.url}" for link in links]
        if not links:
            named = ", ".join(journals(text)) or _study(of, text)
            lines.append(of.voice.note("description.citation_in", named=named) or _citation(of))
        refs.append(ref)
    plain = sorted(dict.fromkeys(lines), key=lambda line: line == _citation(of))
    text = "\n".join(filter(None, [of.voice.say("description.sources"), *plain])) if plain else ""
    return Paragraph(_unmarked(text), tuple(refs))


def _citation(of: Take) -> str:
    return of.voice.note("description.citation")


def _study(of: Take, text: str) -> str:
    """Return what a sentence calls its study ("A 2021 trial"), if it calls it one."""
    nouns = "|".join(map(re.escape, of.voice.list("says.study_nouns")))
    found = re.search(rf"\b(?:[Aa]n?|[Uu]na?) (?:[\w-]+ ){{0,3}}(?:{nouns})\b", text)
    return capital(found[0]) if found and nouns else ""


def journals(text: str) -> list[str]:
    """Return the names in a sentence that begin like a journal's: "Journal of Sports Medicine"."""
    return [" ".join(match[0].split()) for match in _JOURNAL.finditer(text)]


def _named_studies(of: Take) -> Iterator[tuple[str, int, str]]:
    """Yield the reference, line and text of each sentence that names a study or a journal."""
    for beat in of.beats:
        for unit in beat.units:
            for said in unit.said:
                wanted = "says.study" if beat.kind == "evidence" else "says.journal_named"
                if of.voice.hears(wanted, said.text):
                    yield said.refs[-1], said.line, said.text


def _post(of: Take) -> Paragraph:
    """Return where the video comes from: the post's title and date."""
    date = of.article.meta.date
    title = accepted(typeset(of.article.meta.title, of.lang))
    if date is None:
        text = of.voice.say("description.post_undated", title=title)
        return Paragraph(text, ("editor", "title"))
    months = of.voice.list("numbers.months")
    day = of.voice.say(
        "numbers.date", month=str(months[date.month - 1]), day=str(date.day), year=str(date.year)
    )
    text = of.voice.say("description.post", title=title, date=day)
    return Paragraph(text, ("editor", "title", "date"))


def _unmarked(text: str) -> str:
    return text.replace("<", "‹").replace(">", "›")


def _comment(of: Take, script: Script) -> Paragraph:
    """Return a comment to pin: a question that asks for no health details."""
    cards = questions_to_ask(script)
    first = of.voice.say("comment.asking", questions=" ".join(card.text for card in cards))
    asked = of.voice.say("comment.about", topic=of.subject.inside) or of.voice.say("comment.plain")
    text = " ".join(filter(None, [first, asked, of.voice.say("comment.private")]))
    refs = dict.fromkeys(("editor", *(ref for card in cards for ref in card.refs if first)))
    return Paragraph(accepted(text) or titles(of)[0].text, tuple(refs) if text else ("title",))
