// What the checks need to know beside the schema, in files of this site, fetched when something typed needs them.

import { compact } from "./numbers.js";

const ACCOUNT = /^[A-Z]{2}[0-9]/;

/** The public suffixes as a set of rules, from the names below each top-level domain. */
function suffixRules(tree) {
  const rules = new Set();
  for (const [top, names] of Object.entries(tree)) {
    for (const name of names.split(" ")) rules.add(name ? `${name}.${top}` : top);
  }
  return { rules, longest: Math.max(...Array.from(rules, (rule) => rule.split(".").length)) };
}

/** By country, what the BIC of each bank may begin with, from the differences between the numbers of its banks. */
function institutionsOf(countries, structures) {
  return Object.fromEntries(
    Object.entries(countries).map(([country, banks]) => {
      const [start, end] = structures[country].bank;
      const found = new Map();
      for (const [names, steps] of Object.entries(banks)) {
        let number = 0;
        for (const step of steps.split(" ")) {
          const code = names ? String((number += parseInt(step, 36))).padStart(end - start, "0") : step;
          found.set(code, (names || step).split(" "));
        }
      }
      return [country, found];
    }),
  );
}

const READ = {
  suffixes: suffixRules,
  banks: ({ structures, institutions }) => ({ structures, institutions: institutionsOf(institutions, structures) }),
};

function* textsOf(tree) {
  if (typeof tree === "string") yield tree;
  else for (const one of Object.values(tree)) yield* textsOf(one);
}

class Knowledge {
  #files = new Map();

  constructor(base, get) {
    Object.assign(this, { base, get });
  }

  /** Fetch a file once; another time when it did not arrive. Throws an Error that names it as `file`. */
  async fetched(name, file = name) {
    if (!this.#files.has(file)) {
      const lost = (error) => {
        this.#files.delete(file);
        throw Object.assign(new Error(`${file}.json`, { cause: error }), { file: `${file}.json` });
      };
      const arrived = async () => {
        const answer = await this.get(`${this.base}${file}.json`);
        if (!answer.ok) throw new Error(String(answer.status));
        const found = await answer.json();
        this[name] = READ[name]?.(found) ?? found;
      };
      this.#files.set(file, arrived().catch(lost));
    }
    return this.#files.get(file);
  }

  /** Fetch what the checks of an entry need: the public suffixes for a web address, the banks for an account. */
  async readyFor(data, body = "") {
    const texts = [...textsOf(data), body];
    const needs = [];
    if (texts.some((text) => text.includes("://"))) needs.push(this.fetched("suffixes"));
    if (texts.some((text) => ACCOUNT.test(compact(text)))) needs.push(this.fetched("banks"));
    await Promise.all(needs);
    return this;
  }
}

/** What is needed from the start. `base` ends with a slash; `slug` of what is given is to be set to the entry's own. */
export async function load(base, lang, get = (address) => fetch(address)) {
  const knowledge = new Knowledge(base, get);
  const files = [["sentences", `sentences-${lang}`], ["records"], ["codes"]];
  await Promise.all(files.map(([name, file]) => knowledge.fetched(name, file)));
  return knowledge;
}
