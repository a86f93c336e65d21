"""Bytes by relative path become a folder on disk; a manifest and a gallery describe it."""
