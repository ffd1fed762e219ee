/* Keys, and the list of them. Single letters get in the way of some people's software, so they can
   be switched off (WCAG 2.1.4); they are never taken from a field, a menu or another key. */

import { goToChapter } from "./chapters.js";
import { openMenu } from "./menu.js";
import { enterSelection } from "./selection.js";

const OFF = "chapterhouse.keys-off";
const keys = new Map();
let dialog;

/** Gives a key something to do. */
export function onKey(key, run) {
  keys.set(key, run);
}

export function startKeys() {
  dialog = document.getElementById("keys");
  const choice = dialog.querySelector("input");
  choice.checked = !isOff();
  choice.addEventListener("change", () => setOff(!choice.checked));
  for (const opener of document.querySelectorAll("[data-opens=keys]")) {
    opener.hidden = false;
    opener.addEventListener("click", () => dialog.showModal());
  }
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  onKey("?", () => dialog.showModal());
  onKey("n", () => goToChapter(1));
  onKey("p", () => goToChapter(-1));
  onKey("s", () => enterSelection() || openMenu());
  addEventListener("keydown", (event) => {
    const run = keys.get(event.key);
    const taken = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
    const inside = event.target.closest?.("input:not([type=range]), textarea, select, [contenteditable], [role=menu], dialog");
    if (!run || taken || inside || isOff() || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    run();
  });
}

function isOff() {
  try {
    return localStorage.getItem(OFF) === "1";
  } catch {
    return false;
  }
}

function setOff(off) {
  try {
    if (off) localStorage.setItem(OFF, "1");
    else localStorage.removeItem(OFF);
  } catch {
    // Nothing may be stored; the keys stay as they are.
  }
}
