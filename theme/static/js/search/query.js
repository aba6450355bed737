// What was typed, and the records it finds. Exact words score as lunr scores them; the rest is our own, and said here:
//
// 1. All words must match; stop words only when nothing else was typed, else the rarer ones of them add to the score of
//    the names that have them. The last word also finds what it begins.
// 2. A word that stands nowhere is taken as the inflection of one that does (by the endings that the directory has),
//    else as a slip. 3. Synonyms count as the word itself, a little less.
// 4. When no record has all words, slips are thought of for every word; then records that have some of them are given.
// 5. A record scores the sum over words of the best that each finds in it, divided by the root of their number.

import { meant } from "./slips.js";
import { words } from "./words.js";

const MOST_WORDS = 12;
const MOST_STOPPED = 1000;
const MOST_SHARDS = 8;
const MOST_APART = 4;
const FACTOR = { completed: 0.8, inflected: 0.9, synonym: 0.8, slips: [1, 0.6, 0.4] };

/** The words that count of what was typed, each once; whether the last may be the beginning of another. */
export function parse(text, stop) {
  const typed = words(text);
  const isOpen = /[\p{L}\p{M}\p{N}]$/u.test(text);
  const last = isOpen ? typed.at(-1) : null;
  const counting = typed.filter((word) => !stop.has(word));
  const kept = [...new Set(counting.length ? counting : typed)].slice(0, MOST_WORDS);
  return kept.map((surface) => ({ surface, isStart: surface === last && kept.at(-1) === surface }));
}

/** The stop words among what was typed with others, as parts that no record must have. */
async function stopped(lexicon, text, stop) {
  const typed = [...new Set(words(text))];
  if (typed.every((word) => stop.has(word))) return [];
  const small = typed.filter((word) => stop.has(word)).slice(0, MOST_WORDS);
  const parts = small.map(async (surface) => {
    const terms = await lexicon.terms(surface);
    const sizes = await Promise.all(terms.map((term) => lexicon.weight(term)));
    const rare = terms.filter((_, at) => sizes[at] && sizes[at].documents <= MOST_STOPPED);
    return { words: [], options: rare.map((term) => option(term, 1)) };
  });
  return Promise.all(parts);
}

/** A term that stands for a word, and how much of its weight counts. */
const option = (term, factor) => ({ terms: [term], factor });

async function completed(lexicon, { surface }) {
  const found = (await lexicon.completions(surface, MOST_SHARDS)).filter((one) => one.surface !== surface);
  found.sort((one, other) => one.surface.length - other.surface.length);
  const options = new Map();
  let apart = 0;
  for (const one of found) {
    for (const term of one.terms) {
      if (options.has(term)) continue;
      if ((await lexicon.weight(term))?.apart && ++apart > MOST_APART) continue;
      options.set(term, option(term, (FACTOR.completed * surface.length) / one.surface.length));
    }
  }
  return [...options.values()];
}

async function inflected(lexicon, surface) {
  const stems = ["", ...lexicon.manifest.endings]
    .filter((ending) => surface.endsWith(ending) && surface.length - ending.length > 2)
    .map((ending) => surface.slice(0, surface.length - ending.length))
    .sort((one, other) => other.length - one.length);
  for (const stem of stems) if (await lexicon.weight(stem)) return [option(stem, FACTOR.inflected)];
  return [];
}

async function slipped(lexicon, { surface, isStart }) {
  const found = await meant(lexicon, surface, isStart);
  const terms = (await Promise.all(found.words.map((word) => lexicon.terms(word)))).flat();
  return [...new Set(terms)].map((term) => option(term, FACTOR.slips[found.slips]));
}

/** What one word stands for: options, of which the best counts in each record. */
async function resolve(lexicon, word) {
  const options = (await lexicon.terms(word.surface)).map((term) => option(term, 1));
  const terms = new Set(options.flatMap((one) => one.terms));
  if (word.isStart) options.push(...(await completed(lexicon, word)).filter((one) => !terms.has(one.terms[0])));
  if (!options.length) options.push(...(await inflected(lexicon, word.surface)));
  if (options.length) return { words: [word], options };
  return { words: [word], options: await slipped(lexicon, word), isSlip: true };
}

