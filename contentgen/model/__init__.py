"""The frozen data that stages hand to one another. No behaviour beyond tiny properties."""
