// The search of a page: what is asked for stands in the address, and the rest follows from it.

import { isAsked, read, written } from "./address.js";
import { card } from "./cards.js";
import { Combobox } from "./combobox.js";
import { answer, opened, PAGE, shown } from "./engine.js";
import { Panel } from "./panel.js";
import { suggestions, townsFor } from "./suggestions.js";

const QUIET = 800;

/** The language of the page with its region, whose numbers it has: en-GB. */
const locale = () => document.documentElement.dataset.locale ?? document.documentElement.lang;

class Search {
  constructor(root, index) {
    Object.assign(this, { root, index });
    this.said = JSON.parse(root.dataset.said);
    this.asked = read(location.search);
    this.count = history.state?.count ?? PAGE;
    this.q = this.#combobox("q");
    this.near = this.#combobox("near");
    this.panel = new Panel(root, this.said, (count) => this.#number(count), (asked) => this.change(asked), this.q.input);
    this.#listen();
    this.#show();
    this.run();
    if (location.hash === "#near") this.near.input.focus();
  }

  #find(name) {
    return this.root.querySelector(`[data-${name}]`);
  }

  #combobox(name) {
    const found = () => (name === "q" ? this.#find("status").textContent : "");
    const announce = (count) => this.#announce(`${found()} ${this.#counted("suggested", count)}`.trim());
    return new Combobox(this.#find(`combobox=${name}`), announce);
  }

  /** A number as the page's language writes it. */
  #number(number) {
    this.numbers ??= new Intl.NumberFormat(locale());
    return this.numbers.format(number);
  }

  #counted(name, count) {
    this.plurals ??= new Intl.PluralRules(locale());
    const forms = this.said[name];
    return (forms[this.plurals.select(count)] ?? forms.other).replace("{count}", this.#number(count));
  }

