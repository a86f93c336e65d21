"""CG221: a clinician's act handed to the reader."""

from contentgen.check.claim import claims as check_passage

__all__ = ["check_passage"]
