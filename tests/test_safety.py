"""Hostile or unlucky input: nothing leaks, nothing hangs, nobody's files are harmed.

Themes from strangers, limits of size and time, places on disk, files that change meanwhile, and the
gallery as a browser reads it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from contentgen import packages, pipeline, unit
from contentgen.batch import build_posts
from contentgen.discover import find_posts
from contentgen.errors import ContentgenError
from contentgen.options import Options
from contentgen.outcome import Made, Order
from contentgen.read.labels import Folded
from contentgen.read.shortcodes import drop_shortcodes
from contentgen.read.slug import slugify
from contentgen.unit import make
from contentgen.workspace import Workspace
from contentgen.write.package import opened, read_manifest
from contentgen.write.verify import verify_package

SECRET = "TOP-SECRET-WORDS"
BODY = """Walking is the sport that most people keep for life. It needs no gym and no ticket. A
pair of shoes and a quiet road are enough for most people.

## How long should a walk be?

Start with ten minutes on flat ground. Add two minutes every week. Some people may like a longer
walk on Sundays.

## Is it safe?

Most roads are safe by day. Ask your doctor first if you have not walked for a long time.
"""
FRONT = "---\ntitle: Walking well\n---\n\n"
links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


class Desk:
    """A small workspace whose slides are planned and laid out, but not drawn."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.space = Workspace(root)
        self.put("brand.toml", '[practice]\nname = "Hill Practice"\n[look]\ntheme = "plain"\n')
        self.post = self.put("articles/walk.md", FRONT + BODY)
        self.put("secret.txt", SECRET)

    def put(self, name: str, data: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def make(self, limit: float = 30) -> Made:
        return make(self.post, self.space, Options(threads=0), drafts=False, limit=limit)

    def themed(self, cover: str, theme: str = 'base = "plain"\n', limit: float = 30) -> str:
        """Return what is said of a theme whose cover's template is this."""
        self.put("brand.toml", '[practice]\nname = "Hill"\n[look]\ntheme = "evil"\n')
        self.put("templates/evil/theme.toml", theme)
        if cover:
            self.put("templates/evil/cover.xml.j2", cover)
        made = self.make(limit)
        assert not any(SECRET.encode() in data for data in made.files.values())
        if made.outcome.status == "built":
            return "built"
        (problem,) = made.outcome.problems
        assert "internal error" not in problem.message, made.outcome.trace
        assert SECRET not in str(problem)
        return str(problem)

    def build(self, out: str = "output", **order: bool) -> list[str]:
        given = Order(self.root / out, jobs=1, **order)
        posts = find_posts((), self.space, given.out)
        return [o.status for o in build_posts(posts, self.space, Options(threads=0), given)]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "draw", lambda *_: {})
    return Desk(tmp_path)


# --- Themes from strangers ----------------------------------------------------------------------

