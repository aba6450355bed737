"""The browser scores as lunr does: a sample of what tests/search/test_oracle.py asks in node."""

from __future__ import annotations

from collections import defaultdict
from random import Random
from typing import Any

from playwright.sync_api import Route

from plugins.search.searched import Analysers, analysed, searched
from tests.browser.conftest import Visits
from tests.browser.pages_host import TYPES
from tests.browser.test_search import opened
from tests.search.javascript import SCRIPTS
from tests.search.made import indexed, published
from tests.search.test_oracle import NEAR, in_lunr, plain, query
from tests.website.built import DIRECTORY
from tests.website.entries import scenes

QUERIES = 100
ASK = """async ({ folder, manifest, queries }) => {
  const { answer, opened } = await import(folder + "engine.js");
  const { read } = await import(folder + "address.js");
  const made = opened({ index: folder, manifest });
  const found = [];
  for (const query of queries) {
    const { how, ids, scores } = await answer(made, { ...read(""), q: query });
    found.push({ how, ids, scores: ids.map(id => scores?.[id] ?? null) });
  }
  return found;
}"""


def test_scores_of_exact_words(visit: Visits) -> None:
    catalogue = scenes(DIRECTORY)["fr"].catalogue
    records = catalogue.records.values()
    analysers = Analysers(frozenset())
    documents = [analysed(searched(catalogue, one, "fr", defaultdict(str)), analysers) for one in records]
    index = indexed(documents)
    typed = {term: surface for surface, term in plain(index.pairs).items()}
    chance = Random(5)
    asked = [query(documents, sorted(typed), chance) for _ in range(QUERIES)]
    made = published(index, [""] * len(documents))

    here = opened(visit)

    def answer(route: Route) -> None:
        name = route.request.url.rsplit("/oracle/", 1)[1]
        if name in made.files:
            route.fulfill(body=made.files[name], content_type=TYPES[".json"])
        else:
            route.fulfill(body=(SCRIPTS / name).read_text(encoding="utf-8"), content_type=TYPES[".js"])

    here.page.route("**/oracle/**", answer)
    given: dict[str, Any] = {
        "folder": f"{here.site.base}oracle/",
        "manifest": dict(made.manifest),
        "queries": [", ".join(typed[term] for term in terms) + " " for terms in asked],
    }
    found = here.page.evaluate(ASK, given)
    wanted = in_lunr(documents, asked)
    for terms, expected, got in zip(asked, wanted, found, strict=True):
        scores = dict(zip(got["ids"], got["scores"], strict=True)) if got["how"] == "all" else {}
        assert scores.keys() == expected.keys(), terms
        assert all(abs(scores[id] - score) <= NEAR for id, score in expected.items()), terms
    assert sum(map(bool, wanted)) > QUERIES / 2
