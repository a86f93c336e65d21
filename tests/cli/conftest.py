from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

POST = """---
title: {title}
date: 2026-03-0{day}
tags: [walking, shoes]
{extra}---

Walking is the sport that most people keep for life. It needs no gym and no ticket. A pair of shoes
and a quiet road are enough for most people.

## How long should a walk be?

Start with ten minutes on flat ground. Add two minutes every week. Some people may like a longer
walk on Sundays.

## What to bring

- **Water:** Bring a small bottle if the day is warm.
- **A friend:** A friend can make the road shorter.
- **A map:** A map helps where the signs are rare.

## Is it safe?

Most roads are safe by day. Wear something bright when it is dark. Ask your doctor first if you
have not walked for a long time.
"""


def write_post(folder: Path, name: str, *, title: str = "", day: int = 1, extra: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    title = title or path.stem.replace("-", " ").capitalize()
    path.write_text(POST.format(title=title, day=day, extra=extra), encoding="utf-8")
    return path


@pytest.fixture
def post() -> Callable[..., Path]:
    return write_post


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A practice's empty folder, with this process in it."""
    (tmp_path / "brand.toml").write_text('[practice]\nname = "Hill Practice"\n', encoding="utf-8")
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CONTENTGEN_DEBUG", raising=False)
    return tmp_path


@pytest.fixture
def run() -> Callable[..., Result]:
    def run(*arguments: str | Path) -> Result:
        from contentgen.cli import main

        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    return run
