// What somebody meant who made a slip: a letter wrong, missing, too many, or two neighbours exchanged.
//
// One slip is forgiven from four letters, two from eight. The first letter is taken as it was typed in words of fewer
// than eight letters; in longer ones another is thought of when no word that begins so is near, and the second letter
// is then the right one, or the two first have changed places.

const SHORTEST_SLIP = 4;
const MOST_MEANT = 6;

export const forgiven = (word) => (word.length >= 2 * SHORTEST_SLIP ? 2 : word.length >= SHORTEST_SLIP ? 1 : 0);

/**
 * The slips between two words (optimal string alignment), above `limit` when there are more than that.
 * With `isStart`, between a word and the beginning of the other that is nearest to it.
 */
export function slips(typed, word, limit, isStart = false) {
  const extra = word.length - typed.length;
  if (extra < -limit || (extra > limit && !isStart)) return limit + 1;
  const width = Math.min(word.length, typed.length + limit);
  let before = [];
  let row = Array.from({ length: width + 1 }, (_, at) => at);
  for (let i = 1; i <= typed.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= width; j++) {
      const isSame = typed[i - 1] === word[j - 1];
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) {
        cost = Math.min(cost, before[j - 2] + 1);
      }
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit && Math.min(...row) > limit) return limit + 1;
    [before, row] = [row, next];
  }
  return isStart ? Math.min(...row) : row[width];
}

/** The words nearest to what was typed, all as near as each other, and how many slips away. */
export function nearest(typed, words, limit, isStart) {
  let found = { slips: limit, words: [] };
  const letters = [...new Set(typed)];
  // Each letter that a word does not have is a slip: most words are passed over without counting the others.
  const isFar = (word) => {
    let missing = 0;
    for (const letter of letters) if (!word.includes(letter) && ++missing > found.slips) return true;
    return false;
  };
  for (const word of words) {
    if (isFar(word)) continue;
    const count = slips(typed, word, found.slips, isStart);
    if (count > found.slips || count === 0) continue;
    if (count < found.slips) found = { slips: count, words: [] };
    found.words.push(word);
  }
  // A completed word is the likelier the less there is to complete.
  found.words.sort((one, other) => one.length - other.length);
  return { ...found, words: found.words.slice(0, MOST_MEANT) };
}

/** What may have been meant by a word, looked for in the files of a lexicon. */
export async function meant(lexicon, typed, isStart) {
  const limit = forgiven(typed);
  if (!limit) return { slips: 0, words: [] };
  const found = nearest(typed, await lexicon.spellings(typed[0]), limit, isStart);
  if (found.words.length || typed.length < 2 * SHORTEST_SLIP) return found;
  const [first, second] = typed;
  const others = await Promise.all([
    lexicon.spellings(second),
    lexicon.spellings(first, "tails"),
    first === second ? [] : lexicon.spellings(second, "tails"),
  ]);
  return nearest(typed, new Set(others.flat()), limit, isStart);
}