GROUND = '<slide role="cover" ground="{{ ground }}">%s</slide>'
PLAIN = '{% extends "builtin/plain/cover.xml.j2" %}'
THEMES = {
    "include": ('{% include "/etc/passwd" %}', 'there is no template "/etc/passwd"'),
    "include above": ('{% include "../../secret.txt" %}', "there is no template"),
    "include from inside": ('{% include "evil/../../secret.txt" %}', "there is no template"),
    "import": ('{% import "../../secret.txt" as x %}', "there is no template"),
    "globals": ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "is unsafe"),
    "subclasses": ("{{ ().__class__.__bases__[0].__subclasses__() }}", "is unsafe"),
    "format": ("{{ '{0.__class__.__mro__}'.format(slide) }}", "is unsafe"),
    "attr": ("{{ slide|attr('__class__') }}", "is unsafe"),
    "wrapped": ("{{ wave.__wrapped__.__globals__ }}", "is unsafe"),
    "range": ("{% for i in range(10**9) %}{{ i }}{% endfor %}", "evil/cover.xml.j2:1: Range too"),
    "itself": ('{% include "evil/cover.xml.j2" %}', "evil/cover.xml.j2:1: uses itself without"),
    "macro": ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "uses itself without end"),
    "parens": ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "nested too deep"),
    "infinite": ("{{ wave(0, 1e308*10, 5, 5, 5) }}" + PLAIN, "evil/cover.xml.j2:1"),
    "image": (GROUND % '<image src="/etc/passwd" width="9" height="9"/>', "no image file"),
    "image above": (GROUND % '<image src="../../../x.png" width="9" height="9"/>', "no image file"),
    "href": (GROUND % '<image href="/etc/passwd"/>', 'unknown attribute "href"'),
    "doctype": ('<!DOCTYPE a [<!ENTITY a "b">]>' + GROUND % "", "document type is not allowed"),
    "entity": (
        '<!DOCTYPE a [<!ENTITY x SYSTEM "secret.txt">]>' + GROUND % '<text style="body">&x;</text>',
        "document type is not allowed",
    ),
    "deep": (GROUND % ("<column>" * 5000 + "</column>" * 5000), "more than 60 levels deep"),
    "no number": (GROUND % '<rect x="nan" y="inf" width="1" height="1"/>', "not a number"),
}


@pytest.mark.parametrize("case", THEMES)
def test_a_template_reaches_nothing_but_templates_and_ends(desk: Desk, case: str) -> None:
    template, said = THEMES[case]
    found = desk.themed(template)
    assert said in found
    assert "evil/cover.xml.j2" in found


@pytest.mark.skipif(not hasattr(unit.signal, "setitimer"), reason="no alarms here")
def test_a_template_without_end_is_given_up_by_name(desk: Desk) -> None:
    loop = "{% for i in range(99999) %}{% for k in range(99999) %}{% endfor %}{% endfor %}"
    found = desk.themed(loop + PLAIN, limit=1)
    assert "over 1 seconds and was given up in the template evil/cover.xml.j2." in found


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")
@pytest.mark.parametrize(
    "code",
    ["{% set a = 'a' * 10**10 %}", "{{ 'a'|center(10**10) }}", "{{ '%010000000000d' % 1 }}",
     "{% set a = [1] * 10**10 %}", "{{ '{:>10000000000}'.format('a') }}"],
)  # fmt: skip
def test_a_template_that_eats_memory_is_given_up_by_name(desk: Desk, code: str) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_DATA)
    found = desk.themed(code + PLAIN)
    assert "The template evil/cover.xml.j2 needs more memory than there is." in found
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


@links
@pytest.mark.parametrize("name", ["cover.xml.j2", "theme.toml"])
def test_links_out_of_the_templates_are_not_followed(desk: Desk, name: str) -> None:
    desk.themed(PLAIN)
    place = desk.root / "templates" / "evil" / name
    outside = desk.root / name
    shutil.move(place, outside)
    place.symlink_to(outside)
    # A theme is loaded once in a process, so the link is tried under another name.
    shutil.copytree(place.parent, desk.root / "templates" / "other", symlinks=True)
    desk.put("brand.toml", '[practice]\nname = "Hill"\n[look]\ntheme = "other"\n')
    (problem,) = desk.make().outcome.problems
    assert "this file is a link out of the templates' folder" in problem.message


@links
def test_a_text_template_that_is_a_link_out_is_refused(desk: Desk) -> None:
    folder = desk.root / "templates" / "text"
    folder.mkdir(parents=True)
    (folder / "caption.txt.j2").symlink_to(desk.root / "secret.txt")
    made = desk.make()
    assert "a link out of the templates' folder" in made.outcome.problems[0].message


