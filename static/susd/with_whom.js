// Asks with whom a moment was, after m, where there are several cards: by a button or its number.
import { isShortcut } from "./session.js";

let whom = null;

const answer = (link) => {
  whom.remove();
  whom = null;
  link?.scrollIntoView({ block: "nearest" });
  link?.click();
};

export function askWithWhom(links) {
  whom?.remove();
  whom = document.createElement("div");
  whom.className = "note said-in-place row-actions";
  whom.setAttribute("role", "group");
  whom.setAttribute("aria-label", "Note a moment with");
  whom.append("Note a moment with");
  for (const [n, link] of links.entries()) {
    const button = document.createElement("button");
    button.className = "btn btn-quiet";
    button.textContent = n < 9 ? `${n + 1} ${link.dataset.moment}` : link.dataset.moment;
    button.addEventListener("click", () => answer(link));
    whom.append(button);
  }
  document.getElementById("said").replaceChildren(whom);
  whom.querySelector("button").focus();
}

document.addEventListener("keydown", (event) => {
  if (!whom?.isConnected) return;
  const isNumber = /^[1-9]$/.test(event.key) && isShortcut(event);
  if (event.key !== "Escape" && !isNumber) return;
  event.preventDefault();
  answer(isNumber ? document.querySelectorAll("[data-moment]")[event.key - 1] : null);
});
