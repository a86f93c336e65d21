"""CG220: reassured by what is missing."""

from contentgen.check.claim import claims as check_passage

__all__ = ["check_passage"]
