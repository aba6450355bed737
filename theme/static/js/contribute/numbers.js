// Numbers in public registers, each checked as its register says.

import { refuse } from "./wrong.js";

const SEPARATORS = /[\s.\u2010-\u2015\u2212-]/g;
const POST_OFFICE = "356000000";

/** Without the spaces, dots and hyphens that people put in numbers; in capitals. */
export const compact = (text) => text.normalize("NFKC").replace(SEPARATORS, "").toUpperCase();

export const digitsOf = (text) => [...text].map(Number);

/** The sum of digits, each as many times as its weight says; those without a weight are left out. */
export function weighed(text, weights) {
  return digitsOf(text).reduce((sum, one, at) => sum + one * (weights[at] ?? 0), 0);
}

/** The digits, every second one doubled from the last but one on, added up (Luhn). */
export function luhn(number) {
  const doubled = digitsOf(number).reverse().map((digit, at) => (at % 2 ? 2 * digit : digit));
  return doubled.reduce((sum, one) => sum + (one > 9 ? one - 9 : one), 0) % 10;
}

const isSiren = (number) => /^[0-9]{9}$/.test(number) && luhn(number) === 0;

/** The establishments of La Poste have another key: their digits add up to a multiple of five. */
function isSiret(number) {
  if (!/^[0-9]{14}$/.test(number) || !isSiren(number.slice(0, 9))) return false;
  const isPostOffice = number.startsWith(POST_OFFICE) && number !== "35600000000048";
  return isPostOffice ? digitsOf(number).reduce((sum, one) => sum + one) % 5 === 0 : luhn(number) === 0;
}

function belgian(text) {
  const number = text.replaceAll("/", "").replace(/^BE/, "").replace(/^\(0\)/, "0");
  return number.length === 9 ? `0${number}` : number;
}

function isBelgian(number) {
  if (!/^[01][0-9]{9}$/.test(number) || /^0+$/.test(number)) return false;
  return (Number(number.slice(0, 8)) + Number(number.slice(8))) % 97 === 0;
}

const swiss = (text) => (/^[0-9]{9}$/.test(text) ? `CHE${text}` : text);

function isSwiss(number) {
  if (!/^CHE[0-9]{9}$/.test(number)) return false;
  return Number(number[11]) === (11 - (weighed(number.slice(3, 11), [5, 4, 3, 2, 7, 6, 5, 4]) % 11)) % 11;
}

const isCanadian = (number) => /^[0-9]{9}RR[0-9]{4}$/.test(number) && luhn(number.slice(0, 9)) === 0;

const asTyped = (number) => number;
const REGISTERS = {
  siren: [asTyped, isSiren],
  siret: [asTyped, isSiret],
  "belgian-number": [belgian, isBelgian],
  "swiss-number": [swiss, isSwiss],
  "canadian-number": [asTyped, isCanadian],
};

/** A number of a register, by the name of its rule. */
export function registered(text, { name }) {
  const [tidied, isValid] = REGISTERS[name];
  const number = tidied(compact(text));
  return isValid(number) ? number : refuse(name, { value: text });
}
