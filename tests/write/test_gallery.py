from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from contentgen.model.article import Meta
from contentgen.model.brand import Brand
from contentgen.model.deck import Run, Slide, Text
from contentgen.model.finding import Finding
from contentgen.theme.find import own_templates
from contentgen.theme.jinja import environment, render
from contentgen.write import gallery, paths
from contentgen.write.gallery import ReadingBlock, Stretch, gallery_posts, reading, seal
from contentgen.write.limits import limits
from contentgen.write.manifest import Inputs, make_manifest
from contentgen.write.package import write_package


def package(out: Path, slug: str, date: str = "", title: str = "", **texts: str) -> None:
    import datetime as dt

    files = {f"instagram/slide-{number:02d}.jpg": b"jpeg" for number in (1, 2)}
    files |= {getattr(paths, name.upper()): text.encode() for name, text in texts.items()}
    day = dt.date.fromisoformat(date) if date else None
    meta = Meta(title=title or slug, slug=slug, date=day, tags=("knee",))
    words = {"body": Text((Run("words"),), ("p1.s1",))}
    findings = [Finding("overflow", "error", "Slide 2 <b>spills</b>.", "Shorten it.", line=7)]
    alts = ('Shows "knees" & <stairs>.', "Two.")
    slides = [Slide("statement", words, alt=alt) for alt in alts]
    inputs = Inputs(f"articles/{slug}.md", "", "tide", "4x5")
    files["manifest.json"] = make_manifest(meta, inputs, files, slides, findings)
    write_package(out / slug, files)


def page_of(out: Path) -> str:
    posts = gallery_posts(out, 125)
    context = {"posts": posts, "brand": Brand(name="Hill <PT>"), "limits": limits()}
    made = environment((own_templates(),))
    page, _ = render(made, ("gallery/index.html.j2",), context)
    return seal(page).decode()


