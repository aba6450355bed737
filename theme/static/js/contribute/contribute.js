// The form that adds an entry or corrects one. All happens in this page: nothing is sent anywhere.

import { check } from "./checks.js";
import { contextOf } from "./context.js";
import { Draft, rebased } from "./draft.js";
import { filledIn } from "./elements.js";
import { EntryForm } from "./form.js";
import { load } from "./knowledge.js";
import { original } from "./original.js";
import { preview } from "./preview.js";
import { opening } from "./problems.js";
import { Proposal } from "./proposal.js";
import { Showing } from "./showing.js";
import { follow, slugProblems } from "./slugs.js";
import { rewritten, written } from "./writing.js";

const PAUSE = 250;
const OWNERS = { "event-when": ["starts"] }; // where a problem of a whole entry is shown
const ENTRY = /^([a-z]+)\/([a-z0-9-]+)$/;

const root = document.querySelector("[data-module=contribute]");
const page = JSON.parse(document.querySelector("[data-form-data]").textContent);
const find = (name) => root.querySelector(`[data-${name}]`);

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/** What the checks need; null when it did not arrive. */
const known = () => load(page.knowledge, document.documentElement.lang).catch(() => null);

/** Problems in the order of their fields; those of no field come first. */
function asInPage([one], [other]) {
  if (!one || !other || one === other) return Number(Boolean(one)) - Number(Boolean(other));
  return one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

class Contribution {
  constructor({ kind, schema, knowledge, entry, name }) {
    Object.assign(this, { schema, knowledge, entry });
    const announce = (text) => (find("announce").textContent = text);
    this.ctx = contextOf({ page, kind, schema, knowledge, holder: root, announce, changed: () => this.#later() });
    this.draft = new Draft(name ?? kind);
    this.proposal = new Proposal(root, this.ctx, entry);
    const kept = this.draft.read();
    this.#build(kept ? (entry ? rebased(kept, entry) : kept) : this.#blank());
    find("restored").hidden = !kept;
    find("discard").addEventListener("click", () => this.#discard());
    const form = find("form");
    form.addEventListener("input", () => this.#later());
    form.addEventListener("change", ({ target }) => this.#left(target));
    form.addEventListener("focusout", ({ target }) => target.value && target.type !== "checkbox" && this.#left(target));
    addEventListener("pointerdown", () => this.showing.hold(), true);
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(() => this.showing.release()), true);
    form.addEventListener("submit", (event) => event.preventDefault());
    find("ask").addEventListener("click", () => this.#ask());
    addEventListener("pagehide", () => this.#keep());
  }

  #blank() {
    if (this.entry) return { data: this.entry.data, body: this.entry.body, slug: null };
    const [first] = page.languages;
    return { data: this.ctx.lang === first ? {} : { lang: this.ctx.lang }, body: "", slug: "" };
  }

  #build(value) {
    this.form = new EntryForm(this.ctx, this.entry ? { ...value, slug: null } : { ...value, slug: value.slug ?? "" });
    find("fields").replaceChildren(this.form.element);
    const [name, slug] = ["name", "slug"].map((key) => this.form.controls.get(key));
    if (slug) follow(name, slug);
    this.last = JSON.stringify(this.form.draft());
    const judge = () => this.#problems();
    this.showing = new Showing({ said: page.said, root, summary: find("summary"), judge });
    this.#show();
  }

  #discard() {
    this.draft.forget();
    this.#build(this.#blank());
    find("restored").hidden = true;
    find("summary").hidden = true;
    this.proposal.offer(false);
    find("heading").focus();
  }

  /** Problems as pairs of a control and a sentence. */
  #problems() {
    const { form, knowledge } = this;
    if (!knowledge) return form.lacking(page.said.lacking);
    const slug = form.slug ?? this.entry.path.split("/").at(-1).replace(/\.md$/, "");
    knowledge.slug = slug;
    const found = [...check(this.schema, form.whole(), knowledge, form.body)];
    if (!this.entry) found.push(...slugProblems(slug, { records: knowledge.records, reserved: page.reserved }));
    const said = found.map((one) => [form.at(OWNERS[one.id] ?? one.location), opening(one, knowledge.sentences)]);
    return said.sort(asInPage);
  }

  #left(target) {
    const field = target.closest(".ask");
    const id = field?.querySelector("[id][aria-describedby], input[id], select[id], textarea[id]")?.id;
    this.showing.left(field?.id || id || target.id);
    this.#later();
  }

  /** Once typing pauses: keep the draft, look again, show the file and the card. */
  #later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.#now(), PAUSE);
  }

  async #now() {
    this.#keep();
    this.#show();
    find("unchanged").hidden = true;
    if (this.showing.update().length) this.proposal.offer(false);
    try {
      await this.knowledge?.readyFor(this.form.value(), this.form.body);
      if (this.showing.update().length) this.proposal.offer(false);
    } catch {
      find("unchecked").hidden = false;
    }
  }

  #keep() {
    const now = this.form.draft();
    if (JSON.stringify(now) === this.last) return;
    this.last = JSON.stringify(now);
    const { data, body } = this.entry ?? {};
    const isKept = this.draft.keep(this.entry ? { ...now, base: { data, body } } : now);
    find("kept").textContent = page.said[isKept ? "kept" : "unkept"];
  }

  #show() {
    const data = this.form.value();
    const { body } = this.form;
    const text = this.entry ? rewritten(this.schema, this.entry, data, body) : written(this.schema, data, body);
    this.proposal.show(text, this.form.slug);
    find("card").replaceChildren(preview(find("blank"), this.ctx, data));
  }

  async #ask() {
    clearTimeout(this.waiting);
    this.knowledge ??= await known();
    find("unchecked").hidden = Boolean(this.knowledge);
    await this.#now();
    const isRight = !this.showing.all().length;
    const isSame = isRight && this.entry?.text.replace(/\r\n?/g, "\n") === this.proposal.text;
    this.proposal.offer(isRight && !isSame);
    find("unchanged").hidden = !isSame;
    if (isSame) find("unchanged").focus();
  }
}

