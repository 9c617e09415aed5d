// The lock over a page. The page stays as it is underneath, with its unsent words in memory; the
// server's session is locked as well, so that no other page opens. Without this file the lock has
// a page of its own. Nothing is kept in the browser.
"use strict";

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
  let lastUse = Date.now();
  let mayDiscard = false;

  const token = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
  const post = (data) =>
    fetch(url, {
      method: "POST",
      body: new URLSearchParams(data),
      headers: { "X-CSRFToken": token(), "HX-Request": "true" },
    });

  window.houseLock = {
    isLocked: () => lockDialog.open,
    // Set by pages that hold words which are not saved yet.
    hasUnsentWords: () => false,
    show(why) {
      if (lockDialog.open) return;
      words.textContent = why;
      problem.textContent = "";
      form.username.value = ownName;
      form.password.value = "";
      mayDiscard = false;
      document.documentElement.classList.add("is-locked");
      lockDialog.append(title, words, form);
      lockDialog.showModal();
      form.password.focus();
    },
  };

  const lockNow = (why) => {
    houseLock.show(why);
    post({ lock: "1" }).catch(() => {});
  };

  for (const button of document.querySelectorAll("[data-lock-now]")) {
    button.form.addEventListener("submit", (event) => {
      event.preventDefault();
      lockNow(`${name} was here last.`);
    });
  }

  for (const use of ["pointerdown", "keydown", "input", "scroll"]) {
    document.addEventListener(use, () => (lastUse = Date.now()), { passive: true, capture: true });
  }
  setInterval(() => {
    const unused = (Date.now() - lastUse) / 60000;
    if (!lockDialog.open && unused >= Number(minutes)) lockNow("Nobody used this for a while.");
  }, 5000);

  lockDialog.addEventListener("cancel", (event) => event.preventDefault());

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.textContent = "";
    const someoneElse = form.username.value.trim().toLowerCase() !== ownName;
    if (someoneElse && houseLock.hasUnsentWords() && !mayDiscard) {
      mayDiscard = true;
      problem.textContent =
        `${name} typed words on this page that are not saved yet. If you sign in, they are ` +
        `discarded. Press Unlock once more to go on, or let ${name} unlock first.`;
      return;
    }
    let answer;
    try {
      const response = await post({ username: form.username.value, password: form.password.value });
      answer = response.ok ? await response.json() : null;
    } catch {
      answer = null;
    }
    if (!answer) {
      problem.textContent = "The server can't be reached just now. The page is as it was; try again.";
    } else if (answer.refused) {
      problem.textContent = answer.refused;
      form.password.select();
    } else if (String(answer.person) === person) {
      form.password.value = "";
      lockDialog.close();
      lockDialog.replaceChildren();
      document.documentElement.classList.remove("is-locked");
      document.dispatchEvent(new Event("house:unlocked"));
    } else {
      document.dispatchEvent(new Event("house:discard"));
      window.location.assign(home);
    }
  });
}
