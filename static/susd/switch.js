// Six numbers at the laptop: keys to tap, and the last number sends the form. Without this file,
// Enter does. Nothing is kept in the browser.
const DIGITS = 6;
const form = document.querySelector("form[data-pin]");

if (form) {
  const field = form.password;
  const pad = form.querySelector(".switch-pad");
  let isSent = false;

  const sendWhenWhole = () => {
    if (isSent || !/^[0-9]{6}$/.test(field.value)) return;
    isSent = true;
    form.requestSubmit();
  };
  const acts = {
    Clear: () => (field.value = ""),
    Back: () => (field.value = field.value.slice(0, -1)),
  };
  const tap = (key) => {
    if (acts[key]) acts[key]();
    else if (field.value.length < DIGITS) field.value += key;
    field.focus();
    sendWhenWhole();
  };

  for (const key of [..."123456789", "Clear", "0", "Back"]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-quiet";
    button.textContent = key;
    button.addEventListener("click", () => tap(key));
    pad.append(button);
  }
  field.addEventListener("input", sendWhenWhole);
  for (const part of form.querySelectorAll("[data-pin-scripted]")) part.hidden = false;
  form.querySelector("[data-pin-plain]").hidden = true;
  field.focus();
}

// Shown again by Back, the page starts anew.
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
