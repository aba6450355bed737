// node node.mjs build ENGINE FOLDER: writes the index of FOLDER/docs.jsonl in FOLDER; gives up after ten minutes.
// node node.mjs rank ENGINE FOLDER: prints, for each query of FOLDER/queries.json, the numbers of the ten first docs.
import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

const LIMIT = 600_000;
const FIELDS = { name: 10, town: 1, postcode: 1, cause: 1, summary: 1, body: 1 };
const [verb, engine, folder] = process.argv.slice(2);
globalThis.lunr = (await import("lunr")).default;
globalThis.MiniSearch = (await import("minisearch")).default;
const { build, start } = await import(`./${engine}.mjs`);

function* inTime(docs) {
  for (const doc of docs) {
    if (performance.now() > LIMIT) throw new Error("more than ten minutes");
    yield doc;
  }
}

if (verb === "build") {
  const docs = [];
  const lines = createInterface({ input: createReadStream(`${folder}/docs.jsonl`) });
  for await (const line of lines) docs.push(JSON.parse(line));
  for (const [name, value] of Object.entries(build(inTime(docs), FIELDS)))
    writeFileSync(`${folder}/${name}`, JSON.stringify(value));
} else {
  const search = await start(async (name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")));
  const queries = JSON.parse(readFileSync(`${folder}/queries.json`, "utf8"));
  const found = [];
  for (const query of queries) found.push((await search(query)).map(({ number }) => number));
  console.log(JSON.stringify(found));
}
