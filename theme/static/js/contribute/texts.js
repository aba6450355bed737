// Controls of one text: a line, several lines, an address, a number, a date, a point on the map.

import { counted, locale, make } from "./elements.js";
import { frame } from "./frames.js";

const LONG = 160;

/** How one says that nothing ties one to an organisation: as NOTHING in plugins/contributing/issues/filling.py. */
const NO_TIE = /^(aucune?|aucun lien|rien|non|none|nothing|no)\.*$/i;

const MODES = { web: "url", email: "email", whole: "numeric", siren: "numeric", siret: "numeric", percent: "decimal", money: "decimal" };

const TYPED_DAY = /^\s*(\d{1,2})\s*[/. -]\s*(\d{1,2})\s*[/. -]\s*(\d{4}|\d{2})(?:(?:\s+à)?\s+(\d{1,2})\s?[:h]\s?(\d{2})?)?\s*$/;

/** A day whose month is named in the page's language, 1er novembre 2026, with its number; anything else as it is. */
function numbered(text) {
  const { format } = new Intl.DateTimeFormat(locale(), { month: "long" });
  const months = Array.from({ length: 12 }, (_, at) => format(new Date(2026, at, 1)).toLowerCase());
  return text.replace(/^\s*(\d{1,2})(?:er|st|nd|rd|th)?\s+(\p{L}+)\s+(?=\d{4})/u, (found, day, name) => {
    const at = months.indexOf(name.toLowerCase());
    return at < 0 ? found : `${day}/${at + 1}/`;
  });
}

/** A day as people write it, 20/11/2026, 20.11.26 or 20 novembre 2026, as the files have it; anything else as it is. */
export function isoDay(text) {
  const found = TYPED_DAY.exec(numbered(text));
  if (!found) return text;
  const [, day, month, typed, hour, minutes = "00"] = found;
  const century = typed.length === 4 ? "" : typed < "70" ? "20" : "19";
  const time = hour ? ` ${hour.padStart(2, "0")}:${minutes}` : "";
  return `${century}${typed}-${month.padStart(2, "0")}-${day.padStart(2, "0")}${time}`;
}

/** A number as people write it, 1 200,50, as the files have it. */
export const plainNumber = (text) => text.trim().replace(/(\d)[\s\u00a0\u202f](?=\d)/g, "$1").replace(/^(\d+),(\d{1,3})(?!\d)/, "$1.$2");

const TIDIED = { day: isoDay, "day-or-year": isoDay, moment: isoDay, money: plainNumber, percent: plainNumber, whole: plainNumber };

/** The control of a text that a rule reads. */
export function textField(ctx, spec) {
  const { node, given = "" } = spec;
  const rule = node["x-rule"]?.name;
  const isTie = spec.owner === "Author" && spec.key === "interest";
  const isLong = node.maxLength > LONG || spec.isLong;
  const input = isLong ? make("textarea", { rows: spec.isLong ? 8 : node.maxLength > 400 ? 5 : 3 }) : make("input", { type: "text" });
  attributes(input, rule, isLong);
  input.value = spec.isLong ? given.replace(/^\n+/, "") : isTie && given === "none" ? ctx.said.none : given;
  const shown = input.value;
  if (TIDIED[rule]) input.addEventListener("change", () => (input.value = TIDIED[rule](input.value)));
  const onOneLine = () => input.value.trim().replace(/\s+/g, " ");
  const isNoTie = (text) => NO_TIE.test(text) || text === ctx.said.none;
  const tidied = () => (spec.isLong ? input.value.trimEnd() : isTie && isNoTie(onOneLine()) ? "none" : onOneLine());
  const count = isLong && node.maxLength ? counter(ctx, input, node.maxLength) : null;
  const own = frame(ctx, { ...spec, hasExample: true, alsoBy: count ? [count.id] : [] }, input);
  if (count) own.element.append(count);
  return leaf(own, input, () => (input.value === shown ? given : tidied()));
}

function attributes(input, rule, isLong) {
  input.setAttribute("autocomplete", "off");
  if (isLong || rule === "line") return;
  input.setAttribute("autocapitalize", "off");
  input.setAttribute("spellcheck", "false");
  if (MODES[rule]) input.setAttribute("inputmode", MODES[rule]);
}

/** How many characters are left; said once typing has paused. */
function counter(ctx, input, longest) {
  const element = make("p", { class: "ask__count soft", id: ctx.newId() });
  const update = () => {
    const left = longest - [...input.value.trim()].length;
    element.textContent = counted(left < 0 ? ctx.said.over : ctx.said.left, Math.abs(left));
  };
  input.addEventListener("input", update);
  update();
  return element;
}

/** What every control of one text is to the form. */
export function leaf(own, input, value) {
  return { ...own, value, focus: () => input.focus(), at: () => null, isLeaf: true };
}

/** Latitude and longitude, in one field. */
export function pointField(ctx, spec) {
  const given = spec.given ?? [];
  const input = make("input", { type: "text", autocomplete: "off", value: given.join(", ") });
  const shown = input.value;
  const own = frame(ctx, { ...spec, node: { ...spec.node, examples: ["45.76, 4.84"] }, hasExample: true }, input);
  const parts = () => input.value.split(/[,;]\s*/).map((one) => one.trim()).filter(Boolean);
  return leaf(own, input, () => (input.value === shown ? given : parts()));
}

/** Another entry, by its name; a list of those of the right kinds opens as one types. */
export function referenceField(ctx, spec) {
  const { given = "", node } = spec;
  const input = make("input", { type: "text", autocomplete: "off", spellcheck: "false", value: ctx.records.nameOf(given) });
  const shown = input.value;
  const own = frame(ctx, spec, input);
  input.addEventListener("focus", () => input.setAttribute("list", ctx.records.listOf(node["x-reference"])), { once: true });
  return leaf(own, input, () => (input.value === shown ? given : ctx.records.slugOf(input.value.trim(), node["x-reference"])));
}

/** A time zone, of those that the browser knows. */
export function zoneField(ctx, spec) {
  const { given, node } = spec;
  const input = make("input", { type: "text", autocomplete: "off", spellcheck: "false", value: given ?? node.default ?? "" });
  const own = frame(ctx, spec, input);
  const list = make("datalist", { id: ctx.newId() });
  input.addEventListener("focus", () => {
    if (!list.children.length) list.append(...Intl.supportedValuesOf("timeZone").map((value) => make("option", { value })));
  });
  input.setAttribute("list", list.id);
  own.element.append(list);
  const value = () => input.value.trim();
  return leaf(own, input, () => (value() === node.default && given === undefined ? "" : value()));
}
