"""What we know: entries read, checked, and linked into a catalogue. Knows nothing of Pelican."""
