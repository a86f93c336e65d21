"""CG214: a credential to verify, where the practice speaks of itself."""

from contentgen.check.claim import claims as check_passage

__all__ = ["check_passage"]
