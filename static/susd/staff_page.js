// Every page for someone signed in.
import "./page.js";
import "./lock.js";
import "./drafts.js";
import { ask, isLocked } from "./session.js";

// Today asks now and then whether anything on it has changed, and says so in a place kept free for
// it. The page itself stays: nothing moves under someone's finger.
const EVERY = 30000; // milliseconds
const news = document.querySelector("[data-news]");

const lookForNews = async () => {
  if (document.hidden || isLocked() || news.textContent) return;
  const answer = await ask(news.dataset.news);
  if (answer?.status === 200) news.innerHTML = await answer.text();
};
if (news) {
  setInterval(lookForNews, EVERY);
  document.addEventListener("visibilitychange", lookForNews);
}
