// What becomes of a gift: the twin of plugins/giving/outcome.py, on the same data and the same cases.
// Amounts are whole cents, shares thousandths of a percent: all arithmetic is on whole numbers, and exact.

const TAKERS = ["platform", "processor", "host"];
const WHOLE = 100000n; // thousandths of a percent in one

const isElsewhere = (fee, currency) => fee.currencies.some((one) => one !== currency);

const bears = (fee, gift, currency, on) => {
  if ((fee.from && on < fee.from) || (fee.until && on > fee.until)) return false;
  if (fee.basis === "collected" || isElsewhere(fee, currency)) return true;
  return !(fee.above && gift <= BigInt(fee.above)) && !(fee.up_to !== null && gift > BigInt(fee.up_to));
};

const isKnown = (fee, currency) => !(fee.percent === null && fee.fixed === null) && !isElsewhere(fee, currency);

const exact = (fee, gift) => gift * BigInt(fee.percent ?? 0) + BigInt(fee.fixed ?? 0) * WHOLE;

const rounded = (exactly) => (exactly + WHOLE / 2n) / WHOLE;

const most = (fees, gift) => fees.reduce((dearest, fee) => (exact(fee, gift) > exact(dearest, gift) ? fee : dearest));

/** The fees that a gift bears on a day; null when one of them is not known. */
export function inForce(costs, gift, currency, on) {
  const meant = costs.fees.filter((fee) => ["any", costs.means].includes(fee.means));
  const bearing = meant.filter((fee) => bears(fee, gift, currency, on));
  const isTold = (fee) => bearing.some((other) => other.taker === fee.taker);
  if ((costs.fees.length && !bearing.length) || !meant.every(isTold)) return null;
  const found = bearing.filter((fee) => fee.basis === "gift");
  const groups = new Map();
  for (const fee of bearing.filter((one) => one.basis === "collected")) {
    const name = `${fee.payer} ${fee.taker}`;
    groups.set(name, [...(groups.get(name) ?? []), fee]);
  }
  for (const group of groups.values()) {
    const known = group.filter((fee) => isKnown(fee, currency));
    found.push(most(known.length ? known : group, gift));
  }
  return found.every((fee) => isKnown(fee, currency)) ? found : null;
}

/** What each taker gets, all together at most `limit`: sums are rounded, not their parts. */
function shares(fees, gift, limit) {
  const given = Object.fromEntries(TAKERS.map((taker) => [taker, 0n]));
  let total = 0n;
  let before = 0n;
  for (const taker of TAKERS) {
    total += fees.filter((fee) => fee.taker === taker).reduce((sum, fee) => sum + exact(fee, gift), 0n);
    const after = limit !== null && rounded(total) > limit ? limit : rounded(total);
    given[taker] = after - before;
    before = after;
  }
  return given;
}

const sum = (given) => Object.values(given).reduce((total, amount) => total + amount, 0n);

/** What the tax office gives back for a gift, were it the only one of the year; null when it depends on more. */
export function returned(gift, currency, regime) {
  if (!regime.steps.length || regime.currency !== currency) return null;
  if (regime.least !== null && gift < BigInt(regime.least)) return 0n;
  let total = 0n;
  let below = 0n;
  const steps = [...regime.steps].sort((one, other) => (one.up_to ?? Infinity) - (other.up_to ?? Infinity) || 0);
  for (const step of steps) {
    const top = step.up_to !== null && gift > BigInt(step.up_to) ? BigInt(step.up_to) : gift;
    if (top > below) total += (top - below) * BigInt(step.rate);
    below = top > below ? top : below;
  }
  const back = rounded(total);
  return regime.most !== null && back > BigInt(regime.most) ? BigInt(regime.most) : back;
}

/** What becomes of a gift of so many cents made on a day (text, 2026-11-20); null where it is not known. */
export function outcome(cents, currency, costs, regime, on) {
  const gift = BigInt(cents);
  const back = regime ? returned(gift, currency, regime) : 0n;
  const fees = costs.known ? inForce(costs, gift, currency, on) : null;
  if (fees === null) {
    return { gift, paid: null, platform: null, processor: null, host: null, arrives: null, returned: back, cost: null };
  }
  const added = shares(fees.filter((fee) => fee.payer === "giver"), gift, null);
  const taken = shares(fees.filter((fee) => fee.payer !== "giver"), gift, gift);
  const paid = gift + sum(added);
  const parts = Object.fromEntries(TAKERS.map((taker) => [taker, added[taker] + taken[taker]]));
  const cost = back === null ? null : paid - back;
  return { gift, paid, ...parts, arrives: gift - sum(taken), returned: back, cost };
}
