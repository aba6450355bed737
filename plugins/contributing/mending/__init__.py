"""What can be mended in an entry without changing what it says."""
