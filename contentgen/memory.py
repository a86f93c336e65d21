"""How often Python looks for garbage in circles."""

from __future__ import annotations

import atexit
import gc

_OFTEN = (100_000, 50, 50)


def collect_rarely() -> None:
    """Have this process look for garbage in circles rarely, and not at all as it ends.

    A build makes hardly any, and looking for it takes a tenth of its time (docs/performance.md).
    """
    gc.set_threshold(*_OFTEN)
    atexit.register(gc.freeze)
