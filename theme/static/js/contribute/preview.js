// The card of an entry, as lists will show it.

import { filledIn, locale } from "./elements.js";

const MOST_NEEDS = 2;
const COLOUR = "colour-elan";

/** Put what is typed into a clone of the blank card. */
export function preview(template, ctx, data) {
  const element = template.content.firstElementChild.cloneNode(true);
  const part = (name) => element.querySelector(`.card__${name}`);
  const { schema, said, kind, lang, choices } = ctx;
  const causes = (data.causes ?? []).filter((slug) => Object.hasOwn(choices.causes, slug)).map((slug) => choices.causes[slug]);
  element.classList.replace(COLOUR, `colour-${causes[0]?.[1] ?? "elan"}`);
  element.querySelector(".emblem")?.remove(); // its letters are chosen by the build
  part("kind").textContent = ctx.asked.name;
  const link = part("title").querySelector("a");
  link.replaceWith(data.name ?? "…");
  part("summary").textContent = data.summary ?? said.summary;
  const when = kind === "event" ? (data.recurs ?? dayIn(data.starts)) : "";
  if (when) part("when").textContent = when;
  else part("when").remove();
  showNeeds(part("needs"), data.needs ?? [], said.choices.needs);
  part("foot").textContent = [...causes.map(([name]) => [name].flat()[0]), townOf(ctx, data.place)].filter(Boolean).join(" · ");
  return element;
}

function dayIn(text = "") {
  const moment = /^\d{4}-\d\d-\d\d/.test(text) ? new Date(`${text.slice(0, 10)}T12:00:00`) : null;
  const isDay = moment && !Number.isNaN(moment.getTime());
  return isDay ? new Intl.DateTimeFormat(locale(), { dateStyle: "long" }).format(moment) : text;
}

function townOf({ schema, lang, countries, areaOf }, place) {
  if (!place?.city) return "";
  const country = place.country ?? "FR";
  const code = place.subdivision ?? areaOf(country, place.postcode);
  const within = schema.definitions.area["x-labels"][code]?.[lang] ?? countries.of(country);
  return !within || within === place.city ? place.city : `${place.city} (${within})`;
}

function showNeeds(list, needs, names) {
  const open = needs.filter(({ title }) => title).slice(0, MOST_NEEDS);
  if (!open.length) return list.remove();
  const blank = list.firstElementChild;
  list.replaceChildren(
    ...open.map(({ type, title }) => {
      const item = blank.cloneNode(true);
      const name = item.querySelector("strong");
      name.textContent = names[type];
      item.replaceChildren(name, ` ${title}`);
      return item;
    }),
  );
}
