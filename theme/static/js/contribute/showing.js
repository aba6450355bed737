// What is wrong, beside its field: when one has left it, and while one puts it right; and all of it when one asks.

import { counted, make } from "./elements.js";

const LONGEST_PRESS = 1000; // in ms: a list that opens may take the end of a press for itself

export class Showing {
  /** `judge` gives problems as pairs of a control, or null, and a sentence. */
  constructor({ said, root, summary, judge }) {
    Object.assign(this, { said, root, summary, judge, seen: new Set(), shown: new Map(), isFull: false });
  }

  /** Somebody has left a control. */
  left(id) {
    this.seen.add(id);
    this.update();
  }

  /** What is being pressed stays where it is: a message that appeared above would push it away, and the press be lost. */
  hold() {
    this.heldAt = performance.now();
  }

  release() {
    if (!this.heldAt) return;
    this.heldAt = 0;
    this.update();
  }

  /** Look again; what has been seen is shown, or everything once that was asked for. */
  update() {
    const problems = this.judge();
    if (this.heldAt && performance.now() - this.heldAt < LONGEST_PRESS) return problems;
    const now = new Map();
    for (const [control, sentence] of problems) {
      if (control && !now.has(control) && (this.isFull || this.#isSeen(control))) now.set(control, sentence);
    }
    for (const control of this.shown.keys()) if (!now.has(control)) control.show("");
    for (const [control, sentence] of now) if (this.shown.get(control) !== sentence) control.show(sentence);
    this.shown = now;
    if (this.isFull) this.#summarise(problems);
    return problems;
  }

  /** A group is seen once something in it was left that is not the first. */
  #isSeen(control) {
    if (control.isLeaf) return this.seen.has(control.id);
    return [...this.seen].some((id) => id !== control.id && control.element.querySelector(`#${CSS.escape(id)}`));
  }

  /** Show everything, and lead to the list of it. */
  all() {
    this.isFull = true;
    this.heldAt = 0;
    const problems = this.update();
    if (problems.length) this.summary.focus();
    return problems;
  }

  #summarise(problems) {
    this.summary.hidden = !problems.length;
    const lines = JSON.stringify(problems.map(([control, sentence]) => [control?.id, sentence]));
    if (lines === this.lines) return; // what one is about to follow stays where it is
    this.lines = lines;
    const [title, list] = [this.summary.querySelector("h3"), this.summary.querySelector("ul")];
    title.textContent = problems.length ? counted(this.said.wrong, problems.length) : "";
    list.replaceChildren(...problems.map(([control, sentence]) => this.#line(control, sentence)));
  }

  #line(control, sentence) {
    if (!control) return make("li", { text: sentence });
    const link = make("a", { href: `#${control.id}`, text: `${control.label}` });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.lead(control);
    });
    return make("li", {}, link, make("span", { text: ` ${sentence}` }));
  }

  /** Open what a control stands in, and go there. */
  lead(control) {
    for (let one = control.element.parentElement; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
    control.element.scrollIntoView({ block: "center" });
    control.focus();
  }
}
