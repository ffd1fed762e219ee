/* The search as a dialog over the page that one reads.

   What is found are links, in lists with headings, and not the options of a list box: a link can
   be opened in a new tab, and screen readers on phones find their way among headings and links,
   but not in a list whose focus is only said to move. The arrow keys go through the links. */

import { find, openSome, prepare, start } from "./engine.js";
import { parts } from "./parts.js";
import { countText, element, pageItem } from "./results.js";
import { failed, hints, missingText, nothing } from "./states.js";
import { follow, walk } from "./walking.js";

const PAUSE = 80;
const SLOW = 250;
const PAGES = 10;
const KEPT = "chapterhouse.search";

let dialog = null;

/**
 * Opens the dialog, with what was last asked for in this tab. `opener` leads to the search page;
 * `typed` gives what was typed while all of this was on its way.
 */
export async function openSearch(opener, typed) {
  dialog ??= make(opener.href);
  const { root, field, search } = await dialog;
  const { documentElement: page } = document;
  if (!root.open) {
    page.style.setProperty("--ch-scrollbar", `${innerWidth - page.clientWidth}px`);
    root.showModal();
  }
  field.focus();
  field.select();
  const text = typed();
  if (text) {
    field.value = text;
    field.dispatchEvent(new Event("input"));
  } else if (field.value) search();
  prepare().catch(() => {}); // The search itself says what is wrong.
}

async function make(address) {
  const { root, form, field, close, status, results, all } = await parts(address);
  field.value = kept();
  const show = shower({ field, status, results, all, address });
  let waiting = 0;
  field.addEventListener("input", () => {
    keep(field.value);
    start().catch(() => {});
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    if (!field.value.trim()) event.preventDefault();
  });
  close.addEventListener("click", () => root.close());
  root.addEventListener("click", (event) => {
    if (event.target === root) root.close(); // Beside the dialog.
  });
  root.addEventListener("keydown", (event) => walk(event, field, results));
  results.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) follow(event, link, root);
  });
  show();
  return { root, field, search: show };
}

/** Shows what is found for what stands in the field; the last one that was asked for wins. */
function shower({ field, status, results, all, address }) {
  let turn = 0;
  let shown = null;
  return async function show() {
    const text = field.value.trim();
    turn += 1;
    const mine = turn;
    if (text === shown) return;
    all.href = text ? `${address}?${new URLSearchParams({ q: text })}` : address;
    if (!text) {
      shown = text;
      status.textContent = "";
      results.replaceChildren(hints());
      return;
    }
    const slow = setTimeout(() => {
      if (mine !== turn) return;
      results.setAttribute("aria-busy", "true");
      status.textContent = "Searching …";
    }, SLOW);
    try {
      const pages = await find(text);
      const { opened, next } = await openSome(pages, 0, PAGES);
      if (mine !== turn) return;
      shown = text;
      const left = next < pages.length ? pages.length : opened.length;
      status.textContent = opened.length ? countText(left, opened) + missingText(opened) : "";
      results.replaceChildren(opened.length ? list(opened) : nothing(text, status));
      results.scrollTop = 0;
    } catch {
      if (mine !== turn) return;
      shown = null;
      results.replaceChildren(failed(status, show));
    } finally {
      clearTimeout(slow);
      if (mine === turn) results.removeAttribute("aria-busy");
    }
  };
}

function list(opened) {
  const items = element("ol", { class: "ch-hits" });
  items.append(...opened.map((page) => pageItem(page, { level: 2 })));
  return items;
}

function kept() {
  try {
    return sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}

function keep(text) {
  try {
    sessionStorage.setItem(KEPT, text);
  } catch {
    // Nothing may be stored: the next page begins with an empty field.
  }
}
