// lunr.js as its guide shows it: search(), with the signs of its query language taken out of what a visitor types.
export const build = (docs, fields) => {
  const stored = {};
  const index = lunr((builder) => {
    for (const [field, boost] of Object.entries(fields)) builder.field(field, { boost });
    builder.ref("number");
    for (const doc of docs) {
      builder.add(doc);
      stored[doc.number] = [doc.name, doc.summary];
    }
  });
  return { "index.json": index, "store.json": stored };
};

export const start = async (read) => {
  const [index, stored] = await Promise.all([read("index.json"), read("store.json")]);
  const loaded = lunr.Index.load(index);
  return (query) =>
    loaded
      .search(query.replace(/[:~^*+-]/g, " "))
      .slice(0, 10)
      .map(({ ref }) => ({ number: Number(ref), title: stored[ref][0], excerpt: stored[ref][1] }));
};
