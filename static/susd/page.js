// Small comforts on every page; each page works without them. Nothing is kept in the browser.
import { ask, isLocked, isShortcut, takesLetters } from "./session.js";

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

// Find anything, over the page: by the button in the header, or by its key.
const find = document.querySelector("[data-find-open]");
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

// A password can be looked at while it is typed.
if (document.querySelector("input[type=password]")) import("./show.js");

const ignore = () => {}; // the server is out of reach, and the page stays

// The list of shortcuts, over the page: by its key, or by a button where there is one.
const openKeys = (event) => {
  event.preventDefault();
  const address = document.querySelector("[data-keys]").dataset.keys;
  import("./keys.js").then((script) => script.openKeys(address), ignore);
};
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys-open]")) openKeys(event);
});

// The shortcuts of every page. After g, a letter goes to one of the pages in the header.
const GO = 1500; // milliseconds from the one to the other
let pressedGo = -GO;
document.addEventListener("keydown", (event) => {
  if (!isShortcut(event)) return;
  const goes = event.timeStamp - pressedGo < GO;
  pressedGo = -GO;
  const page = goes && document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
  if (page) page.click();
  else if (event.key === "g") pressedGo = event.timeStamp;
  else if (event.key === "/" && find) openFind(event);
  else if (event.key === "?") openKeys(event);
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
// the page which comes says why, and keeps what was typed: links, and forms marked for it.
let pressed = null; // the button, which says what was meant
const sendPlainly = (form) => {
  if (pressed?.name && form.contains(pressed)) {
    const meant = document.createElement("input");
    Object.assign(meant, { type: "hidden", name: pressed.name, value: pressed.value });
    form.append(meant);
  }
  form.submit();
};
document.addEventListener("htmx:responseError", ({ target }) => {
  if (target.matches("form[data-plainly]")) sendPlainly(target);
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

// Acts that are done in place: the form is sent by htmx, which puts the row of the page that comes
// back in the place of the old one. Where another page comes back, that one is shown as a whole.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const form = detail.requestConfig.elt;
  if (detail.isError || !form.matches("form[hx-boost]")) return;
  const came = new URL(detail.xhr.responseURL);
  const staysOpen = detail.xhr.getResponseHeader("HX-Retarget") !== null;
  if (came.pathname === location.pathname || staysOpen) return;
  detail.shouldSwap = false;
  // Not taken as it was sent: sent again the plain way, the page says why and keeps what was typed.
  if (came.href === form.action) sendPlainly(form);
  else location.assign(came);
});

// What was pressed becomes its own undoing at once, or makes room for another press, so the second
// half of a double click is dropped.
const DOUBLE = 600; // milliseconds
const rowsIn = (place) => [...(place?.querySelectorAll("li") ?? [])];
let lastInPlace = { id: "", spot: "", at: -DOUBLE };
let pressedRow = { id: "", number: -1, isLow: false }; // its Undo leads back to it
let spot = ""; // where the pointer went down; empty, when a key was the last
document.addEventListener("pointerdown", ({ x, y }) => (spot = `${x},${y}`), true);
document.addEventListener("keydown", () => (spot = ""), true);
document.addEventListener(
  "submit",
  (event) => {
    const { submitter, target: form } = event;
    if (!form.matches("form[hx-boost]") || !submitter) return;
    const { id } = submitter;
    pressed = submitter;
    const isThere = (id && id === lastInPlace.id) || (spot && spot === lastInPlace.spot);
    const isAgain = isThere && event.timeStamp - lastInPlace.at < DOUBLE;
    lastInPlace = { id, spot, at: event.timeStamp };
    if (isAgain) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (!form.closest("#said")) {
      const rows = rowsIn(form.closest("[hx-target=this]"));
      const isLow = submitter.getBoundingClientRect().top > innerHeight / 2;
      pressedRow = { id, number: rows.indexOf(form.closest("li")), isLow };
    }
  },
  true,
);

// What was done is said over the page for a while, away from where the hand is; whoever is on its
// Undo still has it. A button or Escape closes it.
const SAID_FOR = 15000; // milliseconds
document.addEventListener("htmx:oobAfterSwap", ({ detail }) => {
  if (detail.target.id !== "said") return;
  for (const said of detail.target.children) {
    said.classList.toggle("said-above", pressedRow.isLow);
    setTimeout(() => said.matches(":hover, :focus-within") || said.remove(), SAID_FOR);
  }
});
const closeSaid = (said) => {
  const hadFocus = said?.contains(document.activeElement);
  said?.remove();
  if (hadFocus) document.getElementById(pressedRow.id)?.focus();
};
document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-said-close]")) closeSaid(target.closest(".said-in-place"));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
  closeSaid(document.querySelector("#said > .said-in-place"));
});

