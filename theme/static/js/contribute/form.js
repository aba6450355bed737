// The form of one kind: blocks that everybody fills, sections for those who know more, and the value of them all.

import { control } from "./build.js";
import { make } from "./elements.js";
import { closed, fitting, isNothing, resolved } from "./groups.js";
import { leaf, textField } from "./texts.js";

/** Builds the form of a kind around a value; `slug` is null when it has its place already. */
export class EntryForm {
  constructor(ctx, { data = {}, body = "", slug = "", read = {} }) {
    Object.assign(this, { ctx, controls: new Map(), readings: new Map() });
    const { schema, kind, asked, unseen } = ctx;
    ctx.build = (spec) => control(ctx, spec);
    const known = Object.keys(schema.properties).filter((key) => !unseen.includes(key));
    this.rest = Object.fromEntries(Object.entries(data).filter(([key]) => !known.includes(key)));
    this.known = new Set([...known, "body", ...(slug === null ? [] : ["slug"])]);
    this.given = { data, body, slug };
    const blocks = asked.blocks.map((block, at) => this.#block(kind, block, at, read));
    const sections = asked.sections.map((section) => this.#section(kind, section));
    this.element = make("div", { class: "stack-large" }, ...blocks);
    const held = sections.filter(Boolean);
    if (held.length) {
      const title = make("h2", { text: ctx.said.further });
      this.element.append(make("section", { class: "stack" }, title, ...held));
    }
  }

  #field(kind, key, isBare) {
    const { ctx, given } = this;
    if (!this.known.has(key) || this.controls.has(key)) return null;
    const own = key === "body" || key === "slug";
    const node = own ? { type: "string", examples: [] } : ctx.schema.properties[key];
    const isRequired = key === "slug" || (ctx.schema.required ?? []).includes(key);
    const spec = { node, owner: kind, key, given: own ? given[key] : fitting(ctx.schema, node, given.data[key]), isRequired, isSure: isRequired };
    const made = own ? textField(ctx, { ...spec, isLong: key === "body" }) : control(ctx, spec);
    if (isBare && made.element.matches("fieldset")) made.element.classList.add("is-bare");
    this.controls.set(key, made);
    return made.element;
  }

  #block(kind, { title, fields, sourced }, at, read) {
    const shown = fields.filter((key) => this.known.has(key));
    const elements = shown.map((key) => this.#field(kind, key, shown.length === 1));
    const heading = make("h2", { text: title });
    const section = make("section", { class: "block stack" }, heading, ...elements);
    if (sourced) section.append(this.#reading(at, fields, read[at]));
    return section;
  }

  /** Where somebody read what stands in a block: one address, from which a source is made. */
  #reading(at, fields, given = "") {
    const { said } = this.ctx;
    const node = { type: "string", "x-rule": { name: "web" }, "x-said": {} };
    const spec = { node, owner: "reading", key: "url", label: said.sourceOf, given };
    const made = textField({ ...this.ctx, said: { ...said, hints: { url: said.sourceHint } } }, spec);
    this.readings.set(at, { ...made, fields });
    return made.element;
  }

  #section(kind, { title, fields }) {
    const { data } = this.given;
    const elements = fields.map((key) => this.#field(kind, key, false)).filter(Boolean);
    if (!elements.length) return null;
    const isOpen = fields.some((key) => key !== "lang" && !isNothing(data[key]));
    return closed(title, make("div", { class: "stack" }, ...elements), isOpen);
  }

  /** The tree of texts, without what is empty; a source for each block of which one said where it was read. */
  value() {
    const found = { ...this.rest };
    for (const [key, one] of this.controls) {
      if (key === "body" || key === "slug") continue;
      const value = one.value();
      if (!isNothing(value)) found[key] = value;
    }
    const made = [...this.readings.values()].filter((one) => one.value()).map((one) => this.#source(one, found));
    return made.length ? { ...found, sources: [...(found.sources ?? []), ...made] } : found;
  }

  /** The same for the checks: a group that is needed stands there even when it is empty, so that each of its fields is named. */
  whole() {
    const { properties, required = [] } = this.ctx.schema;
    const groups = required.filter((key) => resolved(this.ctx.schema, properties[key]).properties);
    return { ...Object.fromEntries(groups.map((key) => [key, {}])), ...this.value() };
  }

  /** Fields that are needed and empty, as problems: what can be said without knowing anything else. */
  lacking(sentence) {
    const found = { ...this.value(), slug: this.slug ?? "-" };
    const needed = ["slug", ...(this.ctx.schema.required ?? [])].filter((key) => isNothing(found[key]));
    return needed.map((key) => [this.controls.get(key), sentence]);
  }

  #source({ fields, value }, found) {
    const said = fields.filter((key) => !isNothing(found[key]));
    return { fact: (said.length ? said : fields.slice(0, 1)).join(", "), url: value(), read: this.ctx.today };
  }

  get body() {
    return this.controls.get("body").value();
  }

  get slug() {
    return this.controls.get("slug")?.value() ?? null;
  }

  /** What a draft keeps: the same, with what was typed kept apart from what was made of it. */
  draft() {
    this.ctx.isDrafting = true;
    const data = this.value();
    this.ctx.isDrafting = false;
    const own = this.controls.get("sources")?.value() ?? [];
    const { sources, ...others } = data;
    const read = Object.fromEntries([...this.readings].map(([at, one]) => [at, one.value()]));
    return { data: own.length ? { ...others, sources: own } : others, body: this.body, slug: this.slug, read };
  }

  /** The control that a problem is about: the nearest that stands in the page. */
  at([key, ...path]) {
    if (key === "sources" && Number.isInteger(path[0])) {
      const own = this.controls.get("sources")?.value().length ?? 0;
      const made = [...this.readings.values()].filter((one) => one.value());
      if (path[0] >= own) return made[path[0] - own];
    }
    const found = this.controls.get(key);
    return found ? (found.at(path) ?? found) : null;
  }
}
