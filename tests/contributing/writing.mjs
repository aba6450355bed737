// What the form writes of each case: a line of JSON for each line of JSON.

import { createInterface } from "node:readline";

import { rewritten, written } from "../../theme/static/js/contribute/writing.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { schema, original, data, body } = JSON.parse(line);
  const made = original ? rewritten(schema, original, data, body) : written(schema, data, body);
  process.stdout.write(`${JSON.stringify(made)}\n`);
}
