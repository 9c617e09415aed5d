// The page of a check-in.
import "./staff_page.js";
import "./round_autosave.js";
import "./round_keys.js";
