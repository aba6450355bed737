"""Countries and what lies in them."""

import pytest

from plugins.catalogue import areas

COUNTRIES = ("FR", "BE", "CH", "CA", "LU")


@pytest.fixture(scope="module")
def known() -> dict[str, areas.Area]:
    return areas.load(COUNTRIES, ("fr", "en"), {"FR-20R": {"fr": "Corse", "en": "Corsica"}})


def test_france_has_its_regions_and_departments(known: dict[str, areas.Area]) -> None:
    french = [area for area in known.values() if area.country == "FR"]
    regions = [area for area in french if area.parent == "FR"]
    departments = [area for area in french if area.parent in {region.code for region in regions}]
    assert {"FR-ARA", "FR-20R", "FR-IDF"} <= {area.code for area in regions}
    assert {"FR-69", "FR-2A", "FR-75C"} <= {area.code for area in departments}
    assert known["FR-2A"].parent == "FR-20R"
    assert known["FR-69"].parent == "FR-ARA"


def test_every_parent_is_known(known: dict[str, areas.Area]) -> None:
    assert all(area.parent in known for area in known.values() if area.parent)
    assert all(area.parent is None for area in known.values() if area.code in COUNTRIES)


def test_names_are_in_each_language_and_put_right(known: dict[str, areas.Area]) -> None:
    assert known["BE"].name("fr") == "Belgique"
    assert known["FR-20R"].name("en") == "Corsica"
    assert known["BE"].name("de") == "Belgium"
    assert all(area.name("fr") and "," not in area.name("fr") for area in known.values())


@pytest.mark.parametrize(
    ("postcode", "code"),
    [
        ("69003", "FR-69"),
        ("01000", "FR-01"),
        ("75116", "FR-75C"),
        ("20000", "FR-2A"),
        ("20169", "FR-2A"),
        ("20200", "FR-2B"),
        ("97400", "FR-974"),
        ("97600", "FR-976"),
        ("98000", None),
        ("97500", None),
        ("00100", None),
        ("99999", None),
        ("6900", None),
        (None, None),
    ],
)
def test_the_department_of_a_postcode(postcode: str | None, code: str | None, known: dict[str, areas.Area]) -> None:
    assert areas.subdivision_of("FR", postcode) == code
    assert code is None or code in known
    assert areas.subdivision_of("BE", postcode) is None


def test_every_postcode_leads_to_an_area_or_none(known: dict[str, areas.Area]) -> None:
    found = {areas.subdivision_of("FR", f"{number:03}00") for number in range(1000)}
    assert found - {None} <= set(known)
    departments = {area.code for area in known.values() if area.country == "FR" and area.parent not in (None, "FR")}
    assert departments - found <= {"FR-69M", "FR-6AE"}


def test_codes_of_any_country_exist_or_not() -> None:
    assert areas.exists("DE") and areas.exists("DE-BY") and areas.exists("FR-69")
    assert not areas.exists("FR-XYZ") and not areas.exists("")


def test_a_country_that_is_none_is_said() -> None:
    with pytest.raises(ValueError, match="ZZ"):
        areas.load(("ZZ",), ("fr",), {})
