// Web and e-mail addresses: what a browser makes of them, compared by the domain somebody had to register.

import { refuse, Wrong } from "./wrong.js";

const TRACKING = /^(utm_\w+|gclid|fbclid|msclkid|mc_cid|mc_eid|_cv|ns_ira_cr_arg|cid)$/;
const REFUSED = /[\s\\"'<>^`{|}\x00-\x20]/;
const LETTERS = /^[a-z]+$/;
const EMAIL = /^[a-z0-9][a-z0-9._+-]*@([a-z0-9-]+\.)+[a-z]{2,}$/;

/** How many of the last labels of a host make its public suffix (publicsuffix.org). */
function suffixLength(labels, { rules, longest }) {
  for (let start = Math.max(0, labels.length - longest - 1); start < labels.length; start++) {
    const rest = labels.slice(start).join(".");
    const length = labels.length - start;
    if (rules.has(`!${rest}`)) return length - 1;
    if (rules.has(`*.${rest}`)) return start > 0 ? length + 1 : length;
    if (rules.has(rest)) return length;
  }
  return 1;
}

/** The part of a host name that somebody registered; null for a bare suffix or a number. */
export function registrableDomain(host, suffixes) {
  const name = host.replace(/\.+$/, "").toLowerCase();
  const labels = name.split(".");
  if (!/\.[a-z][a-z0-9-]*$/.test(name) || labels.includes("")) return null;
  const length = suffixLength(labels, suffixes) + 1;
  return labels.length < length ? null : labels.slice(-length).join(".");
}

function understood(text) {
  if (REFUSED.test(text)) refuse("address");
  try {
    return new URL(text);
  } catch {
    return refuse("address");
  }
}

/** An http or https address; its domain is undefined as long as the public suffixes have not arrived. */
export function parsed(text, { suffixes }) {
  if (!text.includes("://")) refuse("address-scheme");
  const url = understood(text);
  if (!["http:", "https:"].includes(url.protocol)) refuse("address-scheme");
  if (url.hostname.includes("%")) refuse("address"); // Chromium takes a space for a part of a name
  if (url.username || url.password || url.port) refuse("address-login");
  const domain = suffixes && registrableDomain(url.hostname, suffixes);
  if (domain === null) refuse("address-host");
  return { url, domain };
}

function withoutTracking(url) {
  const pairs = url.search.slice(1).split("&");
  const kept = pairs.filter((pair) => !TRACKING.test(pair.split("=")[0]));
  const plain = new URL(url.href);
  if (kept.length < pairs.length) plain.search = kept.join("&");
  return plain.href;
}

/** The canonical form of an address that may be published. */
export function published(text, schemes, knowledge) {
  const { url, domain } = parsed(text, knowledge);
  const { href, protocol, hostname } = url;
  if (!schemes.includes(protocol.slice(0, -1))) refuse("address-https", { instead: `https${href.slice(4)}` });
  if (knowledge.codes.shorteners.includes(domain)) refuse("address-shortener", { host: hostname });
  const plain = withoutTracking(url);
  return plain === href ? href : refuse("address-tracking", { instead: plain });
}

export function web(text, { schemes }, { knowledge }) {
  try {
    return published(text, schemes, knowledge);
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return refuse(error.id, { value: text, ...error.mentioned });
  }
}

/** An address of an office, not of a person. */
export function email(text, _, { knowledge: { codes } }) {
  const address = text.toLowerCase();
  if (!EMAIL.test(address)) refuse("email", { value: text });
  const [local, domain] = address.split("@");
  const words = local.split(/[._-]/);
  const isName = words.length === 2 && words.every((word) => LETTERS.test(word) && !codes.offices.includes(word));
  return isName ? refuse("email-personal", { value: text, domain }) : address;
}
