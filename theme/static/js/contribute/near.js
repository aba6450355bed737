// The word that somebody may have meant: the one that has most in common with what was typed. The measure is that of
// Ratcliff and Obershelp, as `check` has it (difflib.get_close_matches in Python).

const LONG_WORD = 200;

/** Where each letter of a word stands; letters that are everywhere in a long text say nothing. */
function positions(letters) {
  const found = new Map();
  letters.forEach((letter, at) => found.set(letter, [...(found.get(letter) ?? []), at]));
  const most = letters.length >= LONG_WORD ? Math.floor(letters.length / 100) + 1 : Infinity;
  for (const [letter, where] of found) if (where.length > most) found.delete(letter);
  return found;
}

/** The longest run of letters that two stretches share: where it begins in both, and how long it is. */
function longestRun({ one, other, where }, [low, high, left, right]) {
  let best = [low, left, 0];
  let lengths = new Map();
  for (let i = low; i < high; i++) {
    const next = new Map();
    for (const j of where.get(one[i]) ?? []) {
      if (j < left) continue;
      if (j >= right) break;
      const length = (lengths.get(j - 1) ?? 0) + 1;
      next.set(j, length);
      if (length > best[2]) best = [i - length + 1, j - length + 1, length];
    }
    lengths = next;
  }
  let [i, j, size] = best;
  while (i > low && j > left && one[i - 1] === other[j - 1]) [i, j, size] = [i - 1, j - 1, size + 1];
  while (i + size < high && j + size < right && one[i + size] === other[j + size]) size++;
  return [i, j, size];
}

/** How much two words have in common, from 0 to 1. */
function likeness(one, other, where) {
  let shared = 0;
  const ahead = [[0, one.length, 0, other.length]];
  while (ahead.length) {
    const stretch = ahead.pop();
    const [low, high, left, right] = stretch;
    const [i, j, size] = longestRun({ one, other, where }, stretch);
    shared += size;
    if (size && low < i && left < j) ahead.push([low, i, left, j]);
    if (size && i + size < high && j + size < right) ahead.push([i + size, high, j + size, right]);
  }
  return (2 * shared) / (one.length + other.length);
}

/** The nearest of some words that is near enough; of two as near, the last of the alphabet. Undefined when none is. */
export function closest(typed, words, cutoff = 0.6) {
  const other = [...typed];
  const where = positions(other);
  let [best, most] = [undefined, cutoff];
  for (const word of words) {
    const one = [...word];
    const shorter = Math.min(one.length, other.length);
    if ((2 * shorter) / (one.length + other.length) < most) continue;
    const score = likeness(one, other, where);
    if (score > most || (score === most && (best === undefined || word > best))) [best, most] = [word, score];
  }
  return best;
}
