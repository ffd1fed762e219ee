/* The search page. What is asked for stands in its address, so that it can be passed on and the
   back button goes through what was asked for before. */

import { choices, find, openSome, start } from "./engine.js";
import { failed, missingText, nothing } from "./states.js";
import { countText, element, pageItem } from "./results.js";

const FILTERS = { show: "Show", person: "Speaking", topic: "Topic", kind: "Kind", year: "Year" };
const PAUSE = 150;
const PAGES = 10;
const MOMENTS = 5;

const root = document.getElementById("search-page");

const field = element("input", {
  id: "search-field",
  name: "q",
  type: "text",
  autocomplete: "off",
  autocapitalize: "none",
  spellcheck: "false",
  enterkeyhint: "search",
  placeholder: "Words or “a phrase”",
});
const filters = element("div", { class: "ch-search__filters" });
const status = element("p", { class: "ch-search__status", role: "status", dir: "auto" });
const results = element("div", { class: "ch-search__results" });
const form = element(
  "form",
  { class: "ch-search__form", role: "search", action: location.pathname, method: "get" },
  element("label", { class: "ch-visually-hidden", for: "search-field" }, "Search"),
  field,
  element("button", { class: "ch-search__go", type: "submit" }, "Search"),
  filters,
);
const selects = new Map();
let turn = 0;

/** What the address asks for. */
function asked() {
  const parameters = new URLSearchParams(location.search);
  const chosen = Object.keys(FILTERS).filter((name) => parameters.get(name));
  return {
    text: (parameters.get("q") ?? "").trim(),
    chosen: Object.fromEntries(chosen.map((name) => [name, parameters.get(name)])),
  };
}

/** Writes what the form says into the address; `replace`: without a step to go back to. */
function say(replace) {
  const parameters = new URLSearchParams();
  if (field.value.trim()) parameters.set("q", field.value.trim());
  for (const [name, select] of selects) if (select.value) parameters.set(name, select.value);
  const query = parameters.toString();
  const address = location.pathname + (query && `?${query}`);
  if (address === location.pathname + location.search) return;
  if (replace) history.replaceState({}, "", address);
  else history.pushState({}, "", address);
}

/** Puts what the address says into the form, and shows what is found. */
async function show({ pages: wanted = PAGES, scroll = null } = {}) {
  turn += 1;
  const mine = turn;
  const { text, chosen } = asked();
  if (field.value.trim() !== text) field.value = text;
  for (const [name, select] of selects) select.value = chosen[name] ?? "";
  document.title = document.title.replace(/^.*?(?= – )/, text ? `${text} – Search` : "Search");
  if (!text && !Object.keys(chosen).length) {
    status.textContent = "";
    results.replaceChildren();
    return;
  }
  results.setAttribute("aria-busy", "true");
  status.textContent = "Searching …";
  try {
    const pages = await find(text, chosen);
    const { opened, next } = await openSome(pages, 0, wanted);
    if (mine !== turn) return;
    present({ pages, opened, next, text, chosen });
    if (scroll !== null) window.scrollTo(0, scroll);
  } catch {
    if (mine === turn) results.replaceChildren(failed(status, () => show()));
  } finally {
    if (mine === turn) results.removeAttribute("aria-busy");
  }
}

function present({ pages, opened, next, text, chosen }) {
  if (!opened.length) {
    results.replaceChildren(nothing(text, status), ...(clearing(chosen) ?? []));
    return;
  }
  const total = next < pages.length ? pages.length : opened.length;
  const list = element("ol", { class: "ch-hits" });
  list.append(...opened.map((page) => pageItem(page, { level: 2, moments: MOMENTS })));
  status.textContent = countText(total, opened) + missingText(opened);
  results.replaceChildren(list, ...moreOf({ pages, opened, next, list }));
}

/** A button for the next pages, where there are any. */
function moreOf({ pages, opened, next, list }) {
  if (next >= pages.length) return [];
  const button = element("button", { class: "ch-hit__more", type: "button" }, "More results");
  button.addEventListener("click", async () => {
    button.disabled = true;
    const more = await openSome(pages, next, PAGES);
    const items = more.opened.map((page) => pageItem(page, { level: 2, moments: MOMENTS }));
    list.append(...items);
    const all = [...opened, ...more.opened];
    history.replaceState({ ...history.state, pages: all.length }, "");
    status.textContent = countText(more.next < pages.length ? pages.length : all.length, all);
    button.replaceWith(...moreOf({ pages, opened: all, next: more.next, list }));
    items[0]?.querySelector("a").focus();
  });
  return [button];
}

/** A way out of filters that leave nothing. */
function clearing(chosen) {
  if (!Object.keys(chosen).length) return null;
  const button = element("button", { class: "ch-hit__more", type: "button" }, "Search without filters");
  button.addEventListener("click", () => {
    for (const select of selects.values()) select.value = "";
    say(false);
    show();
    field.focus();
  });
  return [button];
}

/** The filters that have something to choose between. */
async function fill() {
  const found = await choices();
  const { chosen } = asked();
  for (const [name, label] of Object.entries(FILTERS)) {
    const values = Object.keys(found[name] ?? {});
    if (values.length < 2 && !chosen[name]) continue;
    if (chosen[name] && !values.includes(chosen[name])) values.push(chosen[name]);
    const sign = name === "year" ? -1 : 1;
    values.sort((a, b) => sign * a.localeCompare(b, undefined, { numeric: true }));
    const select = element("select", { name, id: `search-${name}` }, element("option", { value: "" }, "Any"));
    select.append(...values.map((value) => element("option", { value }, value)));
    select.value = chosen[name] ?? "";
    select.addEventListener("change", () => {
      say(false);
      show();
    });
    selects.set(name, select);
    filters.append(element("p", {}, element("label", { for: select.id }, label), select));
  }
}

let waiting = 0;
field.addEventListener("input", () => {
  start().catch(() => {});
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    say(true);
    show();
  }, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  const before = location.search;
  say(false);
  if (location.search !== before) show();
});
window.addEventListener("popstate", (event) => show(event.state ?? {}));
// Where a reader was among the results, for when they come back from one of them.
history.scrollRestoration = "manual";
window.addEventListener("pagehide", () => {
  history.replaceState({ ...history.state, scroll: window.scrollY }, "");
});

root.append(form, status, results);
field.value = asked().text;
if (!field.value) field.focus();
show(history.state ?? {});
fill().catch(() => {});
