"""What a package shows: slides planned until they fit, the thumbnail, and both as JPEG files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from unicodedata import bidirectional

from contentgen.check import drawn
from contentgen.draw.shape import Shaper
from contentgen.errors import ContentgenError
from contentgen.layout.deck import Layout, Overflow, lay_out
from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.model.deck import ROLES, Deck, Role, Slide, Storyboard
from contentgen.model.finding import Finding
from contentgen.model.markup import Element
from contentgen.model.outline import Outline
from contentgen.model.scene import Box, Picture, Scene, TextLine
from contentgen.plan.alt import with_alt
from contentgen.plan.deck import make_deck
from contentgen.plan.parts import Share
from contentgen.proof import improved, proof
from contentgen.text.language import language
from contentgen.text.words import words
from contentgen.theme.art import art_info, choose
from contentgen.theme.load import Theme
from contentgen.theme.logo import draw_logo
from contentgen.theme.slides import drawing_alt, slide_markup, thumbnail_markup
from contentgen.write import paths

# One for all posts of a process: what it has measured once it knows.
_SHAPER = Shaper()
# The last slides drawn: the closing one of many posts, and those an edit has not touched.
_DRAWN: dict[Scene, bytes] = {}
_REMEMBERED = 32
_ROUNDS = 8
_ON_COVER = ("hook", "title", "tags", "description")  # the cover can do without each of them
_REPEATED = 4
_CONTROLS = frozenset({"LRE", "RLE", "LRO", "RLO", "LRI", "RLI", "FSI"})
_SHARE = 0.005
_NO_MORE: Mapping[str, Layout] = MappingProxyType({})
_NO_SKIPS: Mapping[int, int] = MappingProxyType({})


def plan_fitting(
    article: Article,
    outline: Outline,
    brand: Brand,
    theme: Theme,
    others: Sequence[Theme] = (),
    share: Share | None = None,
) -> tuple[Deck, Layout]:
    """Plan a deck and lay it out; where a slide is too full, a sentence is left out.

    `others` are the theme at more sizes that the same words have to fit on, so that one alt text
    and one trace hold for all. `share` is what one of several carousels tells. What still does not
    fit after eight rounds is among the overflows.
    """
    art = _art(article, outline, theme.folders)
    unfit: frozenset[tuple[str, str]] = frozenset()
    make = partial(
        make_deck, article, outline, brand,
        art=art, roles=_roles(theme), share=share, notes=_has_notes(theme),
    )  # fmt: skip
    deck = make()
    layout = _laid_out(deck, theme, brand)
    for _ in range(_ROUNDS):
        overflows = [
            *layout.overflows,
            *(o for t in others for o in _laid_out(deck, t, brand).overflows),
        ]
        spilled = {pair for o in overflows if (pair := _to_leave_out(deck, o, unfit))}
        if not spilled:
            break
        unfit |= spilled
        try:
            planned = make(unfit=unfit)
        except ContentgenError:  # too little is left: keep the deck that there is, and say so
            break
        deck, layout = planned, _laid_out(planned, theme, brand)
    return deck, _improved(layout, deck, theme, brand)


def _roles(theme: Theme) -> frozenset[Role]:
    """Return the roles that a theme or one that it builds on has a template for."""
    folders = [folder / name for folder in theme.folders for name in theme.lineage]
    return frozenset(
        role for role in ROLES if any((f / f"{role}.xml.j2").is_file() for f in folders)
    )


def _has_notes(theme: Theme) -> bool:
    """Tell whether each of a theme's templates for lists shows a note below the items."""
    if not theme.folders:
        return True
    files = [folder / name for name in theme.lineage for folder in theme.folders]
    for role in ("list", "steps", "table"):
        first = next((f for f in files if (f / f"{role}.xml.j2").is_file()), None)
        if first and 'slot="note"' not in (first / f"{role}.xml.j2").read_text(encoding="utf-8"):
            return False
    return True


def lay_out_slides(deck: Deck, theme: Theme, brand: Brand, *, marks: bool = False) -> Layout:
    """Lay out a deck as it is, a flawed slide in another of its layouts if that is better.

    With `marks`, boxes, baselines and the safe area are drawn over the slides.
    """
    layout = _improved(_laid_out(deck, theme, brand), deck, theme, brand)
    return _marked(layout, theme) if marks else layout


def _laid_out(
    deck: Deck, theme: Theme, brand: Brand, skip: Mapping[int, int] = _NO_SKIPS
) -> Layout:
    return lay_out(slide_markup(theme, deck, brand, skip), theme.look, _SHAPER)


def _improved(layout: Layout, deck: Deck, theme: Theme, brand: Brand) -> Layout:
    def again(skip: Mapping[int, int]) -> Layout:
        return _laid_out(deck, theme, brand, skip)

    return improved(layout, theme, _SHAPER, again)


def _marked(layout: Layout, theme: Theme) -> Layout:
    from contentgen.layout.debug import with_marks

    widths = [
        [_SHAPER.line(op.runs).width for op in scene.ops if isinstance(op, TextLine)]
        for scene in layout.scenes
    ]
    scenes = (
        with_marks(scene, marks, theme.canvas.safe, lines)
        for scene, marks, lines in zip(layout.scenes, layout.marks, widths, strict=True)
    )
    return replace(layout, scenes=tuple(scenes))


