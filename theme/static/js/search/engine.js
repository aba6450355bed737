// The index of a language, fetched file by file, and what it answers.

import { closeness } from "./cards.js";
import { Filters, narrowed } from "./filters.js";
import { Lexicon } from "./lexicon.js";
import { Towns } from "./near.js";
import { first, search } from "./query.js";

/** Results that are shown at a time. */
export const PAGE = 10;

/** Milliseconds after which a file is taken for lost. */
const PATIENCE = 30_000;

/** A rank behind all days and all documents. */
const FAR = 1e9;

/** The index below a folder, as its manifest describes it. */
export function opened({ index: folder, manifest }, get = undefined) {
  const load = loader(folder, get);
  return {
    manifest,
    load,
    lexicon: new Lexicon(manifest, load),
    filters: new Filters(manifest, load),
    towns: new Towns(manifest, load),
  };
}

/** What fetches the files of the index, each once; one that did not arrive is fetched again when it is asked for again. */
export function loader(folder, get = fetch) {
  const files = new Map();
  return (name) => {
    if (!files.has(name)) {
      const file = get(folder + name, { signal: AbortSignal.timeout?.(PATIENCE) }).then((answer) => {
        if (!answer.ok) throw Object.assign(new Error(name), { gone: answer.status === 404 });
        return answer.json();
      });
      file.catch(() => files.delete(name));
      files.set(name, file);
    }
    return files.get(name);
  };
}

/**
 * Everything that is found for what is asked: ids, how they were found, what narrows them, how far they are. Sorted as is
 * asked, else by distance, else by what was typed, else in fair order.
 */
export async function answer(index, asked) {
  const { lexicon, filters, towns, manifest } = index;
  const every = () => Array.from({ length: manifest.documents }, (_, id) => id);
  const [found, masks, point] = await Promise.all([
    asked.q.trim() ? search(lexicon, asked.q) : { how: "all", ids: every(), scores: null, terms: new Set() },
    filters.masks(asked),
    asked.point ?? (asked.near ? towns.named(asked.near).then((town) => town?.point ?? null) : null),
  ]);
  const ids = narrowed(found.ids, masks);
  const distances = point ? await towns.distances(point) : null;
  const sorts = ["fair", "name", "date"];
  if (found.scores) sorts.unshift("relevance");
  if (distances) sorts.unshift("near");
  const sort = sorts.includes(asked.sort) ? asked.sort : sorts[0];
  if (sort === "near") ids.sort((one, other) => closer(distances[one], distances[other]) || one - other);
  else if (sort !== "relevance") await order(ids, sort, index);
  const isLost = Boolean(asked.near) && !point;
  return { ...found, all: found.ids, ids, masks, distances, sort, sorts, isLost, isRanked: sort === "relevance" };
}

const closer = (one, other) => (one === other ? 0 : one - other);

/** Sort by a file of ids in order; by date: events to come, the soonest first, those without a day, past ones, others. */
async function order(ids, sort, { load, manifest, filters }) {
  const listed = await load(manifest.orders[sort]);
  const ranks = new Float64Array(manifest.documents).fill(FAR);
  if (sort !== "date") listed.forEach((id, at) => (ranks[id] = at));
  else for (const [id, start, last] of listed) ranks[id] = rank(start, last, filters.today);
  ids.sort((one, other) => ranks[one] - ranks[other] || one - other);
}

function rank(start, last, today) {
  if (!start) return FAR / 4;
  return last >= today ? start : FAR / 2 - last;
}

/** The rows of some documents. */
export async function rows({ load, manifest }, ids) {
  const { folder, size } = manifest.cards;
  const files = await Promise.all(ids.map((id) => load(`${folder}/${Math.floor(id / size)}.json`)));
  return ids.map((id, at) => files[at][id % size]);
}

/** The first results and their rows. Of the first page, those come first that say what was typed as it was typed. */
export async function shown(index, found, count, text) {
  const ids = found.isRanked ? first(found.ids, found.scores, count) : found.ids.slice(0, count);
  const made = (await rows(index, ids)).map((row, at) => ({ id: ids[at], row }));
  if (!found.isRanked || found.how === "partial") return made;
  const top = made.slice(0, PAGE).map((one) => ({ ...one, rank: closeness(one.row, text) }));
  return [...top.sort((one, other) => one.rank - other.rank), ...made.slice(PAGE)];
}
