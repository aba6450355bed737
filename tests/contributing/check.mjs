// Checks entries as the web form does, from JSON on its input, { files, schemas, cases: [{ schema, data, body, slug }] },
// and writes their problems, then the sentences of each in each language: node check.mjs FOLDER.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const { check } = await import(pathToFileURL(`${folder}/checks.js`).href);
const { load } = await import(pathToFileURL(`${folder}/knowledge.js`).href);
const { sentence } = await import(pathToFileURL(`${folder}/problems.js`).href);
const { files, schemas, cases } = JSON.parse(readFileSync(0, "utf8"));

const get = async (name) => new Response(JSON.stringify(files[name]), { status: name in files ? 200 : 404 });
const knowledge = await load("", "fr", get);
await knowledge.fetched("suffixes");
await knowledge.fetched("banks");

const found = cases.map(({ schema, data, body, slug }) => {
  knowledge.slug = slug;
  return check(schemas[schema], data, knowledge, body).map((problem) => ({
    ...problem,
    said: { fr: sentence(problem, knowledge.sentences), en: sentence(problem, files["sentences-en.json"]) },
  }));
});
if (Object.keys(Object.prototype).length) throw new Error("something was added to Object.prototype");
process.stdout.write(JSON.stringify(found));