def in_a_row(layouts: Sequence[Layout]) -> Layout:
    """Return the slides of several parts as one row; overflows count through."""
    scenes: tuple[Scene, ...] = ()
    overflows: list[Overflow] = []
    for layout in layouts:
        overflows += [replace(o, slide=o.slide + len(scenes)) for o in layout.overflows]
        scenes += layout.scenes
    emoji = tuple(found for layout in layouts for found in layout.emoji)
    return Layout(scenes, tuple(overflows), emoji=emoji)


def lay_out_thumbnail(words: str, deck: Deck, theme: Theme, brand: Brand) -> Layout:
    """Lay out the video's thumbnail: one scene."""
    tree, look = thumbnail_markup(theme, words, deck, brand)
    return lay_out((tree,), look, _SHAPER)


def with_alts(deck: Deck, theme: Theme, lang: str) -> Deck:
    """Return the deck with each slide's whole alt text: what is drawn, then its words.

    What a person wrote into a storyboard stays as it is.
    """
    return replace(deck, slides=tuple(_with_alt(slide, deck, theme, lang) for slide in deck.slides))


def draw(
    slides: Layout,
    thumbnail: Layout,
    parts: frozenset[str],
    threads: int,
    more: Mapping[str, Layout] = _NO_MORE,
) -> dict[str, bytes]:
    """Draw and encode the pictures of the named parts; `threads` encode while the next is drawn.

    `more` are the slides at other sizes, by size.
    """
    wanted: list[tuple[str, Scene]] = []
    if "carousel" in parts:
        wanted += [(paths.slide_name(n), scene) for n, scene in enumerate(slides.scenes, 1)]
        for size, layout in more.items():
            wanted += [(paths.slide_name(n, size), s) for n, s in enumerate(layout.scenes, 1)]
    if "youtube" in parts:
        wanted += [(paths.THUMBNAIL, scene) for scene in thumbnail.scenes]
    encoded = _encoded([scene for _, scene in wanted], threads)
    return {name: data for (name, _), data in zip(wanted, encoded, strict=True)}


def look_over(
    slides: Layout,
    thumbnail: Layout,
    post: str,
    themes: Sequence[Theme],
    *,
    edited: bool,
    more: Mapping[str, Layout] = _NO_MORE,
) -> Iterator[Finding]:
    """Yield words that do not fit, characters that no font has, and what looks wrong.

    `themes` are the theme at each size, that of `slides` first; `more` are the slides at the other
    sizes, by size. `edited` tells that a person wrote the slides.
    """
    spilled = [(overflow.slide, overflow.slots) for overflow in slides.overflows]
    spilled += [(0, overflow.slots) for overflow in thumbnail.overflows]
    yield from drawn.of_overflow(spilled, post, edited)
    yield from proof(slides, themes[0], _SHAPER, post)
    for theme, (size, layout) in zip(themes[1:], more.items(), strict=True):
        over = [(overflow.slide, overflow.slots) for overflow in layout.overflows]
        for finding in (
            *drawn.of_overflow(over, post, edited),
            *(f for f in proof(layout, theme, _SHAPER, post) if f.severity != "info"),
        ):
            yield replace(finding, message=f"At {size}: {finding.message}", surface=size)
    scenes = dict(enumerate((*thumbnail.scenes, *slides.scenes)))
    missing = {n: _missing(scene) for n, scene in scenes.items()}
    yield from drawn.of_glyphs(missing, post, {n: _words(s, missing[n]) for n, s in scenes.items()})
    emoji = dict(enumerate((*thumbnail.emoji, *slides.emoji)))
    yield from drawn.of_emoji(emoji, post)
    backwards = {n: _words(s, _backwards(s, missing[n])) for n, s in scenes.items()}
    yield from drawn.of_direction(backwards, post)


def check_look(theme: Theme, brand: Brand) -> None:
    """Open the fonts and the logo. Raises ContentgenError for one that cannot be used."""
    for style in theme.look.styles.values():
        for font in (style.font, style.italic, style.bold, style.accent):
            if font is not None:
                _SHAPER.vertical(font, style.sizes[0])
    logo = draw_logo(Element("logo"), brand) if brand.logo else None
    if logo and logo.tag == "image":
        from contentgen.draw.pictures import picture

        picture(Picture(logo.attrs["src"], Box(0, 0, 48, 48), "contain"))


def check_art(storyboard: Storyboard, theme: Theme) -> None:
    """Raise ContentgenError if a storyboard names a drawing that is not there."""
    names = (storyboard.deck.art, *(slide.art for slide in storyboard.deck.slides))
    for name in filter(None, names):
        try:
            art_info(name, theme.folders)
        except ContentgenError as error:
            problem = error.problems[0]
            raise ContentgenError(problem.message, storyboard.path, problem.hint) from error


