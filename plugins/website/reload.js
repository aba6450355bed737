// Loads a page again when the site has been built anew, and shows why a build failed. Only `tasks.py serve` sends it.

const BUILT = document.querySelector("script[data-elan-build]").dataset.elanBuild;
const SHAPE = {
  position: "fixed",
  inset: "auto 0 0 0",
  zIndex: "2147483647",
  boxSizing: "border-box",
  maxHeight: "70vh",
  overflow: "auto",
  padding: "1rem",
  borderTop: "0.5rem solid #c00",
  background: "Canvas",
  color: "CanvasText",
};

let source = null;
let box = null;
let dismissed = 0;

function listen() {
  source?.close();
  source = new EventSource(new URL("events", import.meta.url));
  source.addEventListener("message", (event) => heed(JSON.parse(event.data)));
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  });
}

function heed(state) {
  if (state.build !== BUILT) return again(state.build);
  if (!state.problems) return hide();
  if (state.attempt !== dismissed) show(state);
}

function again(build) {
  // Once a build and page: a page that comes from a cache would load itself for ever.
  const reason = `${build} ${location.pathname}`;
  if (sessionStorage.getItem("elan-reload") === reason) return;
  sessionStorage.setItem("elan-reload", reason);
  location.reload();
}

function show({ attempt, problems, labels }) {
  const page = document.querySelector("pre#elan-problems");
  if (page) return void (page.textContent = problems);
  const words = labels[document.documentElement.lang] ?? labels.en;
  hide();
  box = make("section", "", { role: "alert" });
  document.body.prepend(box); // first, so that Tab comes to its button first; before its text, so that it is read out
  const close = make("button", words.close, { type: "button" });
  const text = make("pre", problems, { tabindex: "0", role: "region", "aria-label": words.title });
  Object.assign(box.style, SHAPE);
  Object.assign(text.style, { whiteSpace: "pre-wrap", margin: "1rem 0 0" });
  close.addEventListener("click", () => dismiss(attempt));
  box.addEventListener("keydown", (event) => event.key === "Escape" && dismiss(attempt));
  box.append(make("strong", words.title), " ", close, text);
}

function make(name, text, attributes = {}) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

function dismiss(attempt) {
  dismissed = attempt;
  hide();
}

function hide() {
  box?.remove();
  box = null;
}

// A browser opens six connections to a server: pages that nobody sees leave theirs, and catch up when they are shown.
document.addEventListener("visibilitychange", () => (document.hidden ? source?.close() : listen()));
if (!document.hidden) listen();
