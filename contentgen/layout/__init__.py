"""Element tree + a measure → `Scene`: absolute boxes, lines already broken."""
