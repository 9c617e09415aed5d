// Every page for someone signed in.
import "./page.js";
import "./lock.js";
import "./drafts.js";
