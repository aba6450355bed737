// Entries written in one way only: the twin of plugins/contributing/writing/entries.py, whose rules it follows to the byte.

import { inOrder, linesOf, pruned, tail } from "./layout.js";

/** The file of an entry; `x-order` of its schema has the keys of each group by its path. */
export function written({ "x-order": order }, data, body) {
  return ["---", ...linesOf(data, order), "---", ""].join("\n") + tail(body);
}

/**
 * The file of an entry, corrected: what did not change keeps its lines, and no comment is lost.
 *
 * `original` is how the site publishes it: `text`, `data`, `body`, and `blocks`, each of a key, its first and last line,
 * and the comments in them.
 */
export function rewritten({ "x-order": order }, original, data, body) {
  const lines = original.text.replace(/\r\n?/g, "\n").split("\n");
  const closing = lines.slice(original.blocks.reduce((end, [, , last]) => Math.max(end, last), 1));
  const after = tail(original.body) === tail(body) ? closing : [closing[0], ...tail(body).split("\n")];
  return [lines[0], ...corrected(original, lines, pruned(data), order), ...after].join("\n");
}

/** The lines of the fields, corrected. */
function corrected({ blocks, data: old }, lines, now, order) {
  const before = pruned(old);
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const same = new Set(keys.filter((key) => isAlike(before[key], now[key])));
  const kept = ([, first, last]) => lines.slice(first - 1, last);
  if (same.size === keys.length) return blocks.flatMap(kept);
  const hasBlocks = Object.keys(old).every((key) => blocks.some(([known]) => known === key));
  const parts = [];
  for (const block of blocks) {
    const [key, , , comments] = block;
    const isFirst = !parts.some(([known]) => known === key);
    if (hasBlocks && (key === null || same.has(key))) parts.push([key, kept(block)]);
    else if (hasBlocks && key in now && isFirst) parts.push([key, [...comments, ...linesOf({ [key]: now[key] }, order)]]);
    else parts.push([null, comments]);
  }
  const known = () => parts.map(([key]) => key);
  const added = inOrder(Object.keys(now).filter((key) => !known().includes(key)), order[""]);
  for (const key of added) parts.splice(placeOf(key, known(), order[""]), 0, [key, linesOf({ [key]: now[key] }, order)]);
  return parts.flatMap(([, part]) => part);
}

/** At which position among keys a new one comes. */
function placeOf(key, keys, order) {
  if (!order.includes(key)) return keys.length;
  const before = order.slice(0, order.indexOf(key)).filter((one) => keys.includes(one));
  if (before.length) return keys.indexOf(before.at(-1)) + 1;
  const first = keys.findIndex((one) => one !== null);
  return first < 0 ? keys.length : first;
}

/** Whether two trees hold the same, whatever the order of the keys of their groups. */
function isAlike(one, other) {
  if (typeof one !== "object" || typeof other !== "object") return one === other;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && isAlike(one[key], other[key]))
  );
}
