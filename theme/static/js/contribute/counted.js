// Days, amounts, shares and coordinates: what is counted or measured. Days are kept as they are typed: 2026-11-20.

import { refuse } from "./wrong.js";

const DAY = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const FRENCH_DAY = /^([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})$/;
const ONE_YEAR = /^[12][0-9]{3}$/;
const CLOCK = /^([0-9-]{10})[ T]([0-9]{2}):([0-9]{2})$/;
const AMOUNT = /^([0-9]{1,12}(?:\.[0-9]{1,2})?)(?: ([A-Z]{3}|€))?$/;
const PLAIN_AMOUNT = /^[0-9]+(\.[0-9]{1,2})?$/;
const SHARE = /^[0-9]{1,3}(\.[0-9]{1,3})?$/;
const DEGREES = /^-?[0-9]{1,3}(\.[0-9]{1,8})?$/;

export function whole(text, { id, lowest, highest }) {
  const isOne = /^[0-9]{1,12}$/.test(text) && Number(text) >= lowest && Number(text) <= highest;
  return isOne ? Number(text) : refuse(id, { value: text, lowest, highest });
}

function lastOfMonth(year, month) {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

export function day(text) {
  const found = DAY.exec(text);
  if (!found) {
    const french = FRENCH_DAY.exec(text);
    const instead = french && `${french[3]}-${french[2].padStart(2, "0")}-${french[1].padStart(2, "0")}`;
    refuse("day", { value: text, instead: instead ?? "2026-11-20" });
  }
  const [year, month, date] = found.slice(1).map(Number);
  return year && date && date <= lastOfMonth(year, month) ? text : refuse("day-impossible", { value: text });
}

export const dayOrYear = (text) => (ONE_YEAR.test(text) ? text : day(text));

/** A day, or a day and a time: 2026-11-20 18:30:00. */
export function moment(text) {
  const found = CLOCK.exec(text);
  if (!found) return day(text);
  const [, typed, hours, minutes] = found;
  const on = day(typed);
  return hours < "24" && minutes < "60" ? `${on} ${hours}:${minutes}:00` : refuse("day-impossible", { value: text });
}

/** An amount and its currency; the amount as text, without zeros before it. */
export function money(text) {
  const found = AMOUNT.exec(text);
  if (!found) {
    const digits = text.replace(/[^0-9.,]/g, "").replaceAll(",", ".");
    refuse("money", { value: text, instead: PLAIN_AMOUNT.test(digits) ? digits : "1200" });
  }
  const [, amount, currency = "EUR"] = found;
  return { amount: amount.replace(/^0+(?=[0-9])/, ""), currency: currency === "€" ? "EUR" : currency };
}

export function percent(text) {
  return SHARE.test(text) && Number(text) <= 100 ? text : refuse("percent", { value: text });
}

/** Latitude and longitude, typed as a list of two. */
export function coordinates(typed) {
  const isPair = Array.isArray(typed) && typed.length === 2;
  if (!isPair || !typed.every((part) => typeof part === "string" && DEGREES.test(part))) refuse("coordinates");
  const [latitude, longitude] = typed.map(Number);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [latitude, longitude] : refuse("coordinates");
}
