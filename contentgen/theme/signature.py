"""What the practice's own look changes on every slide: who signs it, how round its boxes are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contentgen.model.brand import Brand


@dataclass(frozen=True, slots=True)
class LookView:
    """The practice's look as a template sees it. `radius` is that of cards and panels, px."""

    radius: float
    most: float | None = None

    def pill(self, height: float) -> float:
        """Return the radius of a pill or button of a height: half of it, or the practice's."""
        half = height / 2
        return half if self.most is None else min(half, self.most)


def look_view(brand: Brand, own: Mapping[str, Any]) -> LookView:
    """Return the look for a practice; `own` are the theme's variables (``radius``, 0 if none)."""
    if brand.radius is not None:
        return LookView(brand.radius, brand.radius)
    return LookView(own.get("radius", 0))


def signature(brand: Brand) -> str:
    """Return who signs a slide: the practice's handle, or what `brand.footer` asks for.

    What the practice does not have is replaced by its name.
    """
    site = brand.website.partition("://")[2] or brand.website
    words = {"handle": brand.handle, "name": brand.name, "website": site.rstrip("/")}
    return "" if brand.footer == "none" else words[brand.footer or "handle"] or brand.name
