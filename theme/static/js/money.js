// Amounts of money, in whole cents: as people type them, and as their language writes them.

/** The cents of what was typed ("1 200", "25,50", "25.5"); null when it is no amount. */
export function cents(text) {
  const found = /^([0-9]{1,7})(?:[.,]([0-9]{1,2}))?$/.exec(text.replace(/\s/g, ""));
  const amount = found ? Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0")) : 0;
  return amount > 0 ? amount : null;
}

/** How a language writes amounts of a currency: a function of cents, without decimals when there are none. */
export function writer(language, currency) {
  const [whole, exact] = [0, 2].map(
    (digits) =>
      new Intl.NumberFormat(language, {
        style: "currency",
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );
  return (amount) => (Number(amount) % 100 ? exact : whole).format(Number(amount) / 100);
}
