"""Decks of posts of many shapes: what is said, what must be there, what must never happen."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contentgen.errors import ContentgenError
from contentgen.model.article import (
    Article,
    Block,
    CallToAction,
    CarouselOptions,
    Item,
    Meta,
    Section,
    Sentence,
)
from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Slide
from contentgen.plan.deck import make_deck
from contentgen.plan.outline import make_outline
from contentgen.read.article import read_article
from contentgen.text.locks import locks
from contentgen.text.ties import tied

OWNERS_POST = Path(__file__).parents[3] / "shared" / "seeds" / "000_408b5ac8ad139ff3.txt"
BRAND = Brand(name="Harbor Physio", disclaimer="For education only.")

POSTS = {path.stem: path for path in sorted((Path(__file__).parent / "posts").glob("*.md"))}


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {name: read_article(path, BRAND, path.name)[0] for name, path in POSTS.items()}


def deck_of(article: Article, **options: frozenset[tuple[str, str]]) -> Deck:
    return make_deck(article, make_outline(article), BRAND, **options)


# --- An account of the words that shares nothing with the planner -----------------------------


def folded(text: str) -> list[str]:
    """Only letters and digits, word by word: what typography must not change."""
    text = text.casefold().replace("'", "").replace("’", "").replace("‘", "")
    return re.findall(r"[^\W_]+", text)


def everything_said(article: Article, brand: Brand) -> list[str]:
    """Every whole text that a slide may repeat: sentences, headings, labels, cells, frontmatter."""
    said = [article.meta.title, article.meta.hook, article.meta.description, *article.meta.tags]
    if article.meta.cta:
        said += [article.meta.cta.text, article.meta.cta.button]
    said += [brand.cta.text, brand.cta.button, brand.disclaimer]
    for section in article.sections:
        said.append(section.heading)
        for block in section.blocks:
            said += [block.lead, block.source, *block.header]
            said += [sentence.text for sentence in block.sentences]
            for item in block.items:
                said += [item.label, *item.cells, *(s.text for s in item.sentences)]
    return [text for text in said if text]


def spoken(deck: Deck) -> list[tuple[int, str, str, tuple[str, ...]]]:
    return [
        (number, name, text.plain, text.refs)
        for number, slide in enumerate(deck.slides, 1)
        for name, text in slide.texts()
    ]


def sentence_refs(article: Article) -> dict[str, str]:
    return {sentence.ref: sentence.text for sentence in article.sentences()}


LIMITS = re.compile(
    r"\b(?:may|might|can|could|some|many|often|usually|generally|considered|rarely|rare|if|unless"
    r"|when|only|not|no|never|without|unlike|less|still|after|in adults|\d+)\b"
)


# What sets two things apart, on a slide that names both: "X is not Y".
SIDES = {"unlike": "not"}


def verbatim(article: Article, text: str, refs: tuple[str, ...]) -> bool:
    """Whether a text holds every sentence that it refers to whole."""
    texts = sentence_refs(article)
    named = [texts[ref] for ref in refs if ref in texts]
    bare = [strip_labels({" ".join(folded(one))}).pop() for one in named]
    return all(f" {one} " in f" {' '.join(folded(text))} " for one in bare)


def check_reworded(article: Article, deck: Deck) -> None:
    """What is not word for word names one place, is no longer than it, and keeps its limits."""
    texts = sentence_refs(article)
    for slide in deck.slides:
        every = " ".join(text.plain for _, text in slide.texts())
        for name, text in slide.texts():
            if "editor" in text.refs or verbatim(article, text.plain, text.refs):
                continue
            source = " ".join(texts[ref] for ref in text.refs if ref in texts)
            assert len(text.plain) <= len(source), (name, text.plain)
            if not (name in ("headline", "label") or name.startswith("column")):
                assert name.endswith("term") or text.plain.endswith((".", "?"))
            for limit in LIMITS.findall(source.casefold()):
                said = SIDES.get(limit, limit) if slide.role == "compare" else limit
                assert said in every.casefold(), (limit, text.plain)


def check_whole(article: Article, deck: Deck) -> None:
    """Every text that is not the editor's is made of whole texts of the post, in their order."""
    said = everything_said(article, BRAND)
    whole = {" ".join(folded(text)) for text in said}
    for _, name, text, refs in spoken(deck):
        assert refs, name
        assert "…" not in text or any("…" in one for one in said)
        if "editor" in refs or not verbatim(article, text, refs):
            continue
        assert consists_of(" ".join(folded(text)), whole | strip_labels(whole)), (name, text)


