"""`Article` → `Outline` → `Deck`, `Script`, `Caption`."""
