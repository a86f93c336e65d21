"""Bytes of a file → `Article`, `Brand`, `Storyboard`."""
