"""Forms for who has no use for files, and their answers made into entries."""
