// What results are narrowed by. Values of one facet add up, facets narrow each other; each counts what the others leave.

import { LISTS } from "./address.js";
import { summed } from "./lexicon.js";

const DAY = 86_400_000;
const SOON = 30;

/** Whether an event, from its first to its last day since 1970 (0: not known), is what a choice of dates wants. */
export function isWhen(choice, first, last, today) {
  if (choice === "past") return last > 0 && last < today;
  if (choice === "soon") return last >= today && first <= today + SOON;
  return last >= today || !first;
}

/** The days since 1970 of a moment, where the browser is. */
const localDay = (moment) => Math.floor(moment / DAY - moment.getTimezoneOffset() / 1440);

export class Filters {
  constructor(manifest, load, today = localDay(new Date())) {
    Object.assign(this, { manifest, load, today });
    this.decoded = new Map();
  }

  /** The documents of each value of a facet. */
  async values(facet) {
    if (facet === "date") return this.#dates();
    if (!this.decoded.has(facet)) {
      const name = this.manifest.facets[facet];
      const found = name ? Object.entries(await this.load(name)) : [];
      this.decoded.set(facet, new Map(found.map(([value, steps]) => [value, summed(steps)])));
    }
    return this.decoded.get(facet);
  }

  async #dates() {
    const events = await this.load(this.manifest.orders.date);
    const when = (choice) => events.filter(([, first, last]) => isWhen(choice, first, last, this.today));
    return new Map(["coming", "soon", "past"].map((choice) => [choice, when(choice).map(([id]) => id)]));
  }

  /** For each facet that something is chosen of, the documents that it leaves: 1 for each of them. */
  async masks(asked) {
    const chosen = [...LISTS.map((facet) => [facet, asked[facet]]), ["area", [asked.area]], ["date", [asked.date]]];
    const active = chosen.map(([facet, values]) => [facet, values.filter(Boolean)]).filter(([, values]) => values.length);
    const masks = active.map(async ([facet, values]) => {
      const [mask, documents] = [new Uint8Array(this.manifest.documents), await this.values(facet)];
      for (const value of values) for (const id of documents.get(value) ?? []) mask[id] = 1;
      return [facet, mask];
    });
    return new Map(await Promise.all(masks));
  }

  /** How many of some documents each value of a facet has, once the other facets have narrowed them. */
  async counts(facet, ids, masks) {
    const left = new Uint8Array(this.manifest.documents);
    for (const id of narrowed(ids, masks, facet)) left[id] = 1;
    const counts = new Map();
    for (const [value, documents] of await this.values(facet)) {
      let count = 0;
      for (const id of documents) count += left[id];
      counts.set(value, count);
    }
    return counts;
  }
}

/** The documents that all facets leave; one of them may be passed over. */
export function narrowed(ids, masks, but = null) {
  const applied = [...masks].filter(([facet]) => facet !== but).map(([, mask]) => mask);
  return applied.length ? ids.filter((id) => applied.every((mask) => mask[id])) : ids;
}
