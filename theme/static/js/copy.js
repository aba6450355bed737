// A button that copies the text of its data-copy, and says so in the element after it.

export function start(button) {
  if (!navigator.clipboard) return;
  const said = button.nextElementSibling;
  const say = (text) => () => {
    said.textContent = text;
  };
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(button.dataset.copy).then(say(button.dataset.done), say(button.dataset.failed));
  });
  button.hidden = false;
}
