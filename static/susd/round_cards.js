// One person's card in a check-in: what its fields hold, what the server last said they hold (in
// hidden fields, `initial-` before the name), and the line that says whether it is saved.

export const cardOf = (element) => element.closest("details.person");
export const controls = (card, name) => [...card.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
export const seenInputs = (card) => [...card.querySelectorAll('input[name^="initial-"]')];
export const nameOf = (seen) => seen.name.slice("initial-".length);

export const currentValue = (card, name) => {
  const found = controls(card, name);
  if (found[0]?.type === "radio") return found.find((radio) => radio.checked)?.value ?? "";
  return found[0]?.value ?? "";
};
export const setValue = (card, name, value) => {
  for (const control of controls(card, name)) {
    if (control.type === "radio") control.checked = control.value === value;
    else control.value = value;
  }
  if (name === `${card.id}-support`) card.dataset.asked = value;
};

export const say = (card, text) => {
  let line = card.querySelector(".saved");
  if (!line) {
    line = document.createElement("span");
    line.className = "saved";
    card.querySelector(".person-said").append(line);
  }
  line.textContent = text;
};

export const isUntouched = (card) =>
  seenInputs(card).every((seen) => currentValue(card, nameOf(seen)) === seen.value);
