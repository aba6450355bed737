// Calls functions of the search with the arguments on its input and writes what they give, in order:
// node call.mjs FOLDER, with [[module, function, [arguments, arguments, …]], …].
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const given = [];
for (const [module, name, calls] of JSON.parse(readFileSync(0, "utf8"))) {
  const called = (await import(pathToFileURL(`${folder}/${module}.js`).href))[name];
  given.push(await Promise.all(calls.map((values) => called(...values))));
}
if (Object.keys(Object.prototype).length) throw new Error("something was added to Object.prototype");
process.stdout.write(JSON.stringify(given));
