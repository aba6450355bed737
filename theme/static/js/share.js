// A button that hands the page to whatever the visitor shares with: the browser's own sheet, where it has one.

export function start(button) {
  if (!navigator.share) return;
  const url = document.querySelector("link[rel=canonical]").href;
  button.addEventListener("click", () => {
    navigator.share({ title: document.title, url }).catch(() => {}); // who closes the sheet has not failed
  });
  button.hidden = false;
}
