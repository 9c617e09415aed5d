// Words are kept as they are typed: after a short pause, and on leaving the field, the server gets
// them as their author's draft. Words that are not kept yet live in this page's memory only.

const TYPED_PAUSE = 1500; // milliseconds after the last key
const TYPED_RETRY = 3000; // between tries while the server can't be reached
const TYPED_PATIENCE = 10000; // after which a server that does not answer is out of reach
const TYPED_STAYED = 5000; // a page that is still here so long after a press stays
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
  let pressed = null; // the button that waits until the words are kept
  let missed = ""; // that a press could not be done
  let leaving = false;

  const token = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
  const say = (text) => (state.textContent = [missed, text].filter(Boolean).join(" "));
  const keepNow = () => (sending ??= keep().finally(() => (sending = null)));
  const keepSoon = (pause) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (unsent.size && !leaving && !houseLock.isLocked()) keepNow();
    }, pause);
  };
  const tryAgain = (why) => {
    say(why);
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

  // Says whether the server answered, and so whether a press can go on.
  async function keep() {
    const asOf = new Map(touched);
    let response;
    try {
      response = await fetch(form.getAttribute("action") || window.location.href, {
        method: "POST",
        body: words(),
        headers: { "X-CSRFToken": token(), "HX-Request": "true" },
        signal: AbortSignal.timeout(TYPED_PATIENCE),
      });
    } catch {
      tryAgain("Not kept yet: no connection. Trying again …");
      return false;
    }
    if (response.status === 401) {
      say("Not kept yet: waiting behind the lock");
      houseLock.show("This sign-in has ended or was locked. Your words are still here.");
      return false;
    }
    if (!response.ok) {
      tryAgain("Not kept yet. Trying again …");
      return response.status < 502; // what else is wrong, the page that comes can say
    }
    for (const [name, changes] of asOf) if (touched.get(name) === changes) unsent.delete(name);
    if (unsent.size) keepSoon(TYPED_PAUSE);
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
    }, TYPED_STAYED);
  };

  form.addEventListener("input", ({ target }) => {
    if (!target.matches(TYPED_IN)) return;
    touched.set(target.name, (touched.get(target.name) ?? 0) + 1);
    unsent.add(target.name);
    say("…");
    keepSoon(TYPED_PAUSE);
  });
  form.addEventListener("focusout", () => unsent.size && keepSoon(0));
  // A form in which something was typed is sent once its words are kept: then the server answers,
  // and neither the words nor the press are lost to a browser's page about the network.
  form.addEventListener("submit", async (event) => {
    if (leaving) return;
    if (!touched.size) return leave();
    event.preventDefault();
    if (pressed) return;
    pressed = event.submitter ?? form;
    missed = "";
    say("…");
    const answered = await keepNow();
    if (answered && !houseLock.isLocked()) {
      leave();
      form.requestSubmit(event.submitter);
    } else {
      const button = event.submitter?.textContent.trim() ?? "Save";
      missed = `“${button}” was not done, please press it again.`;
      say(state.textContent);
    }
    pressed = null;
  });
  document.addEventListener("house:unlocked", () => keepSoon(0));
  document.addEventListener("house:discard", () => {
    unsent.clear();
    leave();
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsent.size && !leaving) event.preventDefault();
  });
  return unsent;
}

if (typedForms.length) houseLock.hasUnsentWords = () => typedForms.some((unsent) => unsent.size);
