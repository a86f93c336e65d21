"""CG208: a diagnosis by post, or a push away from care."""

from contentgen.check.claim import claims as check_passage

__all__ = ["check_passage"]
