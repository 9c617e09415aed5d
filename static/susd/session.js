// What the scripts of a page share about the sign-in: its token, its end, the lock, what keys do, and
// the words that the server has not confirmed yet. Those live in this page's memory only.

export const PATIENCE = 10000; // milliseconds after which a server is out of reach

export const cookie = (name) =>
  new RegExp(`(?:^|; )${name}=([^;]+)`).exec(document.cookie)?.[1] ?? "";

// From the cookie, never from a form: signing in again gives a new token.
export const csrfToken = () => cookie("csrftoken");

// Rejects where the server can't be reached.
export const post = (url, data, signal = AbortSignal.timeout(PATIENCE)) =>
  fetch(url, {
    method: "POST",
    body: new URLSearchParams(data),
    headers: { "X-CSRFToken": csrfToken(), "HX-Request": "true" },
    signal,
  });

const get = (url) =>
  fetch(url, { headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(PATIENCE) });

// The answer, or null where the server can't be reached. A sign-in that has ended locks the page.
export async function ask(url, data = null) {
  const response = await (data ? post(url, data) : get(url)).catch(() => null);
  if (response?.status === 401) lockAfterSignInEnded();
  return response;
}

let locked = false;
export const isLocked = () => locked;

// lock.js hears of it and shows the lock.
export function lock(why) {
  if (locked) return;
  locked = true;
  document.dispatchEvent(new CustomEvent("house:locked", { detail: why }));
}

export const lockAfterSignInEnded = () =>
  lock("This sign-in has ended or was locked. Your words are still here.");

export function unlock() {
  locked = false;
  document.dispatchEvent(new Event("house:unlocked"));
}

const TYPED_IN = "select, textarea, input:not([type=radio], [type=checkbox])";

export const takesLetters = (element) => element.matches(TYPED_IN);

// Whether a single letter, number or mark is a shortcut now: nobody is typing, nothing lies over the
// page, and whoever is signed in has not turned them off.
export const isShortcut = (event) =>
  document.querySelector("[data-single-keys]") !== null &&
  !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing) &&
  !locked &&
  !takesLetters(document.activeElement) &&
  !document.querySelector("dialog[open]");

const unsavedOnThisPage = [];
const senders = [];

// A set for what was typed (fields, cards) until the server has confirmed it. While there is
// something in it, the page warns before it closes; once the page is unlocked, `send` is called.
export function unsavedWords({ send, isLeaving = () => false }) {
  const unsaved = new Set();
  unsavedOnThisPage.push(unsaved);
  senders.push(send);
  document.addEventListener("house:unlocked", send);
  window.addEventListener("beforeunload", (event) => {
    if (unsaved.size && !isLeaving()) event.preventDefault();
  });
  return unsaved;
}

// What someone typed before the scripts were there counts as typed now.
export function noticeEarlierTyping(form) {
  for (const field of form.elements) {
    const isTyped =
      field.type === "radio"
        ? field.checked && !field.defaultChecked
        : field.matches("input:not([type=hidden]), textarea") && field.value !== field.defaultValue;
    if (isTyped) field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

const KEEP_WITHIN = 3000; // milliseconds
const LOOK_AGAIN = 50;

// Sends what was typed on this page at once; whether the server has confirmed all of it.
export async function keepUnsavedWords() {
  for (const send of senders) send();
  for (let waited = 0; hasUnsavedWords() && waited < KEEP_WITHIN; waited += LOOK_AGAIN) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
  return !hasUnsavedWords();
}

export const hasUnsavedWords = () => unsavedOnThisPage.some((unsaved) => unsaved.size);

export function discardUnsavedWords() {
  for (const unsaved of unsavedOnThisPage) unsaved.clear();
}
