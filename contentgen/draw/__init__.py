"""`Scene` → pixels → encoded bytes."""
