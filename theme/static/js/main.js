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

// The same page in another language keeps what is asked for: the words of a search, the entry that a form corrects.
for (const step of ["pointerdown", "click"]) {
  addEventListener(step, ({ target }) => {
    const link = target.closest?.("a[data-twin]");
    if (link) Object.assign(link, { search: location.search, hash: location.hash });
  });
}