/** Parts put together where some of them in a row are a phrase of a group of synonyms, with the others of the group. */
export function withSynonyms(parts, groups) {
  const isAt = (phrase, start) =>
    phrase.every((term, at) => parts[start + at]?.options.some((one) => one.terms[0] === term && one.factor === 1));
  const joined = [];
  for (let at = 0; at < parts.length; ) {
    const found = groups.flatMap((group) => group.filter((one) => isAt(one, at)).map((phrase) => ({ phrase, group })));
    const { phrase, group } = found.sort((one, other) => other.phrase.length - one.phrase.length)[0] ?? {};
    const own = parts.slice(at, at + (phrase?.length ?? 1));
    at += own.length;
    if (!phrase) joined.push(...own);
    else {
      const others = group.filter((one) => one !== phrase).map((terms) => ({ terms, factor: FACTOR.synonym }));
      const itself = own.length === 1 ? own[0].options : [{ terms: phrase, factor: 1 }];
      joined.push({ words: own.flatMap((one) => one.words), options: [...itself, ...others] });
    }
  }
  return joined;
}

/** The documents of an option and what it weighs in each, in thousandths; of several terms, their mean where all are. */
async function documentsOf(lexicon, { terms, factor }) {
  const lists = await Promise.all(terms.map((term) => lexicon.postings(term)));
  if (lists.length === 1) return { ...lists[0], factor };
  const found = new Map();
  for (const { documents, weights } of lists) {
    documents.forEach((id, at) => {
      const [count, sum] = found.get(id) ?? [0, 0];
      found.set(id, [count + 1, sum + weights[at]]);
    });
  }
  const all = [...found].filter(([, [count]]) => count === lists.length);
  return { documents: all.map(([id]) => id), weights: all.map(([, [, sum]]) => sum / lists.length), factor };
}

/** How many parts each document has and what it scores; parts without words add to the score only. */
async function scored(lexicon, parts) {
  const total = lexicon.manifest.documents;
  const [counts, scores] = [new Uint8Array(total), new Float64Array(total)];
  const root = Math.sqrt(parts.filter((part) => part.words.length).length) * 1000;
  const lists = await Promise.all(
    parts.map((part) => Promise.all(part.options.map((one) => documentsOf(lexicon, one)))),
  );
  for (const [at, part] of lists.entries()) {
    const isCounted = parts[at].words.length > 0;
    const best = new Float64Array(total).fill(-1);
    const touched = [];
    for (const { documents, weights, factor } of part) {
      for (let at = 0; at < documents.length; at++) {
        const id = documents[at];
        if (best[id] < 0) touched.push(id);
        best[id] = Math.max(best[id], weights[at] * factor);
      }
    }
    for (const id of touched) {
      if (isCounted) counts[id]++;
      scores[id] += best[id] / root;
    }
  }
  return { counts, scores };
}

function having(counts, least) {
  const found = [];
  for (let id = 0; id < counts.length; id++) if (counts[id] >= least) found.push(id);
  return found;
}

/**
 * The records found: their ids, in order of their numbers, and the score of each by id; how they were found: "all"
 * words as typed, "slips" forgiven, "partial" when none has them all, "none"; and the terms that count, to be marked.
 */
export async function search(lexicon, text) {
  const { stop, synonyms } = lexicon.manifest;
  const stops = new Set(stop);
  const typed = parse(text, stops);
  const [simple, extra] = await Promise.all([
    Promise.all(typed.map((word) => resolve(lexicon, word))),
    stopped(lexicon, text, stops),
  ]);
  let found = await outcome(lexicon, [...withSynonyms(simple, synonyms), ...extra], simple.some((one) => one.isSlip) ? "slips" : "all");
  if (!found.ids.length && typed.length > 1) {
    const wider = await Promise.all(
      simple.map(async (one) => ({
        ...one,
        options: one.isSlip ? one.options : [...one.options, ...(await slipped(lexicon, one.words[0]))],
      })),
    );
    const all = [...withSynonyms(wider, synonyms), ...extra];
    found = await outcome(lexicon, all, "slips");
    if (!found.ids.length) found = await outcome(lexicon, all, "partial");
  }
  return found.ids.length ? found : { ...found, how: "none" };
}

async function outcome(lexicon, parts, how) {
  const { counts, scores } = await scored(lexicon, parts);
  const counted = parts.filter((part) => part.words.length);
  const terms = new Set(counted.flatMap((part) => part.options.flatMap((one) => one.terms)));
  if (how === "partial") {
    const ids = having(counts, 1);
    for (const id of ids) scores[id] += counts[id] * 1000;
    return { how, ids, scores, terms };
  }
  return { how, ids: counted.length ? having(counts, counted.length) : [], scores, terms };
}

/** The first `count` of some ids, the highest score first; equals by their numbers. */
export function first(ids, scores, count) {
  const top = [];
  for (const id of ids) {
    if (top.length === count && scores[top[count - 1]] >= scores[id]) continue;
    let at = top.length;
    while (at && scores[top[at - 1]] < scores[id]) at--;
    top.splice(at, 0, id);
    if (top.length > count) top.pop();
  }
  return top;
}
