// Pagefind through its JavaScript API: the data of the ten first results is loaded, as its own interface does.
const start = async () => {
  const pagefind = await import("./pagefind/pagefind.js");
  return async (query) => {
    const { results } = await pagefind.search(query);
    const found = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return found.map(({ url, meta, excerpt }) => ({ number: parseInt(url.split("/").pop()), title: meta.title, excerpt }));
  };
};
