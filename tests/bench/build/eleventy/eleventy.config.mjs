// Lists of 24 are made here, for all terms, and written by one template: Eleventy paginates one collection at a time.
const SIZE = 24;

function lists(kind, names, records, termsOf) {
  const found = new Map();
  for (const record of records) {
    for (const term of termsOf(record)) {
      found.set(term, [...(found.get(term) ?? []), record]);
    }
  }
  return [...found.keys()].sort().map((term) => {
    const url = `/${kind}/${term}/`;
    const all = found.get(term);
    return { url, name: names[term], count: all.length, pages: paginated(url, names[term], all) };
  });
}

function paginated(url, name, records) {
  const count = Math.ceil(records.length / SIZE);
  const address = (number) => (number === 1 ? url : `${url}page/${number}/`);
  return Array.from({ length: count }, (_, at) => ({
    url: address(at + 1),
    name,
    number: at + 1,
    count,
    previous: at > 0 && address(at),
    next: at + 1 < count && address(at + 2),
    records: records.slice(at * SIZE, (at + 1) * SIZE),
  }));
}

export default function (config) {
  const records = (api) =>
    api.getFilteredByTag("record").sort((one, other) => (one.fileSlug < other.fileSlug ? -1 : 1));
  const terms = (api) => {
    const all = records(api);
    const { causes, departements } = all[0].data.names;
    return [
      lists("causes", causes, all, (one) => one.data.causes),
      lists("departements", departements, all, (one) => [one.data.departement]),
    ];
  };
  config.addCollection("records", records);
  config.addCollection("terms", terms);
  config.addCollection("lists", (api) => terms(api).flat().flatMap((term) => term.pages));
  config.addFilter("json", (value) => JSON.stringify(value));
  config.setQuietMode(true);
  return {
    dir: { input: "content", includes: "../theme", data: "../data", output: "output" },
    markdownTemplateEngine: false,
  };
}
