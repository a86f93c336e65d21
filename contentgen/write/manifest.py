"""`manifest.json`: what a package was made from and what is in it.

Sorted keys, no times, no absolute paths: the same input gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from contentgen import __version__
from contentgen.model.article import Meta
from contentgen.model.deck import Slide, Text
from contentgen.model.finding import Finding
from contentgen.write.package import sha256


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a package was made from: paths relative to the workspace, hashes as SHA-256 in hex.

    `brand` and `storyboard` are empty where there is none. `templates` is one hash over the
    theme's and the text templates; `fonts` gives each font file's hash by its name.
    """

    article: str
    article_sha256: str
    theme: str
    size: str
    templates: str = ""
    brand: str = ""
    storyboard: str = ""
    fonts: Mapping[str, str] | None = None


def make_manifest(
    meta: Meta,
    inputs: Inputs,
    files: Mapping[str, bytes],
    slides: Iterable[Slide],
    findings: Iterable[Finding],
    parts: Sequence[int] = (),
) -> bytes:
    """Return a package's manifest; each slide's `alt` is its whole alt text.

    `parts` gives each slide's part, from 1, where the post is told in several carousels.
    """
    return _encoded(
        {
            "contentgen": __version__,
            "post": {
                "slug": meta.slug,
                "title": meta.title,
                "date": meta.date.isoformat() if meta.date else "",
                "description": meta.description,
                "lang": meta.lang,
                "tags": list(meta.tags),
            },
            "inputs": {**asdict(inputs), "fonts": dict(inputs.fonts or {})},
            "files": {name: _record(data) for name, data in files.items()},
            "slides": [
                {**_slide(slide), **({"part": parts[n]} if parts else {})}
                for n, slide in enumerate(slides)
            ],
            "findings": [asdict(finding) for finding in findings],
        }
    )


def with_kept(manifest: bytes, earlier: Mapping[str, Any], kept: Collection[str]) -> bytes:
    """Return `manifest` with files added that an earlier build of the package made.

    The slides are then the earlier ones if their pictures are.
    """
    data = json.loads(manifest)
    data["files"] |= {name: earlier["files"][name] for name in kept}
    data["kept"] = sorted(kept)
    if any(name.startswith("instagram/") and "/slide-" in name for name in kept):
        data["slides"] = earlier.get("slides", [])
    return _encoded(data)


def _encoded(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _record(data: bytes) -> dict[str, Any]:
    return {"bytes": len(data), "sha256": sha256(data)}


def _slide(slide: Slide) -> dict[str, Any]:
    refs = dict.fromkeys(ref for _, text in slide.texts() for ref in text.refs)
    return {
        "role": slide.role,
        "texts": [_text(name, text) for name, text in slide.texts()],
        "refs": list(refs),
        "alt": slide.alt,
    }


def _text(name: str, text: Text) -> dict[str, Any]:
    return {"slot": name, "text": text.plain, "refs": list(text.refs)}