  /** Say it, once typing has paused, to those who cannot see it. */
  #announce(text) {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.#find("announce").textContent = text), QUIET);
  }

  #listen() {
    for (const element of this.root.querySelectorAll("[data-live]")) element.hidden = false;
    this.#find("still").hidden = true;
    const { q, near } = this;
    q.input.addEventListener("input", () => {
      this.change({ q: q.input.value }, false);
      this.#suggest(q, () => this.running.then(() => this.#suggestions()));
    });
    near.input.addEventListener("input", () => {
      this.#suggest(near, () => townsFor({ index: this.index, text: near.input.value, ask: (one) => this.change(one) }));
    });
    near.input.addEventListener("change", () => this.change({ near: near.input.value, point: null }));
    this.root.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      q.close();
      this.change({ q: q.input.value, near: near.input.value });
    });
    this.panel.form.addEventListener("toggle", () => this.#count());
    this.#find("sort").addEventListener("change", ({ target }) => this.change({ sort: target.value }));
    this.#find("locate").addEventListener("click", () => this.#locate());
    this.#find("retry").addEventListener("click", () => (this.isGone ? location.reload() : this.run()));
    this.#find("more").addEventListener("click", () => this.#more());
    addEventListener("popstate", ({ state }) => {
      const asked = read(location.search);
      this.asked = { ...asked, point: asked.near ? null : this.asked.point };
      this.count = state?.count ?? PAGE;
      this.#show();
      this.run();
    });
  }

  /** Ask for something else; a step back leads here again when it was more than a letter. */
  change(asked, isStep = true) {
    const before = written(this.asked);
    this.asked = { ...this.asked, ...asked };
    this.count = PAGE;
    const query = written(this.asked);
    if (query !== before) this.#write(isStep ? "pushState" : "replaceState", query);
    if (isStep) this.#show();
    return this.run();
  }

  /** Put it in the address, with how many results are shown. Safari refuses more than a hundred changes in a short time. */
  #write(how, query) {
    try {
      history[how]({ count: this.count }, "", location.pathname + query);
    } catch (error) {
      console.warn(error);
    }
  }

  /** Make the page say what is asked for. */
  #show() {
    const { q, near, point } = this.asked;
    if (this.q.input.value !== q) this.q.input.value = q;
    this.near.input.value = point ? "" : near;
    this.panel.show(this.asked);
  }

  /** Search for what is asked now. While one search is under way, only the last that was asked for follows it. */
  run() {
    this.isStale = true;
    this.running ??= this.#runs().finally(() => (this.running = null));
    return this.running;
  }

  async #runs() {
    while (this.isStale) {
      this.isStale = false;
      await this.#trying(() => this.#once());
    }
  }

  /** Say so when a file did not arrive, and offer to try again. */
  async #trying(act) {
    try {
      await act();
    } catch (error) {
      this.isGone = error.gone;
      this.#find("failed").hidden = false;
      this.root.dataset.settled ??= ""; // what waits for the results is shown without
      this.#announce(this.#find("failed").querySelector("p").textContent);
    }
  }

  async #once() {
    const { asked, count, index } = this;
    const found = isAsked(asked) ? await answer(index, asked) : null;
    const made = found ? await shown(index, found, count, asked.q) : [];
    if (this.isStale) return;
    this.found = found;
    this.#find("failed").hidden = true;
    this.#draw(made);
    // The rules of numbers and plurals are slow to load: results are on the screen before.
    if (!this.numbers) await new Promise((go) => setTimeout(go));
    if (this.isStale) return;
    this.#say();
    await this.#count();
    this.root.dataset.settled = asked.q;
  }

  #draw(made) {
    const { found, index } = this;
    const marks = new Map();
    const isMarked = (surface) => {
      if (!marks.has(surface)) marks.set(surface, index.lexicon.known(surface).some((term) => found.terms.has(term)));
      return marks.get(surface);
    };
    const away = (id) => {
      const km = found.distances?.[id];
      return Number.isFinite(km) ? this.said.away.replace("{km}", this.#number(Math.round(km))) : "";
    };
    const { labels } = index.manifest;
    const cards = made.map(({ id, row }) => card(this.#find("card"), row, { labels, isMarked, away: away(id) }));
    this.#find("results").replaceChildren(...cards);
    this.#find("more").hidden = !found || found.ids.length <= made.length;
    this.#find("sort").value = found?.sort ?? "relevance";
    this.#find("sort").parentElement.hidden = !made.length;
    for (const option of this.#find("sort").options) {
      option.disabled = !found?.sorts.includes(option.value);
    }
  }

  #say() {
    const text = this.found ? this.#sentence(this.found) : "";
    this.#find("status").textContent = text;
    this.#announce(text);
  }

  #sentence({ ids, how, isLost }) {
    const count = `${this.#counted("found", ids.length)}.`;
    const why = ids.length ? this.said[how] : this.said.none;
    return [ids.length ? count : "", why, isLost ? this.said.nowhere : ""].filter(Boolean).join(" ");
  }

  async #count() {
    if (!this.panel.isOpen) return;
    const { found } = this;
    await this.#trying(() => this.panel.count(this.index, found, () => found !== this.found));
  }

  async #more() {
    const list = this.#find("results");
    const before = list.children.length;
    this.count += PAGE;
    this.#write("replaceState", location.search);
    await this.run();
    list.children[before]?.querySelector("a").focus();
  }

  /** The browser's position, because somebody asks for it; it stays in this page. */
  #locate() {
    const located = ({ coords }) => this.change({ near: "", point: [coords.latitude, coords.longitude] });
    const refused = () => {
      this.#find("status").textContent = this.said.refused;
      this.#announce(this.said.refused);
    };
    if (navigator.geolocation) navigator.geolocation.getCurrentPosition(located, refused);
    else refused();
  }

  /** Show suggestions below a field, unless something else was typed meanwhile. */
  #suggest(box, find) {
    const text = box.input.value;
    box.awaited = text;
    this.#trying(async () => {
      const found = await find();
      if (box.awaited === text) box.show(found);
    });
  }

  #suggestions() {
    const ask = (asked, { cause } = {}) =>
      this.change(cause ? { ...asked, cause: [...new Set([...this.asked.cause, cause])] } : asked);
    const { index, found, said } = this;
    return suggestions({ index, found, said, text: this.q.input.value, go: (url) => location.assign(url), ask });
  }
}

const given = document.querySelector("[data-manifest]");
const index = opened({ index: given.dataset.index, manifest: JSON.parse(given.textContent) });

/** Fetch what the address asks for while the page is still being laid out: the search will find it there. */
async function ahead() {
  const asked = read(location.search);
  if (isAsked(asked)) await shown(index, await answer(index, asked), PAGE, asked.q);
}

ahead().catch(() => {}); // the search says it, and offers to try again
const start = () => new Search(document.querySelector("[data-module=search]"), index);
if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
else start();