def strip_labels(whole: set[str]) -> set[str]:
    """The texts without an opening label ("Myth 2: …") or number, which may be taken off."""
    words = r"(?:myth|fact|q|a|question|answer|mito|realidad)"
    return {re.sub(rf"^(?:{words}(?: \d+)?|\d+) ", "", text) for text in whole}


def consists_of(text: str, whole: set[str]) -> bool:
    if not text:
        return True
    starts = [one for one in whole if text == one or text.startswith(f"{one} ")]
    return any(consists_of(text[len(one) :].strip(), whole) for one in starts if one)


def check_sentences(article: Article, deck: Deck) -> None:
    """No sentence is said twice outside the recap, none that leans stands without its footing."""
    texts = sentence_refs(article)
    order = list(texts)
    seen: dict[str, int] = {}
    for number, slide in enumerate(deck.slides, 1):
        here = [ref for _, text in slide.texts() for ref in text.refs if ref in texts]
        for ref in dict.fromkeys(here):
            governs = texts[ref].endswith(":") or slide.role in ("list", "safety", "table")
            if slide.role != "recap" and not governs:
                assert ref not in seen, (ref, seen[ref], number)
                seen[ref] = number
            if not tied(texts[ref], article.meta.lang):
                continue
            asked = slide.role == "cta" and slide.slots["headline"].refs == (ref,)
            if asked and not tied(slide.slots["headline"].plain, "en"):
                continue  # put as a question of its own, it leans on nothing
            footing = order[order.index(ref) - 1] if order.index(ref) else ""
            refs = {ref for _, text in slide.texts() for ref in text.refs}
            labelled = f"{ref.split('.')[0]}.label" in refs
            opens = labelled or slide.role in ("steps", "myth") or "headline" in slide.slots
            opens = opens or slide.start > 1
            assert footing in here or (opens and ref.endswith(".s1")), (number, texts[ref])


def check_locks(article: Article, deck: Deck) -> None:
    """Every text holds every lock of the sentences that it refers to."""
    texts = sentence_refs(article)
    for _, name, text, refs in spoken(deck):
        if "editor" in refs or not verbatim(article, text, refs):
            continue
        for ref in refs:
            if ref not in texts:
                continue
            (bare,) = strip_labels({" ".join(folded(texts[ref]))})
            assert f" {bare} " in f" {' '.join(folded(text))} ", (name, ref)
            for lock in locks(texts[ref], article.meta.lang):
                assert " ".join(folded(lock.text)) in " ".join(folded(text)), (ref, lock)


