"""The file of an entry as it is written by machine, in one way only."""
