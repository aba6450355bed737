// Marks the words that begin with a vowel in the texts on its input, and writes the pieces of each: node pieces.mjs FOLDER.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { pieces } = await import(pathToFileURL(`${process.argv[2]}/cards.js`).href);
const isMarked = (word) => "aeiou".includes(word[0]);
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map((text) => pieces(text, isMarked))));
