// The sentence of a problem, as `check` says it.

const LONGEST_SHOWN = 120;
const PLACE = /\{\{|\}\}|\{(\w+)\}/g;

/** A value on one line and not too long, whatever was typed. */
function shortened(value) {
  const letters = [...value.trim().split(/\s+/).join(" ")];
  return letters.length <= LONGEST_SHOWN ? letters.join("") : `${letters.slice(0, LONGEST_SHOWN - 1).join("")}…`;
}

/** The form of a sentence, with its names in braces. */
const formOf = ({ id, arguments: said = {} }, sentences) => sentences[Object.hasOwn(said, "near") ? `${id}+near` : id];

/** What is wrong and what to write instead; `sentences` are those of the reader's language, by id. */
export function sentence(problem, sentences) {
  const said = problem.arguments ?? {};
  return formOf(problem, sentences).replace(PLACE, (found, name) => (name ? shortened(said[name]) : found[0]));
}

/** The same at the beginning of a line: with a capital, unless it begins with what was typed. */
export function opening(problem, sentences) {
  const text = sentence(problem, sentences);
  return formOf(problem, sentences).startsWith("{") ? text : text[0].toUpperCase() + text.slice(1);
}