def test_pictures_and_fonts_of_a_theme_lie_in_it(desk: Desk, tmp_path_factory) -> None:
    from PIL import Image

    outside = tmp_path_factory.mktemp("home") / "passport.png"
    Image.new("RGB", (9, 9)).save(outside)
    image = GROUND % f'<image src="{outside.as_posix()}" width="9" height="9"/>'
    assert "there is no image file" in desk.themed(image)
    fonts = f'base = "plain"\n[fonts]\nsans = "{outside.as_posix()}"\n'
    shutil.rmtree(desk.root / "templates" / "evil")
    desk.put("templates/worse/theme.toml", fonts)
    desk.put("brand.toml", '[practice]\nname = "Hill"\n[look]\ntheme = "worse"\n')
    (problem,) = desk.make().outcome.problems
    assert "is outside of the theme" in problem.message


def test_the_practices_own_font_may_be_anywhere(desk: Desk, tmp_path_factory) -> None:
    from contentgen.theme.fonts import find_font

    found = Path(find_font("fontpkg-inter", {}, (), "").path)
    font = tmp_path_factory.mktemp("fonts") / found.name
    shutil.copy(found, font)
    brand = '[practice]\nname = "Hill"\n[look]\ntheme = "plain"\n[fonts]\n'
    desk.put("brand.toml", f"{brand}sans = '{font.as_posix()}'\n")
    assert desk.make().outcome.status == "built"


LOGOS = {
    "entities": '<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 9 9"><path d="&a;"/></svg>',
    "external": '<!DOCTYPE svg [<!ENTITY a SYSTEM "secret.txt">]><svg><title>&a;</title></svg>',
    "laughs": "<!DOCTYPE svg [<!ENTITY l0 'ha'>"
    + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    + ']><svg viewBox="0 0 9 9"><path d="&l9;"/></svg>',
    "picture": '<svg viewBox="0 0 9 9"><image href="secret.txt"/></svg>',
    "script": '<svg viewBox="0 0 9 9"><script>1</script><path d="M0 0L9 9V0Z"/></svg>',
    "encoding": '<?xml version="1.0" encoding="utf-7"?><svg viewBox="0 0 9 9"/>',
    "no end": '<svg viewBox="0 0 9 9">' + "<g>" * 9000,
    "no box": '<svg viewBox="0 0 1e-300 0"><path d="M0 0L9 9V0Z"/></svg>',
}


@pytest.mark.parametrize("case", LOGOS)
def test_a_logo_is_shapes_and_nothing_else(desk: Desk, case: str) -> None:
    desk.put("logo.svg", LOGOS[case])
    brand = '[practice]\nname = "Hill"\nlogo = "logo.svg"\n[look]\ntheme = "plain"\n'
    desk.put("brand.toml", brand)
    made = desk.make()
    assert made.outcome.status == "failed"
    assert "logo" in str(made.outcome.problems[0])
    assert "internal error" not in made.outcome.problems[0].message


@pytest.mark.parametrize("data", [b"no font", b"\0\1\0\0" + os.urandom(9000), b"OTTO" * 99])
def test_a_font_that_is_none_is_told(desk: Desk, data: bytes) -> None:
    desk.put("f.ttf", data)
    brand = '[practice]\nname = "Hill"\n[look]\ntheme = "plain"\n[fonts]\nsans = "f.ttf"\n'
    desk.put("brand.toml", brand)
    assert "this file is not a font" in str(desk.make().outcome.problems[0])


@pytest.mark.parametrize("logo", ["~nobodyhere/l.svg", "l\\u0000.svg", "/dev/null", "x" * 9000])
def test_a_file_that_the_practice_cannot_name_is_told_with_its_line(desk: Desk, logo: str) -> None:
    desk.put("brand.toml", f'[practice]\nname = "Hill"\nlogo = "{logo}"\n')
    (problem,) = desk.make().outcome.problems
    assert problem.where == "brand.toml:3"
    assert problem.message.startswith("practice.logo: there is no file")


