// What is wrong with a value: the id of a problem, and what its sentence mentions.

export class Wrong extends Error {
  constructor(id, mentioned) {
    super(id);
    Object.assign(this, { id, mentioned });
  }
}

/** Refuse a value. In a comparison of several fields of a group, `at` is the one to be shown. */
export function refuse(id, mentioned = {}) {
  throw new Wrong(id, mentioned);
}

/** A problem at a location, what it mentions turned into text. */
export function problemAt(location, id, mentioned = {}) {
  const shown = Object.entries(mentioned).map(([name, value]) => [name, String(value)]);
  return { location, id, arguments: Object.fromEntries(shown) };
}
