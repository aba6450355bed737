// Reads cases on its input and writes what becomes of each, and how each amount is written: node run_cases.mjs FOLDER.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const module = (name) => import(pathToFileURL(`${folder}/${name}`).href);
const [{ outcome }, { cents, writer }] = [await module("outcome.js"), await module("money.js")];
const { cases, typed, amounts, languages } = JSON.parse(readFileSync(0, "utf8"));

const number = (value) => (value === null ? null : Number(value));
const numbers = (found) => Object.fromEntries(Object.entries(found).map(([name, value]) => [name, number(value)]));
const found = cases.map(({ gift, costs, regime, on }) => numbers(outcome(gift, "EUR", costs, regime, on)));
const written = Object.fromEntries(languages.map((language) => [language, amounts.map(writer(language, "EUR"))]));
process.stdout.write(JSON.stringify({ found, written, typed: typed.map(cents) }));
