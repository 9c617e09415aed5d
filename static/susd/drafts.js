// Words are kept as they are typed: after a short pause, and on leaving the field, the server gets
// them as their author's draft. Words that are not kept yet live in this page's memory only.
import { ask, isLocked, noticeEarlierTyping, unsavedWords } from "./session.js";

const PAUSE = 1500; // milliseconds after the last key
const RETRY = 3000; // between tries while the server can't be reached
const STAYED = 5000; // a page that is still here so long after a press stays
const TYPED_IN = 'textarea, input[type="text"], input[type="url"]';

const kept = new WeakSet();

const keepForms = (place) => {
  for (const form of place.querySelectorAll("form[data-draft]")) {
    if (!kept.has(form)) keepAsTyped(form);
    kept.add(form);
  }
};
keepForms(document);
// What has just opened within the page; itself, or around it.
document.addEventListener("htmx:load", ({ target }) => keepForms(target.parentElement ?? target));

function keepAsTyped(form) {
  const state = form.querySelector("[data-draft-state]");
  const touched = new Map(); // field -> how often it was changed
  // Fields with words that the server has not confirmed.
  const unsaved = unsavedWords({ send: () => keepSoon(0), isLeaving: () => leaving });
  let waiting = 0;
  let sending = null;
  let pressed = null; // the button that waits until the words are kept
  let missed = ""; // that a press could not be done
  let leaving = false;

  const say = (text) => (state.textContent = [missed, text].filter(Boolean).join(" "));
  const keepNow = () => (sending ??= keep().finally(() => (sending = null)));
  const keepSoon = (pause) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (unsaved.size && !leaving && !isLocked()) keepNow();
    }, pause);
  };
  const tryAgain = (why) => {
    say(why);
    keepSoon(RETRY);
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

  // Says whether the server answered, and so whether a press can go on.
  async function keep() {
    const asOf = new Map(touched);
    const response = await ask(form.getAttribute("action") || window.location.href, words());
    if (!response) {
      tryAgain("Not kept yet: no connection. Trying again …");
      return false;
    }
    if (response.status === 401) {
      say("Not kept yet: waiting behind the lock");
      return false;
    }
    if (!response.ok) {
      tryAgain("Not kept yet. Trying again …");
      return response.status < 502; // what else is wrong, the page that comes can say
    }
    for (const [name, changes] of asOf) if (touched.get(name) === changes) unsaved.delete(name);
    if (unsaved.size) keepSoon(PAUSE);
    else say(await response.text());
    return true;
  }

  // From here on no draft is sent: it could arrive after the save that it belongs to.
  const leave = () => {
    leaving = true;
    clearTimeout(waiting);
    setTimeout(() => {
      leaving = false;
      keepSoon(0);
    }, STAYED);
  };

  form.addEventListener("input", ({ target }) => {
    if (!target.matches(TYPED_IN)) return;
    touched.set(target.name, (touched.get(target.name) ?? 0) + 1);
    unsaved.add(target.name);
    say("…");
    keepSoon(PAUSE);
  });
  form.addEventListener("focusout", () => unsaved.size && keepSoon(0));
  // A form in which something was typed is sent once its words are kept: then the server answers,
  // and neither the words nor the press are lost to a browser's page about the network.
  form.addEventListener("submit", async (event) => {
    const isInPlace = form.matches("[hx-trigger='kept']");
    if (isInPlace) event.preventDefault();
    if (leaving) return;
    if (!touched.size && !isInPlace) return leave();
    event.preventDefault();
    if (pressed) return;
    pressed = event.submitter ?? form;
    missed = "";
    say("…");
    const answered = await keepNow();
    if (answered && !isLocked()) {
      leave();
      if (isInPlace) htmx.trigger(form, "kept");
      else form.requestSubmit(event.submitter);
    } else {
      const button = event.submitter?.textContent.trim() ?? "Save";
      missed = `“${button}” was not done, please press it again.`;
      say(state.textContent);
    }
    pressed = null;
  });
  for (const failed of ["htmx:sendError", "htmx:timeout"]) {
    form.addEventListener(failed, () => {
      leaving = false;
      missed = "Not noted: the server can't be reached right now. Press it again in a moment.";
      say("");
    });
  }
  noticeEarlierTyping(form);
}
