"""A new entry from a few questions in a terminal."""
