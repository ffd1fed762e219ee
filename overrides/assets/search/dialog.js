/* The search as a dialog over the page that one reads.

   What is found are links, in lists with headings, and not the options of a list box: a link can
   be opened in a new tab, and screen readers on phones find their way among headings and links,
   but not in a list whose focus is only said to move. The arrow keys go through the links. */

import { find, openSome, prepare, start } from "./engine.js";
import { countText, element, pageItem } from "./results.js";
import { failed, hints, missingText, nothing } from "./states.js";

const PAUSE = 140;
const SLOW = 250;
const PAGES = 10;
const KEPT = "chapterhouse.search";
const STYLES = new URL("search.css", import.meta.url).href;

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
  await styles();
  const field = element("input", {
    id: "search-field",
    name: "q",
    type: "text",
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    enterkeyhint: "search",
    placeholder: "Words or “a phrase”",
    "aria-describedby": "search-keys",
  });
  const close = element("button", { class: "ch-search__close", type: "button" }, "Close");
  const status = element("p", { class: "ch-search__status", role: "status", dir: "auto" });
  const results = element("div", { class: "ch-search__results", id: "search-results" });
  const all = element("a", { class: "ch-search__all", href: address }, "All results, and filters");
  const keys = element(
    "p",
    { class: "ch-search__keys", id: "search-keys" },
    element("span", {}, element("kbd", {}, "↓"), " ", element("kbd", {}, "↑"), " to the moments"),
    element("span", {}, element("kbd", {}, "Enter"), " all results"),
    element("span", {}, element("kbd", {}, "Esc"), " close"),
  );
  const form = element(
    "form",
    { class: "ch-search__form", role: "search", action: address, method: "get" },
    element("label", { class: "ch-search__label", for: "search-field" }, "Search"),
    field,
    close,
  );
  const root = element("dialog", { class: "ch-search", id: "search", "aria-label": "Search" });
  root.append(form, status, results, element("footer", { class: "ch-search__foot" }, keys, all));
  document.body.append(root);

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
  root.addEventListener("keydown", (event) => walk(event, root, field, results));
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
    if (text === shown) return;
    turn += 1;
    const mine = turn;
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

/** Arrow keys, Home and End among the field and the links; a letter goes on with the query. */
function walk(event, root, field, results) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  const stops = [field, ...results.querySelectorAll("a, button")];
  const at = stops.indexOf(document.activeElement);
  const { key } = event;
  const inField = at === 0;
  let to = null;
  if (key === "ArrowDown") to = Math.min(at + 1, stops.length - 1);
  else if (key === "ArrowUp") to = Math.max(at - 1, 0);
  else if (key === "Home" && !inField) to = Math.min(1, stops.length - 1);
  else if (key === "End" && !inField) to = stops.length - 1;
  else if (key.length === 1 && key !== " " && at > 0) {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }
  if (to === null || at < 0) return undefined;
  event.preventDefault();
  stops[to].focus();
  if (to > 0) stops[to].scrollIntoView({ block: "nearest" });
  return undefined;
}

/** Goes to a moment of the page one is on without loading it again. */
function follow(event, link, root) {
  const to = new URL(link.href);
  if (to.pathname !== location.pathname) return;
  event.preventDefault();
  root.close();
  if (location.hash !== to.hash) location.hash = to.hash;
  const id = decodeURIComponent(to.hash.slice(1));
  document.getElementById(id)?.scrollIntoView();
  import("./highlight.js").then(({ mark }) => mark(to.searchParams.getAll("highlight"), id));
}

function styles() {
  if (document.querySelector(`link[href="${STYLES}"]`)) return undefined;
  return new Promise((resolve) => {
    const link = element("link", { rel: "stylesheet", href: STYLES });
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    document.head.append(link);
  });
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
