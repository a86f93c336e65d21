"""The upload sheet: titles, description, tags, comment and thumbnail within YouTube's rules."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.model.article import Article, Block, CallToAction, Link, Meta, Section, Sentence
from contentgen.model.brand import Brand
from contentgen.model.outline import Outline, Part, Point, SectionKind
from contentgen.model.script import Upload
from contentgen.plan.script import make_script
from contentgen.plan.upload import make_upload

BRAND = Brand(
    name="Elm Road Clinic",
    therapist="Robin Vale",
    credentials="PT",
    links=(("Instagram", "https://instagram.com/elmroad"),),
    cta=CallToAction("Book a visit", url="https://elmroad.example/book"),
)
STUDY = "A trial in the Journal of Tape reported less soreness in some runners after one week."
SAFETY = "Tape can irritate the skin, so take it off if the skin itches, burns or turns red."
FILL = "It is worn for some days and then taken off with a little oil and some patience, slowly."


def post(
    *sections: tuple[SectionKind, str, str, tuple[str, ...]],
    topic: str = "kinesiology taping",
    links: tuple[Link, ...] = (),
    **meta: object,
) -> tuple[Article, Outline]:
    """Build a post of headings (with the question made of them) and plain paragraphs."""
    read, parts = [], []
    for place, (kind, heading, question, said) in enumerate(sections, 1):
        ref, body, line = f"p{2 * place - 1}", f"p{2 * place}", 10 * place
        sentences = tuple(Sentence(f"{body}.s{n}", t, line) for n, t in enumerate(said, 1))
        points = tuple(Point(s.text, s.ref, line, (), n == 0) for n, s in enumerate(sentences))
        block = Block("paragraph", body, line, sentences)
        read.append(Section(heading, ref, line, 2, (block,)))
        parts.append(Part(kind, heading, ref, line, points, question=question))
    fields: dict[str, object] = {"title": "What tape can do", "slug": "tape", "lang": "en", **meta}
    article = Article("articles/tape.md", Meta(**fields), tuple(read), links)  # type: ignore[arg-type]
    outline = Outline(article.meta.title, topic, article.meta.lang, tuple(parts), article.words())
    return article, outline


FULL = (
    ("what", "The tape", "What is kinesiology taping?", (
        "Kinesiology taping is the use of stretchy tape on the skin over a muscle or joint.", FILL,
    )),
    ("how", "How it is done", "How does it work?", (
        "The skin is cleaned, the tape is cut to length, and laid on with some stretch.", FILL,
    )),
    ("evidence", "Research", "What does the research say?", (STUDY, FILL)),
    ("safety", "Safety", "Is it safe?", (SAFETY, FILL)),
)  # fmt: skip


def upload(*sections: tuple[SectionKind, str, str, tuple[str, ...]], **meta: object) -> Upload:
    brand = meta.pop("brand", BRAND)
    assert isinstance(brand, Brand)
    article, outline = post(*(sections or FULL), **meta)  # type: ignore[arg-type]
    return make_upload(article, outline, make_script(article, outline, brand), brand)


def whole(made: Upload) -> str:
    return "\n\n".join(p.text for p in made.description) + "\n"


def test_five_titles_have_five_angles_and_the_search_phrase() -> None:
    titles = [title.text for title in upload().titles]
    assert len(titles) == len({title.casefold() for title in titles}) == 5
    assert sum("kinesiology taping" in title.casefold() for title in titles) >= 3
    assert "What tape can do" in titles
    assert all(title[0].isupper() and len(title) <= 100 for title in titles)


def test_short_titles_come_first() -> None:
    long = "taping of the knee for people who climb stairs with a heavy bag every single day"
    lengths = [len(title.text) > 60 for title in upload(topic=long).titles]
    assert lengths == sorted(lengths)


def test_the_therapist_is_named_only_if_the_practice_has_one() -> None:
    told = [title.text for title in upload().titles]
    untold = [title.text for title in upload(brand=replace(BRAND, credentials="CSCS")).titles]
    assert any("physical therapist" in title for title in told)
    assert not any("physical therapist" in title for title in untold)


def test_before_you_book_is_said_of_treatments_only() -> None:
    assert any("before you book" in t.text for t in upload().titles)
    assert not any("before you book" in t.text for t in upload(topic="heel pain").titles)


def test_a_title_that_promises_an_outcome_is_not_offered() -> None:
    titles = [t.text for t in upload(title="The secret cure for sore knees").titles]
    assert not any("cure" in title for title in titles)


def test_the_description_opens_with_topic_speaker_and_content() -> None:
    first = upload().description[0].text
    assert first.startswith("Thinking about kinesiology taping?")
    assert "physical therapist explains" in first
    assert "safe" in first
    assert len(first) <= 150


def test_the_description_holds_chapters_links_date_and_disclaimer() -> None:
    made = upload(date=dt.date(2026, 3, 4))
    text = whole(made)
    assert re.search(r"^0:00 ", text, re.MULTILINE)
    assert "Book a visit: https://elmroad.example/book" in text
    assert "March 4, 2026" in text
    assert BRAND.disclaimer in text
    assert SAFETY in text


def test_a_missing_link_has_a_place() -> None:
    brand = replace(BRAND, cta=CallToAction("Book a visit"), website="")
    assert "Book a visit: [LINK]" in whole(upload(brand=brand))


def test_a_named_study_without_a_link_asks_for_its_citation() -> None:
    assert re.search(r"^[A-Z].*: \[author, title, year, link\]$", whole(upload()), re.MULTILINE)
    article, outline = post(*FULL, links=(Link("the trial", "https://doi.example/1", 30),))
    made = make_upload(article, outline, make_script(article, outline, BRAND), BRAND)
    assert "[author" not in whole(made)
    assert "[Add the citation" not in whole(made)
    assert "the trial: https://doi.example/1" in whole(made)


def test_a_post_without_studies_has_no_sources() -> None:
    assert "SOURCES" not in whole(upload(*FULL[:2], FULL[3]))


def test_a_question_of_the_post_is_a_title_and_a_bare_count_is_not() -> None:
    more = (("list", "Ready?", "Ready for tape?", (FILL,)), ("other", "", "Will it hurt?", (FILL,)))
    made = upload(*FULL, *more, topic="ankle sprain")
    titles = [title.text for title in made.titles]
    assert not any("points to know" in title for title in titles)
    assert any(title.endswith("?") for title in titles)


def test_the_description_opens_with_sentences_that_follow_each_other() -> None:
    paragraphs = [p.text for p in upload().description]
    assert paragraphs[1] == f"{FULL[0][3][0]} {FILL}"
    assert paragraphs[2].startswith("The safety part: ")


def test_tags_are_the_posts_and_the_practices_words() -> None:
    tags = upload(tags=("tape", "sore knees")).tags
    assert tags[0] == "kinesiology taping"
    assert {"tape", "sore knees", "Elm Road Clinic"} <= set(tags)
    assert len({tag.casefold() for tag in tags}) == len(tags)


def test_tags_stop_at_five_hundred_characters_with_commas_and_quotes() -> None:
    many = tuple(f"a word of many words {number:02}" for number in range(60))
    tags = upload(tags=many).tags
    counted = sum(len(tag) + 2 * (" " in tag) for tag in tags) + len(tags) - 1
    assert 460 < counted <= 500


def test_the_comment_asks_and_keeps_health_details_out() -> None:
    comment = upload().pinned_comment.text
    assert "?" in comment
    assert "personal health details" in comment


@pytest.mark.parametrize(
    ("topic", "words"),
    [("kinesiology taping", "IS IT SAFE?"), ("compression socks", "COMPRESSION SOCKS?")],
)
def test_the_thumbnail_fits_its_topic(topic: str, words: str) -> None:
    assert upload(topic=topic).thumbnail.text == words


@pytest.mark.parametrize(
    ("topic", "wrong"),
    [
        ("shin splints", ("is it", "what it is", "how it works")),
        ("stretching exercises", ("is it", "what it is", "how safe it is")),
        ("what to bring to your visit", ("about what to bring", "is it safe")),
        ("calf strain", ("about calf strain", "Dealing with calf strain")),
    ],
)
def test_frames_are_grammatical_for_any_topic(topic: str, wrong: tuple[str, ...]) -> None:
    made = upload(*((kind, heading, "", said) for kind, heading, _, said in FULL), topic=topic)
    texts = [t.text for t in made.titles] + [made.pinned_comment.text, made.description[0].text]
    assert not [text for text in texts for bad in wrong if bad.casefold() in text.casefold()]


def test_spanish_uploads_are_spanish() -> None:
    made = upload(
        ("what", "Qué es", "¿Qué es el vendaje?", (
            "El vendaje es una cinta que se pega sobre la piel y se deja puesta unos días, hasta "
            "que se despega con un poco de aceite y con mucha calma, sin tirar de ella.",)),
        ("safety", "Seguridad", "¿Es seguro?", (
            "Quítelo si la piel pica o se pone roja, y no lo ponga nunca sobre una herida abierta, "
            "una quemadura o una piel que ya está irritada por otro motivo cualquiera.",)),
        topic="vendaje neuromuscular", lang="es", title="El vendaje", date=dt.date(2026, 3, 4),
    )  # fmt: skip
    text = whole(made)
    assert "4 de marzo de 2026" in text
    assert "ENLACES" in text
    assert any("antes de pedir cita" in title.text for title in made.titles)


def test_the_same_post_gives_the_same_upload() -> None:
    assert upload() == upload()


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=130)
ANY = st.one_of(
    TEXT, st.sampled_from(["<b>" * 9, "y" * 120, "a, b, c", '"quoted" words', "ж" * 900])
)


@settings(max_examples=60, deadline=None)
@given(
    said=st.lists(ANY.filter(str.strip), min_size=1, max_size=4),
    heading=ANY,
    topic=ANY,
    title=ANY.filter(str.strip),
    tags=st.lists(ANY, max_size=30).map(tuple),
    kind=st.sampled_from(["what", "how", "evidence", "safety", "list", "other"]),
    lang=st.sampled_from(["en", "es", "fr"]),
)
def test_no_post_breaks_a_rule(
    said: list[str],
    heading: str,
    topic: str,
    title: str,
    tags: tuple[str, ...],
    kind: SectionKind,
    lang: str,
) -> None:
    sections = [(kind, heading, "", tuple(said)), ("safety", "", "", tuple(said[::-1]))]
    made = upload(*sections, topic=topic, title=title, tags=tags, lang=lang)  # type: ignore[arg-type]
    assert 1 <= len(made.titles) <= 5
    assert all(0 < len(t.text) <= 100 and not set("<>") & set(t.text) for t in made.titles)
    assert len({t.text.casefold() for t in made.titles}) == len(made.titles)
    text = whole(made)
    assert len(text.encode()) <= 5000
    assert not set("<>") & set(text)
    assert len(made.description[0].text) <= 150
    counted = sum(len(tag) + 2 * (" " in tag) for tag in made.tags) + max(0, len(made.tags) - 1)
    assert counted <= 500
    assert not any(set('<>,"') & set(tag) for tag in made.tags)
    assert 1 <= len(made.thumbnail.text.split()) <= 4
    assert all(p.refs for p in (*made.titles, *made.description, made.thumbnail))
