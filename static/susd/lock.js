// The lock over a page. The page stays as it is underneath, with its unsaved words in memory; the
// server's session is locked as well, so that no other page opens. Without this file the lock has
// a page of its own.
//
// The page locks at once and tells the server until it answers. From the press until someone
// unlocks there is a cookie, a number that says nothing but "locked": the next request locks the
// session, whichever page sends it, and this laptop's other tabs lock too. Nothing else is kept in
// the browser.
import {
  cookie,
  discardUnsavedWords,
  hasUnsavedWords,
  isLocked,
  keepUnsavedWords,
  lock,
  PATIENCE,
  post,
  unlock,
} from "./session.js";

const LOOK = 1000; // milliseconds between looks at the clock and the cookie
const TELL_AGAIN = 3000; // between tries while the server can't be reached
const CLOCK_SLACK = 60000; // a clock that is set right by less is no reason to lock
const SHARE_USE = 5000; // at most this often other tabs hear that someone is here

const lockDialog = document.getElementById("lock");

if (lockDialog) {
  // In a template until now, so that no page has these fields twice.
  const parts = lockDialog.querySelector("template").content.cloneNode(true);
  const title = parts.querySelector("h2");
  const words = parts.querySelector("[data-lock-words]");
  const problem = parts.querySelector("[data-lock-problem]");
  const form = parts.querySelector("form");
  const { person, name, minutes, url, home } = lockDialog.dataset;
  const ownName = form.username.value;
  const tabs = new BroadcastChannel("house-lock");
  const lastUse = { wall: Date.now(), steady: performance.now(), shared: 0 };
  let told = false; // whether the server knows
  let telling = null; // stops the telling under way
  let unlocking = false;
  let mayDiscard = false;

  const setLockCookie = (value, more = "") => {
    const secure = window.location.protocol === "https:" ? "; secure" : "";
    // biome-ignore lint/suspicious/noDocumentCookie: CookieStore needs https.
    document.cookie = `locked=${value}; path=/; samesite=lax${secure}${more}`;
  };

  const noteUse = () => {
    lastUse.wall = Date.now();
    lastUse.steady = performance.now();
  };
  // By whichever clock says more: one of them may sleep with the laptop, the other may be put back.
  const isUnused = () => {
    const wall = Date.now() - lastUse.wall;
    const unused = Math.max(wall, performance.now() - lastUse.steady);
    return wall < -CLOCK_SLACK || unused >= Number(minutes) * 60000;
  };

  // Only of whoever has one, once the password was right.
  const askForCode = (isAsked) => {
    form.code.value = "";
    form.querySelector("[data-lock-code]").hidden = !isAsked;
  };

  document.addEventListener("house:locked", ({ detail: why }) => {
    told = false;
    words.textContent = why;
    problem.textContent = "";
    form.username.value = ownName;
    form.password.value = "";
    askForCode(false);
    mayDiscard = false;
    document.documentElement.classList.add("is-locked");
    lockDialog.append(title, words, form);
    // Where the server can't be reached, there is no button to show the password.
    import("./show.js").then(
      ({ offerToShow }) => offerToShow(form),
      () => {},
    );
    lockDialog.showModal();
    form.password.focus();
  });

  const open = () => {
    noteUse();
    setLockCookie("", "; max-age=0");
    form.password.value = "";
    lockDialog.close();
    lockDialog.replaceChildren();
    document.documentElement.classList.remove("is-locked");
    unlock(); // last: words that waited are sent now, and with the cookie they would lock again
  };

  const tell = async () => {
    const called = cookie("locked");
    if (!isLocked() || !called || told || telling || unlocking) return;
    telling = new AbortController();
    const tooLong = setTimeout(() => telling.abort(), PATIENCE);
    try {
      told = (await post(url, { lock: called }, telling.signal)).ok;
    } catch {
      told = false;
    }
    clearTimeout(tooLong);
    telling = null;
  };

  // Each lock has a number of its own: one that was opened already and comes late is known.
  const numberLock = () => setLockCookie(crypto.getRandomValues(new Uint32Array(1))[0]);
  const lockNow = (why) => {
    if (!cookie("locked")) numberLock();
    lock(why);
    tabs.postMessage("locked");
    tell();
  };

  for (const button of document.querySelectorAll("[data-lock-now]")) {
    button.form.addEventListener("submit", (event) => {
      event.preventDefault();
      lockNow(`${name} was here last.`);
    });
  }

  // Someone else's turn: what was typed is kept first. Where it can't be, the page locks with the
  // words in it. This laptop's other tabs lock too, also where the server can't be reached.
  const leaveLocked = () => {
    if (!cookie("locked")) numberLock();
    tabs.postMessage("locked");
  };
  for (const button of document.querySelectorAll("[data-switch-now]")) {
    button.form.addEventListener("submit", async (event) => {
      if (!hasUnsavedWords()) return leaveLocked();
      event.preventDefault();
      document.documentElement.classList.add("is-locked");
      const isKept = await keepUnsavedWords();
      document.documentElement.classList.remove("is-locked");
      if (isKept) button.form.requestSubmit(button);
      else lockNow(`${name} was here last. Some words on this page are not kept yet.`);
    });
  }
  lockDialog.addEventListener("click", (event) => {
    if (!event.target.closest("[data-lock-switch]") || !hasUnsavedWords()) return;
    if (mayDiscard) return discardUnsavedWords();
    event.preventDefault();
    mayDiscard = true;
    problem.textContent =
      `${name} typed words on this page that are not saved yet. If someone else signs in, they ` +
      `are discarded. Press once more to go on, or let ${name} unlock first.`;
  });

  const lockIfUnused = () => {
    if (!isLocked() && isUnused()) lockNow("Nobody used this for a while.");
  };
  const look = () => {
    if (!isLocked() && cookie("locked")) lock(`${name} was here last.`);
    lockIfUnused();
  };
  const used = () => {
    lockIfUnused(); // first: the press that wakes a laptop does not open it
    if (isLocked()) return;
    noteUse();
    if (Math.abs(Date.now() - lastUse.shared) < SHARE_USE) return;
    lastUse.shared = Date.now();
    tabs.postMessage("used");
  };
  for (const use of ["pointerdown", "keydown", "input", "scroll"]) {
    document.addEventListener(use, used, { passive: true, capture: true });
  }
  for (const back of ["pageshow", "focus"]) window.addEventListener(back, look);
  document.addEventListener("visibilitychange", look);
  setInterval(look, LOOK);
  setInterval(tell, TELL_AGAIN);

  tabs.addEventListener("message", ({ data }) => {
    if (data === "used") noteUse();
    if (data === "locked") lock(`${name} was here last.`);
    if (data === `opened by ${person}` && isLocked()) open();
  });

  // Browsers let a second press of Escape close a dialog, whatever its page says to the first.
  lockDialog.addEventListener("cancel", (event) => event.preventDefault());
  lockDialog.addEventListener("close", () => {
    if (!isLocked()) return;
    lockDialog.showModal();
    form.password.focus();
  });

  const askToUnlock = async () => {
    const { username, password, code } = form;
    const data = { username: username.value, password: password.value, code: code.value };
    try {
      const response = await post(url, data);
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (unlocking) return;
    problem.textContent = "";
    const someoneElse = form.username.value.trim().toLowerCase() !== ownName;
    if (someoneElse && hasUnsavedWords() && !mayDiscard) {
      mayDiscard = true;
      problem.textContent =
        `${name} typed words on this page that are not saved yet. If you sign in, they are ` +
        `discarded. Press Unlock once more to go on, or let ${name} unlock first.`;
      return;
    }
    unlocking = true;
    telling?.abort();
    const wasNumbered = Boolean(cookie("locked"));
    const answer = await askToUnlock();
    unlocking = false;
    if (!answer) {
      // It may arrive yet, when nobody is looking: then it opens a lock that is over.
      if (wasNumbered) numberLock();
      told = false;
      problem.textContent =
        "The server can't be reached right now. The page hasn't changed. Try again.";
    } else if (answer.refused) {
      problem.textContent = answer.refused;
      askForCode(answer.asks_code);
      if (answer.asks_code) form.code.focus();
      else form.password.select();
    } else if (String(answer.person) === person) {
      open();
      // Over a page that is read together, only that page opens.
      if (!url.includes("reads-on")) tabs.postMessage(`opened by ${person}`);
    } else {
      discardUnsavedWords();
      window.location.assign(home);
    }
  });
}
