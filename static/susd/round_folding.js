// A finished card folds to its line once the person writing has gone on to something else. What
// they are about to press keeps its place: the page is scrolled along, and where it can't be, the
// card's room stays empty below it until they scroll or type.
import { cardOf, isUntouched } from "./round_cards.js";

const AFTER_PRESS = 100; // milliseconds: a click, and the focus that it moves, are over by then

export function foldsFinishedCards(round, unsaved) {
  const told = round.querySelector("[data-folded]");
  const finished = new Set(); // as the server says
  const written = new Set(); // written in since they were opened
  const toFold = new Set(); // folded by hand while something in them was on its way
  let inHand = null; // the card that was last pressed or entered
  let isPressing = false;
  let isByKeys = false;
  let kept = null; // the card with empty room below

  const keepRoom = (card, height) => {
    kept?.style.removeProperty("--room-kept");
    kept = height ? card : null;
    kept?.style.setProperty("--room-kept", `${height}px`);
  };
  const withoutMoving = (card, change) => {
    const { activeElement } = document;
    const anchor = round.contains(activeElement)
      ? activeElement
      : (inHand ?? card.nextElementSibling ?? card);
    const top = () => anchor.getBoundingClientRect().top;
    const before = top();
    const scrollAlong = () => window.scrollBy({ top: top() - before, behavior: "instant" });
    keepRoom(card, 0);
    change();
    scrollAlong();
    if (isByKeys) return anchor.scrollIntoView({ block: "nearest", behavior: "instant" });
    const moved = Math.round(Math.abs(top() - before));
    if (!moved) return;
    keepRoom(card, moved);
    scrollAlong();
  };
  const fold = (card) => {
    written.delete(card);
    toFold.delete(card);
    if (!card.open) return;
    withoutMoving(card, () => {
      card.open = false;
    });
    told.textContent = `${card.querySelector("h2").textContent} is saved and folded.`;
  };
  const foldFinished = () => {
    if (isPressing) return;
    for (const card of [...written, ...toFold]) {
      if (unsaved.has(card) || !isUntouched(card)) continue;
      if (toFold.has(card) || (finished.has(card) && card !== inHand)) fold(card);
    }
  };

  const takeInHand = ({ target }) => {
    const card = cardOf(target);
    if (card === inHand) return;
    inHand = card;
    foldFinished();
  };
  const pressIsOver = () =>
    setTimeout(() => {
      isPressing = false;
      foldFinished();
    }, AFTER_PRESS);
  document.addEventListener(
    "pointerdown",
    () => {
      isPressing = true;
      isByKeys = false;
    },
    true,
  );
  document.addEventListener("pointerup", pressIsOver, true);
  document.addEventListener("pointercancel", pressIsOver, true);
  document.addEventListener(
    "keydown",
    () => {
      isByKeys = true;
      if (kept) keepRoom(kept, 0);
    },
    true,
  );
  document.addEventListener("scrollend", () => {
    if (kept && !isPressing) withoutMoving(kept, () => {});
  });
  round.addEventListener("pointerdown", takeInHand);
  round.addEventListener("focusin", takeInHand);

  return {
    wroteIn(card) {
      written.add(card);
      toFold.delete(card);
      told.textContent = "";
    },
    // What the server says of a card: it serves a finished one folded.
    heard(card, fresh) {
      if (fresh.open) finished.delete(card);
      else finished.add(card);
    },
    foldFinished,
    foldOnceSaved: (card) => toFold.add(card),
    keepOpen(card) {
      toFold.delete(card);
      card.open = true;
    },
  };
}