// Whoever pressed goes on from where they were: on what took the place of what they pressed.
const LINE = "form[data-draft] input:not([type=hidden])";
const CONTROL = "summary, button, a";
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const place = document.getElementById(detail.target.id);
  if (document.activeElement !== document.body || !place) return;
  const same = pressedRow.id && document.getElementById(pressedRow.id);
  const row = rowsIn(place)[pressedRow.number];
  const next = [
    same,
    row?.querySelector(CONTROL),
    ...[LINE, "[data-in-card]", CONTROL].map((each) => place.querySelector(each)),
  ].find(Boolean);
  next?.focus({ preventScroll: true });
});

// The line for a moment opens with the cursor in it, and with the letters that were typed while it
// was on its way; so does the line for what someone asked for. Pressing m opens the one for a moment
// on the card in focus, or asks whom it was with.
const AT_THE_LATEST = 10000; // milliseconds
let typedEarly = null; // while it is on its way
const drop = () => (typedEarly = null);
document.addEventListener("htmx:beforeRequest", ({ target }) => {
  if (!target.matches("[data-in-card]")) return;
  typedEarly = "";
  setTimeout(drop, AT_THE_LATEST);
});
document.addEventListener(
  "keydown",
  (event) => {
    const isLetter = event.key.length === 1 && !(event.ctrlKey || event.altKey || event.metaKey);
    if (typedEarly === null || !isLetter || takesLetters(event.target)) return;
    typedEarly += event.key;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);
document.addEventListener("htmx:load", ({ target }) => {
  const form = target.matches(".in-card") ? target : target.querySelector(".in-card");
  const line = form?.elements.words;
  if (!line) return;
  line.focus();
  if (typedEarly) {
    line.setRangeText(typedEarly, line.value.length, line.value.length, "end");
    line.dispatchEvent(new Event("input", { bubbles: true }));
  }
  drop();
});
for (const over of ["htmx:responseError", "htmx:sendError", "htmx:timeout", "house:locked"]) {
  document.addEventListener(over, drop);
}

document.addEventListener("keydown", (event) => {
  const links = [...document.querySelectorAll("[data-moment]")];
  if (event.key !== "m" || !links.length || !isShortcut(event)) return;
  event.preventDefault();
  const card = event.target.closest(".guest-card");
  const own = links.length === 1 ? links[0] : links.find((link) => card?.contains(link));
  if (own) own.click();
  else import("./with_whom.js").then((script) => script.askWithWhom(links), ignore);
});

// A menu closes when the press or the focus goes elsewhere, and by Escape.
const closeMenus = (besides) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(besides)) menu.open = false;
  }
};
document.addEventListener("click", ({ target }) => closeMenus(target));
document.addEventListener("focusin", ({ target }) => closeMenus(target));
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (!menu) return;
  closeMenus(null);
  menu.querySelector("summary").focus();
});

// Today asks now and then whether anything on it has changed, and says so in a place kept free for
// it. It shows the change by itself once nobody is about to press anything: for a while no key, no
// pointer and no scrolling, nothing in focus on the board and nothing opened on it.
const EVERY = 30000; // milliseconds
const QUIET = 10000;
let lastStir = 0;
for (const stir of ["pointermove", "pointerdown", "keydown", "scroll"]) {
  document.addEventListener(stir, () => (lastStir = Date.now()), { capture: true, passive: true });
}

const isBusy = (board) =>
  Date.now() - lastStir < QUIET ||
  Boolean(document.activeElement?.closest("#board, #today-head")) ||
  board.querySelector("details[open], form[data-draft], .htmx-request") !== null;

const lookForNews = async () => {
  const news = document.getElementById("news");
  if (document.hidden || isLocked()) return;
  if (!news.textContent) {
    const answer = await ask(`${news.dataset.news}?key=${news.dataset.key}`);
    if (answer?.status === 200) news.innerHTML = await answer.text();
  }
  if (news.textContent) await showNews();
};

const showNews = async () => {
  const board = document.getElementById("board");
  if (isBusy(board)) return;
  const answer = await ask(location.href);
  if (answer?.status !== 200 || isLocked() || isBusy(board)) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.getElementById("board")) return;
  for (const id of ["board", "today-head", "on-now"]) {
    const there = page.getElementById(id);
    if (there) document.getElementById(id)?.replaceWith(document.adoptNode(there));
  }
  htmx.process(document.getElementById("board"));
};

// A press in place shows a part of the board as it is now. By the key of the whole the server knows
// whether others have changed the rest.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  const news = document.getElementById("news");
  if (news) detail.headers["Today-Key"] = news.dataset.key;
});

if (document.getElementById("news")) {
  setInterval(lookForNews, EVERY);
  document.addEventListener("visibilitychange", lookForNews);
}
