// What one has typed, kept in this browser alone, as long as it allows it.

const PREFIX = "contribute:";

const isLike = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** A draft of an entry that has changed meanwhile: what was typed, upon what stands there now. */
export function rebased(kept, entry) {
  const { base = entry } = kept;
  const typed = (key) => !isLike(kept.data[key], base.data[key]);
  const keys = [...new Set([...Object.keys(entry.data), ...Object.keys(kept.data)])];
  const data = Object.fromEntries(keys.map((key) => [key, (typed(key) ? kept : entry).data[key]]).filter(([, one]) => one !== undefined));
  return { ...kept, data, body: kept.body === base.body ? entry.body : kept.body };
}

/** The draft of a kind, or of an entry that is being corrected. */
export class Draft {
  constructor(name) {
    this.name = PREFIX + name;
  }

  /** What was kept; null when nothing was, or when it cannot be read. */
  read() {
    try {
      const found = JSON.parse(localStorage.getItem(this.name));
      return found?.data?.constructor === Object ? found : null;
    } catch {
      return null;
    }
  }

  /** Keep it; whether the browser did. */
  keep(value) {
    try {
      localStorage.setItem(this.name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.name);
    } catch {
      // nothing was kept
    }
  }
}
