"""What RFC 5545 asks of a calendar, checked from its bytes by rules of our own: no library reads it first."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

LINE = re.compile(
    r'(?P<name>[A-Z-]+)(?P<params>(;[A-Z-]+=("[^"\x00-\x1f\x7f]*"|[^";:,\x00-\x1f\x7f]*))*):(?P<value>.*)'
)
TEXT = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "UID", "X-WR-CALNAME", "PRODID", "COMMENT", "TZNAME"}
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "STATUS"}
NEEDED = {
    "VCALENDAR": {"PRODID", "VERSION"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
}
WITHIN = {"VEVENT": "VCALENDAR", "VTIMEZONE": "VCALENDAR", "STANDARD": "VTIMEZONE", "DAYLIGHT": "VTIMEZONE"}


@dataclass
class Property:
    """One property: its name, its parameters, its value as it is written."""

    name: str
    params: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value of a text (3.3.11)."""
        return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], self.value)


@dataclass
class Component:
    """One component, its properties, and the components in it."""

    name: str
    properties: list[Property] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def all(self, name: str) -> list[Component]:
        return [part for part in self.parts if part.name == name]

    def get(self, name: str) -> Property | None:
        """The only property of a name, None when there is none."""
        found = [one for one in self.properties if one.name == name]
        assert len(found) < 2, f"{len(found)} {name} in {self.name}"
        return found[0] if found else None

    def one(self, name: str) -> Property:
        found = self.get(name)
        assert found, f"no {name} in {self.name}"
        return found


def calendar(content: bytes) -> Component:
    """One calendar. Raises AssertionError, with what is wrong, when it is not right in every way that we know."""
    made = _tree([_property(line) for line in _lines(content)])
    assert made.name == "VCALENDAR" and made.one("VERSION").value == "2.0"
    events = made.all("VEVENT")
    assert events, "a calendar holds something (3.6)"
    zones = [zone.one("TZID").value for zone in made.all("VTIMEZONE")]
    assert len(set(zones)) == len(zones)
    used = {one.params["TZID"] for event in events for one in event.properties if "TZID" in one.params}
    assert used == set(zones), f"{used} are used, {zones} explained (3.2.19)"
    uids = Counter(event.one("UID").text for event in events)
    assert max(uids.values()) == 1, uids
    for event in events:
        _check_event(made, event)
    return made


def _lines(content: bytes) -> list[str]:
    """The lines, unfolded (3.1): octets, then characters."""
    assert content.endswith(b"\r\n") and not re.search(rb"\r(?!\n)|(?<!\r)\n", content), "lines end with CRLF"
    for line in content.removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(line) <= 75, f"{len(line)} octets: {line!r}"
        line.decode("utf-8")  # a fold never cuts a character in two
    return content.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def _property(line: str) -> Property:
    found = LINE.fullmatch(line)
    assert found, f"no content line: {line!r}"
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line), f"a control character: {line!r}"
    pairs = [one.partition("=") for one in re.findall(r';((?:"[^"]*"|[^;])*)', found["params"])]
    made = Property(found["name"], {name: value.strip('"') for name, _, value in pairs}, found["value"])
    assert len(made.params) == len(pairs), f"a parameter twice: {line!r}"
    if made.name in TEXT:
        assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", made.value), f"not escaped: {line!r}"
    return made


def _tree(properties: list[Property]) -> Component:
    top = Component("")
    ahead = [top]
    for one in properties:
        if one.name == "BEGIN":
            made = Component(one.value)
            assert WITHIN.get(one.value, "") == ahead[-1].name, f"{one.value} in {ahead[-1].name}"
            ahead[-1].parts.append(made)
            ahead.append(made)
        elif one.name == "END":
            assert ahead[-1].name == one.value
            _check_names(ahead.pop())
        else:
            assert not ahead[-1].parts, "properties come before components (3.6)"
            ahead[-1].properties.append(one)
    assert ahead == [top] and len(top.parts) == 1
    return top.parts[0]


def _check_names(made: Component) -> None:
    counted = Counter(one.name for one in made.properties)
    assert NEEDED[made.name] <= counted.keys(), f"{made.name} needs {NEEDED[made.name] - counted.keys()}"
    once = ONCE | NEEDED[made.name]
    assert not [name for name, times in counted.items() if name in once and times > 1]
    if made.name == "VTIMEZONE":
        assert made.parts, "a time zone has an observance (3.6.5)"


def _check_event(made: Component, event: Component) -> None:
    first, last = event.one("DTSTART"), event.get("DTEND")
    assert re.fullmatch(r"\d{8}T\d{6}Z", event.one("DTSTAMP").value), "in UTC (3.8.7.2)"
    if last:
        assert last.params == first.params, "of one type (3.8.2.2)"
        assert moment(made, first) < moment(made, last), "later than the start (3.8.2.2)"


def moment(made: Component, one: Property) -> datetime:
    """A date or a time as a moment in UTC, by what the calendar says of its time zone and nothing else."""
    if one.params.get("VALUE") == "DATE":
        assert set(one.params) == {"VALUE"}
        return datetime.strptime(one.value, "%Y%m%d").replace(tzinfo=UTC)
    if one.value.endswith("Z"):
        assert not one.params, "no zone for a time in UTC (3.2.19)"
        return datetime.strptime(one.value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    (zone,) = [zone for zone in made.all("VTIMEZONE") if zone.one("TZID").value == one.params["TZID"]]
    local = datetime.strptime(one.value, "%Y%m%dT%H%M%S")
    return (local - _offset(zone, local)).replace(tzinfo=UTC)


def _offset(zone: Component, local: datetime) -> timedelta:
    """The offset of a local time: that of the latest onset (3.6.5), or the one before it in a skipped hour (3.3.5)."""
    onsets = [(datetime.strptime(part.one("DTSTART").value, "%Y%m%dT%H%M%S"), part) for part in zone.parts]
    onset, part = max((found for found in onsets if found[0] <= local), key=lambda found: found[0])
    before, after = (_duration(part.one(name).value) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
    return before if onset <= local < onset + (after - before) else after


def _duration(text: str) -> timedelta:
    found = re.fullmatch(r"([+-])(\d\d)(\d\d)(\d\d)?", text)
    assert found and text not in ("-0000", "-000000"), f"{text!r} (3.3.14)"
    whole = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return -whole if found[1] == "-" else whole
