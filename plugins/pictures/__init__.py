"""Pictures of strangers: measured without being decoded, then made again. Bytes only: of entries nothing is known."""

LARGEST_FILE = 500_000
LARGEST_SVG = 100_000
"""Bytes of a file."""

MOST_PIXELS = 16_000_000
"""Of one picture: 64 MB when it is decoded."""

LONGEST_SIDE = 10_000
LEAST_LONG, LEAST_SHORT = 64, 16
"""Pixels of the longer and of the shorter side: with fewer, nobody sees what it is."""

MOST_TIMES = 12
"""How many times the longer side may be the shorter one: beyond, a logo that fits on a card is a hair."""


class Refused(ValueError):
    """A picture that is not taken: the id of its problem, the line and column of a text, what its sentence mentions."""

    def __init__(self, id: str, place: tuple[int, int] = (0, 0), **arguments: object) -> None:
        super().__init__(id, place, arguments)
        self.id = id
        self.place = place
        self.arguments = arguments
