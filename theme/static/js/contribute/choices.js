// Controls of closed words: one of several, several of several, yes or no.

import { counted, make } from "./elements.js";
import { frame } from "./frames.js";
import { leaf } from "./texts.js";

/** The name of a word, by the field it fills, the labels of its list, or what the browser calls a country. */
export function wordOf({ said, lang, countries, tongues }, { owner, key, node }, value) {
  if (node["x-rule"]?.name === "language") return tongues.of(value) ?? value;
  if (node["x-rule"]?.name === "country") return countries.of(value) ?? value;
  const words = said.choices[`${owner}.${key}`] ?? said.choices[key];
  const own = (texts) => (texts && Object.hasOwn(texts, value) ? texts[value] : undefined);
  const labels = own(node["x-labels"]);
  return own(words) ?? labels?.[lang] ?? Object.values(labels ?? {})[0] ?? value;
}

/** The marks of a word that has no label in the page's language. */
function marks({ said, lang }, { owner, key, node }, value) {
  const labels = (said.choices[`${owner}.${key}`] ?? said.choices[key])?.[value] ? null : node["x-labels"]?.[value];
  return labels && !labels[lang] ? { lang: Object.keys(labels)[0] || null, dir: "auto" } : {};
}

/** One word of several, in a list that opens. */
export function selectField(ctx, spec) {
  const { node, given } = spec;
  const start = given ?? node.default ?? "";
  const none = node.default === undefined ? ctx.said[spec.isRequired ? "choose" : "nothing"] : null;
  const select = make("select", {}, none === null ? null : make("option", { value: "", text: none }));
  select.append(...optionsOf(ctx, spec));
  if (start && !node.enum.includes(start)) select.append(make("option", { value: start, text: start }));
  select.value = start;
  const value = () => (given === undefined && select.value === node.default ? "" : select.value);
  return leaf(frame(ctx, spec, select), select, value);
}

function optionsOf(ctx, spec) {
  const named = spec.node.enum.map((value) => ({ value, text: wordOf(ctx, spec, value), ...marks(ctx, spec, value) }));
  const option = (one) => make("option", one);
  const rule = spec.node["x-rule"]?.name;
  if (rule === "country") {
    const ours = named.filter(({ value }) => ctx.ours.includes(value));
    const others = named.filter(({ value }) => !ctx.ours.includes(value)).sort((one, other) => ctx.collator.compare(one.text, other.text));
    return [...ours.map(option), make("hr"), ...others.map(option)];
  }
  if (rule !== "area") return named.map(option);
  const countries = [...new Set(named.map(({ value }) => value.slice(0, 2)))];
  return countries.map((country) => {
    const [whole, ...parts] = named.filter(({ value }) => value.startsWith(country));
    parts.sort((one, other) => ctx.collator.compare(one.text, other.text));
    return make("optgroup", { label: ctx.countries.of(country) ?? country }, option(whole), ...parts.map(option));
  });
}

/** Several words, each with a box to tick. */
export function boxesField(ctx, spec) {
  const { node, items, given = [] } = spec;
  const fieldset = make("fieldset", { class: "ask ask--boxes" });
  const most = node.maxItems;
  const count = most ? make("p", { class: "ask__count soft" }) : null;
  const values = [...items.enum, ...given.filter((one) => !items.enum.includes(one))];
  const boxes = values.map((value) => make("input", { type: "checkbox", value }));
  boxes.forEach((box) => (box.checked = given.includes(box.value)));
  const word = (value) => wordOf(ctx, { ...spec, node: items }, value);
  const text = (value) => make("span", { text: word(value), ...marks(ctx, { ...spec, node: items }, value) });
  const lines = boxes.map((box) => make("label", { class: "tick" }, box, text(box.value)));
  const own = frame(ctx, spec, fieldset, true);
  fieldset.append(make("div", { class: "ticks" }, ...lines), ...(count ? [count] : []));
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const update = () => (count.textContent = counted(ctx.said.chosen, chosen().length, { most }));
  if (count) fieldset.addEventListener("change", update);
  if (count) update();
  const value = () => {
    const now = chosen();
    return [...given.filter((one) => now.includes(one)), ...now.filter((one) => !given.includes(one))];
  };
  return { ...own, value, focus: () => boxes[0].focus(), at: () => null, isLeaf: true };
}

const YES = ["yes", "true", "oui"];

/** Yes, or nothing said. */
export function flagField(ctx, spec) {
  const { given } = spec;
  const box = make("input", { type: "checkbox" });
  const own = frame(ctx, spec, box);
  own.element.classList.add("ask--flag");
  const was = YES.includes((given ?? "").toLowerCase());
  box.checked = was;
  return leaf(own, box, () => (box.checked === was ? (given ?? "") : box.checked ? "yes" : given === undefined ? "" : "no"));
}
