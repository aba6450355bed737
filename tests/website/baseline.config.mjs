// What our styles and scripts use that Baseline does not call widely available, by the data of web-features (W3C).
import css from "@eslint/css";
import baseline from "eslint-plugin-baseline-js";

const available = "widely";

export default [
  {
    files: ["**/*.css"],
    language: "css/css",
    plugins: { css },
    rules: { "css/use-baseline": ["error", { available }] },
  },
  {
    files: ["**/*.js"],
    plugins: { baseline },
    rules: {
      "baseline/use-baseline": ["error", { available, includeWebApis: { preset: "auto" }, includeJsBuiltins: { preset: "auto" } }],
    },
  },
];
