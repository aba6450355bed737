// The words of the directory, fetched as a search needs them: what each stands for, and where that is found.

/** The position of the last of some sorted texts that is not above a key. */
export function below(sorted, key) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const split = (text) => (text ? text.split(" ") : []);

/** Steps from one number to the next, as the numbers themselves. */
export function summed(steps) {
  let last = 0;
  return Uint32Array.from(steps, (step) => (last += step));
}

function parsed({ surfaces, stems, terms, postings }) {
  const typed = split(surfaces);
  const term = (surface, code) => (typeof code === "number" ? surface.slice(0, code) : code);
  return {
    surfaces: typed,
    /** The terms of the surface at a position. */
    stems: (at) => [stems[at]].flat().map((code) => term(typed[at], code)),
    terms: new Map(split(terms).map((name, at) => [name, postings[at]])),
    found: new Map(),
  };
}

export class Lexicon {
  /** `load` gives the value of a file of the index by its name, and does so at once the second time. */
  constructor(manifest, load) {
    this.manifest = manifest;
    this.load = load;
    this.shards = new Map();
  }

  async #at(position) {
    if (!this.shards.has(position)) {
      const shard = parsed(await this.load(this.manifest.lexicon.files[position]));
      if (!this.shards.has(position)) this.shards.set(position, shard);
    }
    return this.shards.get(position);
  }

  #position(key) {
    return Math.max(0, below(this.manifest.lexicon.bounds, key));
  }

  /** The terms that a word stands for; none when it stands nowhere. */
  async terms(surface) {
    await this.#at(this.#position(surface));
    return this.known(surface);
  }

  /** The same of a word whose shard is there already; none otherwise. */
  known(surface) {
    const shard = this.shards.get(this.#position(surface));
    const at = shard ? below(shard.surfaces, surface) : -1;
    return at >= 0 && shard.surfaces[at] === surface ? shard.stems(at) : [];
  }

  /** The words that begin as one does, each with its terms; none when they lie in more than `most` shards. */
  async completions(start, most) {
    const [first, last] = [this.#position(start), this.#position(start + "\uffff")];
    if (last - first >= most) return [];
    const shards = await Promise.all(Array.from({ length: last - first + 1 }, (_, at) => this.#at(first + at)));
    return shards.flatMap((shard) => {
      const found = [];
      const begin = below(shard.surfaces, start);
      for (let at = Math.max(0, begin); at < shard.surfaces.length; at++) {
        if (shard.surfaces[at].startsWith(start)) found.push({ surface: shard.surfaces[at], terms: shard.stems(at) });
        else if (at > begin) break;
      }
      return found;
    });
  }

  /** How many documents have a term, whether its postings are still to be fetched; null when there is no such term. */
  async weight(term) {
    const kept = (await this.#at(this.#position(term))).terms.get(term);
    if (!kept) return null;
    return typeof kept[0] === "number" ? { documents: kept[0], apart: true } : { documents: kept[0].length };
  }

  /** The documents of a term, in order, and what it weighs in each, in thousandths. */
  async postings(term) {
    const shard = await this.#at(this.#position(term));
    if (!shard.found.has(term)) {
      const kept = shard.terms.get(term) ?? [[], []];
      const [steps, weights] = typeof kept[0] === "number" ? await this.load(kept[1]) : kept;
      shard.found.set(term, { documents: summed(steps), weights });
    }
    return shard.found.get(term);
  }

  /** The words that have a letter in first place, or in second place with `tails`: those that a slip may have meant. */
  async spellings(letter, name = "spellings") {
    const file = Object.hasOwn(this.manifest[name], letter) ? this.manifest[name][letter] : null;
    return file ? split(await this.load(file)) : [];
  }
}
