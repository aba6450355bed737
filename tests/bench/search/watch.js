// Put in a page before its own scripts: milliseconds until the results of the query of the address are in the document
// (`first`, from the start of the navigation), and of what is typed then (`next`, from the input event).
{
  const shown = () => document.querySelectorAll("[data-results] > .card").length;
  const settled = () => document.querySelector('[data-module="search"]')?.dataset.settled;
  const until = (ready) =>
    new Promise((resolve) => {
      const look = () => {
        if (!ready()) return;
        observer.disconnect();
        resolve({ at: performance.now(), shown: shown() });
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, attributeFilter: ["data-settled"] });
    });

  const asked = new URLSearchParams(location.search).get("q");
  window.first = until(() => shown() >= 10 || settled() === asked);
  const input = ({ target }) => {
    const start = performance.now();
    window.next = until(() => settled() === target.value).then(({ at }) => at - start);
  };
  addEventListener("input", input, true);
}
