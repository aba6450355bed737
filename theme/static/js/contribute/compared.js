// What is compared within a group, by the name that the schema gives: each refuses, or says nothing.

import { bicAgrees } from "./bank.js";
import { refuse } from "./wrong.js";

const isBefore = (one, other) =>
  one.length > 10 && other.length > 10 ? one < other : one.slice(0, 10) < other.slice(0, 10);

function refuseReversed(first, last, at) {
  if (first && last && isBefore(last, first)) refuse("dates-reversed", { at, first, last });
}

/** The département of a French postcode; undefined elsewhere. */
function departmentOf(country, postcode, codes) {
  return country === "FR" && /^[0-9]{5}$/.test(postcode ?? "") ? codes.departments[postcode.slice(0, 3)] : undefined;
}

function compareRecord({ status, last_seen, closed_on }) {
  if (status === "dormant" && !last_seen) refuse("status-date", { at: "status", status, field: "last_seen" });
  if (status === "closed" && !closed_on) refuse("status-date", { at: "status", status, field: "closed_on" });
}

function compareTown({ country, postcode, subdivision }, { codes }) {
  const shape = Object.hasOwn(codes.postcodes, country) ? codes.postcodes[country] : ".*";
  if (postcode && !new RegExp(`^(?:${shape})$`).test(postcode)) refuse("postcode", { at: "postcode", value: postcode });
  if (!subdivision) return;
  const instead = departmentOf(country, postcode, codes);
  const at = "subdivision";
  if (instead && subdivision !== instead) refuse("place-contradicts", { at, postcode, subdivision, instead });
  if (!subdivision.startsWith(country)) refuse("place-country", { at, country, subdivision });
}

function compareEvent({ starts, ends, recurs }) {
  if (!starts && !recurs) refuse("event-when");
  if (ends && !starts) refuse("event-start", { at: "ends" });
  refuseReversed(starts, ends, "ends");
}

function compareTransfer({ iban, bic }, { banks }) {
  if (bic && !bicAgrees(iban, bic, banks)) refuse("bic-iban", { at: "bic", bic, iban });
}

function compareTax({ receipt, source, regime }) {
  if (receipt === "yes" && !(source && regime)) refuse("tax-source", { at: "receipt" });
}

function compareIds({ siren, siret }) {
  if (siren && siret && !siret.startsWith(siren)) refuse("siret-siren", { at: "siret", siret, siren });
}

function compareGoal({ amount, raised, as_of }) {
  if (raised && !as_of) refuse("goal-date", { at: "raised" });
  const [one, other] = [amount.currency, raised?.currency ?? amount.currency];
  if (one !== other) refuse("goal-currency", { at: "raised", one, other });
}

function compareTicket({ least, most }) {
  if (least && most && Number(most.amount) < Number(least.amount)) {
    refuse("ticket-reversed", { at: "most", least: least.amount, most: most.amount });
  }
}

function compareGrant({ record, name }) {
  if (!record && !name) refuse("grant-receiver");
}

const COMPARED = {
  Record: compareRecord,
  Event: compareEvent,
  Town: compareTown,
  Transfer: compareTransfer,
  Tax: compareTax,
  Ids: compareIds,
  Goal: compareGoal,
  Ticket: compareTicket,
  Grant: compareGrant,
  Exchange: ({ from, until }) => refuseReversed(from, until, "until"),
  Fee: ({ from, until }) => refuseReversed(from, until, "until"),
  Project: ({ starts, ends }) => refuseReversed(starts, ends, "ends"),
};

/** Compare the values of a group, one comparison after the other. Throws Wrong. */
export function compare(names, values, knowledge) {
  for (const name of names) COMPARED[name](values, knowledge);
}
