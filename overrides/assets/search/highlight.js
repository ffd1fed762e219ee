/* Marks the words that a reader searched for in the turn that a result led to. Nothing of the page
   is changed, so what is copied from it is the text alone. */

const NAME = "ch-search";

/** Marks what the address asks for, and takes that out of the address, which one may pass on. */
export function markAsAsked() {
  const address = new URL(location.href);
  const texts = address.searchParams.getAll("highlight");
  address.searchParams.delete("highlight");
  history.replaceState(history.state, "", address);
  mark(texts, decodeURIComponent(location.hash.slice(1)));
}

/** Marks texts in the element with an id; in the whole text where there is none. */
export function mark(texts, id) {
  if (!globalThis.Highlight || !CSS.highlights) return;
  const place =
    (id && document.getElementById(id)) ||
    document.querySelector(".ch-text") ||
    document.getElementById("content");
  const ranges = place ? texts.flatMap((text) => rangesOf(place, text)) : [];
  CSS.highlights.set(NAME, new Highlight(...ranges));
}

/** Every place of a text in an element, whatever its case and its line breaks. */
function rangesOf(place, text) {
  const wanted = text.trim().replace(/\s+/g, " ").toLowerCase();
  if (!wanted) return [];
  const ranges = [];
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const said = node.data.replace(/\s/g, " ").toLowerCase();
    if (said.length !== node.data.length) continue; // Letters that grow when made small.
    for (let at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, at + wanted.length)) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      ranges.push(range);
    }
  }
  return ranges;
}
