"""Pictures of strangers: measured without being decoded, then made again. Bytes only: of entries nothing is known."""

LARGEST_FILE = 500_000
LARGEST_SVG = 100_000
"""Bytes of a file."""

MOST_PIXELS = 16_000_000
"""Of one picture: 64 MB when it is decoded."""

LONGEST_SIDE = 10_000
LEAST_LONG, LEAST_SHORT = 64, 16
"""Pixels of the longer and of the shorter side: with fewer, nobody sees what it is."""


class Refused(ValueError):
    """A picture that is not taken: the id of its problem, what its sentence mentions, and a line of the file or 0."""

    def __init__(self, id: str, line: int = 0, **arguments: object) -> None:
        super().__init__(id, line, arguments)
        self.id = id
        self.line = line
        self.arguments = arguments
