// Small comforts on top of pages that work without this file. Nothing is kept in the browser.
"use strict";

// A choice pressed once more is taken back: "nothing said yet" must stay within reach.
for (const group of document.querySelectorAll(".segmented")) {
  let chosen = group.querySelector("input:checked");
  group.addEventListener("click", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    if (event.target === chosen) {
      event.target.checked = false;
      chosen = null;
      event.target.dispatchEvent(new Event("change", { bubbles: true }));
    } else {
      chosen = event.target;
    }
  });
}

// Words typed and not saved yet: the page says so, and asks before it is closed.
for (const form of document.querySelectorAll("form[data-words]")) {
  const mark = form.querySelector("[data-unsaved]");
  let unsaved = false;
  const touched = () => {
    unsaved = true;
    if (mark) mark.hidden = false;
  };
  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  form.addEventListener("submit", () => {
    unsaved = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
}

// A page made for paper prints itself at the press of a button.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
