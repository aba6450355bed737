// What every control needs to know, beside what it is given.

import { Names } from "./names.js";

/** What the browser calls countries or languages by their codes; what is no code is its own name. */
function namesOf(lang, type) {
  const known = new Intl.DisplayNames([lang], { type });
  const of = (code) => {
    try {
      return known.of(code);
    } catch {
      return code;
    }
  };
  return { of };
}

/** The context of a form: `page` is what its page says, `holder` takes lists of names, `changed` hears of every step. */
export function contextOf({ page, kind, schema, knowledge, holder, announce, changed }) {
  const { lang } = document.documentElement;
  let ids = 0;
  const newId = () => `f${++ids}`;
  const departments = knowledge?.codes.departments ?? {};
  return {
    ...page,
    ...{ kind, schema, lang, newId, announce, changed },
    asked: page.kinds[kind],
    isDrafting: false,
    areaOf: (country, postcode = "") => (country === "FR" ? departments[postcode.slice(0, 3)] : undefined),
    countries: namesOf(lang, "region"),
    tongues: namesOf(lang, "language"),
    collator: new Intl.Collator(lang),
    records: new Names(knowledge?.records, newId, holder),
    today: new Intl.DateTimeFormat("sv").format(new Date()),
  };
}