def check_shape(article: Article, deck: Deck) -> None:
    slides = deck.slides
    assert slides[0].role == "cover"
    assert slides[-1].role == "cta"
    assert len(slides) <= 10
    assert [s.role for s in slides].count("recap") <= 1
    if any(s.role == "recap" for s in slides):
        assert slides[-2].role == "recap"
    bare = [s for s in slides if s.role == "statement" and "headline" not in s.slots]
    assert len(bare) <= 2
    assert len({s.alt for s in slides}) == len(slides)
    for slide in slides:
        assert 0 < len(slide.alt) <= 1000
        for name, text in slide.texts():
            assert set(folded(text.plain)) <= set(folded(slide.alt))
            assert all(run.text for run in text.runs)
            assert text.plain or "cell" in name or "column" in name
            assert not text.runs or any(not run.style for run in text.runs) or len(text.runs) > 1
        words = sum(len(folded(text.plain)) for _, text in slide.texts())
        assert words <= 100, words
        if slide.role in ("statement", "definition") and "body" in slide.slots:
            assert len(slide.slots["body"].plain.split()) <= 36
        if slide.role == "myth":
            assert len(slide.items) == 2
        if slide.role in ("list", "steps", "safety"):
            assert len(slide.items) <= 6
    heads = [(s.slots["headline"].plain, s.role) for s in slides if "headline" in s.slots]
    for headline, role in set(heads):
        places = [n for n, s in enumerate(slides) if (head(s), s.role) == (headline, role)]
        assert places == list(range(places[0], places[-1] + 1))  # one part, told over more slides
        assert len(places) == 1 or role in ("list", "steps", "safety", "table")


def head(slide: Slide) -> str:
    return slide.slots["headline"].plain if "headline" in slide.slots else ""


def check_accounted(article: Article, deck: Deck) -> None:
    """Every sentence of the body is on a slide or listed as left out, never both."""
    shown = {ref for _, _, _, refs in spoken(deck) for ref in refs}
    rows = {ref for ref in shown if "." not in ref}
    left = {omission.ref for omission in deck.left_out}
    for ref in sentence_refs(article):
        assert (ref in shown or ref.split(".")[0] in rows) != (ref in left), ref
    assert all(omission.reason and omission.text for omission in deck.left_out)


def check(article: Article, deck: Deck) -> None:
    check_whole(article, deck)
    check_reworded(article, deck)
    check_sentences(article, deck)
    check_locks(article, deck)
    if len(deck.slides) > 1:
        check_shape(article, deck)
    check_accounted(article, deck)


@pytest.mark.parametrize("name", sorted(POSTS))
def test_every_shape_of_post_keeps_the_laws(articles: dict[str, Article], name: str) -> None:
    check(articles[name], deck_of(articles[name]))


@pytest.mark.parametrize("name", sorted(POSTS))
def test_the_same_post_gives_the_same_deck(articles: dict[str, Article], name: str) -> None:
    assert deck_of(articles[name]) == deck_of(articles[name])


def roles(deck: Deck) -> list[str]:
    return [slide.role for slide in deck.slides]


def test_a_treatment_is_told_from_the_problem_to_the_next_step(
    articles: dict[str, Article],
) -> None:
    deck = deck_of(articles["treatment"])
    order = roles(deck)
    assert order[0] == "cover"
    assert order[-2:] == ["recap", "cta"]
    assert order.index("definition") < order.index("evidence") < order.index("safety")
    assert deck.slides[-1].slots["headline"].plain == "Is it right for you?"
    assert deck.slides[-1].slots["body"].refs == ("p11.s2",)


def test_the_hedge_stays_with_the_reassurance(articles: dict[str, Article]) -> None:
    deck = deck_of(articles["treatment"])
    for slide in deck.slides:
        refs = {ref for _, text in slide.texts() for ref in text.refs}
        assert ("p9.s1" in refs) <= ("p9.s2" in refs)


def test_steps_are_numbered_through_over_two_slides(articles: dict[str, Article]) -> None:
    steps = [slide for slide in deck_of(articles["steps"]).slides if slide.role == "steps"]
    assert [(slide.start, len(slide.items)) for slide in steps] == [(1, 3), (4, 2)]
    assert steps[0].slots["headline"] == steps[1].slots["headline"]
    assert steps[1].alt.startswith("How do you do it? 4. ")


def test_advice_about_a_symptom_stands_with_safety(articles: dict[str, Article]) -> None:
    deck = deck_of(articles["steps"])
    safety = next(slide for slide in deck.slides if slide.role == "safety")
    assert [text.refs for _, text in safety.texts()][1:] == [("p11.s1",), ("p11.s2",)]


