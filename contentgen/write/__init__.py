"""Bytes by relative path → a folder on disk, whole or not at all."""