def test_a_brand_that_is_a_bomb_is_told(desk: Desk) -> None:
    from contentgen.batch import setting_of

    desk.put("brand.toml", "a = " + "[" * 9000 + "]" * 9000)
    assert setting_of(desk.space, Options())
    assert "nested more than" in str(desk.make().outcome.problems[0])


# --- Limits of a post ---------------------------------------------------------------------------

TOO_MUCH = {
    "50 MB": (FRONT + "walk " * 10_000_000, "The file is 50.0 MB; a post may have 1 MB."),
    "a line of 10 MB": (FRONT + "w" * 10_000_000, "a post may have 1 MB"),
    "no full stop": (FRONT + BODY + "walk " * 30_000, ":15: A sentence of 150,061 characters"),
    "dots": ("+++\n" + ".".join("a" * 60_000) + " = 1\n+++\n" + BODY, ":2: This is nested more"),
    "dots inside": ("+++\nx = { " + "a." * 60_000 + "a = 1 }\n+++\n" + BODY, ":2: This is nested"),
    "table of dots": ("+++\n[" + ".".join("a" * 60_000) + "]\n+++\n" + BODY, ":2: This is nested"),
    "keys": (
        "+++\n" + "".join(f"a{n} = 1\n" for n in range(15_000)) + "+++\n" + BODY,
        "There are 15,000 keys and entries here.",
    ),
    "YAML": ("---\na:\n  " + "- " * 50_000 + "x\n---\n" + BODY, "nested more than 12 levels"),
    "a fence of dashes": ("-" * 900_000, "opened here with --- is never closed"),
}


@pytest.mark.parametrize("case", TOO_MUCH)
def test_what_is_too_much_is_told_at_once(desk: Desk, case: str) -> None:
    text, said = TOO_MUCH[case]
    desk.post.write_text(text, encoding="utf-8")
    made = desk.make(limit=10)
    (problem,) = made.outcome.problems
    assert said in str(problem)
    assert len(str(problem)) < 400
    assert made.outcome.seconds < 5


MUCH = {
    "a list that starts late": "\n<ol start=" + "9" * 5000 + "><li>Walk a little.</ol>\n",
    "another digit": '\n<ol start="²"><li>Walk a little.</ol>\n',
    "a year": "\n999999999. Walk a little.\n1. Then rest a while.\n",
    "notes": "x[^1] " * 3000 + "\n\n[^1]: A note.\n",
    "open tags": "<div>" * 9000 + "x.\n",
    "commas": "if it may, " * 300 + ".\n",
    "lines": "\n" * 300_000 + "The end.\n",
}


@pytest.mark.parametrize("case", MUCH)
def test_what_is_odd_takes_seconds(desk: Desk, case: str) -> None:
    desk.post.write_text(FRONT + BODY + MUCH[case], encoding="utf-8")
    made = desk.make(limit=40)
    assert made.outcome.status == "built", made.outcome.problems
    assert b"start: 99" not in made.files["storyboard.yaml"]


@pytest.mark.parametrize("line", ["{{< a >}}" + "{{< /" * 60_000, "[gallery]" + "[/" * 90_000])
def test_half_a_shortcode_takes_no_time(line: str) -> None:
    start = time.perf_counter()
    assert drop_shortcodes(line, "x", lambda row: row)[0] == line
    assert time.perf_counter() - start < 1


def test_the_lines_of_a_long_paragraph_are_found_at_once() -> None:
    text = Folded("x " * 200_000, tuple((2 * n, n + 1) for n in range(200_000)))
    start = time.perf_counter()
    found = [text.line(2 * n + 1) for n in range(0, 200_000, 20)]
    assert found == list(range(1, 200_001, 20))
    assert time.perf_counter() - start < 1


# --- Words that look like code ------------------------------------------------------------------

CODE = "{{ 7*7 }} {% set x = 1 %}{# z #}"


