"""An article as the passages that rules look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from contentgen.check.asserted import is_myth, reports, retracts
from contentgen.check.grammar import class_of
from contentgen.check.subject import Passage, Post, Slot
from contentgen.model.article import Article, Block, Item, Section, Sentence
from contentgen.model.brand import Brand
from contentgen.model.outline import SectionKind
from contentgen.text.kinds import kind_of
from contentgen.text.tokens import tokens
from contentgen.text.topic import topic as topic_of

_HEADS = frozenset({"heading", "label", "lead", "title", "quote", "cell"})


def make_post(article: Article, brand: Brand, topic: str = "") -> Post:
    """Return a post as its passages; the topic is found if it is not given."""
    lang = article.meta.lang
    passages = [*_frontmatter(article)]
    for number, section in enumerate(article.sections):
        body = " ".join(sentence.text for block in section.blocks for sentence in _all(block))
        kind = kind_of(section.heading, body, lang) if section.heading or number else "intro"
        passages += _of_section(section, number, kind, article)
    code = lang.replace("_", "-").split("-")[0].casefold()
    about = topic or _topic(article)
    clinical = _clinical(f"{article.meta.title} . {about}", passages, code)
    return Post(article, about, brand, _reported(passages, lang), code, clinical)


def _clinical(about: str, passages: Sequence[Passage], code: str) -> bool:
    """Tell whether a post speaks of health or care; so does each in a language without classes."""
    words = class_of("clinical", code)
    if not words:
        return True
    return any(words.starts(toks) for toks in (tokens(about), *(p.tokens for p in passages)))


def _topic(article: Article) -> str:
    headings = tuple(section.heading for section in article.sections if section.heading)
    sentences = tuple(sentence.text for sentence in article.sentences())
    return topic_of(article.meta.title, headings, sentences, article.meta.lang)


def _frontmatter(article: Article) -> Iterator[Passage]:
    """Yield the texts of the frontmatter that a person wrote; what was guessed is in the body."""
    meta = article.meta
    texts: tuple[tuple[Slot, str], ...] = (
        ("title", meta.title),
        ("description", meta.description),
        ("hook", meta.hook),
        ("tags", ", ".join(meta.tags)),
    )
    for slot, text in texts:
        if text and slot not in meta.guessed:
            yield Passage(text, slot, meta.lines.get(slot, 1), slot)
    if meta.cta and "cta" not in meta.guessed:
        for key, text in (("button", meta.cta.button), ("text", meta.cta.text)):
            line = meta.lines.get(f"cta.{key}", meta.lines.get("cta", 1))
            if text:
                yield Passage(text, "cta", line, "cta")


def _of_section(
    section: Section, number: int, kind: SectionKind, article: Article
) -> Iterator[Passage]:
    if section.heading:
        yield Passage(section.heading, section.ref, section.line, "heading", number, kind)
    for block in section.blocks:
        for passage in _of_block(block):
            linked = _linked(passage, article)
            yield replace(passage, section=number, kind=kind, linked=linked)


def _of_block(block: Block) -> Iterator[Passage]:
    if block.kind == "code":
        return
    if block.lead:
        yield Passage(block.lead, f"{block.ref}.lead", block.line, "lead")
    if block.alt:
        yield Passage(block.alt, block.ref, block.line, "alt")
    slot: Slot = "quote" if block.kind == "quote" else "sentence"
    yield from _sentences(block.sentences, slot, is_myth(block.lead))
    for head in block.header:
        if head:
            yield Passage(head, block.ref, block.line, "header")
    for item in block.items:
        yield from _of_item(item)


def _of_item(item: Item) -> Iterator[Passage]:
    if item.label and not item.cells:
        yield Passage(item.label, f"{item.ref}.label", item.line, "label")
    elif item.label:
        yield Passage(item.label, f"{item.ref}.c1", item.line, "cell")
    yield from _sentences(item.sentences, "sentence", is_myth(item.label))


def _sentences(found: Sequence[Sentence], slot: Slot, myth: bool) -> Iterator[Passage]:
    for sentence in found:
        told = myth or is_myth(sentence.text.partition(":")[0])
        yield Passage(sentence.text, sentence.ref, sentence.line, slot, reported=told)


def _all(block: Block) -> tuple[Sentence, ...]:
    return (*block.sentences, *(s for item in block.items for s in item.sentences))


def _linked(passage: Passage, article: Article) -> bool:
    return any(
        link.url and link.line >= passage.line and link.text and link.text in passage.text
        for link in article.links
    )


def _reported(passages: Sequence[Passage], lang: str) -> tuple[Passage, ...]:
    """Mark what people say and the post does not: "You may hear that …" and the like.

    So is what the next sentence of the same block takes back, and a label or heading of a myth.
    """
    marked = []
    for passage, following in zip(passages, (*passages[1:], None), strict=True):
        told = passage.slot in _HEADS and is_myth(passage.text.partition(":")[0])
        back = (
            following is not None
            and following.ref.split(".")[0] == passage.ref.split(".")[0]
            and retracts(following, lang)
        )
        warned = told or back or reports(passage, lang)
        marked.append(replace(passage, reported=True) if warned else passage)
    return tuple(marked)
