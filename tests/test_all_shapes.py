"""The three laws over posts of every shape: deck, outline, short, caption and upload sheet.

Nothing is drawn. What the plans say is compared with the post's sentences by the checkers of
`checkers/laws.py`, which share nothing with the planner.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from contentgen.errors import ContentgenError
from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.deck import Deck
from contentgen.plan.deck import make_deck
from contentgen.plan.outline import make_outline
from contentgen.read.article import read_article
from contentgen.read.brand import read_brand
from contentgen.read.seed import read_seed
from contentgen.words import Words, write_words

ROOT = Path(__file__).parents[1]
POSTS = sorted((ROOT / "tests" / "posts").iterdir())
# Posts with too little in them for a carousel: an honest message, or a slide or three.
TOO_SHORT = {"very-short", "long-sentences"}
# Posts that warn of an emergency, and posts that have no warning at all.
WARNS = re.compile(
    r"\b(?:911|emergency|emergencies|urgent care|urgencias|go to the ER|heart attack"
    r"|blood clot)\b",
    re.IGNORECASE,
)
MYTH = re.compile(r"(?:Myth|Mito)\b", re.IGNORECASE)
# Words that make a claim about health: none may come from a template.
CLAIMS = frozenset(
    re.findall(
        r"\S+",
        """
        pain relief relieve heal heals healing cure cures recover recovery safely effective proven
        stronger strength injury injuries treat treats treatment better improve improves reduce
        reduces swelling disease symptom symptoms surgery doctor medicine dolor alivia cura mejora
        seguro tratamiento ejercicio lesión
        """,
    )
)


# What a slide may say in the program's own words.
SLIDE_FRAMES = frozenset(
    re.findall(r"\w+", "a an are is do you your have what for in that depends on ask aim the")
)


@dataclass(frozen=True)
class Said:
    """One line of one surface; `group` is what is seen or heard with it."""

    group: str
    text: str
    refs: tuple[str, ...]
    spoken: bool = False


@dataclass(frozen=True)
class Planned:
    article: Article
    deck: Deck | None
    words: Words


@cache
def brand() -> Brand:
    return read_brand(ROOT / "brand.toml")[0]


@pytest.fixture(scope="module", params=POSTS, ids=lambda path: path.stem)
def post(request, tmp_path_factory) -> Planned:
    path = request.param
    if path.suffix == ".txt":
        raw = path
        path = tmp_path_factory.mktemp("posts") / f"{raw.stem}.md"
        path.write_text(read_seed(raw, brand()).text, encoding="utf-8")
    article, _ = read_article(path, brand(), path.name)
    outline = make_outline(article)
    try:
        deck = make_deck(article, outline, brand())
    except ContentgenError:
        deck = None
    return Planned(article, deck, write_words(article, outline, brand()))


def told(article: Article) -> dict[str, str]:
    """Return the text of every reference, by walking the post itself."""
    meta = article.meta
    found = {"title": meta.title, "hook": meta.hook, "description": meta.description,
             "author": meta.author, "tags": " ".join(meta.tags)}  # fmt: skip
    if meta.cta:
        found["cta"] = f"{meta.cta.text} {meta.cta.button}"
    for section in article.sections:
        found[section.ref] = section.heading
        for block in section.blocks:
            found |= {f"{block.ref}.lead": block.lead, f"{block.ref}.source": block.source}
            found |= {f"{block.ref}.alt": block.alt, f"{block.ref}.head": " ".join(block.header)}
            found |= {s.ref: s.text for s in block.sentences}
            found.setdefault(
                block.ref,
                " ".join((block.alt, *block.header, *(s.text for s in block.sentences))),
            )
            for item in block.items:
                found |= {s.ref: s.text for s in item.sentences}
                found[f"{item.ref}.label"] = item.label
                texts = (*block.header, *item.cells) if item.cells else (item.label,)
                rest = () if item.cells else tuple(s.text for s in item.sentences)
                found[item.ref] = " ".join((*texts, *rest))
                found |= {f"{item.ref}.c{n}": cell for n, cell in enumerate(item.cells, 1)}
    return {ref: text for ref, text in found.items() if text}


def on_slides(deck: Deck | None) -> list[Said]:
    slides = deck.slides if deck else ()
    return [
        Said(f"slide {n} {slide.role}", text.plain, text.refs)
        for n, slide in enumerate(slides, 1)
        for _, text in slide.texts()
    ]


def in_words(words: Words) -> list[Said]:
    found: list[Said] = []
    for name, segments in (("outline", words.script.segments), ("short", words.short.segments)):
        for n, segment in enumerate(segments, 1):
            for line in segment.lines:
                if line.kind in ("say", "screen", "transition"):
                    spoken = line.kind != "screen"
                    group = f"{name} {n} {segment.title} {line.kind}"
                    found.append(Said(group, line.text, line.refs, spoken))
    upload = words.upload
    lines = [(f"caption {n}", p) for n, p in enumerate(words.caption.paragraphs, 1)]
    lines += [(f"description {n}", p) for n, p in enumerate(upload.description, 1)]
    lines += [(f"title {n}", p) for n, p in enumerate(upload.titles, 1)]
    found += [Said(group, p.text, p.refs) for group, p in lines]
    for group, p in (("thumbnail", upload.thumbnail), ("pinned comment", upload.pinned_comment)):
        found.append(Said(group, p.text, p.refs))
    return found


def all_said(post: Planned) -> list[Said]:
    return [*on_slides(post.deck), *in_words(post.words)]


def test_a_post_with_enough_in_it_becomes_a_carousel(post, request):
    slides = len(post.deck.slides) if post.deck else 0
    assert slides <= 3 if request.node.callspec.id in TOO_SHORT else slides >= 3
    assert post.words.script.segments
    assert post.words.caption.paragraphs


def test_the_sentences_of_the_post_are_its_own(laws, post):
    source = laws.plain(post.article.source)
    for sentence in post.article.sentences():
        words = " ".join(laws.heard(sentence.text))
        assert words in " ".join(laws.heard(source)), sentence.ref


def test_no_word_is_invented(laws, post):
    known = told(post.article)
    faults = []
    for said in all_said(post):
        own = [ref for ref in said.refs if ref in known]
        if "editor" in said.refs or "brand" in said.refs or not own:
            continue
        source = " ".join(known[ref] for ref in own)
        frames = laws.FRAMES if said.spoken else SLIDE_FRAMES
        extra = laws.invented(said.text, source, frames)
        if extra:
            faults.append((said.group, said.text, extra))
    assert not faults


@pytest.mark.parametrize(
    ("said", "source", "extra"),
    [
        ("We're careful.", "We are careful.", []),
        ("It may ease pain.", "It may alleviate pain.", []),
        ("It may cure pain.", "It may alleviate pain.", ["cure"]),
        ("We'll fix it.", "We will look at it.", ["fix"]),
    ],
)
def test_an_invented_word_is_found(laws, said, source, extra):
    assert laws.invented(said, source, frozenset()) == extra


def test_a_template_claims_nothing(laws, post):
    """A line of the editor's names health only in the words of the sentences that it cites."""
    known = told(post.article)
    everything = set(laws.heard(post.article.source)) | laws.plainer(post.article.source)
    faults = [
        (said.group, said.text, sorted(extra))
        for said in all_said(post)
        if "editor" in said.refs
        and (extra := set(laws.heard(said.text)) & CLAIMS - everything)
        and not said.text.endswith("?")
        and any(ref in known for ref in said.refs)
    ]
    assert not faults


