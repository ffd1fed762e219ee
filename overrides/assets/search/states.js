/* What the search says where there are no results to show, or not for all words. */

import { element } from "./results.js";

/** What is shown before anything is asked for. */
export function hints() {
  return element(
    "ul",
    { class: "ch-search__hints" },
    element("li", {}, "Every word has to be on the page. The moments show where they were said."),
    element("li", {}, "Quotation marks find words as they stand: ", element("q", {}, "a second listen"), "."),
    element("li", {}, "A name is also found where it was misheard."),
  );
}

/** What helps where nothing was found; it is said in the status, too. */
export function nothing(text, status) {
  status.textContent = `Nothing was found for ${text}`;
  const quoted = /["“”„«»]/.test(text);
  const tips = [
    quoted ? "Leave the quotation marks out, and the words need not stand together." : "",
    /\s/.test(text) && !quoted ? "Every word has to be on one page: try fewer of them." : "",
    "Try the beginning of a word, or another spelling.",
  ];
  const items = tips.filter(Boolean).map((tip) => element("li", {}, tip));
  return element("ul", { class: "ch-search__hints" }, ...items);
}

/** What is shown where the index cannot be had, with a way to ask again. */
export function failed(status, again) {
  status.textContent = "The search could not be loaded.";
  const button = element("button", { class: "ch-hit__more", type: "button" }, "Try again");
  button.addEventListener("click", again);
  const why = "Perhaps the connection is gone, or the site is just being built.";
  return element("div", { class: "ch-search__hints" }, element("p", {}, why), button);
}

/** Which words of the query no page has that is shown. */
export function missingText(opened) {
  const missing = opened[0].missing.filter((word) => opened.every((page) => page.missing.includes(word)));
  return missing.length ? ` – without ${missing.map((word) => `“${word}”`).join(", ")}, which was not found` : "";
}
