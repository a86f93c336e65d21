"""CG202: safe without exception."""

from contentgen.check.claim import claims as check_passage

__all__ = ["check_passage"]
