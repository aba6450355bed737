// Results as cards: clones of the template that the page holds, filled with text only.

import { words } from "./words.js";

/** A text and its language: one that is not the page's comes as a pair. */
export const said = (value) => (Array.isArray(value) ? value : [value, ""]);

/** The pieces of a text, and which of them are words that were looked for. */
export function pieces(text, isMarked) {
  return text
    .split(/([\p{L}\p{M}\p{N}]+)/u)
    .filter(Boolean)
    .map((piece) => ({ piece, marked: words(piece).some(isMarked) }));
}

/** Put a text into an element; one in another language is marked so, and keeps its own direction. */
function write(within, value, isMarked = () => false) {
  const [text, lang] = said(value);
  const element = lang ? document.createElement("span") : within;
  if (lang) {
    Object.assign(element, { lang, dir: "auto" });
    within.replaceChildren(element);
  }
  element.textContent = text;
  const found = pieces(text, isMarked);
  if (!found.some(({ marked }) => marked)) return;
  element.replaceChildren(
    ...found.map(({ piece, marked }) => {
      if (!marked) return piece;
      const mark = document.createElement("mark");
      mark.textContent = piece;
      return mark;
    }),
  );
}

/** A card; `labels` names kinds and causes, `isMarked` tells the words that were looked for, `away` says how far it is. */
export function card(template, row, { labels, isMarked, away }) {
  const [name, url, kind, isActive, summary, causes, place, when, needs, emblem] = row;
  const element = template.content.firstElementChild.cloneNode(true);
  const part = (part) => element.querySelector(`.card__${part}`);
  const shown = causes.map((slug) => labels.causes[slug]);
  const colour = shown[0][1];
  element.classList.replace("colour-elan", `colour-${colour}`);
  fillEmblem(element.querySelector(".emblem"), emblem, colour);
  part("kind").textContent = labels.kinds[kind][isActive ? 0 : 1];
  const link = part("title").querySelector("a");
  link.href = url;
  write(link, name, isMarked);
  write(part("summary"), summary, isMarked);
  if (when) write(part("when"), when);
  else part("when").remove();
  fillNeeds(part("needs"), needs, isMarked);
  part("foot").replaceChildren(...separated([...shown.map(([cause]) => cause), place].filter(Boolean)));
  if (away) {
    const far = document.createElement("strong");
    far.textContent = away;
    part("foot").append(" · ", far);
  }
  return element;
}

/** Letters in the square that the template has, or a logo in its place. */
function fillEmblem(square, emblem, colour) {
  if (!square) return;
  if (!Array.isArray(emblem)) {
    square.classList.replace("colour-elan", `colour-${colour}`);
    square.textContent = emblem;
    return;
  }
  const [src, srcset, width, height, plate] = emblem;
  const picture = document.createElement("picture");
  picture.className = `emblem emblem--small emblem--logo emblem--on-${plate}`;
  const sizes = `${width}px`;
  if (srcset) picture.append(Object.assign(document.createElement("source"), { type: "image/webp", srcset, sizes }));
  picture.append(Object.assign(new Image(width, height), { alt: "", loading: "lazy", decoding: "async", src }));
  square.replaceWith(picture);
}

/** Texts side by side. */
export function separated(values) {
  return values.flatMap((value, at) => {
    const element = document.createElement("span");
    write(element, value);
    const shown = Array.isArray(value) ? element : value;
    return at ? [" · ", shown] : [shown];
  });
}

function fillNeeds(list, needs, isMarked) {
  if (!needs.length) return list.remove();
  const first = list.firstElementChild;
  list.replaceChildren(
    ...needs.map(([type, title]) => {
      const item = first.cloneNode(true);
      item.querySelector("strong").textContent = type;
      const text = document.createElement("span");
      write(text, title, isMarked);
      item.replaceChildren(item.querySelector("strong"), " ", text);
      return item;
    }),
  );
}

/** How well a name answers what was typed: 0 is it, 1 begins with it, 2 has it within, 3 has not. */
export function nameness(name, typed) {
  const [own, asked] = [said(name)[0], typed].map((text) => ` ${words(text).join(" ")} `);
  if (own === asked) return 0;
  const at = own.indexOf(asked.trimEnd());
  return at === 0 ? 1 : at > 0 ? 2 : 3;
}

/** The same of a whole card: 3 when its summary or a need has what was typed, several words, within; 4 when nothing has. */
export function closeness([name, , , , summary = "", , , , needs = []], typed) {
  const rank = nameness(name, typed);
  if (rank < 3 || words(typed).length < 2) return rank;
  return [summary, ...needs.map(([, title]) => title)].some((text) => nameness(text, typed) < 3) ? 3 : 4;
}
