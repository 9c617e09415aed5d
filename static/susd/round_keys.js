// The round without a mouse. Single letters and numbers are its keys: browsers and desktops have
// taken most of the rest (Alt with a number changes the tab in Chromium on Linux).
import { isLocked, isShortcut, takesLetters } from "./session.js";

const form = document.querySelector("form.round");

const people = () => [...form.querySelectorAll("details.person")];
const personInFocus = () => document.activeElement.closest("details.person");

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

const acts = { j: () => step(1), k: () => step(-1) };
for (let number = 1; number <= 8; number++) acts[number] = () => choose(number);

function pressed(event) {
  if (event.isComposing || event.altKey || event.metaKey || isLocked()) return;
  if (document.querySelector("dialog[open]")) return;
  const element = document.activeElement;
  if (event.key === "Enter" && event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.ctrlKey) {
    return;
  } else if (event.key === "Escape" && element.matches("textarea, input")) {
    goTo(personInFocus());
  } else if (isShortcut(event) && Object.hasOwn(acts, event.key)) {
    event.preventDefault();
    acts[event.key]();
  }
}

// A browser brings the line with the cursor in sight; the bar may still cover the rest of its field.
// While something is being pressed it keeps its place, and so do the choices beside one pressed.
function bringInSight({ target, type }) {
  const isByPress = target.matches(":active, :not(:focus-visible)");
  if (target.closest(".save-bar") || (type === "focusin" && isByPress)) return;
  if (type === "click" && !takesLetters(target)) return;
  const shown = target.type === "radio" ? target.nextElementSibling : target;
  shown.scrollIntoView({ block: "nearest", behavior: "instant" });
}

form?.addEventListener("focusin", bringInSight);
form?.addEventListener("click", bringInSight);
if (document.querySelector("[data-keys-open]")) document.addEventListener("keydown", pressed);
