// What becomes of an entry that is filled in: its file, and the way to GitHub.

import { make } from "./elements.js";

const LONGEST_ADDRESS = 6000;

/** The address on GitHub that opens a new file, filled in when it may be as long as that. */
export function addressOf({ repository, branch, folder, slug, text }) {
  const bare = `${repository}/new/${branch}/content/${folder}?filename=${encodeURIComponent(slug)}.md`;
  const whole = `${bare}&value=${encodeURIComponent(text)}`;
  return whole.length <= LONGEST_ADDRESS ? { address: whole, isWhole: true } : { address: bare, isWhole: false };
}

/** The part of the page that shows the file, and says how to send it. */
export class Proposal {
  constructor(root, ctx, entry) {
    Object.assign(this, { root, ctx, entry, text: "" });
    this.file = root.querySelector("[data-file]");
    this.send = root.querySelector("[data-send]");
    for (const button of root.querySelectorAll("[data-copy]")) button.addEventListener("click", () => this.copy(button));
    for (const link of root.querySelectorAll("[data-edit]")) link.addEventListener("click", () => this.copy(link));
    this.#translations(root.querySelector("[data-translations]"));
    root.querySelector("[data-download]").addEventListener("click", ({ currentTarget }) => this.#download(currentTarget));
  }

  /** Lead to the files of the translations. */
  #translations(element) {
    const { repository, branch, tongues } = this.ctx;
    const found = Object.entries(this.entry?.translations ?? {});
    const link = ([code, path]) => make("a", { href: `${repository}/edit/${branch}/${path}`, rel: "external", text: tongues.of(code) });
    element.hidden = !found.length;
    element.querySelector("span").replaceChildren(...found.map(link));
  }

  /** Show the file as it is now. */
  show(text, slug) {
    this.text = text;
    this.slug = slug || "fiche";
    this.file.textContent = text;
    this.root.querySelector("[data-name]").textContent = this.entry?.path ?? `content/${this.ctx.asked.folder}/${this.slug}.md`;
    const { repository, branch, asked } = this.ctx;
    const { address, isWhole } = this.entry
      ? { address: `${repository}/edit/${branch}/${this.entry.path}`, isWhole: false }
      : addressOf({ repository, branch, folder: asked.folder, slug: this.slug, text });
    const way = this.entry ? "edit" : isWhole ? "new" : "long";
    for (const part of this.root.querySelectorAll("[data-way]")) part.hidden = part.dataset.way !== way;
    for (const link of this.root.querySelectorAll("[data-github]")) link.href = address;
  }

  /** Say how to send it. */
  offer(isOffered) {
    this.send.hidden = !isOffered;
    if (isOffered) this.send.querySelector("h3").focus();
  }

  async copy(element) {
    const said = element.parentElement.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(this.text);
      said.textContent = this.ctx.said.copied;
    } catch {
      getSelection().selectAllChildren(this.file);
      said.textContent = this.ctx.said.uncopied;
    }
  }

  /** A file to keep or to send, made when it is asked for. */
  #download(link) {
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([this.text], { type: "text/markdown;charset=utf-8" }));
    link.download = this.entry?.path.split("/").at(-1) ?? `${this.slug}.md`;
  }
}