def test_jinja_in_a_storyboard_and_a_brand_stays_text(desk: Desk) -> None:
    brand = f'[practice]\nname = "{CODE}"\ncity = "{CODE}"\nlicense_note = "{CODE}"\n'
    desk.put("brand.toml", f'{brand}[cta]\nbutton = "{{{{ 7*7 }}}}"\ntext = "{CODE}"\n')
    text = desk.make().files["storyboard.yaml"].decode()
    text = text.replace("Walking well", CODE).replace("Add two minutes", f"{CODE} Add two minutes")
    desk.put("articles/walk.storyboard.yaml", text)
    made = desk.make()
    assert made.outcome.status == "built", made.outcome.problems
    words = b"".join(made.files.values()).decode()
    assert "{{ 7*7 }}" in words
    assert "49" not in made.files["instagram/caption.txt"].decode()
    assert "49" not in made.files["storyboard.yaml"].decode()


class Page(HTMLParser):
    """A page as a browser takes it apart."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script" and self.lasttag == "script":
            self.scripts.append(data)


ATTACK = """"><img src=x onerror=alert(1)><script>alert(2)</script>'"""


def gallery(desk: Desk) -> Page:
    path = packages.update_gallery(desk.space, Options(), desk.root / "output")
    assert path is not None
    text = path.read_text(encoding="utf-8")
    page = Page(text)
    (script,) = [data for data in page.scripts if data.strip()][:1]
    assert text.count("<script") == 1
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    (policy,) = (a["content"] or "" for _, a in page.tags if "http-equiv" in a)
    assert "default-src 'none'" in policy
    assert f"script-src 'sha256-{digest}'" in policy
    assert not {"iframe", "object", "embed", "form", "base", "link"} & {tag for tag, _ in page.tags}
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
        for name in ("href", "src", "action", "formaction", "xlink:href"):
            value = (attributes.get(name) or "").strip()
            assert ":" not in value.partition("#")[0], (tag, attributes)
    return page


def test_the_gallery_runs_nothing_that_a_post_says(desk: Desk) -> None:
    quoted = json.dumps(ATTACK)
    front = f"title: {quoted}\nhook: {quoted}\ndescription: {quoted}\ntags: [{quoted}]\n"
    front += f"author: {quoted}\nlang: en\nslug: knees\n"
    body = BODY.replace("no gym", f"no {ATTACK} [gym](javascript:alert(3))")
    desk.post.write_text(f"---\n{front}---\n\n{body}", encoding="utf-8")
    desk.put("articles/second.md", FRONT + BODY)
    desk.put("brand.toml", f"[practice]\nname = {quoted}\n[look]\ntheme = 'plain'\n")
    assert desk.build() == ["built", "built"]
    page = gallery(desk)
    assert [a for tag, a in page.tags if tag == "img" and "onerror" in a] == []


ROTTEN: dict[str, Callable[[dict[str, object]], object]] = {
    "post": lambda m: m.update(post=3),
    "tags": lambda m: m.update(post={"tags": 3, "title": [1], "date": {}, "lang": ATTACK}),
    "slides": lambda m: m.update(slides=["x"]),
    "slide": lambda m: m.update(slides=[{"part": "x", "alt": 3, "texts": 5}]),
    "findings": lambda m: m.update(findings=[3]),
    "finding": lambda m: m.update(findings=[{"severity": ATTACK}]),
    "inputs": lambda m: m.update(inputs=[]),
    "size": lambda m: m.update(inputs={"size": ATTACK, "article": 3}),
    "files": lambda m: m.update(files={"x": 3}),
    "outside": lambda m: m.update(files={"../../secret.txt": {"bytes": 1, "sha256": ""}}),
    "absolute": lambda m: m.update(files={"/etc/passwd": {}, "c:/x": {}, "a\\b": {}}),
}


