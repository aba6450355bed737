"""What pages ask of the catalogue."""

from dataclasses import replace

from plugins.catalogue.catalogue import Catalogue, Filed


def slugs(records: list[Filed]) -> list[str]:
    return [one.slug for one in records]


def test_records_are_sorted_by_slug(catalogue: Catalogue) -> None:
    assert list(catalogue.records) == sorted(catalogue.records)
    assert len(catalogue.by_folder["associations"]) == 22
    assert {one.kind for one in catalogue.records.values()} == {
        "association", "project", "funder", "partner", "event", "platform",
    }  # fmt: skip


def test_records_by_cause(catalogue: Catalogue) -> None:
    assert "toits-partages" in slugs(catalogue.by_cause["logement"])
    assert all("sante" in one.record.causes for one in catalogue.by_cause["sante"])


def test_an_area_shows_what_is_in_it_and_what_acts_in_it(catalogue: Catalogue) -> None:
    assert "toits-partages" in slugs(catalogue.by_area["FR-69"])
    assert "toits-partages" in slugs(catalogue.by_area["FR-71"]), "it acts there"
    assert "lacs-propres" in slugs(catalogue.by_area["FR-74"])
    assert "radio-des-collines" in slugs(catalogue.by_area["FR-20R"])
    assert slugs(catalogue.by_area["FR"]).count("toits-partages") == 1


def test_networks_and_their_members(catalogue: Catalogue) -> None:
    assert slugs(catalogue.naming("reseau-des-toits", "member_of")) == ["toits-partages"]
    assert slugs(catalogue.naming("toits-partages", "association")) == ["chambres-pour-2027"]
    assert slugs(catalogue.naming("chambres-pour-2027", "funded")) == ["fondation-exemple"]
    assert slugs(catalogue.naming("toits-partages", "organiser")) == ["permanence-du-mardi", "rencontres-du-logement"]
    assert catalogue.naming("toits-partages", "member_of") == []


def test_records_by_platform(catalogue: Catalogue) -> None:
    assert len(catalogue.by_platform["entraide"]) == 12


def test_who_is_not_at_work_receives_no_gifts(catalogue: Catalogue) -> None:
    filed = catalogue.records["abris-de-nuit"]
    paused = replace(filed, record=filed.record.model_copy(update={"status": "paused"}))
    records = [paused if one is filed else one for one in catalogue.records.values()]
    found = Catalogue(records, (), (), catalogue.vocabulary, catalogue.today)
    assert "abris-de-nuit" in slugs(catalogue.receiving)
    assert slugs(found.receiving) == [slug for slug in slugs(catalogue.receiving) if slug != "abris-de-nuit"]


def test_open_needs_are_those_that_can_still_be_answered(catalogue: Catalogue) -> None:
    needs = {type: {(one.owner.slug, one.exchange.id) for one in asked} for type, asked in catalogue.open_needs.items()}
    assert needs["housing"] == {("toits-partages", "chambre")}
    assert ("repas-du-coin", "comptable") not in needs["skills"], "its day has gone by"
    assert ("velos-solidaires", "velos") not in needs["goods"], "the organisation is closed for works"
    assert set(needs) == {"housing", "money", "time", "skills", "goods"}


def test_events_to_come_soonest_first_and_past_ones_after(catalogue: Catalogue) -> None:
    coming, past = catalogue.events
    assert slugs(coming)[-1] == "permanence-du-mardi", "its day is not known"
    assert slugs(coming).index("rencontres-du-logement") < slugs(coming).index("journee-des-haies")
    assert "fete-des-voisins" in slugs(coming), "it comes back"
    assert slugs(past) == ["nuit-de-la-lecture"]


def test_an_entry_has_its_language(catalogue: Catalogue) -> None:
    assert catalogue.records["bibliotheque-de-quartier"].language == "en"
    assert catalogue.records["repas-du-coin"].language == "fr"


def test_pages_have_their_translations(catalogue: Catalogue) -> None:
    assert set(catalogue.pages) == {"about", "charter", "contribute", "legal"}
    assert catalogue.pages["legal"].translations["en"].prose[("slug",)] == "legal-notice"
    assert catalogue.pictures == ("media/toits-partages.png",)