def test_no_limit_is_lost(laws, post):
    known = told(post.article)
    cited: dict[tuple[str, str], list[Said]] = defaultdict(list)
    beside: dict[str, list[str]] = defaultdict(list)
    for said in all_said(post):
        beside[said.group].append(said.text)
        for ref in said.refs:
            if re.fullmatch(r"p\d+(?:\.\w+)*", ref) and ref in known:
                cited[said.group, ref].append(said)
    faults = []
    for (group, ref), lines in cited.items():
        sentence = known[ref]
        words = set(laws.heard(sentence)) - laws.FRAMES
        shared = words & set(laws.heard(" ".join(line.text for line in lines)))
        if len(shared) < min(4, len(words)):
            continue  # a topic, or a question: its words are not the sentence's claim
        missing = laws.lost(sentence, " ".join(beside[group]))
        if all(line.text.endswith("?") or MYTH.match(line.text) for line in lines):
            continue  # asks what the sentence names, or says that it is a myth
        if missing:
            faults.append((group, ref, sentence, [line.text for line in lines], missing))
    assert not faults


def test_no_sentence_is_cut(laws, post):
    """What is word for word starts where a sentence of the post starts and ends where it ends."""
    known = told(post.article)
    faults = []
    for said in all_said(post):
        own = [ref for ref in said.refs if re.fullmatch(r"p\d+(?:\.s\d+)", ref) and ref in known]
        if not own or "editor" in said.refs:
            continue
        if "…" in said.text or "..." in said.text:
            faults += [(said.group, said.text)] * ("…" not in post.article.source)
        whole = {laws.plain(known[ref]).strip(".!?: ") for ref in own}
        parts = [part for text in whole for part in laws.sentences_of(text)]
        for part in laws.sentences_of(said.text):
            bare = laws.plain(part).strip(".!?: ")
            stump = any(bare != text and text.startswith(f"{bare} ") for text in (*whole, *parts))
            if stump and not said.text.rstrip("”\"')").endswith((".", "!", "?", ":")):
                faults.append((said.group, said.text))
    assert not faults


def test_no_slide_comes_twice(laws, post):
    if post.deck is None:
        pytest.skip("no carousel")
    shown = Counter()
    bodies = Counter()
    for slide in post.deck.slides:
        shown[tuple(laws.plain(text.plain) for _, text in slide.texts())] += 1
        if slide.role in ("cover", "recap", "cta"):
            continue
        refs = {ref for _, text in slide.texts() for ref in text.refs if ".s" in ref}
        bodies.update(refs)
    assert not [texts for texts, times in shown.items() if times > 1]
    assert not [ref for ref, times in bodies.items() if times > 1]


def test_no_line_is_said_twice_in_a_row(laws, post):
    for name, segments in (("outline", post.words.script), ("short", post.words.short)):
        lines = [
            laws.plain(line.text)
            for segment in segments.segments
            for line in segment.lines
            if line.kind == "say"
        ]
        twice = [a for a, b in pairwise(lines) if a == b]
        assert not twice, name


def test_safety_is_on_all_four_surfaces(laws, post, request):
    sentences = [s.text for s in post.article.sentences()]
    if not any(WARNS.search(text) for text in sentences) or post.deck is None:
        pytest.skip("the post warns of no emergency")
    words = post.words
    surfaces = {
        "slides": [said.text for said in on_slides(post.deck) if "brand" not in said.refs],
        "outline": [line.text for s in words.script.segments for line in s.lines],
        "short": [line.text for s in words.short.segments for line in s.lines],
        "caption": [p.text for p in words.caption.paragraphs if "brand" not in p.refs],
    }
    missing = [name for name, texts in surfaces.items() if not WARNS.search(" ".join(texts))]
    assert not missing
