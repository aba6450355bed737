// The sentence of a problem, as `check` says it.

const LONGEST_SHOWN = 120;
const PLACE = /\{\{|\}\}|\{(\w+)\}/g;

/** A value on one line and not too long, whatever was typed. */
function shortened(value) {
  const letters = [...value.trim().split(/\s+/).join(" ")];
  return letters.length <= LONGEST_SHOWN ? letters.join("") : `${letters.slice(0, LONGEST_SHOWN - 1).join("")}…`;
}

/** What is wrong and what to write instead; `sentences` are those of the reader's language, by id. */
export function sentence(problem, sentences) {
  const said = problem.arguments ?? {};
  const text = sentences[Object.hasOwn(said, "near") ? `${problem.id}+near` : problem.id];
  return text.replace(PLACE, (found, name) => (name ? shortened(said[name]) : found[0]));
}
