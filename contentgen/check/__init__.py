"""Anything made → `Finding`s. Changes nothing."""