/** Say that an entry is not here, and lead to its file. */
function unknown(name) {
  find("unknown").hidden = false;
  find("unknown").querySelector("a").href = `${page.repository}/edit/${page.branch}/content/${name}.md`;
}

/** What the address asks for: a kind, an entry to correct, or nothing yet. */
function asked() {
  const given = new URLSearchParams(location.search);
  const [name, folder] = ENTRY.exec(given.get("entry") ?? "") ?? [];
  const kind = Object.keys(page.kinds).find((one) => one === given.get("kind") || page.kinds[one].folder === folder);
  return { kind, name, isEntry: given.has("entry") };
}

async function start() {
  for (const element of root.querySelectorAll("[data-still]")) element.hidden = true;
  const { kind, name, isEntry } = asked();
  if (isEntry && !(kind && name)) return (find("unknown").hidden = false);
  if (!kind) return (find("choice").hidden = false);
  find("failed").hidden = true;
  const knowing = known();
  try {
    const [schema, entry] = await Promise.all([fetched(`${page.schemas}${kind}.json`), name ? original(page, name) : null]);
    const knowledge = await knowing;
    if (name && !entry) return unknown(name);
    open({ kind, schema, knowledge, entry, name });
  } catch (error) {
    console.warn(error);
    find("failed").hidden = false;
  }
}

function open({ kind, schema, knowledge, entry, name }) {
  const heading = find("heading");
  heading.textContent = entry ? filledIn(page.said.correcting, { name: entry.data.name }) : filledIn(page.said.adding, { kind: page.kinds[kind].name });
  find("unchecked").hidden = Boolean(knowledge);
  find("kept").textContent = page.said.kept;
  for (const element of root.querySelectorAll("[data-only]")) element.hidden = element.dataset.only !== (entry ? "edit" : "new");
  new Contribution({ kind, schema, knowledge, entry, name });
  find("form").hidden = false;
  root.dataset.ready = kind;
}

find("retry").addEventListener("click", start);
start();
