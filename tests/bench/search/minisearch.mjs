// MiniSearch with the options that its documentation shows for a search as you type.
const options = (fields) => ({
  idField: "number",
  fields: Object.keys(fields),
  storeFields: ["name", "summary"],
  searchOptions: { boost: fields, prefix: true, fuzzy: 0.2 },
});

export const build = (docs, fields) => {
  const index = new MiniSearch(options(fields));
  for (const doc of docs) index.add(doc);
  return { "index.json": index, "options.json": fields };
};

export const start = async (read) => {
  const [index, fields] = await Promise.all([read("index.json"), read("options.json")]);
  const loaded = MiniSearch.loadJS(index, options(fields));
  return (query) =>
    loaded
      .search(query)
      .slice(0, 10)
      .map(({ id, name, summary }) => ({ number: id, title: name, excerpt: summary }));
};
