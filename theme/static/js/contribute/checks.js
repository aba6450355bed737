// What `check` would say of an entry, from the schema of its kind: the same problems at the same places.
//
// An entry is a tree of texts, lists and groups, as it is typed. Only what is sure is said: `check` says the rest.

import { bodyProblems } from "./body.js";
import { compare } from "./compared.js";
import { givingProblems, referenceProblems } from "./mentioned.js";
import { closest } from "./near.js";
import { valueOf } from "./rules.js";
import { UNSEEN, characterOf } from "./unseen.js";
import { problemAt, refuse, Wrong } from "./wrong.js";

const isGroup = (typed) => typeof typed === "object" && typed !== null && !Array.isArray(typed);

/** What a function gives, or the problem that it throws, at a location. */
function tried(location, act) {
  try {
    return { value: act(), problems: [] };
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    const { at, ...mentioned } = error.mentioned;
    return { problems: [problemAt(at === undefined ? location : [...location, at], error.id, mentioned)] };
  }
}

function chosenWord(typed, found) {
  if (typeof typed !== "string") refuse("expected-text");
  if (found.enum.includes(typed)) return typed;
  const near = closest(typed.toLowerCase(), found.enum);
  return refuse("unknown-choice", { value: typed, options: found.enum.join(", "), ...(near && { near }) });
}

function refuseRepeated(values, by) {
  const seen = new Set();
  values.forEach((one, at) => {
    const value = by === "id" ? one.id : one;
    if (seen.has(value)) refuse("repeated", { at, value });
    seen.add(value);
  });
}

class Check {
  constructor(definitions, knowledge) {
    Object.assign(this, { definitions, knowledge, references: [] });
  }

  /** A schema with what it refers to. */
  #resolved({ $ref, ...found }) {
    return $ref ? { ...this.definitions[$ref.split("/").at(-1)], ...found } : found;
  }

  /** The value of what stands at a location, as far as it could be read, and its problems. */
  read(schema, typed, location) {
    const found = this.#resolved(schema);
    if (typed === "") {
      return { problems: [problemAt(location, typeof location.at(-1) === "number" ? "empty-item" : "empty")] };
    }
    const unseen = typeof typed === "string" && UNSEEN.exec(typed);
    if (unseen) return { problems: [problemAt(location, "unseen-character", { character: characterOf(unseen[0]) })] };
    if (found["x-choice"]) return this.#chosen(found, typed, location);
    if (found["x-rule"]) return this.#text(found, typed, location);
    if (found.enum) return tried(location, () => chosenWord(typed, found));
    return found.type === "array" ? this.#list(found, typed, location) : this.#group(found, typed, location);
  }

  #text(found, typed, location) {
    const read = tried(location, () => valueOf(typed, found, this.knowledge));
    const kinds = found["x-reference"];
    if (kinds && read.value !== undefined) this.references.push({ location, kinds, slug: read.value });
    return read;
  }

  #list(found, typed, location) {
    if (!Array.isArray(typed)) return { problems: [problemAt(location, "expected-list")] };
    const { items, minItems = 0, maxItems = Infinity, "x-distinct": by } = found;
    const read = typed.map((one, at) => this.read(items, one, [...location, at]));
    const value = read.map((one) => one.value);
    if (read.filter((one) => !one.problems.length).length > maxItems) {
      return { value, problems: [problemAt(location, "list-too-long", { lowest: "", highest: maxItems })] };
    }
    const problems = read.flatMap((one) => one.problems);
    if (!problems.length && typed.length < minItems) {
      problems.push(problemAt(location, "list-too-short", { lowest: minItems, highest: "" }));
    }
    if (!problems.length && by) problems.push(...tried(location, () => refuseRepeated(value, by)).problems);
    return { value, problems };
  }

  #chosen(found, typed, location) {
    const { "x-choice": choice, "x-problem": problem } = found;
    if (!isGroup(typed)) return { problems: [problemAt(location, "expected-group")] };
    const isByType = problem === "need-type";
    const has = (key) => Object.hasOwn(typed, key);
    const asked = isByType ? (has("type") ? [typed.type] : []) : Object.keys(choice).filter(has);
    if (typeof asked[0] === "string" && Object.hasOwn(choice, asked[0])) {
      return this.read({ $ref: choice[asked[0]] }, typed, location);
    }
    const at = isByType && has("type") ? [...location, "type"] : location;
    return { problems: [problemAt(at, asked[0] === "" ? "empty" : problem)] };
  }

  #group({ properties, required = [], "x-checks": names = [] }, typed, location) {
    if (!isGroup(typed)) return { problems: [problemAt(location, "expected-group")] };
    const unknown = Object.keys(typed).filter((key) => !Object.hasOwn(properties, key));
    const meant = unknown.map((key) => closest(key.toLowerCase(), Object.keys(properties)));
    const value = {};
    const problems = [];
    for (const [key, schema] of Object.entries(properties)) {
      const here = [...location, key];
      if (Object.hasOwn(typed, key)) {
        const read = this.read(schema, typed[key], here);
        value[key] = read.value;
        problems.push(...read.problems);
      } else if (!required.includes(key)) {
        value[key] = schema.default;
      } else if (!meant.includes(key)) {
        problems.push(problemAt(here, "missing", { field: key }));
      }
    }
    unknown.forEach((key, at) => {
      const near = meant[at];
      problems.push(problemAt([...location, key], "unknown-key", { key, ...(near !== undefined && { near }) }));
    });
    if (!problems.length) problems.push(...tried(location, () => compare(names, value, this.knowledge)).problems);
    return { value, problems };
  }
}

/**
 * Every problem of an entry, in the order of its fields: `{ location, id, arguments }`.
 *
 * `data` is the tree of its fields, `body` its text. What `knowledge` has not yet fetched is not asked of it.
 */
export function check(schema, data, knowledge, body = "") {
  const asked = new Check(schema.definitions, knowledge);
  const { value, problems } = asked.read(schema, data, []);
  if (!value) return problems;
  return [
    ...problems,
    ...referenceProblems(asked.references, value, knowledge),
    ...givingProblems(value, data, knowledge),
    ...bodyProblems(body, knowledge),
  ];
}
