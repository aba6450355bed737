// One text as a scalar of YAML: the twin of plugins/contributing/writing/scalars.py, to the byte.

const BLANKS = " \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
const PLAIN = new RegExp(
  [
    `^(?![${BLANKS}])`,
    `(?![-?:,\\[\\]{}#&*!|>'"%@\`=~.+<])`,
    "(?![^\\n]*(?:: | #|:$))",
    "(?!(?:null|true|false|yes|no|on|off|y|n)$)",
    "(?![0-9][0-9a-fxo_.:+-]*$)",
    "(?![0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[t ] *[0-9]{1,2}:[0-9]{2}:)",
    `(?:[^\\n]*[^\\n${BLANKS}])?$`,
  ].join(""),
  "i",
);
const NUMBER =
  /^(?:0|-?[1-9][0-9]{0,14}|-?(?:0|[1-9][0-9]{0,5})\.[0-9]{0,7}[1-9]|[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))$/;
const IN_FLOW = /[,[\]{}?]/;
const CONTROL = /[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]/gu;
const SHORT = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const howMany = (text, signs) => [...text].filter((one) => signs.includes(one)).length;
const hasControl = (text) => text.search(CONTROL) >= 0;
const marked = (one) => SHORT[one] ?? `\\u${one.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

/** A text on one line: as it is where it may be, else in quotes; double ones, unless single ones need fewer marks. */
export function scalar(text, inFlow = false, isQuoted = false) {
  if (!isQuoted && NUMBER.test(text)) return text;
  if (!isQuoted && !hasControl(text) && PLAIN.test(text) && !(inFlow && IN_FLOW.test(text))) return text || '""';
  if (!hasControl(text) && howMany(text, "'") < howMany(text, '"\\')) return `'${text.replaceAll("'", "''")}'`;
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replace(CONTROL, marked)}"`;
}

/** The key of a group. */
export function keyName(text) {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(text) ? text : scalar(text, false, true);
}

/** A text of several lines as the head of a literal block and its lines; null when it must be a scalar. */
export function literal(text) {
  const lines = text.replace(/\n$/, "").split("\n");
  const [first, last] = [lines[0], lines.at(-1)];
  if (!text.includes("\n") || hasControl(text.replaceAll("\n", "")) || !first || first[0] === " " || !last) return null;
  if (lines.some((line) => line && !line.replace(/^ +/, ""))) return null;
  return [text.endsWith("\n") ? "|" : "|-", ...lines];
}
