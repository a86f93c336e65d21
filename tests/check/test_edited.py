from __future__ import annotations

from contentgen.check.edited import added
from contentgen.check.post import make_post
from contentgen.check.subject import Made
from contentgen.model.brand import Brand
from contentgen.model.deck import Deck, Run, Slide, Text
from contentgen.model.script import Caption, Paragraph, Script, Short, Upload
from contentgen.read.article import read_article

EMPTY = Paragraph("", ())


def made(*texts: tuple[str, str], edited: bool = True) -> Made:
    slides = tuple(Slide("statement", {"body": Text((Run(t),), (ref,))}) for t, ref in texts)
    upload = Upload((), (), (), EMPTY, EMPTY)
    script, caption = Script("Feet", 145, (), ()), Caption((), ())
    return Made(Deck("Feet", slides), script, Short("Feet", ()), upload, caption, edited=edited)


def test_only_what_a_person_added_is_looked_at(tmp_path):
    path = tmp_path / "post.md"
    path.write_text("---\ntitle: Feet\n---\n\nFeet *may* ache. Rest helps.\n", encoding="utf-8")
    article, _ = read_article(path, Brand(), "post.md")
    post = make_post(article, Brand())
    texts = (("Feet may ache!", "p1.s1"), ("Rest helps. It cures.", "p1.s2"), ("Next", "editor"))
    found = [(number, passage.text) for number, passage in added(made(*texts), post)]
    assert found == [(2, "It cures.")]
    assert list(added(made(*texts, edited=False), post)) == []
