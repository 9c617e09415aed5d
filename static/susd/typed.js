// Long texts are kept as they are typed: after a short pause, and on leaving the field, the server
// gets them as their author's draft. Words that are not kept yet live in this page's memory only.
"use strict";

const TYPED_PAUSE = 1500; // milliseconds after the last key
const TYPED_RETRY = 3000; // between tries while the server can't be reached

const typedForm = document.querySelector("form[data-typed]");

if (typedForm && window.houseLock) {
  const state = typedForm.querySelector("[data-typed-state]");
  let waiting = 0;
  let unsent = false;
  let leaving = false;
  let changes = 0;

  const token = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
  const keepSoon = (pause) => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, pause);
  };
  const tryAgain = (why) => {
    state.textContent = why;
    keepSoon(TYPED_RETRY);
  };

  async function keep() {
    if (!unsent || leaving || houseLock.isLocked()) return;
    const asOf = changes;
    const body = new FormData(typedForm);
    body.delete("csrfmiddlewaretoken"); // signing in again gives a new one; the cookie has it
    body.set("typed", "1");
    let response;
    try {
      response = await fetch(window.location.href, {
        method: "POST",
        body: new URLSearchParams(body),
        headers: { "X-CSRFToken": token(), "HX-Request": "true" },
      });
    } catch {
      return tryAgain("Not kept yet: no connection. Trying again …");
    }
    if (response.status === 401) {
      state.textContent = "Not kept yet: waiting behind the lock";
      return houseLock.show("This sign-in has ended or was locked. Your words are still here.");
    }
    if (!response.ok) return tryAgain("Not kept yet. Trying again …");
    if (changes !== asOf) return;
    unsent = false;
    state.textContent = await response.text();
  }

  typedForm.addEventListener("input", () => {
    unsent = true;
    changes += 1;
    state.textContent = "…";
    keepSoon(TYPED_PAUSE);
  });
  typedForm.addEventListener("focusout", () => unsent && keepSoon(0));
  typedForm.addEventListener("submit", () => (leaving = true));
  document.addEventListener("house:unlocked", () => unsent && keepSoon(0));
  document.addEventListener("house:discard", () => {
    unsent = false;
    leaving = true;
  });
  houseLock.hasUnsentWords = () => unsent;
  window.addEventListener("beforeunload", (event) => {
    if (unsent && !leaving) event.preventDefault();
  });
}
