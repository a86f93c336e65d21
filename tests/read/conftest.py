from collections.abc import Callable
from pathlib import Path

import pytest

from contentgen.errors import ContentgenError, Problem
from contentgen.model.article import Article
from contentgen.model.brand import Brand
from contentgen.read.article import read_article

Read = Callable[..., tuple[Article, tuple[Problem, ...]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a post from text or bytes; it is named x.md unless said otherwise."""

    def run(text: str | bytes, name: str = "x.md", brand: Brand | None = None):
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_article(path, brand or Brand(), name)

    return run


@pytest.fixture
def errors(read: Read) -> Callable[..., list[str]]:
    """Read a post that has errors; return them as they are printed."""

    def run(text: str | bytes, name: str = "x.md") -> list[str]:
        with pytest.raises(ContentgenError) as caught:
            read(text, name)
        return [str(problem) for problem in caught.value.problems]

    return run
