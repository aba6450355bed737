"""What a gift costs and what arrives of it. Knows nothing of Pelican."""
