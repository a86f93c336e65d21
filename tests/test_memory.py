from __future__ import annotations

from contentgen.memory import forget_posts
from contentgen.text.sentences import split
from contentgen.theme.motifs import wave


def test_what_posts_say_is_forgotten_and_what_themes_draw_is_kept() -> None:
    split("One sentence. And another.", "en")
    wave(0, 100, 50, 8, 40)
    forget_posts()
    assert split.cache_info().currsize == 0
    assert wave.cache_info().currsize > 0
