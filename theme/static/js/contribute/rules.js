// How each text is read: by the name that the schema gives to its rule.

import { iban } from "./bank.js";
import { coordinates, day, dayOrYear, moment, money, percent, whole } from "./counted.js";
import { closest } from "./near.js";
import { compact, registered } from "./numbers.js";
import { email, web } from "./web.js";
import { refuse } from "./wrong.js";

const TIDY = {
  strip: (text) => text.trim(),
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  compact,
};
const FLAGS = { yes: true, true: true, oui: true, no: false, false: false, non: false };
const DEPARTMENT = /^(?:FR-?)?(2[AB]|[0-9]{2,3})$/;

function line(text, { longest }) {
  const shown = text.split(/\s+/).join(" ").normalize("NFC");
  const { length } = [...shown];
  return length <= longest ? shown : refuse("too-long", { length, longest });
}

function matching(text, { pattern, id, tidy }) {
  const tidied = TIDY[tidy](text);
  return new RegExp(`^(?:${pattern})$`, "u").test(tidied) ? tidied : refuse(id, { value: text });
}

/** A suggestion, when there is one. */
const near = (word) => (word === undefined ? {} : { near: word });

/** The word of a closed list that somebody may have meant, by itself or by its label in any language. */
function term(text, { list }, { found }) {
  if (found.enum.includes(text)) return text;
  const words = new Map(found.enum.map((slug) => [slug, slug]));
  for (const slug of found.enum) {
    for (const label of Object.values(found["x-labels"][slug])) words.set(label.toLowerCase(), slug);
  }
  const meant = words.get(closest(text.toLowerCase(), words.keys()));
  return refuse("unknown-term", { value: text, list: `content/vocabulary/${list}.yml`, ...near(meant) });
}

function area(text, _, { found, knowledge: { codes } }) {
  if (found.enum.includes(text)) return text;
  const capitals = text.toUpperCase();
  const number = DEPARTMENT.exec(capitals);
  const typed = number ? `FR-${number[1]}` : capitals;
  const code = typed === "FR-75" ? "FR-75C" : typed;
  if (found.enum.includes(code)) return refuse("unknown-area", { value: text, near: code });
  const names = new Map();
  for (const one of found.enum) {
    const said = [codes.areas[one] ?? [], Object.values(found["x-labels"][one])].flat();
    for (const name of said) names.set(name.toLowerCase(), one);
  }
  return refuse("unknown-area", { value: text, ...near(names.get(closest(text.toLowerCase(), names.keys(), 0.7))) });
}

const country = (text, _, { found }) => (found.enum.includes(text) ? text : refuse("country", { value: text }));

function language(text, _, { knowledge: { codes } }) {
  const isKnown = /^[a-z]{2,3}$/.test(text) && codes.languages[text.slice(0, 2)]?.includes(text[2] ?? " ");
  return isKnown ? text : refuse("language", { value: text });
}

function timeZone(text, _, { knowledge: { codes } }) {
  return codes.zones.includes(text) ? text : refuse("time-zone", { value: text });
}

function flag(text) {
  const typed = text.toLowerCase();
  return Object.hasOwn(FLAGS, typed) ? FLAGS[typed] : refuse("flag", { value: text });
}

/** By name: a function of the text, of what the rule says of itself, and of the schema and the knowledge. */
const RULES = {
  line,
  matching,
  web,
  email,
  iban,
  whole,
  day,
  moment,
  money,
  percent,
  term,
  area,
  country,
  language,
  flag,
  "day-or-year": dayOrYear,
  "time-zone": timeZone,
  siren: registered,
  siret: registered,
  "belgian-number": registered,
  "swiss-number": registered,
  "canadian-number": registered,
};

/** The value of what was typed. Throws Wrong. */
export function valueOf(typed, found, knowledge) {
  const rule = found["x-rule"];
  if (rule.name === "coordinates") return coordinates(typed);
  if (typeof typed !== "string") refuse("expected-text", { found: Array.isArray(typed) ? "list" : "group" });
  return typed.trim() ? RULES[rule.name](typed.trim(), rule, { found, knowledge }) : refuse("empty");
}
