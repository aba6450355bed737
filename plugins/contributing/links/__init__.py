"""Whether the addresses that the directory publishes still answer, and still lead where they led."""
