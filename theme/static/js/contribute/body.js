// What can be said of a text without reading it as Markdown does: `check` says the rest.

import { UNSEEN, characterOf } from "./unseen.js";
import { published } from "./web.js";
import { problemAt, Wrong } from "./wrong.js";

const LONGEST_BODY = 20000;
const LONGEST_HTML = 60;

/** Code, escapes, references and depth: where these stand, brackets may mean something else. */
const UNSURE = /[`\\&\t]|~~~| {4}|^ {0,3}\[[^\]]*\]:|^(?:[ ]*[>*+-]){5}/m;
const LINK = /(!?)\[([^[\]()!|<>\n]*)\]\(([^\s()<>[\]{}|"'!*]+)\)/g;
const INLINE_TAG = /<\/?(?:b|i|u|em|strong|small|sub|sup|span|font|mark)>/g;
const ONE_LINE = /^<(div|center|section|form|h[1-6])>[^<>\n]*<\/\1>$/;

const NO_ADDRESS = ["address", "address-scheme", "address-login", "address-host"];
const MAIL = /^mailto:[A-Za-z0-9][A-Za-z0-9._+-]*@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$/i;

/** Tags in running text, and blocks of one line; nothing where there is more than these. */
function* rawHtml(body) {
  const blocks = body.trimEnd().split(/\n{2,}/);
  const lines = blocks.filter((block) => ONE_LINE.test(block));
  const rest = blocks.filter((block) => !ONE_LINE.test(block)).join(" ");
  if (rest.replace(INLINE_TAG, "").includes("<")) return;
  const found = [...lines, ...(rest.match(INLINE_TAG) ?? [])];
  const opening = found.filter((html) => !html.startsWith("</"));
  for (const html of opening.length ? opening : found) {
    yield ["raw-html", { html: [...html].slice(0, LONGEST_HTML).join("") }];
  }
}

/** Why an address may not stand in a text. */
function refusal(value, knowledge) {
  const scheme = value.split(":")[0].toLowerCase();
  if (value.includes(":") && scheme === "mailto") return MAIL.test(value) ? null : ["body-link", { value }];
  if (!value.includes(":") || !["https", "http"].includes(scheme)) return ["body-link", { value }];
  try {
    published(value, ["https"], knowledge);
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return NO_ADDRESS.includes(error.id) ? ["body-link", { value }] : [error.id, { value, ...error.mentioned }];
  }
  return null;
}

function* linked(body, knowledge) {
  for (const [, isPicture, , value] of body.matchAll(LINK)) {
    if (isPicture) yield ["body-image", { value }];
    else if (!/^page:/i.test(value)) yield refusal(value, knowledge);
  }
}

/** What is wrong in a text for sure. Text pages may link to each other by `page:`, and nothing is said of that. */
export function bodyProblems(body, knowledge) {
  const size = [...body].length;
  const unseen = UNSEEN.exec(body);
  if (unseen) return [problemAt(["body"], "unseen-character", { character: characterOf(unseen[0]) })];
  if (size > LONGEST_BODY) return [problemAt(["body"], "body-too-long", { size, longest: LONGEST_BODY })];
  if (UNSURE.test(body)) return [];
  const found = [...(body.includes("<") ? rawHtml(body) : linked(body, knowledge))];
  return found.filter(Boolean).map(([id, mentioned]) => problemAt(["body"], id, mentioned));
}