@pytest.mark.parametrize("case", ROTTEN)
def test_a_rotten_manifest_breaks_neither_gallery_nor_verify_nor_prune(
    desk: Desk, case: str
) -> None:
    desk.build()
    shutil.copytree(desk.root / "output" / "walking-well", desk.root / "output" / "strange")
    path = desk.root / "output" / "strange" / "manifest.json"
    manifest = json.loads(path.read_bytes())
    ROTTEN[case](manifest)
    path.write_text(json.dumps(manifest), encoding="utf-8")
    page = gallery(desk)
    assert not any("secret" in (a.get("href") or "") for _, a in page.tags)
    packages.stale(desk.space, desk.root / "output")
    verify_package(path.parent, "strange")
    assert desk.build() == ["unchanged"]


@pytest.mark.parametrize("data", [b"[" * 90_000, b"\xff", b"{}", b"null", b'{"contentgen": 1}'])
def test_what_is_no_manifest_is_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(data)
    assert read_manifest(tmp_path) is None
    assert len(verify_package(tmp_path, "x")) == 1


# --- Names and places ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [("Calf", "calf"), ("caf\u00e9", "cafe\u0301"), ("a b", "a_b"), ("Straße", "strasse")],
)
def test_posts_whose_folders_would_be_one_are_told_apart(desk: Desk, one: str, other: str) -> None:
    for name, slug in (("one", one), ("two", other)):
        desk.put(f"articles/{name}.md", f"---\ntitle: {name}\nslug: {slug}\n---\n\n{BODY}")
    desk.post.unlink()
    assert sorted(desk.build()) == ["built", "failed"]


@pytest.mark.parametrize("name", ["c\u0430lf", "ｃａｌｆ", "calf\u200b", "cal\u202ef", "calf."])
def test_a_slug_holds_no_look_alikes(name: str) -> None:
    slug = slugify(name)
    assert slug.isascii()
    assert slug == slug.strip("-. ").lower()
    # A letter of another alphabet is left out, never taken for the one that it looks like.
    assert slug in ("calf", "clf")


@pytest.mark.parametrize("name", ["CON", "nul", "com1", "LPT9", "aux"])
def test_a_slug_is_no_device_of_windows(name: str) -> None:
    assert slugify(name) == f"{name.lower()}-post"


def test_packages_among_the_articles_are_no_posts(desk: Desk) -> None:
    assert desk.build("articles") == ["built"]
    assert desk.build("articles") == ["unchanged"]
    assert desk.build("articles/out") == ["built"]
    assert desk.build("elsewhere") == ["built"]


def test_force_never_replaces_a_folder_that_is_somebody_elses(desk: Desk) -> None:
    desk.post.unlink()
    bundle = desk.put("articles/walking-well/index.md", FRONT + BODY)
    kept = desk.put("articles/walking-well/photo-of-mine.png", b"x")
    assert desk.build("articles", force=True) == ["failed"]
    assert bundle.read_text(encoding="utf-8") == FRONT + BODY
    assert kept.is_file()


def test_force_replaces_a_package_that_lost_its_manifest(desk: Desk) -> None:
    desk.build()
    (desk.root / "output" / "walking-well" / "manifest.json").unlink()
    assert desk.build() == ["failed"]
    assert desk.build(force=True) == ["built"]


@links
def test_loops_of_links_end(desk: Desk) -> None:
    (desk.root / "articles" / "again").symlink_to(desk.root / "articles")
    (desk.root / "articles" / "up").symlink_to(desk.root)
    (desk.root / "articles" / "self.md").symlink_to(desk.root / "articles" / "self.md")
    assert sorted(desk.build()) == ["built", "failed"]


@pytest.mark.parametrize("name", ["pæth with 😀 and spaces", "a [red] & 'b'", "#%41?", "d" * 200])
def test_places_of_any_name_are_fine(desk: Desk, name: str) -> None:
    if sys.platform == "win32" and "?" in name:
        pytest.skip("no such names there")
    assert desk.build(f"{name}/out") == ["built"]
    assert desk.build(f"{name}/out") == ["unchanged"]


