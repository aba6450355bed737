// What narrows the results: the boxes and lists of a form, what each would leave, and what is chosen, as chips.

import { LISTS } from "./address.js";

export class Panel {
  /** `number` writes a number; `change` is told what is asked for instead; `focus` what takes the focus when the last chip is gone. */
  constructor(root, said, number, change, focus) {
    Object.assign(this, { said, number, change, focus });
    this.form = root.querySelector("[data-filters]");
    this.region = root.querySelector("[data-area=region]");
    this.part = root.querySelector("[data-area=part]");
    this.parts = [...this.part.options];
    this.chips = root.querySelector("[data-chips]");
    this.form.addEventListener("change", ({ target }) => this.#choose(target));
  }

  get isOpen() {
    return this.form.open;
  }

  #boxes(facet) {
    return [...this.form.querySelectorAll(`[data-facet=${facet}]`)];
  }

  #choose(input) {
    const { facet, area } = input.dataset;
    if (area) return this.change({ area: input.value || (area === "part" ? this.region.value : "") });
    if (facet === "date") return this.change({ date: input.value });
    const chosen = this.#boxes(facet).filter((box) => box.checked);
    return this.change({ [facet]: chosen.map((box) => box.value) });
  }

  /** Make boxes, lists and chips say what is asked for. */
  show(asked) {
    for (const facet of LISTS) for (const box of this.#boxes(facet)) box.checked = asked[facet].includes(box.value);
    for (const box of this.#boxes("date")) box.checked = box.value === asked.date;
    const part = this.parts.find(({ value }) => value && value === asked.area);
    this.region.value = part?.dataset.within ?? asked.area;
    this.part.replaceChildren(
      ...this.parts.filter(({ value, dataset }) => !value || dataset.within === this.region.value),
    );
    this.part.value = part?.value ?? "";
    this.part.parentElement.hidden = this.part.options.length < 2;
    this.#showChips(asked);
  }

  #showChips(asked) {
    const name = (facet, value) =>
      this.#boxes(facet).find((box) => box.value === value)?.closest("label").querySelector("[data-name]").textContent;
    const areas = [...this.region.options, ...this.parts];
    const area = areas.find(({ value }) => value && value === asked.area)?.dataset.name;
    const near = asked.point ? this.said.here : asked.near && this.said.near.replace("{name}", () => asked.near);
    const chosen = LISTS.flatMap((facet) =>
      asked[facet].map((value) => [
        name(facet, value) ?? value,
        { [facet]: asked[facet].filter((other) => other !== value) },
      ]),
    );
    if (asked.area) chosen.push([area ?? asked.area, { area: "" }]);
    if (asked.date) chosen.push([name("date", asked.date) ?? asked.date, { date: "" }]);
    if (near) chosen.push([near, { near: "", point: null }]);
    this.chips.hidden = !chosen.length;
    this.chips.replaceChildren(...chosen.map(([text, without]) => this.#chip(text, without)));
  }

  #chip(text, without) {
    const [item, button] = ["li", "button"].map((tag) => document.createElement(tag));
    button.type = "button";
    button.className = "chip";
    button.textContent = text;
    button.setAttribute("aria-label", this.said.remove.replace("{name}", () => text));
    button.addEventListener("click", () => {
      this.change(without);
      (this.chips.querySelector("button") ?? this.focus).focus();
    });
    item.append(button);
    return item;
  }

  /** How many of the results each value would leave; asked for when somebody looks. */
  async count({ filters, manifest }, found, isStale) {
    const ids = found?.all ?? Array.from({ length: manifest.documents }, (_, id) => id);
    const masks = found?.masks ?? new Map();
    for (const facet of [...LISTS, "date", "area"]) {
      const counts = await filters.counts(facet, ids, masks);
      if (isStale()) return;
      const write = (value) => (counts.has(value) ? this.number(counts.get(value)) : "");
      for (const box of this.#boxes(facet)) {
        box.closest("label").querySelector("[data-count]").textContent = write(box.value);
      }
      if (facet !== "area") continue;
      for (const option of [...this.region.options, ...this.parts].filter(({ value }) => value)) {
        option.textContent = `${option.dataset.name} (${write(option.value) || this.number(0)})`;
      }
    }
  }
}
