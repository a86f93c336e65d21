"""CG205: better than everybody."""

from contentgen.check.claim import claims as check_passage

__all__ = ["check_passage"]
