// Groups of fields, and groups of which one kind is chosen.

import { make, shortSlug } from "./elements.js";
import { frame, labelOf } from "./frames.js";

/** Whether nothing stands in a value. */
export const isNothing = (value) => value === undefined || value === "" || (typeof value === "object" && !Object.keys(value).length);

const isGroupOf = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** A schema with what it refers to: `owner` is the name of the group that it is. */
export function resolved(schema, node) {
  if (!node.$ref) return node;
  const owner = node.$ref.split("/").at(-1);
  const { $ref, ...own } = node;
  return { ...schema.definitions[owner], ...own, owner };
}

/** A value that a field can show: of a draft that is no draft of ours, nothing. */
export const fitting = (schema, node, value) => (fits(schema, node, value) ? value : undefined);

function fits(schema, node, value) {
  const whole = resolved(schema, node);
  if (value === undefined) return true;
  if (whole.oneOf) return isGroupOf(value);
  if (whole.properties) return isGroupOf(value);
  if (whole.type === "array") return Array.isArray(value) && value.every((one) => fits(schema, whole.items, one));
  return typeof value === "string";
}

/** The controls of a group's fields, and the value of them all; what has no field is kept. */
export function fieldsOf(ctx, { node, owner, given = {}, isSure, skipped = [] }) {
  const known = Object.entries(node.properties).filter(([key]) => !skipped.includes(key) && !ctx.unseen.includes(key));
  const order = ctx.order[owner] ?? [];
  const rank = ([key]) => (order.includes(key) ? order.indexOf(key) : order.length);
  known.sort((one, other) => rank(one) - rank(other));
  const rest = Object.fromEntries(Object.entries(given).filter(([key]) => !known.some(([name]) => name === key)));
  const controls = new Map();
  const element = make("div", { class: "group__fields" });
  const later = make("div", { class: "group__fields" });
  for (const [key, one] of known) {
    const isRequired = Boolean(isSure) && (node.required ?? []).includes(key);
    const isShown = key !== "id";
    const spec = { node: one, owner, key, given: fitting(ctx.schema, one, given[key]), isRequired, isSure: isRequired };
    controls.set(key, isShown ? ctx.build(spec) : named(ctx, node, given.id, controls));
    if (isShown) (ctx.more[owner]?.includes(key) ? later : element).append(controls.get(key).element);
  }
  if (later.children.length) element.append(closed(ctx.said.more, later, (ctx.more[owner] ?? []).some((key) => !isNothing(given[key]))));
  return { element, controls, value: () => together(rest, controls), at: (path) => within(controls, path) };
}

/** A part that opens when it is asked for. */
export function closed(title, content, isOpen) {
  return make("details", { class: "later", open: isOpen }, make("summary", { text: title }), content);
}

function together(rest, controls) {
  const found = { ...rest };
  for (const [key, control] of controls) {
    const value = control.value();
    if (!isNothing(value)) found[key] = value;
  }
  return controls.has("id") && Object.keys(found).join() === "id" && controls.get("id").isMade?.() ? {} : found;
}

function within(controls, [key, ...path]) {
  const control = controls.get(key);
  return control?.element ? (control.at(path) ?? control) : null;
}

/** The short name of an item, which nobody has to think of: made from its title where one is needed. */
function named(ctx, node, given, controls) {
  const isNeeded = node.required?.includes("id");
  const title = () => controls.get("title")?.value() ?? "";
  const made = () => (isNeeded && title() && !ctx.isDrafting ? shortSlug(title()) : "");
  return { element: null, value: () => given ?? made(), isMade: () => given === undefined, at: () => null };
}

/** A group with its legend. */
export function groupField(ctx, spec) {
  const { node, given } = spec;
  const fieldset = make("fieldset", { class: "group" });
  const inner = fieldsOf(ctx, { node, owner: node.owner, given, isSure: spec.isSure });
  const own = frame(ctx, spec, fieldset, true);
  fieldset.append(inner.element);
  return { ...own, value: inner.value, at: inner.at, isMadeUp: () => madeUp(inner), focus: () => first(inner.element).focus() };
}

/** Whether the short name of a group comes from its title. */
const madeUp = (inner) => inner?.controls.get("id")?.isMade() ?? true;

/** The first thing in an element that one can fill. */
export const first = (element) => element.querySelector("input, select, textarea, button");

/** Which of the kinds of a choice a value is; "" when it is none. */
export function tagOf(node, value) {
  const tags = Object.keys(node["x-choice"]);
  const ordered = ["platform", ...tags].filter((tag) => tags.includes(tag));
  return tags.includes(value?.type) ? value.type : (ordered.find((tag) => tag in (value ?? {})) ?? "");
}

/** A group of which one kind is chosen first. */
export function unionField(ctx, spec) {
  const { node } = spec;
  const choice = node["x-choice"];
  const fieldset = make("fieldset", { class: "group" });
  const own = frame(ctx, spec, fieldset, true);
  const words = ctx.said.choices[spec.key];
  const select = make("select", { id: ctx.newId() }, make("option", { value: "", text: ctx.said.choose }));
  select.append(...Object.keys(choice).map((value) => make("option", { value, text: words?.[value] ?? value })));
  const label = make("label", { for: select.id, text: ctx.said.kindOf });
  const holder = make("div");
  fieldset.append(make("div", { class: "ask" }, label, select), holder);
  let inner = null;
  const fill = (tag, given) => {
    const group = tag ? resolved(ctx.schema, { $ref: choice[tag] }) : null;
    const isTyped = Boolean(group?.properties.type?.enum?.includes(tag));
    const skipped = isTyped ? ["type"] : [];
    const kept = given && ownOf(group, choice, ctx.schema, given, skipped);
    inner = group ? { ...fieldsOf(ctx, { node: group, owner: group.owner, given: kept, isSure: true, skipped }), tag, isTyped } : null;
    holder.replaceChildren(...(inner ? [inner.element] : []));
  };
  const value = () => {
    if (!inner) return aside;
    const found = inner.value();
    return isNothing(found) ? found : { ...found, ...(inner.isTyped ? { type: inner.tag } : {}) };
  };
  let aside = {};
  select.addEventListener("change", () => {
    const before = { ...aside, ...(inner?.value() ?? {}) };
    if (madeUp(inner)) delete before.id;
    aside = select.value ? {} : before;
    fill(select.value, before);
    ctx.changed();
  });
  select.value = tagOf(node, spec.given);
  if (!select.value) aside = { ...spec.given };
  fill(select.value, spec.given);
  const at = ([key, ...path]) => (key === "type" ? null : (inner?.at([key, ...path]) ?? null));
  return { ...own, value, at, isMadeUp: () => madeUp(inner), focus: () => select.focus() };
}

/** Of a value, what a group has fields for, or what none of the kinds has: changing one's mind loses no word. */
function ownOf(group, choice, schema, given, skipped) {
  if (!group) return given;
  const all = Object.values(choice).flatMap(($ref) => Object.keys(resolved(schema, { $ref }).properties));
  const isKept = (key) => !skipped.includes(key) && (key in group.properties || !all.includes(key));
  return Object.fromEntries(Object.entries(given).filter(([key]) => isKept(key)));
}

/** What a list calls one of its items, and the button that adds one. */
export const itemWords = (ctx, { owner, key }) => ctx.said.items[key] ?? [labelOf(ctx, owner, key), ctx.said.items.other[1]];