def _art(article: Article, outline: Outline, folders: tuple[Path, ...]) -> str:
    meta = article.meta
    if not meta.art:
        told = [meta.title, outline.topic, *meta.tags, *_repeated(article)]
        found = [name for phrase in told if (name := choose([phrase], folders))]
        regions = (name for name in found if art_info(name, folders).kind == "region")
        return next(regions, found[0] if found else "")
    try:
        return art_info(meta.art, folders).name
    except ContentgenError as error:
        problem = error.problems[0]
        where = f"{article.path}:{meta.lines.get('art', 1)}"
        raise ContentgenError(problem.message, where, problem.hint) from error


def _repeated(article: Article) -> list[str]:
    """Return the words that a post comes back to, the most frequent first.

    What stands in a post four times and makes up a half per cent of it is what it is about.
    """
    spoken = language(article.meta.lang)
    counts = Counter(
        word.casefold() for sentence in article.sentences() for word in words(sentence.text)
    )
    least = max(_REPEATED, article.words() * _SHARE)
    return [
        word
        for word, count in counts.most_common()
        if count >= least and word not in spoken.stop_words
    ]


def _to_leave_out(
    deck: Deck, overflow: Overflow, unfit: frozenset[tuple[str, str]]
) -> tuple[str, str] | None:
    """Return the role of a too full slide and the sentence on it that can best go, None if none.

    The sentence may still stand on a slide of another role. One at a time, since most slides fit
    once they are a sentence shorter. First a sentence that no other slide shows, so that a recap
    never costs another slide its words; safety last; then the later one, since sentences lean on
    what stands before them.
    """
    slide = deck.slides[overflow.slide - 1]
    others = [other for other in deck.slides if other is not slide]
    elsewhere = {ref for other in others for ref in _refs(other)}
    safety = {ref for other in deck.slides if other.role == "safety" for ref in _refs(other)}
    if not set(overflow.slots) & {name for name, _ in slide.texts()}:
        return None  # the theme's own words, such as the practice's name at the foot
    within = [ref for ref in _refs(slide, overflow.slots) if (slide.role, ref) not in unfit]
    refs = within or [ref for ref in _refs(slide) if (slide.role, ref) not in unfit]
    ranked = [(ref in safety, ref in elsewhere, -n, ref) for n, ref in enumerate(refs)]
    return (slide.role, min(ranked)[-1]) if ranked else None


def _refs(slide: Slide, slots: Sequence[str] = ()) -> list[str]:
    texts = [text for name, text in slide.texts() if name in slots or not slots]
    return [ref for text in texts for ref in text.refs if _of_body(ref) or ref in _ON_COVER]


def _of_body(ref: str) -> bool:
    return ref[:1] == "p" and ref[1:2].isdigit()


def _with_alt(slide: Slide, deck: Deck, theme: Theme, lang: str) -> Slide:
    plain = with_alt(slide).alt
    if slide.alt not in ("", plain):
        return slide
    # Drawings are described in English only: a post in another language has its words alone.
    english = lang.split("-")[0] == "en"
    drawn = drawing_alt(theme, slide.role, slide.art or deck.art) if english else ""
    return replace(slide, alt=f"{drawn} {plain}".strip())


def _missing(scene: Scene) -> tuple[str, ...]:
    lines = [op for op in scene.ops if isinstance(op, TextLine)]
    return tuple(dict.fromkeys(c for line in lines for c in _SHAPER.line(line.runs).missing))


def _backwards(scene: Scene, missing: Sequence[str]) -> tuple[str, ...]:
    """Return the controls of direction in a scene, which are not followed (see `draw.bidi`)."""
    letters = dict.fromkeys(c for op in scene.ops if isinstance(op, TextLine) for c in op.text)
    return tuple(c for c in letters if c not in missing and bidirectional(c) in _CONTROLS)


def _words(scene: Scene, characters: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a scene that have one of the characters."""
    lines = (op.text for op in scene.ops if isinstance(op, TextLine))
    words = dict.fromkeys(word for line in lines for word in line.split())
    return tuple(word for word in words if any(c in characters for c in word))


def _encoded(scenes: Sequence[Scene], threads: int) -> list[bytes]:
    fresh = [scene for scene in dict.fromkeys(scenes) if scene not in _DRAWN]
    files = {scene: _DRAWN[scene] for scene in scenes if scene in _DRAWN}
    files |= zip(fresh, _drawn(fresh, threads), strict=True)
    for scene in scenes:
        if not any(isinstance(op, Picture) for op in scene.ops):  # its file may change
            _DRAWN.pop(scene, None)
            _DRAWN[scene] = files[scene]
    for scene in [*_DRAWN][:-_REMEMBERED]:
        del _DRAWN[scene]
    return [files[scene] for scene in scenes]


def _drawn(scenes: Sequence[Scene], threads: int) -> list[bytes]:
    from concurrent.futures import ThreadPoolExecutor

    from contentgen.draw.encode import jpeg
    from contentgen.draw.paint import paint

    if not threads:
        return [jpeg(paint(scene)) for scene in scenes]
    with ThreadPoolExecutor(threads) as pool:
        return [job.result() for job in [pool.submit(jpeg, paint(scene)) for scene in scenes]]