def test_a_myth_never_stands_without_its_fact(articles: dict[str, Article]) -> None:
    for name in ("myths", "bold-myths"):
        deck = deck_of(articles[name])
        pairs = [slide for slide in deck.slides if slide.role == "myth"]
        assert len(pairs) == (3 if name == "myths" else 2)
        for slide in pairs:
            assert [item.term.plain for item in slide.items if item.term] == ["Myth", "Fact"]
    said = [text for _, _, text, _ in spoken(deck_of(articles["myths"]))]
    assert "Running ruins your knees" in said


def test_a_myth_without_an_answer_is_on_no_slide(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text(
        POSTS["bold-myths"].read_text(encoding="utf-8")
        + "\n**Myth:** Cracking your back is dangerous.\n",
        encoding="utf-8",
    )
    article = read_article(path, BRAND, "post.md")[0]
    deck = deck_of(article)
    assert not any("racking" in text for _, _, text, _ in spoken(deck))
    assert any("Cracking" in omission.text for omission in deck.left_out)


def test_questions_head_their_answers(articles: dict[str, Article]) -> None:
    slides = deck_of(articles["questions"]).slides[1:-1]
    assert [s.slots["headline"].plain for s in slides] == [
        "Do I need a referral?",
        "What should I wear?",
        "How long is a visit?",
    ]
    assert all("body" in slide.slots for slide in slides)


def test_a_warning_without_a_section_gets_a_slide(articles: dict[str, Article]) -> None:
    deck = deck_of(articles["no-headings"])
    safety = [slide for slide in deck.slides if slide.role == "safety"]
    assert [slide.slots["body"].refs for slide in safety] == [("p4.s1",)]


def test_what_governs_a_list_stands_above_it(articles: dict[str, Article]) -> None:
    deck = deck_of(articles["avoid"])
    (slide,) = [s for s in deck.slides if any("Hot baths" in t.plain for _, t in s.texts())]
    said = slide.slots["body"].plain.replace("\N{NO-BREAK SPACE}", " ")
    assert said == "For the first 48 hours, avoid the following:"


def test_urgent_signs_keep_their_line_on_every_slide(tmp_path: Path) -> None:
    signs = "".join(
        f"- the calf is swollen, warm and red on the {side} side, and it has become worse since "
        "yesterday evening\n"
        for side in ("left", "right", "inner", "outer", "upper")
    )
    text = (
        "---\ntitle: Sore Calves\n---\nCalves get sore after hills. Most settle in days.\n\n"
        f"## When It Cannot Wait\n\nGet medical care the same day if:\n\n{signs}"
    )
    path = tmp_path / "post.md"
    path.write_text(text, encoding="utf-8")
    deck = deck_of(read_article(path, BRAND, "post.md")[0])
    slides = [slide for slide in deck.slides if slide.role == "safety"]
    assert [slide.start for slide in slides] == [1, 4]
    assert {slide.slots["body"].plain for slide in slides} == {"Get medical care the same day if:"}
    assert len({slide.slots["headline"].plain for slide in slides}) == 1


def test_a_story_about_oneself_is_no_warning(articles: dict[str, Article]) -> None:
    assert "safety" not in roles(deck_of(articles["race-report"]))


def test_a_list_whose_line_does_not_fit_is_on_no_slide(articles: dict[str, Article]) -> None:
    too_full = frozenset(("list", ref) for ref in ("p3.s1", "p4.s1", "p5.s1"))
    deck = deck_of(articles["avoid"], unfit=too_full)
    assert not any("Hot baths" in text for _, _, text, _ in spoken(deck))


def test_a_huge_list_says_what_it_leaves_out(articles: dict[str, Article]) -> None:
    deck = deck_of(articles["huge-list"])
    shown = sum(len(slide.items) for slide in deck.slides if slide.role == "list")
    left = [omission for omission in deck.left_out if omission.text.startswith("Walk to place")]
    assert shown + len(left) == 30
    assert shown >= 8


def test_a_quote_names_who_said_it(articles: dict[str, Article]) -> None:
    (quote,) = [s for s in deck_of(articles["race-report"]).slides if s.role == "quote"]
    assert quote.slots["label"].plain == "My coach"
    assert "safety" not in roles(deck_of(articles["race-report"]))


def test_spanish_speaks_spanish(articles: dict[str, Article]) -> None:
    deck = deck_of(articles["spanish"])
    assert deck.slides[-1].slots["headline"].plain == "¿Preguntas? Escríbanos."
    assert "safety" in roles(deck)


def test_four_sentences_make_a_small_deck(articles: dict[str, Article]) -> None:
    assert 3 <= len(deck_of(articles["four-sentences"]).slides) <= 5


def deck_from(tmp_path: Path, body: str) -> Deck:
    path = tmp_path / "short.md"
    path.write_text(f"---\ntitle: Hello\n---\n{body}\n", encoding="utf-8")
    return deck_of(read_article(path, BRAND, "short.md")[0])


def test_two_sentences_make_one_slide(tmp_path: Path) -> None:
    (slide,) = deck_from(tmp_path, "Walk more. Sit less.").slides
    assert slide.role == "statement"
    assert (slide.slots["headline"].plain, slide.slots["body"].plain) == ("Walk more.", "Sit less.")


def test_one_slide_shows_the_warning_of_a_post_that_is_too_short(tmp_path: Path) -> None:
    body = "Call 911 if you have chest pain.\n\n## Walking\n\nWalking a little every day is easy."
    deck = deck_from(tmp_path, body)
    (slide,) = deck.slides
    assert {ref for _, text in slide.texts() for ref in text.refs} == {"title", "p1.s1"}
    assert [omission.ref for omission in deck.left_out] == ["p3.s1"]


def test_a_post_without_a_usable_sentence_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentgenError, match="too short for a carousel: 0 sentences") as caught:
        deck_from(tmp_path, "walk " * 60)
    assert caught.value.problems[0].where == "short.md"
    assert caught.value.problems[0].hint


