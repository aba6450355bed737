// Writes the number of every character that cannot be seen: node unseen.mjs FOLDER.
import { pathToFileURL } from "node:url";

const { UNSEEN } = await import(pathToFileURL(`${process.argv[2]}/unseen.js`).href);
const found = [];
for (let one = 0; one < 0x110000; one++) {
  const isHalf = one >= 0xd800 && one <= 0xdfff;
  if (!isHalf && UNSEEN.test(String.fromCodePoint(one))) found.push(one);
}
process.stdout.write(JSON.stringify(found));
