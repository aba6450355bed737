// What is looked for, in the address bar: it can be shared, kept, and gone back to. A position never stands there.

export const LISTS = ["kind", "cause", "help", "skill", "remote", "receipt"];
const TEXTS = ["q", "near", "area", "date", "sort"];
const LONGEST_TEXT = 200;

/** What an address asks for. */
export function read(query) {
  const given = new URLSearchParams(query);
  const texts = TEXTS.map((name) => [name, (given.get(name) ?? "").slice(0, LONGEST_TEXT)]);
  return { ...Object.fromEntries(texts), ...Object.fromEntries(LISTS.map((name) => [name, given.getAll(name)])) };
}

/** The same as the query of an address, "" when nothing is asked for. */
export function written(asked) {
  const texts = TEXTS.filter((name) => asked[name].trim()).map((name) => [name, asked[name]]);
  const lists = LISTS.flatMap((name) => asked[name].map((value) => [name, value]));
  const query = new URLSearchParams([...texts, ...lists]).toString();
  return query && `?${query}`;
}

/** Whether anything is looked for. */
export const isAsked = (asked) => written({ ...asked, sort: "" }) !== "" || Boolean(asked.point);
