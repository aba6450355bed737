// Characters that a reader cannot see.

const PICTOGRAPH = "[\\u2190-\\u2bff\\ufe0f\\u{1f000}-\\u{1faff}]";

/** Controls, bidirectional marks, zero-width characters. The joiner may stand between two pictures: it makes one. */
export const UNSEEN = new RegExp(
  "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\xad\\u0600-\\u0605\\u061c\\u180e\\u200b\\u200c\\u200e\\u200f" +
    "\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}\\ud800-\\udfff]" +
    `|(?<!${PICTOGRAPH})\\u200d|\\u200d(?!${PICTOGRAPH})`,
  "u",
);

/** A character by its number: U+200B. */
export const characterOf = (one) => `U+${one.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