def test_one_slide_if_the_post_asks_for_one(articles: dict[str, Article]) -> None:
    deck = deck_of(wishing(articles["treatment"], max_slides=1))
    (slide,) = deck.slides
    assert slide.slots["headline"].refs == ("title",)
    assert len(deck.left_out) > 5
    kinds = {part.kind for part in make_outline(articles["treatment"]).parts if part.points
             and part.points[0].ref in slide.slots["body"].refs}  # fmt: skip
    assert not kinds & {"benefits", "evidence", "how"}


def wishing(article: Article, **wishes: object) -> Article:
    options = CarouselOptions(**wishes)  # type: ignore[arg-type]
    return replace(article, meta=replace(article.meta, carousel=options))


@pytest.mark.parametrize("most", [2, 3, 4, 5, 6, 7, 8])
def test_fewer_slides_never_drop_safety(articles: dict[str, Article], most: int) -> None:
    deck = deck_of(wishing(articles["treatment"], max_slides=most))
    assert len(deck.slides) <= most
    assert "safety" in roles(deck)
    assert roles(deck)[0] == "cover"


def test_a_wish_for_more_than_ten_is_kept(articles: dict[str, Article]) -> None:
    text = "---\ntitle: Twenty Rooms\n---\n" + "".join(
        f"\n## Room {name}\n\nThe room called {name} has a door to the garden. Its floor is oak.\n"
        for name in (
            "amber",
            "birch",
            "cedar",
            "delta",
            "ember",
            "fjord",
            "grove",
            "heath",
            "inlet",
            "jetty",
            "knoll",
            "lagoon",
        )
    )
    article = articles["treatment"]
    article = replace(article, sections=rooms(text))
    assert len(deck_of(article).slides) == 10
    assert len(deck_of(wishing(article, max_slides=14)).slides) == 14


