"""What an entry cannot do without, and the little more that most people know: the questions for each kind."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...catalogue.trees import Tree
from ...languages.messages import N_


@dataclass(frozen=True, slots=True)
class Question:
    """A field by its dotted name; asked when `after` has an answer and `unless` has none; `text` explains it better."""

    field: str
    is_needed: bool = False
    after: str = ""
    unless: str = ""
    text: str = ""


OWN: Mapping[str, tuple[Question, ...]] = {
    "project": (Question("association", True), Question("aim", True)),
    "funder": (Question("type", True),),
    "partner": (Question("lends", text=N_("What it lends, separated by commas: skills, tools, goods, places")),),
    "event": (Question("starts"), Question("ends", after="starts"), Question("recurs", True, unless="starts")),
    "platform": (Question("hosts", text=N_("The host names of its pages, separated by commas: www.helloasso.com")),),
}
GIVE = Question(
    "give", text=N_("The page that receives gifts, its own or on a donation platform, if it has published one")
)
SOURCE = Question("sources", text=N_("The address where one can read what the summary says"))


def questions(kind: str) -> tuple[Question, ...]:
    """What is asked for an entry of a kind, in order; its name is known."""
    return (
        Question("summary", True, text=N_("What it is or does, in one sentence of at most 200 characters")),
        Question("causes", True, text=N_("One to five causes, separated by commas")),
        *OWN.get(kind, ()),
        Question("place.city"),
        Question("place.postcode", after="place.city", text=N_("The postcode")),
        Question("website"),
        *(() if kind == "event" else (GIVE,)),
        SOURCE,
        Question("author.name", True),
        Question("author.interest", text=N_("What ties you to the organisation, in words, if anything does")),
    )


STAND_INS: Mapping[str, Tree] = {
    "name": "x",
    "summary": "x",
    "association": "x",
    "aim": "x",
    "type": "foundation",
    "recurs": "x",
    "author": {"name": "x", "interest": "x"},
}
"""What stands for answers that are still to come, while those that came are checked."""
