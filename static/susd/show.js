// A password can be looked at while it is typed. It is hidden again when it is sent, when the page
// locks, and when someone turns to another window. Without this file there is no button for it.
const PRESSED = "button[data-show][aria-pressed=true]";

const show = (button, isShown) => {
  button.setAttribute("aria-pressed", String(isShown));
  button.previousElementSibling.type = isShown ? "text" : "password";
};

const hideAll = () => {
  for (const button of document.querySelectorAll(PRESSED)) show(button, false);
};

const makeButton = () => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-quiet";
  button.dataset.show = "";
  button.innerHTML = 'Show<span class="visually-hidden"> the password</span>';
  button.addEventListener("click", () =>
    show(button, button.getAttribute("aria-pressed") !== "true"),
  );
  return button;
};

// Six numbers at the door have keys on the screen instead.
export function offerToShow(place) {
  for (const field of place.querySelectorAll("input[type=password]")) {
    const isOffered = field.nextElementSibling?.matches("[data-show]");
    if (isOffered || field.form?.matches("[data-pin]")) continue;
    const hadFocus = field === document.activeElement;
    const row = document.createElement("div");
    row.className = "d-flex align-items-start gap-2";
    // What was wrong with it is shown for the field before it, which is the row now.
    row.classList.toggle("is-invalid", field.matches(".is-invalid"));
    field.replaceWith(row);
    row.append(field, makeButton());
    show(row.lastElementChild, false);
    if (hadFocus) field.focus();
  }
}

offerToShow(document);
document.addEventListener("submit", hideAll, true);
document.addEventListener("house:locked", hideAll);
for (const leaves of ["blur", "pagehide"]) window.addEventListener(leaves, hideAll);
