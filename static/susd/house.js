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

// A page made for paper prints itself at the press of a button.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// What could not be answered in place (the sign-in ended, say) is sent the plain way, so that the
// page which comes says why. For buttons alone: no form with words in it is marked so.
for (const failed of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failed, (event) => {
    if (event.target.matches("form[data-plainly]")) event.target.submit();
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
