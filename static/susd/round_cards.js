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
// A list cuts a long name off, so the goal that is chosen has its whole name below.
export const showGoalName = (list) => {
  const name = list.closest(".intention")?.querySelector(".goal-name");
  if (!name) return;
  const chosen = list.selectedOptions[0];
  for (const option of list.options) option.toggleAttribute("selected", option === chosen);
  name.textContent = chosen?.value ? `toward: ${chosen.textContent}` : "";
};

export const setValue = (card, name, value) => {
  for (const control of controls(card, name)) {
    if (control.type === "radio") control.checked = control.value === value;
    else control.value = value;
    if (control.matches("select")) showGoalName(control);
  }
  if (name === `${card.id}-support`) card.dataset.asked = value;
};

const MOST_GOALS = 3;
const goalRows = (card) => [...card.querySelectorAll(".intention")];
const placeOf = (row) => Number(row.dataset.place);
const isEmpty = (row) =>
  [...row.querySelectorAll("input:not([type=hidden]), select")].every((each) => !each.value);

// An empty row for the next goal, once every row that is there is in use.
export const offerNextGoal = (card) => {
  const rows = goalRows(card);
  if (!rows.length || rows.length === MOST_GOALS || rows.some(isEmpty)) return;
  const taken = rows.map(placeOf);
  const place = [1, 2, 3].find((each) => !taken.includes(each));
  const row = rows.at(-1).cloneNode(true);
  const was = row.dataset.place;
  row.dataset.place = place;
  for (const problem of row.querySelectorAll(".invalid-feedback")) problem.remove();
  for (const each of row.querySelectorAll("[id], label")) {
    for (const name of ["id", "name", "for"]) {
      const value = each.getAttribute(name);
      if (value)
        each.setAttribute(name, value.replace(`-intention-${was}-`, `-intention-${place}-`));
    }
    each.removeAttribute("aria-describedby");
    each.removeAttribute("aria-invalid");
    each.removeAttribute("data-stands");
    each.classList.remove("is-invalid");
    if (each.matches("label")) each.textContent = each.textContent.replace(was, place);
    else if (each.matches("input")) {
      each.value = "";
      each.setAttribute("value", "");
    }
  }
  for (const list of row.querySelectorAll("select")) {
    list.value = "";
    showGoalName(list);
  }
  const after = rows.findLast((each) => placeOf(each) < place);
  if (after) after.after(row);
  else rows[0].before(row);
};

// Rows for goals that someone else wrote down by now.
export const addGoalsOf = (fresh, card) => {
  const taken = goalRows(card).map(placeOf);
  for (const row of goalRows(fresh)) {
    if (!taken.includes(placeOf(row))) {
      goalRows(card).at(-1)?.after(document.importNode(row, true));
    }
  }
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