def rooms(text: str) -> tuple[Section, ...]:
    """Sections by hand: a heading and one paragraph each."""
    made: list[Section] = []
    for number, part in enumerate(text.split("\n## ")[1:]):
        heading, body = part.split("\n\n", 1)
        ref = f"p{2 * number + 2}"
        sentences = tuple(
            Sentence(f"{ref}.s{n}", f"{one.strip().rstrip('.')}.", 1)
            for n, one in enumerate(body.strip().split(". "), 1)
        )
        block = Block("paragraph", ref, 1, sentences)
        made.append(Section(heading, f"p{2 * number + 1}", 1, 2, (block,)))
    return tuple(made)


def test_the_post_can_skip_sections_and_roles(articles: dict[str, Article]) -> None:
    article = wishing(articles["treatment"], skip=("What the research says", "recap"))
    deck = deck_of(article)
    assert "recap" not in roles(deck)
    assert not any("Journal" in text for _, _, text, _ in spoken(deck))
    assert any(o.reason == "skipped, as the post asks" for o in deck.left_out)


def test_unfit_sentences_are_avoided_and_listed(articles: dict[str, Article]) -> None:
    unfit = frozenset((role, "p3.s1") for role in ("definition", "statement", "recap"))
    deck = deck_of(articles["treatment"], unfit=unfit)
    assert not any("p3.s1" in refs for _, _, _, refs in spoken(deck))
    reasons = {o.ref: o.reason for o in deck.left_out}
    assert reasons["p3.s1"] == "does not fit on a slide"


def test_what_does_not_fit_on_one_slide_may_stand_on_another(articles: dict[str, Article]) -> None:
    deck = deck_of(articles["treatment"], unfit=frozenset({("recap", "p3.s1")}))
    homes = {s.role for s in deck.slides if any("p3.s1" in t.refs for _, t in s.texts())}
    assert homes == {"definition"}


def test_the_frontmatter_has_the_first_word(articles: dict[str, Article]) -> None:
    article = articles["treatment"]
    meta = replace(
        article.meta,
        hook="Do sound waves help a sore heel?",
        description="A plain look at shockwave therapy.",
        cta=CallToAction("Send a message", "We answer within a day.", ref="cta"),
    )
    deck = deck_of(replace(article, meta=meta))
    first, last = deck.slides[0], deck.slides[-1]
    assert first.slots["headline"].plain == "Do sound waves help a sore heel?"
    assert first.slots["headline"].refs == ("hook",)
    assert first.slots["body"].refs == ("description",)
    assert last.slots["button"].refs == ("cta",)
    assert last.slots["label"].plain == BRAND.disclaimer


def test_a_title_too_long_for_a_cover_gives_way_to_the_topic(
    articles: dict[str, Article],
) -> None:
    title = (
        "Everything that you could ever want to know about shockwave therapy for heel pain "
        "before you decide to book your very first visit with us"
    )
    article = articles["treatment"]
    deck = deck_of(replace(article, meta=replace(article.meta, title=title)))
    assert len(deck.slides[0].slots["headline"].plain.split()) < 8
    assert any(o.ref == "title" and "too long" in o.reason for o in deck.left_out)


@pytest.mark.skipif(not OWNERS_POST.exists(), reason="the owner's post is not here")
def test_the_owners_post() -> None:
    article = read_article(OWNERS_POST, Brand(), OWNERS_POST.name)[0]
    deck = deck_of(article)
    check(article, deck)
    assert 8 <= len(deck.slides) <= 10
    assert {"definition", "evidence", "list", "safety", "recap"} <= set(roles(deck))
    shown = {ref for _, _, _, refs in spoken(deck) for ref in refs}
    assert {"p3.s1", "p5.s3", "p7.s2", "p9.s1", "p9.s2", "p9.s3", "p9.s4"} <= shown
    assert not shown & {"p1.s4", "p19.s2"}


