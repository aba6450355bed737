"""What helps people to contribute: reports of problems in words."""
