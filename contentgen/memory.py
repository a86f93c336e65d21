"""What a process keeps in memory while it builds many posts."""

from __future__ import annotations

import atexit
import gc
import sys

_OFTEN = (100_000, 50, 50)
_LARGE = 4096  # entries; what is kept of words has such caches, what is kept of themes smaller ones


def collect_rarely() -> None:
    """Have this process look for garbage in circles rarely, and not at all as it ends.

    A build makes hardly any, and looking for it takes a tenth of its time (docs/performance.md).
    """
    gc.set_threshold(*_OFTEN)
    atexit.register(gc.freeze)


def forget_posts() -> None:
    """Empty the caches that hold what posts say: the next post hardly says the same.

    Without it, memory grows by a megabyte a post until they are full.
    """
    for name, module in [*sys.modules.items()]:
        if name.startswith("contentgen."):
            for value in [*vars(module).values()]:
                told = getattr(value, "cache_info", None)
                if told and (told().maxsize or 0) >= _LARGE:
                    value.cache_clear()
