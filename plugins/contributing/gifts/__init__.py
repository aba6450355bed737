"""Where the gifts of each record go: found, compared between two revisions, approved, kept back."""
