// The round is saved as it is typed: a card at a time, after a short pause and on leaving a field.
// Words that are not saved yet live in this page's memory only. A field that someone is typing in
// is never swapped; what others saved meanwhile appears in the fields that were left alone.
import {
  addGoalsOf,
  cardOf,
  controls,
  currentValue,
  isUntouched,
  nameOf,
  offerNextGoal,
  say,
  seenInputs,
  setValue,
  showGoalName,
} from "./round_cards.js";
import { foldsFinishedCards } from "./round_folding.js";
import {
  ask,
  csrfToken,
  isLocked,
  lockAfterSignInEnded,
  noticeEarlierTyping,
  unsavedWords,
} from "./session.js";

const PAUSE = 1000; // milliseconds after the last key
const RETRY = 3000; // between tries while the server can't be reached
const NEWS = 4000; // between looks at what others saved

const OUT_OF_REACH = "the server can't be reached right now";
const BEHIND_THE_LOCK = "this page was locked";

const round = document.querySelector("form.round");

if (round && window.htmx) {
  const waiting = new Map(); // card -> timer of its next save
  // Cards with words that the server has not confirmed.
  const unsaved = unsavedWords({
    send() {
      giveUp(BEHIND_THE_LOCK);
      for (const card of unsaved) save(card);
      if (round.dataset.open === "yes") lookForNews();
    },
  });
  const folding = foldsFinishedCards(round, unsaved);
  const sent = new Map(); // card -> what the save under way sent, by field
  const again = new Set(); // cards that are to be saved once more after the save under way
  // Counts saves beginning and ending, so that older news is known as such.
  let saves = 0;

  const save = (card) => {
    clearTimeout(waiting.get(card));
    waiting.delete(card);
    if (sent.has(card)) return again.add(card);
    if (isLocked()) return;
    const values = new Map();
    for (const seen of seenInputs(card)) values.set(nameOf(seen), currentValue(card, nameOf(seen)));
    sent.set(card, values);
    saves += 1;
    htmx.trigger(card, "save");
  };
  const saveSoon = (card, pause) => {
    clearTimeout(waiting.get(card));
    waiting.set(
      card,
      setTimeout(() => save(card), pause),
    );
  };
  const touched = (card) => {
    unsaved.add(card);
    say(card, "…");
  };

  round.addEventListener("input", (event) => {
    state.textContent = "";
    const card = cardOf(event.target);
    if (!card) return;
    touched(card);
    folding.wroteIn(card);
    offerNextGoal(card);
    if (event.target.matches("select")) showGoalName(event.target);
    if (event.target.name === `${card.id}-support`) card.dataset.asked = event.target.value;
    saveSoon(card, event.target.type === "radio" ? 0 : PAUSE);
  });
  round.addEventListener("change", (event) => {
    const card = cardOf(event.target);
    if (!card) return;
    touched(card);
    folding.wroteIn(card);
    saveSoon(card, 0);
  });
  round.addEventListener("focusout", (event) => {
    const card = cardOf(event.target);
    if (card && unsaved.has(card)) saveSoon(card, 0);
  });
  // Nothing unsaved is folded away: a card pressed on before it is saved folds after that.
  round.addEventListener("click", (event) => {
    const card = event.target.closest("details.person > summary")?.parentElement;
    if (!card?.open || isUntouched(card)) return;
    event.preventDefault();
    touched(card);
    folding.foldOnceSaved(card);
    save(card);
  });

  // Both texts are shown; which of them stands is a choice, made by a button or by typing on.
  const offerChoice = (card, name, error, stands) => {
    const choices = [
      ["Keep mine", (mine) => mine],
      ["Keep theirs", () => stands],
    ];
    if (controls(card, name)[0].type !== "radio") {
      choices.unshift(["Keep both", (mine) => `${stands}\n${mine}`]);
    }
    const line = document.createElement("span");
    line.className = "choice";
    for (const [label, decide] of choices) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-quiet";
      button.textContent = label;
      button.addEventListener("click", () => {
        setValue(card, name, decide(currentValue(card, name)));
        seenInputs(card).find((seen) => nameOf(seen) === name).value = stands;
        touched(card);
        folding.wroteIn(card);
        save(card);
      });
      line.append(button);
    }
    error.append(line);
  };

  const showProblem = (card, fresh, name) => {
    const [mine] = controls(card, name);
    const [theirs] = controls(fresh, name);
    if (!mine) return;
    const id = mine.type === "radio" ? mine.closest("fieldset").dataset.field : mine.id;
    const error = fresh.querySelector(`#${CSS.escape(`${id}_error`)}`);
    const shown = card.querySelector(`#${CSS.escape(`${id}_error`)}`);
    if (shown && error && shown.dataset.says === error.textContent) return;
    shown?.remove();
    mine.classList.toggle("is-invalid", Boolean(error) && mine.type !== "radio");
    if (!error) return mine.removeAttribute("aria-invalid");
    mine.setAttribute("aria-invalid", "true");
    const copy = document.importNode(error, true);
    copy.dataset.says = error.textContent;
    const place = mine.type === "radio" ? mine.closest("fieldset") : mine.parentElement;
    place.append(copy);
    if (theirs?.dataset.stands !== undefined) {
      offerChoice(card, name, copy, theirs.dataset.stands);
    }
  };

  // Takes over what the server says about a card, without touching what is being typed.
  const takeOver = (card, fresh, was) => {
    addGoalsOf(fresh, card);
    for (const news of seenInputs(fresh)) {
      const name = nameOf(news);
      const seen = seenInputs(card).find((input) => input.name === news.name);
      if (!seen) continue;
      const asked = controls(fresh, name)[0]?.dataset.stands !== undefined;
      if (was) showProblem(card, fresh, name);
      if (asked) continue;
      if (currentValue(card, name) === seen.value) {
        setValue(card, name, news.value);
        seen.value = news.value;
      } else if (was?.get(name) === news.value) {
        seen.value = news.value;
      }
    }
    folding.heard(card, fresh);
    const said = fresh.querySelector(".person-said");
    if (!unsaved.has(card)) {
      card.querySelector(".person-said").replaceWith(document.importNode(said, true));
      card.dataset.asked = fresh.dataset.asked;
    }
    const refusal = fresh.querySelector("[data-refusal]");
    card.querySelector("[data-refusal]").textContent = refusal.textContent;
  };

  const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

  const tryAgain = (card, why) => {
    say(card, why);
    saveSoon(card, RETRY);
  };

  const saved = (card, xhr, was) => {
    const fresh = parsed(xhr.responseText).querySelector("details.person");
    if (!fresh) return tryAgain(card, "Not saved yet. Trying again …");
    takeOver(card, fresh, was);
    const problems = fresh.querySelector(".is-invalid, .field-problem:not(:empty)");
    const isAskedAgain = again.delete(card);
    if (isUntouched(card)) {
      unsaved.delete(card);
      takeOver(card, fresh, was);
      folding.foldFinished();
    } else if (problems && !isAskedAgain) {
      folding.keepOpen(card);
      say(card, "Not all saved: please look below");
      giveUp("something needs a look first");
    } else {
      say(card, "…");
      saveSoon(card, isAskedAgain ? 0 : PAUSE);
    }
    goOn();
  };

  document.body.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRFToken"] = csrfToken();
    // A card sends its own fields alone, and not the form's older token.
    const { elt, formData } = event.detail;
    for (const name of [...formData.keys()]) {
      const own = name.replace(/^initial-/, "").startsWith(`${elt.id}-`);
      if (name !== "card" && !own) formData.delete(name);
    }
  });
  document.body.addEventListener("htmx:afterRequest", (event) => {
    const card = event.detail.elt;
    if (!sent.has(card)) return;
    const was = sent.get(card);
    sent.delete(card);
    saves += 1;
    const { xhr, successful } = event.detail;
    if (successful) return saved(card, xhr, was);
    touched(card);
    if (xhr.status === 401) {
      say(card, "Not saved yet: waiting behind the lock");
      giveUp(BEHIND_THE_LOCK);
      return lockAfterSignInEnded();
    }
    if (xhr.status === 404) {
      unsaved.delete(card);
      say(card, "No longer in this check-in. Your words are kept for you on Today");
      return goOn();
    }
    giveUp(xhr.status === 0 ? OUT_OF_REACH : "it could not be saved right now");
    if (xhr.status === 0) {
      tryAgain(card, "Not saved yet: no connection. Trying again …");
    } else {
      tryAgain(card, "Not saved yet. Trying again …");
    }
  });

  // What others saved: the page as it stands on the server, compared card by card.
  const lookForNews = async () => {
    if (document.hidden || isLocked()) return;
    const asOf = saves;
    const response = await ask(`${window.location.pathname}?key=${round.dataset.key}`);
    if (response?.status !== 200) return; // 204: nothing is new
    const page = parsed(await response.text());
    if (saves !== asOf) return;
    if (!sent.size) round.dataset.key = page.querySelector("form.round")?.dataset.key ?? "";
    for (const fresh of page.querySelectorAll("details.person")) {
      const card = document.getElementById(fresh.id);
      if (card) {
        if (!sent.has(card)) takeOver(card, fresh, null);
      } else {
        const joined = document.importNode(fresh, true);
        [...round.querySelectorAll("details.person")].at(-1)?.after(joined);
        htmx.process(joined);
      }
    }
    const facts = page.getElementById("round-facts");
    if (facts) document.getElementById("round-facts").textContent = facts.textContent;
  };
  if (round.dataset.open === "yes") setInterval(lookForNews, NEWS);

  // A plain save sends what is still unsent and stays. A button that leads on waits until every
  // word is saved and the server answers. Where that can't be soon the page says so, and the press
  // is over: a page must not go on by itself minutes later.
  const state = document.querySelector("[data-round-state]");
  const plainSave = round.querySelector("button:not([name])");
  let pressed = null; // the button that waits
  let passing = false; // while it is sent by us

  const giveUp = (why) => {
    if (!pressed) return;
    const button = pressed.textContent.trim();
    state.textContent = pressed.name
      ? `“${button}” was not done: ${why}. Please press it again.`
      : `Not everything is saved: ${why}.`;
    pressed = null;
  };
  // Only from a later task than the press: browsers ignore a submit within a submit.
  const send = (button) => {
    passing = true;
    round.requestSubmit(button);
    passing = false;
  };
  const goOn = async () => {
    if (!pressed || unsaved.size) return;
    const button = pressed;
    const status = (await ask(window.location.pathname))?.status;
    if (pressed !== button || unsaved.size) return; // typed on: it goes on after the next save
    if (status === 401 || isLocked()) return giveUp(BEHIND_THE_LOCK);
    // What else is wrong, the page that comes can say.
    if (!status || status >= 502) return giveUp(OUT_OF_REACH);
    pressed = null;
    if (button.name) return send(button);
    state.textContent = "Everything is saved.";
    lookForNews();
  };
  round.addEventListener("submit", (event) => {
    if (passing) return;
    event.preventDefault();
    const button = event.submitter ?? plainSave;
    if (button === pressed) return;
    pressed = button;
    state.textContent = "";
    for (const card of unsaved) save(card);
    goOn();
  });
  noticeEarlierTyping(round);
}
