"""What a rule says: a problem whose line is not yet known."""

from dataclasses import dataclass

from ..problems import Gravity
from ..trees import Location


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at a location of a file; the line is looked up afterwards, since findings are rare."""

    path: str
    location: Location
    id: str
    arguments: dict[str, object]
    gravity: Gravity = Gravity.ERROR


def finding(path: str, location: Location, id: str, **arguments: object) -> Finding:
    """An error."""
    return Finding(path, location, id, arguments)


def warning(path: str, location: Location, id: str, **arguments: object) -> Finding:
    """A warning."""
    return Finding(path, location, id, arguments, Gravity.WARNING)
