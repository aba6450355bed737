// A field with a list of suggestions, as WAI-ARIA describes it (combobox with a listbox, focus stays in the field).

export class Combobox {
  /** `announce` says how many suggestions there are. */
  constructor(root, announce) {
    this.input = root.querySelector("input");
    this.list = root.querySelector("ul");
    this.options = [];
    this.active = -1;
    this.announce = announce;
    const given = { role: "combobox", "aria-autocomplete": "list", "aria-controls": this.list.id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries(given)) this.input.setAttribute(name, value);
    this.input.addEventListener("keydown", (event) => this.#press(event));
    this.input.addEventListener("blur", () => this.close());
    // The field keeps the focus, so that a click is not lost to the list closing.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#choose([...this.list.children].indexOf(option));
    });
  }

  get isOpen() {
    return !this.list.hidden;
  }

  /** Show some suggestions: `text`, `detail`, and what happens when one is chosen. */
  show(options) {
    const isSame = JSON.stringify(options) === JSON.stringify(this.options);
    if (document.activeElement !== this.input) return;
    this.options = options;
    if (isSame && this.isOpen) return;
    this.list.replaceChildren(...options.map((option, at) => this.#element(option, at)));
    this.list.hidden = !options.length;
    this.input.setAttribute("aria-expanded", String(this.isOpen));
    this.#move(-1);
    if (this.isOpen) this.announce(options.length);
  }

  close() {
    this.awaited = null;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.#move(-1);
  }

  #element({ text, detail, lang }, at) {
    const [element, name, more] = ["li", "span", "span"].map((tag) => document.createElement(tag));
    name.textContent = text;
    if (lang) Object.assign(name, { lang, dir: "auto" });
    more.textContent = detail;
    more.className = "combobox__detail";
    element.id = `${this.list.id}-${at}`;
    element.setAttribute("role", "option");
    element.setAttribute("aria-selected", "false");
    element.append(name, " ", more);
    return element;
  }

  #move(to) {
    this.active = to;
    [...this.list.children].forEach((one, at) => one.setAttribute("aria-selected", String(at === to)));
    if (to < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", this.list.children[to].id);
    this.list.children[to].scrollIntoView({ block: "nearest" });
  }

  #choose(at) {
    const { choose } = this.options[at];
    this.close();
    choose();
  }

  #press(event) {
    const count = this.options.length;
    if (event.key === "Escape" && this.isOpen) this.close();
    else if (event.key === "Enter" && this.isOpen && this.active >= 0) this.#choose(this.active);
    else if (event.key === "ArrowDown" && count) this.#step(1);
    else if (event.key === "ArrowUp" && count) this.#step(-1);
    else return;
    event.preventDefault();
  }

  /** To the next suggestion or the one before, round and round; the field itself is one of the stops. */
  #step(by) {
    const stops = this.options.length + 1;
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.#move(((this.active + 1 + by + stops) % stops) - 1);
  }
}
