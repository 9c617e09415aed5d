// The list of keyboard shortcuts, over the page: those that work on it, and the switch for all pages.
import { ask, isLocked } from "./session.js";

let dialog = null;

const remove = () => {
  dialog?.remove(); // not close(): that moves the focus, and the lock has it by then
  dialog = null;
};
document.addEventListener("house:locked", remove);

const close = () => {
  dialog?.close();
  remove();
};

const show = (html) => {
  dialog.innerHTML = html;
  for (const part of dialog.querySelectorAll("[data-only-with]")) {
    if (!document.querySelector(part.dataset.onlyWith)) part.remove();
  }
};

const switchKeys = async (event) => {
  event.preventDefault();
  const form = event.target;
  const answer = await ask(form.action, new FormData(form, event.submitter));
  if (isLocked() || !dialog) return;
  if (!answer?.ok) return form.submit(); // the page that comes says why
  show(await answer.text());
  const next = dialog.querySelector("[name=single_keys]");
  document.querySelector("[data-keys]").toggleAttribute("data-single-keys", next.value === "off");
  next.focus();
};

export async function openKeys(address) {
  if (dialog) return;
  dialog = document.createElement("dialog");
  const answer = await ask(address);
  if (isLocked() || !answer?.ok) return remove();
  dialog.className = "keys panel";
  dialog.setAttribute("aria-labelledby", "keys-title");
  dialog.addEventListener("submit", switchKeys);
  dialog.addEventListener("close", close);
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target.closest("[data-keys-close]")) close();
  });
  show(await answer.text());
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("[data-keys-close]").focus();
}
