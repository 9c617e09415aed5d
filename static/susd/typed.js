// Words are kept as they are typed: after a short pause, and on leaving the field, the server gets
// them as their author's draft. Words that are not kept yet live in this page's memory only.
"use strict";

const TYPED_PAUSE = 1500; // milliseconds after the last key
const TYPED_RETRY = 3000; // between tries while the server can't be reached
const TYPED_IN = 'textarea, input[type="text"], input[type="url"]';

const typedForms = window.houseLock
  ? [...document.querySelectorAll("form[data-typed]")].map(keepAsTyped)
  : [];

function keepAsTyped(form) {
  const state = form.querySelector("[data-typed-state]");
  const touched = new Map(); // field -> how often it was changed
  const unsent = new Set(); // fields with words that the server has not confirmed
  let waiting = 0;
  let sending = null;
  let leaving = false;
  let unreachable = false;

  const token = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
  const keepSoon = (pause) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => (sending ??= keep().finally(() => (sending = null))), pause);
  };
  const tryAgain = (why) => {
    state.textContent = why;
    keepSoon(TYPED_RETRY);
  };

  // What was not touched is not sent: it stands as the page was opened with it.
  const words = () => {
    const body = new URLSearchParams({ typed: "1" });
    for (const { name, value, type } of form.elements) {
      if (name === "csrfmiddlewaretoken") continue; // signing in again gives a new one
      if (touched.has(name) || type === "hidden") body.append(name, value);
    }
    return body;
  };

  async function keep() {
    if (!unsent.size || leaving || houseLock.isLocked()) return;
    const asOf = new Map(touched);
    let response;
    try {
      response = await fetch(form.getAttribute("action") || window.location.href, {
        method: "POST",
        body: words(),
        headers: { "X-CSRFToken": token(), "HX-Request": "true" },
      });
    } catch {
      unreachable = true;
      return tryAgain("Not kept yet: no connection. Trying again …");
    }
    unreachable = false;
    if (response.status === 401) {
      state.textContent = "Not kept yet: waiting behind the lock";
      return houseLock.show("This sign-in has ended or was locked. Your words are still here.");
    }
    if (!response.ok) return tryAgain("Not kept yet. Trying again …");
    for (const [name, changes] of asOf) if (touched.get(name) === changes) unsent.delete(name);
    if (unsent.size) return keepSoon(TYPED_PAUSE);
    state.textContent = await response.text();
  }

  form.addEventListener("input", ({ target }) => {
    if (!target.matches(TYPED_IN)) return;
    touched.set(target.name, (touched.get(target.name) ?? 0) + 1);
    unsent.add(target.name);
    state.textContent = "…";
    keepSoon(TYPED_PAUSE);
  });
  form.addEventListener("focusout", () => unsent.size && keepSoon(0));
  form.addEventListener("submit", (event) => {
    if (unsent.size && (unreachable || !navigator.onLine)) {
      // Nothing would come of it but another page, without the words.
      event.preventDefault();
      return keepSoon(0);
    }
    leaving = true;
    clearTimeout(waiting);
    if (!sending) return;
    // Else a draft that is under way could arrive after the save that it belongs to.
    event.preventDefault();
    sending.finally(() => form.requestSubmit(event.submitter));
  });
  document.addEventListener("house:unlocked", () => unsent.size && keepSoon(0));
  document.addEventListener("house:discard", () => {
    unsent.clear();
    leaving = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsent.size && !leaving) event.preventDefault();
  });
  return unsent;
}

if (typedForms.length) houseLock.hasUnsentWords = () => typedForms.some((unsent) => unsent.size);
