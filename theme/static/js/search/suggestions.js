// What the last word may be the beginning of: names that were found, causes, towns.

import { said } from "./cards.js";
import { PAGE, rows } from "./engine.js";
import { label } from "./near.js";
import { first } from "./query.js";
import { words } from "./words.js";

const MOST_SHOWN = { names: 3, causes: 2, towns: 2, near: 6 };
const LARGE_TOWN = 20;
const SHORTEST_WORD = { all: 2, towns: 3 };

/**
 * Suggestions for what was typed, of which `found` came. `go` opens an address; `ask` changes what is asked for, and is
 * given the text without its last word.
 */
export async function suggestions({ index, found, text, said: sentences, go, ask }) {
  const last = words(text).at(-1) ?? "";
  if (last.length < SHORTEST_WORD.all || /\s$/.test(text)) return [];
  const { manifest, towns } = index;
  const begins = (name) => words(name).some((word) => word.startsWith(last));
  const rest = text.slice(0, text.search(/\S+$/)).trim();
  const top = found?.isRanked ? await rows(index, first(found.ids, found.scores, PAGE)) : [];
  // A word is seldom the name of a village: these are for the other field.
  const places = last.length >= SHORTEST_WORD.towns ? await towns.beginning(last, MOST_SHOWN.towns) : [];
  const large = places.filter(({ thousands }) => thousands >= LARGE_TOWN);
  const causes = Object.entries(manifest.labels.causes).filter(([, [name]]) => begins(said(name)[0]));
  return [
    ...top
      .filter(([name]) => begins(said(name)[0]))
      .slice(0, MOST_SHOWN.names)
      .map(([name, url, kind]) => ({
        text: said(name)[0],
        lang: said(name)[1],
        detail: manifest.labels.kinds[kind][0],
        choose: () => go(url),
      })),
    ...causes.slice(0, MOST_SHOWN.causes).map(([slug, [name]]) => ({
      text: said(name)[0],
      lang: said(name)[1],
      detail: sentences.cause,
      choose: () => ask({ q: rest }, { cause: slug }),
    })),
    ...large.map((town) => ({
      text: label(town),
      detail: sentences.town,
      choose: () => ask({ q: rest, near: label(town), point: null }),
    })),
  ];
}

/** Towns and postcodes for what was typed. */
export async function townsFor({ index, text, ask }) {
  const found = await index.towns.beginning(text, MOST_SHOWN.near);
  return found.map((town) => ({
    text: label(town),
    detail: "",
    choose: () => ask({ near: label(town), point: null }),
  }));
}