class Page(HTMLParser):
    """The page as a browser takes it apart: elements with attributes, and its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, str] = {}
        self._open: list[tuple[str, str | None]] = []
        self.scripts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in ("meta", "img", "input", "hr", "br", "link", "path"):
            self._open.append((tag, dict(attrs).get("id")))

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self._open and self._open[-1][0] == "script":
            self.scripts.append(data)
        for _, name in self._open:
            if name:
                self.words[name] = self.words.get(name, "") + data


def test_posts_come_newest_first_then_by_slug_and_undated_last(tmp_path):
    for slug, date in (("b", "2026-01-02"), ("a", "2026-01-02"), ("z", ""), ("c", "2026-03-01")):
        package(tmp_path, slug, date)
    assert [post.slug for post in gallery_posts(tmp_path, 125)] == ["c", "a", "b", "z"]


def test_only_packages_count(tmp_path):
    package(tmp_path, "knees")
    (tmp_path / "index.html").write_text("")
    (tmp_path / "mine").mkdir()
    aside = tmp_path / ".knees.contentgen-old"
    aside.mkdir()
    (aside / "manifest.json").write_text('{"contentgen":"1","files":{}}')
    assert [post.slug for post in gallery_posts(tmp_path, 125)] == ["knees"]


def test_the_gallery_shows_texts_as_they_are_on_disk_now(tmp_path):
    package(tmp_path, "knees", caption="as built")
    (tmp_path / "knees" / paths.CAPTION).write_text("as edited\n", encoding="utf-8")
    (tmp_path / "knees" / "instagram" / "slide-02.jpg").unlink()
    (post,) = gallery_posts(tmp_path, 4)
    assert (post.caption, post.caption_head, post.caption_tail) == ("as edited", "as e", "dited")
    assert [slide.src for slide in post.slides] == ["knees/instagram/slide-01.jpg"]


def test_addresses_hold_for_any_name_of_a_folder(tmp_path):
    package(tmp_path, "knie & rücken #1?")
    (post,) = gallery_posts(tmp_path, 125)
    assert post.slides[0].src == "knie%20%26%20r%C3%BCcken%20%231%3F/instagram/slide-01.jpg"
    assert post.anchor == "post-knie-&-rücken-#1?"


NASTY = '<script>alert("x")</script> {{ 7*7 }} \' onload="x" javascript:alert(1)'


def test_whatever_a_post_says_is_only_text(tmp_path):
    texts = dict.fromkeys(("caption", "alt_text", "description", "tags", "outline", "short"), NASTY)
    package(tmp_path, "knees", title=NASTY, titles=NASTY, **texts)
    page = Page(page_of(tmp_path))
    assert len(page.scripts) == 1
    assert page.words["post-knees--caption"] == NASTY
    assert page.words["post-knees--title"] == NASTY
    assert page.words["post-knees--title-1"] == NASTY
    assert page.words["post-knees--description"] == NASTY
    for _, attrs in page.found:
        assert not any(name.startswith("on") for name in attrs)
        for name in ("href", "src"):
            assert not (attrs.get(name) or "").lower().startswith("javascript")
    assert not any(tag == "b" for tag, _ in page.found)


def test_addresses_in_texts_never_become_links(tmp_path):
    words = "Book at https://example.com or [here](javascript:alert(1))."
    package(tmp_path, "knees", caption=words, description=words, outline=f"# T\n\n- {words}")
    links = [a.get("href") for tag, a in Page(page_of(tmp_path)).found if tag == "a"]
    assert all(link.startswith(("#", "knees/")) for link in links)


def test_the_page_loads_nothing_and_runs_only_its_own_script(tmp_path):
    package(tmp_path, "knees", caption="c")
    text = page_of(tmp_path)
    page = Page(text)
    (policy,) = (a["content"] for tag, a in page.found if tag == "meta" and "http-equiv" in a)
    digest = base64.b64encode(hashlib.sha256(page.scripts[0].encode()).digest()).decode()
    assert policy.startswith("default-src 'none'")
    assert f"script-src 'sha256-{digest}'" in policy
    assert not any(tag in ("link", "iframe", "object", "form", "base") for tag, _ in page.found)
    assert not any(attrs.get("src", "").startswith(("http", "//")) for _, attrs in page.found)
    assert not re.search(r"url\(|@import", text)


def test_every_copy_button_has_its_text_and_every_name_is_used_once(tmp_path):
    texts = dict.fromkeys(("caption", "alt_text", "description", "tags", "titles"), "words")
    package(tmp_path, "knees", **texts)
    package(tmp_path, "hips", **texts)
    page = Page(page_of(tmp_path))
    names = [attrs["id"] for _, attrs in page.found if "id" in attrs]
    assert len(names) == len(set(names))
    buttons = [attrs["data-copy"] for _, attrs in page.found if "data-copy" in attrs]
    assert len(buttons) == 2 * (5 + 2)
    assert set(buttons) <= set(names)


def test_pictures_carry_their_alt_text_and_controls_a_name(tmp_path):
    package(tmp_path, "knees")
    page = Page(page_of(tmp_path))
    alts = [a["alt"] for tag, a in page.found if tag == "img"]
    assert alts == ['Shows "knees" & <stairs>.', "Two."]
    arrows = [a for tag, a in page.found if tag == "button" and "arrow" in (a.get("class") or "")]
    assert [arrow["aria-label"] for arrow in arrows] == ["Slide before", "Next slide"]
    assert next(a["lang"] for tag, a in page.found if tag == "html") == "en"


@pytest.mark.parametrize(("posts", "search"), [(1, False), (6, False), (7, True)])
def test_many_posts_can_be_searched(tmp_path, posts, search):
    for number in range(posts):
        package(tmp_path, f"post-{number}")
    page = Page(page_of(tmp_path))
    assert any(tag == "input" for tag, _ in page.found) is search
    assert any(a.get("class") == "grid" for _, a in page.found) is (posts > 1)


def test_a_gallery_without_posts_says_so(tmp_path):
    assert "Nothing here yet" in page_of(tmp_path)


def test_a_sealed_page_without_a_script_stays_as_it_is():
    assert seal("<p>é</p>") == "<p>é</p>".encode()
    assert gallery.SCRIPT_HASH in "sha256-SCRIPT"


def test_generated_markdown_is_taken_apart_for_reading():
    text = """# Title

## 0:15 **What** is it?

- SAY: It *may* help. `[p1.s1]`
  - snake_case_stays and 2 * 3 * 4
1. First

| Time | Say |
|---|:-:|
| 0-3 | x \\| &lt;y> |

---
```
# not a heading
```
\\*not bold\\*
"""
    assert reading(text) == (
        ReadingBlock("h1", (Stretch("Title"),)),
        ReadingBlock("h2", (Stretch("0:15 "), Stretch("What", "b"), Stretch(" is it?"))),
        ReadingBlock(
            "item",
            (
                Stretch("SAY: It "),
                Stretch("may", "i"),
                Stretch(" help. "),
                Stretch("[p1.s1]", "code"),
            ),
        ),
        ReadingBlock("item", (Stretch("snake_case_stays and 2 * 3 * 4"),), depth=1),
        ReadingBlock("item", (Stretch("First"),)),
        ReadingBlock("table", rows=(("Time", "Say"), ("0-3", "x | <y>"))),
        ReadingBlock("rule"),
        ReadingBlock("code", (Stretch("# not a heading"),)),
        ReadingBlock("text", (Stretch("*not bold*"),)),
    )
