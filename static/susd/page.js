// Small comforts on every page; each page works without them. Nothing is kept in the browser.
import { ask, isLocked } from "./session.js";

// A choice clicked once more is cleared, as Delete clears it: "nothing said yet" must stay within
// reach. Space, arrows and number keys only ever choose. What was chosen is looked up as a click
// begins, since it may have come from another laptop by then.
let chosenBefore = null;
const chosenIn = ({ target }) =>
  target.closest?.(".segmented")?.querySelector("input:checked") ?? null;
const clearChoice = (choice) => {
  choice.checked = false;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
};
document.addEventListener("pointerdown", (event) => (chosenBefore = chosenIn(event)), true);
document.addEventListener("keydown", (event) => {
  chosenBefore = null;
  const chosen = event.target.type === "radio" && chosenIn(event);
  if (!chosen || !["Delete", "Backspace"].includes(event.key)) return;
  event.preventDefault();
  clearChoice(chosen);
});
document.addEventListener("click", ({ target }) => {
  if (target.type !== "radio") return; // a label's click comes first, and its choice's after it
  if (target === chosenBefore) clearChoice(target);
  chosenBefore = null;
});

// Find anything, over the page: by the button in the header, or by / while nobody is typing. Where
// letters are switched off as keys, so is this one.
const find = document.querySelector("[data-find-open]");
const TYPING = "select, textarea, input:not([type=radio], [type=checkbox])";
const openFind = (event) => {
  event.preventDefault();
  const field = document.querySelector("main [data-find] input[name=q]");
  if (field) return field.focus();
  import("./find.js").then(
    (script) => script.openFind(find.href),
    () => location.assign(find.href),
  );
};
find?.addEventListener("click", (event) => {
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) openFind(event);
});
document.addEventListener("keydown", (event) => {
  const isKey = event.key === "/" && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (!find || !isKey || event.isComposing || isLocked()) return;
  if (event.target.matches?.(TYPING) || document.querySelector("dialog[open]")) return;
  if (document.querySelector("[data-single-keys]")?.checked === false) return;
  openFind(event);
});

// A page made for paper prints itself at the press of a button.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A button pressed twice in a row is sent once: browsers would send it twice, and two of what it
// makes would be there. Pages that see to their own presses have stopped the event by then.
const TWICE = 2000; // milliseconds
let lastPress = { button: null, at: -TWICE };
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  const button = event.submitter ?? event.target;
  const isAgain = button === lastPress.button && event.timeStamp - lastPress.at < TWICE;
  if (isAgain) event.preventDefault();
  else lastPress = { button, at: event.timeStamp };
});

// What could not be answered in place (the sign-in ended, say) is asked for the plain way, so that
// the page which comes says why: links, and forms marked for it, which have no words in them.
document.addEventListener("htmx:responseError", ({ target }) => {
  if (target.matches("form[data-plainly]")) target.submit();
  if (target.matches("a[hx-get]")) location.assign(target.href);
});

// Where the server can't be reached there is no such page, and this one says so.
for (const failed of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failed, ({ target }) => {
    if (!target.matches("form[data-plainly], a[hx-get]")) return;
    document.querySelector("[data-not-done]")?.remove();
    const line = document.createElement("p");
    line.className = "note note-warning";
    line.dataset.notDone = "";
    line.setAttribute("role", "alert");
    line.textContent = "The server can't be reached right now. Press it again in a moment.";
    target.after(line);
  });
}

// The path of a stay opens where today is, on a screen that does not hold all of it.
for (const strip of document.querySelectorAll("[data-today]")) {
  strip.scrollLeft = Number(strip.dataset.today) - strip.clientWidth * 0.8;
}

// On a phone the rows of pages open where the page in hand is marked.
for (const here of document.querySelectorAll(".top-nav [aria-current], .tabs [aria-current]")) {
  const row = here.parentElement;
  row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}

// Today asks now and then whether anything on it has changed, and says so in a place kept free for
// it. The page itself stays: nothing moves under someone's finger.
const EVERY = 30000; // milliseconds
const news = document.querySelector("[data-news]");

const lookForNews = async () => {
  if (document.hidden || isLocked() || news.textContent) return;
  const answer = await ask(news.dataset.news);
  if (answer?.status === 200) news.innerHTML = await answer.text();
};
if (news) {
  setInterval(lookForNews, EVERY);
  document.addEventListener("visibilitychange", lookForNews);
}
