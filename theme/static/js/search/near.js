// Where a town is, and how far from there a record is. Nothing is asked of anybody: towns are files of this site.

import { below } from "./lexicon.js";
import { words } from "./words.js";

const EARTH = 6371;
const SHORTEST_NAME = 2;
const radians = (degrees) => (degrees * Math.PI) / 180;

/** Kilometres between two points (latitude and longitude in degrees), by the haversine formula. */
export function kilometres(one, other) {
  const [south, west, north, east] = [...one, ...other].map(radians);
  const half = Math.sin((north - south) / 2) ** 2 + Math.cos(south) * Math.cos(north) * Math.sin((east - west) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(Math.min(1, half)));
}

export const label = ({ name, within }) => (within && within !== name ? `${name} (${within})` : name);

export class Towns {
  constructor(manifest, load) {
    Object.assign(this, { manifest, load });
  }

  /** The towns and postcodes that begin as a text does, those that are so called first, then the most populous. */
  async beginning(text, most) {
    const typed = words(text).join(" ");
    if (typed.length < SHORTEST_NAME) return [];
    const { bounds, files } = await this.load(this.manifest.towns);
    const [first, last] = [typed, typed + "\uffff"].map((key) => Math.max(0, below(bounds, key)));
    const shards = await Promise.all(files.slice(first, last + 1).map((name) => this.load(name)));
    const found = shards.flat().filter(([key]) => key.startsWith(typed));
    found.sort((one, other) => (other[0] === typed) - (one[0] === typed) || other[5] - one[5]);
    const towns = found.map(([, name, within, latitude, longitude, thousands]) => ({
      name,
      within,
      point: [latitude, longitude],
      thousands,
    }));
    // A town has several names, and a name several towns: each is given once, under the first.
    const seen = new Set();
    const isNew = (town) => [label(town), String(town.point)].map((key) => !seen.has(key) && seen.add(key)).every(Boolean);
    return towns.filter(isNew).slice(0, most);
  }

  /** The town that a text names, as it is written in a list or as people write it; null when there is none. */
  async named(text) {
    const [name] = text.split("(");
    const found = await this.beginning(name, 100);
    return found.find((town) => label(town) === text) ?? found[0] ?? null;
  }

  /** The kilometres from a point to each document; infinite where a document has none. */
  async distances(point) {
    const { points, of } = await this.load(this.manifest.points);
    const away = points.map((one) => kilometres(point, one));
    return Float64Array.from(of, (at) => (at < 0 ? Infinity : away[at]));
  }
}
