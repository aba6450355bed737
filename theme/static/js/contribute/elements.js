// Elements made by hand: texts are only ever set as texts.

/** An element with attributes (false and null are left out) and what it holds. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") element.textContent = value;
    else if (name === "value") element.value = value;
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((one) => one !== null && one !== undefined));
  return element;
}

/** The language of the page with its region, whose dates and numbers it has: en-GB. */
export const locale = () => document.documentElement.dataset.locale ?? document.documentElement.lang;

/** A sentence with its names in braces filled in. */
export const filledIn = (text, names) => text.replace(/\{(\w+)\}/g, (brace, name) => names[name] ?? brace);

/** A sentence that depends on a number, by the forms of the page's language. */
export function counted(forms, count, names = {}) {
  const form = forms[new Intl.PluralRules(locale()).select(count)] ?? forms.other;
  return filledIn(form, { count: new Intl.NumberFormat(locale()).format(count), ...names });
}

/** A name as a slug: the twin of slug_of in plugins/catalogue/fields.py. */
export function slugOf(text) {
  const small = text.toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("ß", "ss");
  const plain = small.normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "nom";
}

const LONGEST_SLUG = 80;

/** The same, no longer than a slug may be, cut between words where it can. */
export function shortSlug(text) {
  const whole = slugOf(text);
  if (whole.length <= LONGEST_SLUG) return whole;
  const cut = whole.slice(0, LONGEST_SLUG + 1);
  return (cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : cut.slice(0, LONGEST_SLUG)).replace(/-+$/, "");
}
