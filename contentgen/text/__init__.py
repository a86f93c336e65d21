"""Pure functions on text: sentences, locks, questions, topics. Data per language in TOML."""
