// Brings each part of the page that has a data-module to life; a page loads no module that it has no use for.
// Everything works without: what needs a script stays hidden until its module shows it.

const MODULES = {
  calculator: () => import("./calculator.js"),
  copy: () => import("./copy.js"),
  share: () => import("./share.js"),
};

for (const element of document.querySelectorAll("[data-module]")) {
  MODULES[element.dataset.module]?.().then((module) => module.start(element));
}
