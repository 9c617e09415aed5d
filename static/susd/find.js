// Find anything: over any page, or on a page of its own. Whatever was found leaves the page as soon
// as it is locked, closed or left.
import { ask, isLocked } from "./session.js";

let dialog = null;

const empty = () => {
  dialog?.remove(); // not close(): that moves the focus, and the lock has it by then
  dialog = null;
  document.querySelector("[data-found]")?.replaceChildren();
};
document.addEventListener("house:locked", empty);
window.addEventListener("pagehide", empty);

// What the arrow keys walk through: the field, then what was found.
const stops = (place) => [...place.querySelectorAll("input[name=q], [data-found] a")];

const walk = (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || event.isComposing) return;
  const all = stops(event.currentTarget);
  const next = all[all.indexOf(document.activeElement) + by];
  if (!all.includes(document.activeElement) || !next) return;
  event.preventDefault();
  next.focus();
};

const show = (html) => {
  dialog.innerHTML = html;
  const [field, first] = stops(dialog);
  (first ?? field).focus();
};

const search = async (event) => {
  if (!event.target.matches("[data-find-form]")) return;
  event.preventDefault();
  const answer = await ask(event.target.action, new FormData(event.target));
  if (isLocked() || !dialog) return;
  if (answer?.ok) show(await answer.text());
  else event.target.submit(); // the page that comes says why
};

const close = () => {
  dialog?.close();
  empty();
};

export async function openFind(address) {
  if (dialog) return;
  dialog = document.createElement("dialog");
  const answer = await ask(address);
  if (isLocked()) return empty();
  if (!answer?.ok) return location.assign(address);
  dialog.className = "find panel";
  dialog.setAttribute("aria-labelledby", "find-title");
  dialog.addEventListener("keydown", walk);
  dialog.addEventListener("submit", search);
  dialog.addEventListener("close", close);
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target.closest("[data-find-close]")) close();
  });
  document.body.append(dialog);
  dialog.showModal();
  show(await answer.text());
}

document.querySelector("main [data-find]")?.addEventListener("keydown", walk);
