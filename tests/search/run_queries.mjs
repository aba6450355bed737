// Asks an index that comes on its input, { files, manifest, today, asked }, and writes what each question finds:
// node run_queries.mjs FOLDER. What is asked is a text, or what address.js reads; then values of facets are counted too.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const { PAGE, answer, opened, shown } = await import(pathToFileURL(`${folder}/engine.js`).href);
const { read } = await import(pathToFileURL(`${folder}/address.js`).href);
const { files, manifest, today, asked } = JSON.parse(readFileSync(0, "utf8"));

const given = new Map(Object.entries(files));
const get = async (name) => new Response(given.get(name), { status: given.has(name) ? 200 : 404 });
const index = opened({ index: "", manifest }, get);
index.filters.today = today;

async function counted({ all, masks }) {
  const facets = [...Object.keys(index.manifest.facets), "date"];
  const counts = facets.map(async (facet) => [facet, Object.fromEntries(await index.filters.counts(facet, all, masks))]);
  return Object.fromEntries(await Promise.all(counts));
}

async function found(one) {
  const isText = typeof one === "string";
  const question = { ...read(""), ...(isText ? { q: one } : one) };
  const got = await answer(index, question);
  const first = await shown(index, got, PAGE, question.q);
  const { ids, scores, how, sort, isLost, distances } = got;
  return {
    how,
    ids,
    sort,
    isLost,
    scores: scores && ids.map((id) => scores[id]),
    distances: distances && [...distances],
    shown: first.map(({ id }) => id),
    counts: isText ? null : await counted(got),
  };
}

const answers = [];
for (const one of asked) answers.push(await found(one));
if (Object.keys(Object.prototype).length) throw new Error("something was added to Object.prototype");
process.stdout.write(JSON.stringify(answers));
