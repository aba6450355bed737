// node run.mjs CHROMIUM TIMES: audits what each line of standard input names, {"url", "preset"}, and answers in a line.
// The first time in all categories, then for the performance alone, whose median counts.
import { createInterface } from "node:readline";
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const [chromium, times] = process.argv.slice(2);
const FIGURES = {
  lcp: "largest-contentful-paint",
  cls: "cumulative-layout-shift",
  tbt: "total-blocking-time",
  bytes: "total-byte-weight",
};
const chrome = await launch({ chromePath: chromium, chromeFlags: ["--headless=new", "--no-sandbox"] });

async function audit(url, preset, onlyCategories) {
  const config = preset === "desktop" ? desktopConfig : undefined;
  const { lhr } = await lighthouse(url, { port: chrome.port, output: "json", logLevel: "error", onlyCategories }, config);
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  const figures = Object.fromEntries(Object.entries(FIGURES).map(([name, id]) => [name, lhr.audits[id].numericValue]));
  return { lhr, figures };
}

const score = (lhr, id) => Math.round(lhr.categories[id].score * 100);

for await (const line of createInterface({ input: process.stdin })) {
  const { url, preset } = JSON.parse(line);
  const { lhr, figures } = await audit(url, preset);
  const runs = [{ performance: score(lhr, "performance"), ...figures }];
  while (runs.length < times) {
    const again = await audit(url, preset, ["performance"]);
    runs.push({ performance: score(again.lhr, "performance"), ...again.figures });
  }
  const scores = Object.fromEntries(Object.keys(lhr.categories).map((id) => [id, score(lhr, id)]));
  const failed = Object.entries(lhr.categories).flatMap(([category, { auditRefs }]) =>
    auditRefs
      .filter(({ weight }) => weight)
      .map(({ id }) => lhr.audits[id])
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ id, title, displayValue = "", details }) => ({
        category,
        text: `${title} ${displayValue}`.trim() + ` (${id})`,
        where: (details?.items ?? []).slice(0, 3).map((item) => item.node?.snippet ?? item.url ?? item.description ?? ""),
      })),
  );
  console.log(JSON.stringify({ scores, runs, failed }));
}
await chrome.kill();
