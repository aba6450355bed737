// The last part of an entry's address: made from its name until somebody writes another, and free.

import { shortSlug } from "./elements.js";

const FORM = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST = 80;

/** Let the address follow the name, until it is written by hand. */
export function follow(name, slug) {
  const [from, to] = [name, slug].map((one) => one.element.querySelector("input"));
  const made = () => (from.value.trim() ? shortSlug(from.value) : "");
  let isOwn = to.value !== "" && to.value !== made();
  to.addEventListener("input", () => (isOwn = to.value.trim() !== ""));
  from.addEventListener("input", () => {
    if (!isOwn) to.value = made();
  });
}

/** What is wrong with an address: none, not one, a list's, or another entry's. */
export function slugProblems(slug, { records, reserved }) {
  const problem = (id, names = {}) => [{ location: ["slug"], id, arguments: names }];
  if (!slug) return problem("missing", { field: "slug" });
  if (!FORM.test(slug) || slug.length > LONGEST) return problem("slug", { value: slug });
  if (reserved.includes(slug)) return problem("slug-reserved", { slug });
  const owner = records && (Object.hasOwn(records.records, slug) ? slug : Object.hasOwn(records.former, slug) && records.former[slug]);
  return owner ? problem("slug-taken", { owner: records.records[owner].name }) : [];
}
