// Makes what the checks know ready for one entry after the other, { files, lost, typed }, and writes the files that were
// asked for and those that did not arrive: node fetch.mjs FOLDER.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { load } = await import(pathToFileURL(`${process.argv[2]}/knowledge.js`).href);
const { files, lost, typed } = JSON.parse(readFileSync(0, "utf8"));

const asked = [];
const get = async (address) => {
  const name = address.replace("/base/", "");
  asked.push(name);
  return new Response(JSON.stringify(files[name]), { status: lost.includes(name) ? 503 : 200 });
};
const missed = [];
const knowledge = await load("/base/", "fr", get);
for (const data of typed) await knowledge.readyFor(data).catch(({ file }) => missed.push(file));
process.stdout.write(JSON.stringify({ asked: asked.sort(), lost: missed }));
