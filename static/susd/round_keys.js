// The round without a mouse. Single letters and numbers are keys only while nobody is typing, and
// can be switched off in the list of keys: browsers and desktops have taken most of the rest
// (Alt with a number changes the tab in Chromium on Linux).
import { isLocked } from "./session.js";

const form = document.querySelector("form.round");
const keys = document.getElementById("keys");
const singleKeys = keys?.querySelector("[data-single-keys]");

const people = () => [...form.querySelectorAll("details.person")];
const personInFocus = () => document.activeElement.closest("details.person");
const takesLetters = (element) =>
  element.matches("select, textarea, input:not([type=radio], [type=checkbox])");

function goTo(person) {
  person?.querySelector("summary").focus();
}

function step(by) {
  const all = people();
  const at = all.indexOf(personInFocus());
  if (at < 0) goTo(by > 0 ? all[0] : all.at(-1));
  else goTo(all[at + by]);
}

// Numbers follow the choices as they stand: how they are there first, then what they ask for. A
// number chooses and never clears: pressed again, or where someone else chose it already.
function choose(number) {
  const person = personInFocus();
  const choice = person?.querySelectorAll(".person-asks input[type=radio]")[number - 1];
  if (!choice) return;
  person.open = true;
  choice.focus();
  if (!choice.checked) choice.click();
}

const acts = { j: () => step(1), k: () => step(-1), "?": () => keys.showModal() };
for (let number = 1; number <= 8; number++) acts[number] = () => choose(number);

function pressed(event) {
  if (event.isComposing || event.altKey || event.metaKey || keys.open) return;
  if (isLocked()) return;
  const element = document.activeElement;
  if (event.key === "Enter" && event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.ctrlKey) {
    return;
  } else if (event.key === "Escape" && element.matches("textarea, input")) {
    goTo(personInFocus());
  } else if (!takesLetters(element) && singleKeys.checked && Object.hasOwn(acts, event.key)) {
    event.preventDefault();
    acts[event.key]();
  }
}

if (form && keys) {
  keys.classList.add("with-script");
  document.addEventListener("keydown", pressed);
  const opener = document.querySelector("[data-keys]");
  opener.setAttribute("role", "button");
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    keys.showModal();
  });
  keys.querySelector("[data-close]").addEventListener("click", (event) => {
    event.preventDefault();
    keys.close();
  });
}
