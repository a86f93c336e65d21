"""CG406: meaning by colour alone."""

from contentgen.check.claim import claims as check_passage

__all__ = ["check_passage"]
