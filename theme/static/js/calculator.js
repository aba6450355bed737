// The calculator of a page: an amount, a way to give, a tax situation; what arrives of it, as a bar and in words.
// All is worked out here: nothing is sent, nothing is kept. The words are in the page, with {names} for the figures.

import { cents, writer } from "./money.js";
import { outcome } from "./outcome.js";

const PARTS = ["arrives", "platform", "processor", "host"];

/** The figures as words by their names; null for what is not to be said. */
function figures(found, hasRegime, write) {
  const some = (amount) => (amount ? write(amount) : null);
  const isNothing = hasRegime && found.returned === 0n;
  return {
    gift: write(found.gift),
    arrives: found.arrives === null ? null : write(found.arrives),
    unknown: found.arrives === null ? "" : null,
    paid: found.paid === found.gift ? null : some(found.paid),
    ...Object.fromEntries(PARTS.slice(1).map((part) => [part, some(found[part])])),
    returned: hasRegime ? some(found.returned) : null,
    cost: hasRegime && found.returned ? some(found.cost) : null,
    nothing: isNothing ? "" : null,
  };
}

/** Each sentence that all figures are there for, in the form that its amount asks for. */
function say(root, values, form) {
  for (const element of root.querySelectorAll("[data-needs]")) {
    element.hidden = element.dataset.needs.split(" ").some((name) => (values[name] ?? null) === null);
    const text = element.dataset[form] ?? element.dataset.other;
    if (text) element.textContent = element.hidden ? "" : text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }
}

/** The bar: what is paid is its whole length, and each part begins where the one before ends. */
function draw(bar, found) {
  bar.setAttribute("viewBox", `0 0 ${found.paid ?? 1} 1`);
  let start = 0n;
  for (const part of PARTS) {
    const rect = bar.querySelector(`[data-part="${part}"]`);
    rect.setAttribute("x", String(start));
    rect.setAttribute("width", String(found[part] ?? 0n));
    start += found[part] ?? 0n;
  }
}

export function start(root) {
  const { currency, on, channels, regime } = JSON.parse(root.dataset.rules);
  const [amount, channel, situation] = ["amount", "channel", "situation"].map((name) =>
    root.querySelector(`[data-field="${name}"]`),
  );
  const { lang, dataset } = document.documentElement;
  const language = dataset.locale ?? lang;
  const write = writer(language, currency);
  const plural = new Intl.PluralRules(language);
  const update = () => {
    const gift = cents(amount.value);
    amount.setAttribute("aria-invalid", String(gift === null));
    if (gift === null) return say(root, { wrong: "" }, "other");
    const chosen = situation?.value ? regime : null;
    const found = outcome(gift, currency, channels[Number(channel?.value ?? 0)], chosen, on);
    draw(root.querySelector("[data-bar]"), found);
    say(root, figures(found, chosen !== null, write), plural.select(Number(found.arrives ?? 0n) / 100));
  };
  root.addEventListener("input", update);
  root.querySelector("[data-live]").hidden = false;
  root.querySelector("[data-still]").hidden = true;
  update();
}
