// Bank accounts: the check digits of an IBAN (ISO 13616), and those that its country puts in the number of the account.
// In Germany every bank has its own rule, and it is not asked for.

import { compact, luhn, weighed } from "./numbers.js";
import { refuse } from "./wrong.js";

const RIB_LETTERS = "12345678912345678923456789";
const CIN_ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** A text as a number, letters counted from 10 on. */
const asNumber = (text) => BigInt([...text].map((one) => parseInt(one, 36)).join("") || "0");
const twoDigits = (number) => String(number).padStart(2, "0");

const remainder97 = ({ bank, branch, account }) => asNumber(bank + branch + account) * 100n % 97n;

function ribKey({ bank, branch, account }) {
  const [one, two, three] = [bank, branch, account].map((part) =>
    BigInt(part.replace(/[A-Z]/g, (letter) => RIB_LETTERS[letter.charCodeAt(0) - 65])),
  );
  return twoDigits(97n - ((89n * one + 15n * two + 3n * three) % 97n));
}

function italianLetter({ bank, branch, account }) {
  const values = [...(bank + branch + account)].map((one) => parseInt(one, 36));
  const places = values.map((one) => (one < 10 ? one : one - 10));
  const sum = places.reduce((total, one, at) => total + (at % 2 ? one : CIN_ODD[one]), 0);
  return String.fromCharCode(65 + (sum % 26));
}

function spanishDigits({ bank, branch, account }) {
  const weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
  const digit = (text, from) => 11 - (weighed(text, weights.slice(from)) % 11);
  return [digit(bank + branch, 2), digit(account, 0)].map((one) => (one === 11 ? 0 : one === 10 ? 1 : one)).join("");
}

function czechIsRight({ branch, account }) {
  const weights = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1];
  return weighed(branch, weights.slice(4)) % 11 === 0 && weighed(account, weights) % 11 === 0;
}

function estonianDigit({ branch, account }) {
  const backwards = [...(branch + account)].reverse().join("");
  return String((10 - (weighed(backwards, Array.from(backwards, (_, at) => [7, 3, 1][at % 3])) % 10)) % 10);
}

function finnishDigit({ bank, account }) {
  return String((10 - luhn(`${bank}${account}0`)) % 10);
}

function icelandicIsRight({ holder }) {
  return String((11 - (weighed(holder, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11) === holder[8];
}

function norwegianDigit({ bank, account }) {
  const text = account.startsWith("00") ? account.slice(2) : bank + account;
  return String((11 - (weighed(text, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11);
}

const polishDigit = ({ bank, branch }) => String((10 - (weighed(bank + branch, [3, 9, 7, 1, 3, 9, 7]) % 10)) % 10);
const belgianDigits = ({ bank, branch, account }) => twoDigits(asNumber(bank + branch + account) % 97n || 97n);
const isKey = (key) => (parts) => key(parts) === parts.check;
const isKeyOf98 = isKey((parts) => twoDigits(98n - remainder97(parts)));
const isKeyOf97 = isKey((parts) => twoDigits(97n - remainder97(parts)));

const NATIONAL = {
  ...Object.fromEntries(["BA", "ME", "MK", "PT", "RS", "SI", "TL"].map((country) => [country, isKeyOf98])),
  ...Object.fromEntries(["MR", "TN"].map((country) => [country, isKeyOf97])),
  ...Object.fromEntries(["FR", "MC"].map((country) => [country, isKey(ribKey)])),
  ...Object.fromEntries(["IT", "SM"].map((country) => [country, isKey(italianLetter)])),
  ...Object.fromEntries(["CZ", "SK"].map((country) => [country, czechIsRight])),
  BE: isKey(belgianDigits),
  EE: isKey(estonianDigit),
  ES: isKey(spanishDigits),
  FI: isKey(finnishDigit),
  IS: icelandicIsRight,
  NO: isKey(norwegianDigit),
  PL: isKey(polishDigit),
};

/** The parts of an account's number, by their names; "" for those that its country does not have. */
function partsOf(number, { pattern, ...places }) {
  const found = { bank: "", branch: "", account: "", check: "", holder: "" };
  for (const [name, [start, end]] of Object.entries(places)) found[name] = number.slice(start, end);
  return found;
}

/** An IBAN without spaces. What banks look like is in `banks`; before that file has arrived, all is taken. */
export function iban(text, _, { knowledge: { banks } }) {
  const number = compact(text);
  if (!banks) return number;
  const [country, digits, rest] = [number.slice(0, 2), number.slice(2, 4), number.slice(4)];
  const structure = Object.hasOwn(banks.structures, country) ? banks.structures[country] : null;
  const isRight =
    structure &&
    /^[A-Z]{2}[0-9]{2}[A-Z0-9]+$/.test(number) &&
    new RegExp(structure.pattern).test(rest) &&
    twoDigits(98n - ((asNumber(rest + country) * 100n) % 97n)) === digits &&
    (NATIONAL[country]?.(partsOf(rest, structure)) ?? true);
  return isRight ? number : refuse("iban", { value: text });
}

/** Whether a BIC can belong to an IBAN: the same country and, where the bank is known, the same institution. */
export function bicAgrees(account, bic, banks) {
  const [one, other] = [bic.slice(4, 6), account.slice(0, 2)];
  if (one !== other && !(["FR", "MC"].includes(one) && ["FR", "MC"].includes(other))) return false;
  const bank = banks && partsOf(account.slice(4), banks.structures[other]).bank;
  const known = banks?.institutions[other]?.get(bank);
  return !known || known.includes(bic.slice(0, 4));
}
