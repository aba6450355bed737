// The lines of an entry: the twin of plugins/contributing/writing/layout.py, to the byte.

import { keyName, literal, scalar } from "./scalars.js";

const WIDEST = 100;
const MOST_IN_BRACES = 4;
const QUOTED = ["postcode", "siren", "siret", "be"];

/** What follows the fields: an empty line and the body, or nothing. */
export function tail(body) {
  const text = body.replace(/\r\n?/g, "\n").replace(/^\n+|\n+$/g, "");
  return text ? `\n${text}\n` : "";
}

/** Whether nothing stands in it. */
export const isEmpty = (tree) => (typeof tree === "string" ? !tree : !Object.keys(tree).length);

/** A tree without what is empty. */
export function pruned(tree) {
  if (typeof tree === "string") return tree;
  if (Array.isArray(tree)) return tree.map(pruned).filter((one) => !isEmpty(one));
  return Object.fromEntries(Object.entries(tree).map(([key, one]) => [key, pruned(one)]).filter(([, one]) => !isEmpty(one)));
}

/** Known keys in their order, then the others as they come. */
export function inOrder(keys, known = []) {
  return [...known.filter((key) => keys.includes(key)), ...keys.filter((key) => !known.includes(key))];
}

/** The lines of the fields of an entry; `order` has the keys of each group by its path. */
export function linesOf(data, order) {
  return groupLines(pruned(data), "", order, "");
}

function groupLines(group, path, order, indent) {
  return inOrder(Object.keys(group), order[path]).flatMap((key) =>
    linesAfter(`${indent}${keyName(key)}:`, group[key], path ? `${path}.${key}` : key, order, indent),
  );
}

/** The lines of a value, which begins behind its key or its hyphen. */
function linesAfter(head, value, path, order, indent) {
  const further = `${indent}  `;
  if (typeof value === "string") {
    const [mark, ...lines] = literal(value) ?? [];
    if (mark) return [`${head} ${mark}`, ...lines.map((line) => line && further + line)];
    return [`${head} ${scalarAt(value, path)}`];
  }
  const line = onOneLine(value, path, order);
  if (line && [...head, ...line].length + 1 <= WIDEST) return [`${head} ${line}`];
  const lines = Array.isArray(value)
    ? value.flatMap((item) => linesAfter(`${further}-`, item, path, order, further))
    : groupLines(value, path, order, further);
  if (!head.endsWith("-")) return [head, ...lines];
  return [`${head} ${lines[0].replace(/^ +/, "")}`, ...lines.slice(1)];
}

/** A list in brackets or a group in braces, null when it is too rich for a line. */
function onOneLine(value, path, order) {
  if (Object.values(value).some((one) => typeof one !== "string" || one.includes("\n"))) return null;
  if (Array.isArray(value)) return `[${value.map((one) => scalarAt(one, path, true)).join(", ")}]`;
  const keys = inOrder(Object.keys(value), order[path]);
  if (keys.length > MOST_IN_BRACES) return null;
  const texts = keys.map((key) => `${keyName(key)}: ${scalarAt(value[key], [path, key].join("."), true)}`);
  return `{${texts.join(", ")}}`;
}

function scalarAt(text, path, inFlow = false) {
  return scalar(text, inFlow, QUOTED.includes(path.split(".").at(-1)));
}