# --- Posts made by chance ---------------------------------------------------------------------

WORDS = st.sampled_from(
    ("walk", "knee", "gentle", "pain", "week", "stretch", "muscle", "rest", "often", "may", "load")
)
OPENERS = st.sampled_from(
    [
        "The",
        "A",
        "However, the",
        "It",
        "These",
        "Stop if the",
        "Research suggests the",
        "In this post we look at the",
        "See a doctor if the",
        "Do not",
        "Book a visit for the",
    ]
)


@st.composite
def sentences(draw: st.DrawFn, ref: str) -> tuple[Sentence, ...]:
    made: list[Sentence] = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        body = draw(st.lists(WORDS, min_size=1, max_size=draw(st.sampled_from([6, 14, 45]))))
        end = draw(st.sampled_from([".", ".", ".", "?", ":"]))
        unique = f"{string.ascii_lowercase[number]}{ref}"
        made.append(
            Sentence(f"{ref}.s{number}", f"{draw(OPENERS)} {' '.join(body)} {unique}{end}", 1)
        )
    return tuple(made)


@st.composite
def posts(draw: st.DrawFn) -> Article:
    made: list[Section] = []
    piece = 0
    headings = [
        "",
        "What Is Load?",
        "Side Effects",
        "Benefits",
        "How to Start",
        "Myth: Rest Heals",
        "The Research",
        "Conclusion",
        "My Story",
        "Book Now",
        "Ideas",
    ]
    for _ in range(draw(st.integers(1, 6))):
        heading = draw(st.sampled_from(headings)) if made else draw(st.sampled_from(headings[:3]))
        piece += 1
        section_ref = f"p{piece}" if heading else ""
        blocks: list[Block] = []
        for _ in range(draw(st.integers(1, 3))):
            piece += 1
            kind = draw(st.sampled_from(["paragraph", "paragraph", "bullets", "steps", "quote"]))
            ref = f"p{piece}"
            if kind in ("paragraph", "quote"):
                lead = draw(st.sampled_from(["", "", "", "Tip", "Myth", "Fact"]))
                lead = lead if kind == "paragraph" else ""
                blocks.append(Block(kind, ref, 1, draw(sentences(ref)), lead=lead))  # type: ignore[arg-type]
                continue
            items: list[Item] = []
            for _ in range(draw(st.integers(1, 7))):
                label = draw(st.sampled_from(["", f"Label {piece}", "Faster healing"]))
                items.append(Item(f"p{piece}", 1, draw(sentences(f"p{piece}")), label))
                piece += 1
            blocks.append(Block(kind, ref, 1, items=tuple(items)))  # type: ignore[arg-type]
        made.append(Section(heading, section_ref or f"p{piece}x", 1, 2, tuple(blocks)))
    meta = Meta(
        title="Load and Rest for Every Body",
        slug="load",
        lang=draw(st.sampled_from(["en", "es", "fr"])),
    )
    return Article("load.md", meta, tuple(made))


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(posts())
def test_any_post_gives_a_lawful_deck_or_says_why_not(article: Article) -> None:
    outline = make_outline(article)
    deck: Deck | None = None
    refused: tuple[str, ...] = ()
    try:
        deck = make_deck(article, outline, BRAND)
    except ContentgenError as error:
        refused = tuple(problem.where for problem in error.problems)
    if deck is None:
        assert refused == ("load.md",)
        return
    check(article, deck)
    warned = [part for part in outline.parts if part.kind == "safety"]
    usable = [
        point
        for part in warned
        for point in part.points
        if len(point.text.split()) <= 35 and point.text.endswith(".") and not point.tied
    ]
    assert (
        "safety" in roles(deck)
        or not usable
        or any(point.ref in text.refs for point in usable for _, text in deck.slides[-1].texts())
    )
