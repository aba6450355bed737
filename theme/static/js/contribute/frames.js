// What stands around every control: what it is called, what it means, and what is wrong with it.

import { filledIn, make, slugOf } from "./elements.js";

const ARTICLE = /^(the|its|le|la|les|l|son|sa|ses)-/;

/** What is said of a field within a group, or of any of its name; needs and offers are of five kinds of one group. */
const saidOf = (texts, owner, key) => texts[`${owner}.${key}`] ?? texts[`${owner.replace(/^\w+(?=Exchange$)/, "")}.${key}`] ?? texts[key];

/** What a field is called within a group. */
export const labelOf = ({ said }, owner, key) => saidOf(said.labels, owner, key) ?? key;

/** Whether an explanation says no more than the label. */
const isSame = (hint, label) => slugOf(hint).replace(ARTICLE, "") === slugOf(label).replace(ARTICLE, "");

/** What helps to fill it: an explanation, and an example where one types. */
export function hintOf({ said, lang }, { owner, key, node, label, hasExample, isItem }) {
  if (isItem) return "";
  const ends = (text) => (text && !/[.:?…!]$/.test(text) ? `${text}.` : text);
  const text = saidOf(said.hints, owner, key) ?? node["x-said"]?.[lang] ?? "";
  const hint = isSame(text, label) ? "" : ends(text);
  const [example] = hasExample ? [node.examples ?? []].flat(2) : [];
  const isGiven = hint.startsWith(filledIn(said.example, { example: "" }).trim());
  return [hint, example === undefined || isGiven || hint.includes(example) ? "" : filledIn(said.example, { example })].filter(Boolean).join(" ");
}

/** A frame around one control, or a group of them (`isGroup`); `show` says what is wrong, "" when nothing is. */
export function frame(ctx, spec, control, isGroup = false) {
  const id = (control.id ||= ctx.newId());
  const label = spec.label ?? labelOf(ctx, spec.owner, spec.key);
  const name = make("span", { text: label });
  const needed = spec.isRequired ? make("span", { class: "soft", text: ` (${ctx.said.needed})` }) : null;
  const title = make(isGroup ? "legend" : "label", isGroup ? {} : { for: id }, name, needed);
  const text = hintOf(ctx, { ...spec, label });
  const hint = text ? make("p", { class: "ask__hint", id: `${id}-hint`, text }) : null;
  const wrong = make("p", { class: "ask__wrong", id: `${id}-wrong`, hidden: true });
  const described = (isWrong) => {
    const ids = [hint?.id, isWrong ? wrong.id : null, ...(spec.alsoBy ?? [])].filter(Boolean);
    if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
    else control.removeAttribute("aria-describedby");
  };
  const parts = [title, hint, wrong];
  const element = isGroup ? control : make("div", { class: "ask" });
  if (isGroup) element.prepend(...parts.filter(Boolean));
  else element.append(...parts.filter(Boolean), control);
  const show = (said) => {
    wrong.textContent = said;
    wrong.hidden = !said;
    element.classList.toggle("is-wrong", Boolean(said));
    if (said && !isGroup) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    described(Boolean(said));
  };
  described(false);
  return { element, id, label, show, rename: (said) => (name.textContent = said) };
}
