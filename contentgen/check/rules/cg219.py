"""CG219: a price, a gift or insurance."""

from contentgen.check.claim import claims as check_passage

__all__ = ["check_passage"]
