// Lists to which one adds, from which one takes away, and whose order one changes; each step is said aloud.

import { filledIn, make } from "./elements.js";
import { frame } from "./frames.js";
import { first, isNothing, itemWords } from "./groups.js";

/** A list of groups or of texts: its rows in order, each with its control and its tools. */
class Rows {
  constructor(ctx, spec) {
    Object.assign(this, { ctx, spec, rows: [] });
    const [one, more] = itemWords(ctx, spec);
    this.one = one;
    this.holder = make("div", { class: "list__items" });
    this.button = make("button", { type: "button", class: "button button--quiet", text: more });
    this.button.addEventListener("click", () => this.#begin());
    for (const value of spec.given ?? []) this.#add(value);
    this.#arrange();
  }

  #nameOf(row) {
    return `${this.one} ${this.rows.indexOf(row) + 1}`;
  }

  #say(text, name) {
    this.ctx.announce(filledIn(this.ctx.said[text], { name }));
  }

  /** Put the rows in their order, and name each by its place. */
  #arrange() {
    const { rows, holder } = this;
    rows.forEach((row, at) => {
      row.control.rename(this.#nameOf(row));
      for (const { element, action, name } of row.tools) {
        name.textContent = ` ${this.#nameOf(row)}`;
        element.hidden = (action === "up" && at === 0) || (action === "down" && at === rows.length - 1);
      }
    });
    holder.replaceChildren(...rows.map((row) => row.element));
  }

  #add(given) {
    const { ctx, spec, one } = this;
    const item = { node: spec.items, owner: spec.owner, key: spec.key, given, label: one, isItem: true, isSure: true };
    const row = { control: ctx.build(item) };
    const acts = { up: () => this.#move(row, -1), down: () => this.#move(row, 1), remove: () => this.#remove(row) };
    row.tools = Object.entries(acts).map(([action, act]) => tool(ctx, action, act));
    const tools = make("p", { class: "list__tools" }, ...row.tools.map(({ element }) => element));
    row.element = make("div", { class: "list__item" }, row.control.element, tools);
    this.rows.push(row);
    return row;
  }

  #begin() {
    const row = this.#add(undefined);
    this.#arrange();
    row.control.focus();
    this.#say("added", this.#nameOf(row));
    this.ctx.changed();
  }

  #move(row, by) {
    const at = this.rows.indexOf(row);
    this.rows.splice(at, 1);
    this.rows.splice(at + by, 0, row);
    this.#arrange();
    const open = row.tools.filter(({ element }) => !element.hidden);
    (open.find(({ action }) => action === (by < 0 ? "up" : "down")) ?? open[0]).element.focus();
    this.#say("moved", this.#nameOf(row));
  }

  #remove(row) {
    const [at, name] = [this.rows.indexOf(row), this.#nameOf(row)];
    this.rows = this.rows.filter((other) => other !== row);
    this.#arrange();
    const next = this.rows[Math.min(at, this.rows.length - 1)];
    (next ? first(next.element) : this.button).focus();
    this.#say("removed", name);
  }

  #filled() {
    return this.rows.filter((row) => !isNothing(row.control.value()));
  }

  value() {
    const filled = this.#filled();
    return distinct(filled.map((row) => row.control.value()), this.spec.node, filled);
  }

  /** The control that a place is about, among the rows in which something stands. */
  at([position, ...path]) {
    const row = this.#filled()[position];
    return row ? (row.control.at(path) ?? row.control) : null;
  }

  focus() {
    (this.rows.length ? first(this.holder) : this.button).focus();
  }
}

/** The control of a list. */
export function listField(ctx, spec) {
  const fieldset = make("fieldset", { class: "list" });
  const own = frame(ctx, spec, fieldset, true);
  const rows = new Rows(ctx, spec);
  fieldset.append(rows.holder, rows.button);
  return { ...own, value: () => rows.value(), at: (path) => rows.at(path), focus: () => rows.focus() };
}

function tool(ctx, action, act) {
  const name = make("span", { class: "visually-hidden" });
  const element = make("button", { type: "button", class: "copy" }, ctx.said[action], name);
  element.addEventListener("click", () => {
    act();
    ctx.changed();
  });
  return { element, action, name };
}

/** Items whose short names, where they were made from titles, are told apart. */
function distinct(values, node, rows) {
  if (node["x-distinct"] !== "id") return values;
  const isMade = (at) => rows[at].control.isMadeUp?.() ?? true;
  const seen = new Set(values.filter((_, at) => !isMade(at)).map(({ id }) => id));
  return values.map((value, at) => {
    if (!isMade(at) || !value.id) return value;
    let [id, number] = [value.id, 2];
    while (seen.has(id)) id = `${value.id}-${number++}`;
    seen.add(id);
    return { ...value, id };
  });
}
