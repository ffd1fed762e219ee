/* Keys, and the list of them. Single letters get in the way of some people's software, so they can
   be switched off (WCAG 2.1.4); they are never taken from a field, a menu or another key. */

import { goToChapter } from "./chapters.js";
import { openMenu } from "./menu.js";
import { enterSelection } from "./selection.js";

const OFF = "chapterhouse.keys-off";
const keys = new Map();
const PLAYER = [
  ["k", "play or pause"],
  ["j l", "back 15 seconds, forward 30"],
  ["< >", "slower, faster"],
  ["f", "follow what is being said"],
];
const PAGE = [
  ["p n", "previous chapter, next chapter"],
  ["s", "share the turn at hand, or the words selected"],
  ["?", "this list"],
];

/** Gives a key something to do. */
export function onKey(key, run) {
  keys.set(key, run);
}

export function startKeys() {
  const opener = Object.assign(document.createElement("button"), { type: "button", className: "ch-keys-open" });
  opener.innerHTML = "Keys <kbd>?</kbd>";
  opener.addEventListener("click", showKeys);
  document.querySelector(".ch-chapters")?.append(opener);
  onKey("?", showKeys);
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

function showKeys() {
  (document.getElementById("keys") ?? keyList()).showModal();
}

/** The list of keys, made when it is first asked for. */
function keyList() {
  const dialog = document.createElement("dialog");
  dialog.className = "ch-keys";
  dialog.id = "keys";
  dialog.setAttribute("aria-labelledby", "keys-title");
  dialog.innerHTML = `
    <form method="dialog"><h2 id="keys-title">Keys</h2><button aria-label="Close" autofocus>×</button></form>
    <dl></dl>
    <p><label><input type="checkbox"> Single keys do this</label></p>`;
  for (const [names, what] of document.querySelector(".ch-player") ? [...PLAYER, ...PAGE] : PAGE) {
    const row = dialog.querySelector("dl").appendChild(document.createElement("div"));
    const term = row.appendChild(document.createElement("dt"));
    for (const name of names.split(" ")) {
      term.append(Object.assign(document.createElement("kbd"), { textContent: name }), " ");
    }
    row.appendChild(document.createElement("dd")).textContent = what;
  }
  const choice = dialog.querySelector("input");
  choice.checked = !isOff();
  choice.addEventListener("change", () => setOff(!choice.checked));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.querySelector("main").append(dialog);
  return dialog;
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
