// What can only be known from the other entries: whom an entry names, and where gifts go.

import { closest } from "./near.js";
import { registrableDomain } from "./web.js";
import { problemAt } from "./wrong.js";

const hostOf = (address) => new URL(address).hostname;
const recordOf = ({ records }, slug) => (Object.hasOwn(records.records, slug) ? records.records[slug] : null);

function referenceProblem({ location, kinds, slug }, former, knowledge) {
  const record = recordOf(knowledge, slug);
  if (slug === knowledge.slug) return problemAt(location, "reference-self", { value: slug });
  if (!record) {
    const slugs = new Set([...Object.keys(knowledge.records.records), ...(knowledge.slug ? [knowledge.slug] : [])]);
    const near = former.get(slug) ?? closest(slug, slugs);
    return problemAt(location, "reference-nothing", { value: slug, ...(near !== undefined && { near }) });
  }
  if (!kinds.length || kinds.includes(record.kind)) return null;
  return problemAt(location, "reference-kind", { value: slug, kind: record.kind, kinds: kinds.join(", ") });
}

/** References to nothing, to a former name, to a record of a kind that cannot be meant, or to the entry itself. */
export function referenceProblems(references, { aliases = [] }, knowledge) {
  if (!knowledge.records) return [];
  const others = Object.entries(knowledge.records.former).filter(([, slug]) => slug !== knowledge.slug);
  const own = knowledge.slug ? aliases.map((alias) => [alias, knowledge.slug]) : [];
  const former = new Map([...others, ...own]);
  return references.map((one) => referenceProblem(one, former, knowledge)).filter(Boolean);
}

/** The domains on which an entry may ask for gifts; null when that cannot be known. */
function ownDomains(value, data, knowledge) {
  if ((Object.hasOwn(data, "website") && !value.website) || !knowledge.suffixes) return null;
  const domains = value.website ? [registrableDomain(hostOf(value.website), knowledge.suffixes)] : [];
  if (!Object.hasOwn(data, "association")) return domains;
  const association = value.association && recordOf(knowledge, value.association);
  return association ? [...domains, ...(association.domain ? [association.domain] : [])] : null;
}

function ownSiteProblem(location, address, domains, { suffixes }) {
  if (!domains) return null;
  if (!domains.length) return problemAt(location, "give-no-website", { value: address });
  const domain = registrableDomain(hostOf(address), suffixes);
  if (domains.includes(domain)) return null;
  return problemAt(location, "give-domain", { value: address, domain, website: domains[0] });
}

function matchesPage(pattern, address) {
  const [before, after] = pattern.split("{account}").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const rest = after === undefined ? ".*" : `[^/?#]+${after}(?:[/?#].*)?`;
  return new RegExp(`^${before}${rest}$`).test(address);
}

function platformProblem(location, { platform, url }, domains, knowledge) {
  const found = knowledge.records.platforms;
  if (!Object.hasOwn(found, platform)) return null;
  const { hosts, pages } = found[platform];
  const host = hostOf(url);
  if (!hosts.length && !pages.length) return ownSiteProblem(location, url, domains, knowledge);
  if (!hosts.includes(host)) return problemAt(location, "give-host", { value: url, host, hosts: hosts.join(", ") });
  if (!pages.length || pages.some((pattern) => matchesPage(pattern, url))) return null;
  return problemAt(location, "give-page", { value: url, pages: pages.join(", ") });
}

/** A giving address on a domain that is neither the platform's nor that of the organisation's web site. */
export function givingProblems(value, data, knowledge) {
  if (!knowledge.records) return [];
  const domains = ownDomains(value, data, knowledge);
  const ways = (value.give ?? []).map((way = {}, at) => {
    if (way.platform && way.url) return platformProblem(["give", at, "url"], way, domains, knowledge);
    return way.page ? ownSiteProblem(["give", at, "page"], way.page, domains, knowledge) : null;
  });
  const asked = ["needs", "offers"].flatMap((name) =>
    (value[name] ?? []).map((one = {}, at) =>
      one.type === "money" && one.url ? ownSiteProblem([name, at, "url"], one.url, domains, knowledge) : null,
    ),
  );
  return [...ways, ...asked].filter(Boolean);
}