def test_a_second_build_waits_for_nobody(desk: Desk) -> None:
    if sys.platform == "win32":
        pytest.skip("not noticed there")
    with (
        opened(desk.root / "output"),
        pytest.raises(ContentgenError, match="Another build is writing"),
    ):
        desk.build()
    assert desk.build() == ["built"]


def test_a_user_without_a_home_can_build(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "USERPROFILE", "LOCALAPPDATA", "CONTENTGEN_CACHE"):
        monkeypatch.delenv(name, raising=False)

    def nobody(*_: object) -> None:
        raise KeyError("uid not found")

    if sys.platform != "win32":
        monkeypatch.setattr("pwd.getpwuid", nobody)
    assert desk.build() == ["built"]


# --- The disk -----------------------------------------------------------------------------------


def test_a_full_disk_leaves_the_old_package(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.build()
    before = (desk.root / "output" / "walking-well" / "manifest.json").read_bytes()
    desk.post.write_text(FRONT + BODY + "\nA walk can be a pleasure.\n", encoding="utf-8")
    with monkeypatch.context() as patched:

        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        patched.setattr("contentgen.write.package.os.fsync", full)
        assert desk.build() == ["failed"]
    assert (desk.root / "output" / "walking-well" / "manifest.json").read_bytes() == before
    assert [p.name for p in (desk.root / "output").iterdir() if p.name.endswith("-new")] == []
    assert desk.build() == ["built"]


def test_a_post_that_vanishes_while_it_is_read_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = pipeline.read_article

    def gone(path: Path, *others: object) -> object:
        found = read(path, *others)  # type: ignore[arg-type]
        path.unlink()
        return found

    monkeypatch.setattr(pipeline, "read_article", gone)
    (problem,) = desk.make().outcome.problems
    assert "articles" in problem.message
    assert "could not be read while this post was built" in problem.message


def test_a_post_that_changes_while_it_is_read_is_built_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = pipeline.read_article

    def changed(path: Path, *others: object) -> object:
        path.write_text(FRONT + BODY + "\nA walk can be a pleasure.\n", encoding="utf-8")
        return read(path, *others)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "read_article", changed)
        desk.build()
    # The digest was taken of what stood there before, so nothing is taken for up to date.
    assert "pleasure" in desk.post.read_text(encoding="utf-8")
    made: list[Path] = []
    monkeypatch.setattr(
        "contentgen.batch.make", lambda path, *others: made.append(path) or make(path, *others)
    )
    desk.build()
    assert len(made) == 1


@pytest.mark.parametrize("when", [0, 4_000_000_000])
def test_a_clock_that_is_wrong_changes_nothing(desk: Desk, when: int) -> None:
    desk.build()
    os.utime(desk.post, (when, when))
    assert desk.build() == ["unchanged"]
    desk.post.write_text(FRONT + BODY + "\nA walk can be a pleasure.\n", encoding="utf-8")
    os.utime(desk.post, (when, when))
    assert desk.build() == ["built"]


@pytest.mark.skipif("CONTENTGEN_LONG" not in os.environ, reason="takes a minute")
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_memory_stays_flat_over_many_posts(tmp_path: Path, monkeypatch) -> None:
    import importlib.util

    place = Path(__file__).parents[1] / "benchmarks" / "posts.py"
    spec = importlib.util.spec_from_file_location("benchmark_posts", place)
    assert spec is not None
    assert spec.loader is not None
    posts = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(posts)
    monkeypatch.chdir(tmp_path)
    posts.write_posts(tmp_path / "articles", 60)
    sizes = []
    for path in sorted((tmp_path / "articles").glob("*.md")):
        made = make(path, Workspace(tmp_path), Options(threads=0), drafts=False, limit=0)
        assert made.outcome.status == "built"
        sizes.append(int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]))
    assert sizes[59] < 1.3 * sizes[19]
