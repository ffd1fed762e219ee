/* What the search dialog is made of. */

import { element } from "./results.js";

const STYLES = new URL("search.css", import.meta.url).href;

/** The dialog's elements, in the document and closed. `address` is that of the search page. */
export async function parts(address) {
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
  return { root, form, field, close, status, results, all };
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
