// Other entries by their names: what one chooses from when a field names one.

import { make, shortSlug } from "./elements.js";

/** The records of this site, as fields name them. */
export class Names {
  constructor(records, newId, holder) {
    Object.assign(this, { records: records?.records ?? {}, newId, holder, lists: new Map() });
    const counts = new Map();
    for (const { name } of Object.values(this.records)) counts.set(name, (counts.get(name) ?? 0) + 1);
    this.isAlone = (name) => counts.get(name) === 1;
  }

  /** What is shown for a slug: the name of its entry, with the slug where another has the same name. */
  nameOf(slug) {
    const found = Object.hasOwn(this.records, slug) ? this.records[slug] : null;
    if (!found) return slug;
    return this.isAlone(found.name) ? found.name : `${found.name} (${slug})`;
  }

  #known(kinds) {
    return Object.keys(this.records).filter((slug) => !kinds.length || kinds.includes(this.records[slug].kind));
  }

  /** The slug of what was typed: a name, whatever its capitals, or a slug; of an unknown name, the one it would have. */
  slugOf(text, kinds) {
    const wanted = text.toLowerCase();
    const isIt = (slug) => this.nameOf(slug).toLowerCase() === wanted || slug === text;
    return this.#known(kinds).find(isIt) ?? Object.keys(this.records).find(isIt) ?? (text && shortSlug(text));
  }

  /** The id of the list of those of some kinds, made when it is first asked for. */
  listOf(kinds) {
    const key = kinds.join();
    if (!this.lists.has(key)) {
      const options = this.#known(kinds).map((slug) => make("option", { value: this.nameOf(slug) }));
      const list = make("datalist", { id: this.newId() }, ...options);
      this.holder.append(list);
      this.lists.set(key, list.id);
    }
    return this.lists.get(key);
  }
}
