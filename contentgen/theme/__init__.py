"""`Deck` + theme + brand → slide markup → element tree; also every text template."""
